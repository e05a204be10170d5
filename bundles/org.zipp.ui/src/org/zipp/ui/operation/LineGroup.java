package org.zipp.ui.operation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.zipp.core.operation.OperationRegistry.Descriptor;
import org.zipp.core.operation.Standalone;
import org.zipp.ui.context.Icons;

/** The groups of the menu Line, in order. */
enum LineGroup {
	DATA("&Data", Icons.DATA, "sample", "ingest", "attach", "train", "encode", "ablation", "explore"),
	PERSONAS("&Personas", Icons.PERSONAS, "mine", "verbalize"),
	PICTURES("Pi&ctures", Icons.GENERATION, "rewrite", "generate", "repair", "refresh", "cmmd"),
	STUDY("&Study", Icons.STUDY, "study", "rater", "design", "simulate", "power", "monitor", "verify", "demo"),
	ANALYSIS("&Analysis", Icons.REPORT, "report", "marginals", "analyze", "check"),
	/** Operations that are installed besides ours. */
	OTHER("&Other", Icons.LINE);

	/** Operations that make a study when none is open. */
	private static final Set<String> MAKERS = Set.of("sample", "ingest", "study", "demo", "cmmd");

	private final String title;
	private final String icon;
	private final List<String> operations;

	LineGroup(String title, String icon, String... operations) {
		this.title = title;
		this.icon = icon;
		this.operations = List.of(operations);
	}

	/** With its mnemonic. */
	String title() {
		return title;
	}

	String icon() {
		return icon;
	}

	/** The operations by group, in the order of the group; groups without any are left out. */
	static Map<LineGroup, List<Descriptor>> of(List<Descriptor> all) {
		Map<LineGroup, List<Descriptor>> groups = new EnumMap<>(LineGroup.class);
		List<Descriptor> rest = new ArrayList<>(all);
		for (LineGroup group : values()) {
			List<Descriptor> own = new ArrayList<>();
			for (String id : group.operations) {
				all.stream().filter(o -> o.id().equals(id)).forEach(own::add);
			}
			rest.removeAll(own);
			if (!own.isEmpty()) {
				groups.put(group, own);
			}
		}
		if (!rest.isEmpty()) {
			groups.put(OTHER, rest);
		}
		return groups;
	}

	/** Whether an operation can do nothing without an open study. */
	static boolean needsStudy(Descriptor operation) {
		return !MAKERS.contains(operation.id()) && !operation.type().isAnnotationPresent(Standalone.class);
	}
}
