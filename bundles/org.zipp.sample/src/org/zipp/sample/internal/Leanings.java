package org.zipp.sample.internal;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.zipp.core.style.StyleValue;

/** What the communities of the made-up crowd lean to. */
public final class Leanings {

	private Leanings() {
	}

	/** Name of a community → style values it leans to; communities without any are left out. */
	public static Map<String, Set<StyleValue>> byCommunity() {
		return World.read().stream().filter(c -> !c.leanings().isEmpty())
				.collect(Collectors.toUnmodifiableMap(World.Community::name, c -> Set.copyOf(c.leanings())));
	}
}
