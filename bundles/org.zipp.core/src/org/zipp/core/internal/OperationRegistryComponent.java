package org.zipp.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ReferenceScope;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;

/** Collects the operations of all bundles as they come and go. */
@Component(service = OperationRegistry.class)
public final class OperationRegistryComponent implements OperationRegistry {

	/**
	 * An operation that is installed. It is asked who it is when somebody wants to know and not when it comes: one that
	 * needs this registry (to run other operations) could not be made while the registry is being made.
	 */
	private static final class Entry {
		private final ComponentServiceObjects<Operation> source;
		private Descriptor descriptor;

		private Entry(ComponentServiceObjects<Operation> source) {
			this.source = source;
		}

		/** Empty when the operation cannot be made; the error is in the log, and it is tried again the next time. */
		private synchronized Optional<Descriptor> descriptor() {
			if (descriptor == null) {
				Operation probe = source.getService();
				if (probe != null) {
					try {
						Object order = source.getServiceReference().getProperty(Operation.ORDER);
						descriptor = new Descriptor(probe.id(), order instanceof Integer i ? i : Integer.MAX_VALUE, probe.label(),
								probe.description(), probe.getClass());
					} finally {
						source.ungetService(probe);
					}
				}
			}
			return Optional.ofNullable(descriptor);
		}

		private String id() {
			return String.valueOf(source.getServiceReference().getProperty(Operation.ID));
		}

		private LinePlace place() {
			ServiceReference<Operation> reference = source.getServiceReference();
			return LinePlace.of(id(), reference.getBundle().getSymbolicName(), reference::getProperty);
		}
	}

	private final List<Entry> entries = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY, scope = ReferenceScope.PROTOTYPE_REQUIRED)
	void addOperation(ComponentServiceObjects<Operation> source) {
		entries.add(new Entry(source));
	}

	void removeOperation(ComponentServiceObjects<Operation> source) {
		entries.removeIf(e -> e.source.getServiceReference().equals(source.getServiceReference()));
	}

	@Override
	public List<Descriptor> operations() {
		List<Descriptor> all = new ArrayList<>(entries.stream().map(Entry::descriptor).flatMap(Optional::stream).toList());
		all.sort(Comparator.comparingInt(Descriptor::order).thenComparing(Descriptor::id));
		return all;
	}

	@Override
	public Optional<Descriptor> find(String id) {
		return entries.stream().map(Entry::descriptor).flatMap(Optional::stream).filter(d -> d.id().equals(id)).findFirst();
	}

	@Override
	public Optional<LinePlace> place(String id) {
		return entries.stream().filter(e -> e.id().equals(id)).findFirst().map(Entry::place);
	}

	@Override
	public Handle create(String id) {
		Entry entry = entries.stream()
				.filter(e -> e.descriptor().filter(d -> d.id().equals(id)).isPresent()).findFirst()
				.orElseThrow(() -> new ZippException("There is no operation '" + id + "'. There are: "
						+ operations().stream().map(Descriptor::id).collect(Collectors.joining(", ")) + '.'));
		Operation operation = entry.source.getService();
		if (operation == null) {
			throw new ZippException("The operation '" + id + "' could not be started; the error log says why.");
		}
		return new Handle() {
			private boolean closed;

			@Override
			public Operation operation() {
				return operation;
			}

			@Override
			public void close() {
				if (!closed) {
					closed = true;
					entry.source.ungetService(operation);
				}
			}
		};
	}
}
