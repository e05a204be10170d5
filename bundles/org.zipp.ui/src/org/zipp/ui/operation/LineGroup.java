package org.zipp.ui.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.LinePlace.Group;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationRegistry.Descriptor;
import org.zipp.core.operation.Standalone;
import org.zipp.ui.context.Icons;

/** The groups of the menu Line, in order. Which operation stands in which, and where, its component says. */
enum LineGroup {
	DATA("&Data", Icons.DATA), PERSONAS("&Personas", Icons.PERSONAS), PICTURES("Pi&ctures", Icons.GENERATION), STUDY("&Study", Icons.STUDY),
	ANALYSIS("&Analysis", Icons.REPORT), OTHER("&Other", Icons.LINE);

	private final String title;
	private final String icon;

	LineGroup(String title, String icon) {
		this.title = title;
		this.icon = icon;
	}

	/** With its mnemonic. */
	String title() {
		return title;
	}

	String icon() {
		return icon;
	}

	private static LineGroup of(Group group) {
		return valueOf(group.name());
	}

	/** An operation and where it stands. */
	record Entry(Descriptor operation, LinePlace place) {

		/** Whether it can do nothing without an open study. */
		boolean needsStudy() {
			return !place.makesStudy() && !operation.type().isAnnotationPresent(Standalone.class);
		}
	}

	/** The operations by group, in the order of the group; groups without any are left out. */
	static Map<LineGroup, List<Entry>> of(OperationRegistry operations) {
		Map<LineGroup, List<Entry>> groups = new EnumMap<>(LineGroup.class);
		operations.operations().forEach(o -> operations.place(o.id())
				.ifPresent(p -> groups.computeIfAbsent(of(p.group()), g -> new ArrayList<>()).add(new Entry(o, p))));
		groups.values().forEach(g -> g.sort(Comparator.comparingInt((Entry e) -> e.place().place()).thenComparing(e -> e.operation().id())));
		return groups;
	}
}
