package org.zipp.core.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.zipp.core.ZippException;

/**
 * Where an operation stands for people, as the properties of its component say; read without making the operation. A component
 * that says nothing stands in the group of others, needs nothing and makes no step of the line.
 *
 * @param group      which group of the menu it is in
 * @param place      its place in the group; {@link Operation#ORDER} unless it says otherwise
 * @param bundle     the bundle it comes from, where an icon with a path lies
 * @param icon       name of an icon of the workbench, or path of a picture in the bundle, with a slash in it
 * @param needs      what must be there first, the earliest first
 * @param makes      the step of the line it works on, if it does
 * @param shows      where what it made is looked at: {@code data}, {@code training}, {@code personas}, {@code pictures} or
 *                   {@code report}; empty for the place its result names
 * @param makesStudy whether it makes a study when none is open
 */
public record LinePlace(Group group, int place, String bundle, String icon, List<Need> needs, Optional<Step> makes, String shows,
		boolean makesStudy) {

	/** Service property: one of {@link Group}, lower case. */
	public static final String GROUP = "zipp.group";
	/** Service property: place in the group, an {@code Integer}. */
	public static final String PLACE = "zipp.place";
	/** Service property: icon. */
	public static final String ICON = "zipp.icon";
	/** Service property, also several: one of {@link Need}, lower case. */
	public static final String NEEDS = "zipp.needs";
	/** Service property: one of {@link Step}, lower case. */
	public static final String MAKES = "zipp.makes";
	/** Service property: where what it made is looked at. */
	public static final String SHOWS = "zipp.shows";
	/** Service property, a {@code Boolean}: whether it makes a study when none is open. */
	public static final String MAKES_STUDY = "zipp.makesStudy";

	private static final String USUAL_ICON = "line";

	/** The groups of the menu, in order. */
	public enum Group {
		DATA, PERSONAS, PICTURES, STUDY, ANALYSIS, OTHER
	}

	/** The steps from nothing to a report, in order. */
	public enum Step {
		DATA, EVIDENCE, PERSONAS, PROMPTS, PICTURES, RATERS, VOTES, REPORT
	}

	public LinePlace {
		needs = List.copyOf(needs);
	}

	/**
	 * Reads the properties of a component.
	 *
	 * @param id     the operation, for messages
	 * @param bundle the bundle it comes from
	 * @throws ZippException naming the property whose value is not known
	 */
	public static LinePlace of(String id, String bundle, Function<String, Object> property) {
		int order = property.apply(Operation.ORDER) instanceof Integer i ? i : Integer.MAX_VALUE;
		return new LinePlace(texts(property.apply(GROUP)).map(v -> value(id, GROUP, Group.class, v)).findFirst().orElse(Group.OTHER),
				property.apply(PLACE) instanceof Integer i ? i : order, bundle,
				texts(property.apply(ICON)).findFirst().orElse(USUAL_ICON),
				texts(property.apply(NEEDS)).map(v -> value(id, NEEDS, Need.class, v)).toList(),
				texts(property.apply(MAKES)).map(v -> value(id, MAKES, Step.class, v)).findFirst(),
				texts(property.apply(SHOWS)).findFirst().orElse(""), Boolean.TRUE.equals(property.apply(MAKES_STUDY)));
	}

	private static Stream<String> texts(Object property) {
		return property instanceof String[] several ? Arrays.stream(several) : property instanceof String one ? Stream.of(one) : Stream.empty();
	}

	private static <E extends Enum<E>> E value(String id, String property, Class<E> type, String text) {
		return Arrays.stream(type.getEnumConstants()).filter(c -> name(c).equals(text)).findFirst()
				.orElseThrow(() -> new ZippException("The operation '" + id + "' has " + property + "=" + text + ", which is not known. There are: "
						+ String.join(", ", Arrays.stream(type.getEnumConstants()).map(LinePlace::name).toList()) + '.'));
	}

	private static String name(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
