package org.zipp.core.operation;

import java.util.List;
import java.util.Optional;

/** The operations that are installed. A service; found through declarative services. */
public interface OperationRegistry {

	/** What is known of an operation before it is made. */
	record Descriptor(String id, int order, String label, String description, Class<? extends Operation> type) {
	}

	/** Where an operation stands for people, told by its component alone: quick, and no operation is made. Empty when there is none of that id. */
	Optional<LinePlace> place(String id);

	/** All operations, in menu order. */
	List<Descriptor> operations();

	/** The operation of that id. */
	Optional<Descriptor> find(String id);

	/**
	 * A fresh operation with its defaults. Close the handle when the run is over.
	 *
	 * @throws org.zipp.core.ZippException when there is none of that id, naming those there are
	 */
	Handle create(String id);

	/** An operation made for one run. */
	interface Handle extends AutoCloseable {
		Operation operation();

		@Override
		void close();
	}
}
