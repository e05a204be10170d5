package org.zipp.core.choice;

import java.util.List;

/** Something that a person chooses by its id, for example a generator of pictures: a service. */
public interface Choosable {

	/** Name as typed and stored, lower case; part of the identity of what is made with it. */
	String id();

	/** Name in lists and tables; says so when it is a stand-in, works offline or simulates. */
	String label();

	/** One sentence for the person who chooses; may be empty. */
	default String description() {
		return "";
	}

	/** Why it cannot be used here and what to do, in sentences; empty when it can. Quick. */
	default String lack() {
		return "";
	}

	/** What may be set, in the order of a form. */
	default List<Setting> settings() {
		return List.of();
	}
}
