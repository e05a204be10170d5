package org.zipp.sample.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.core.style.Taste;

/**
 * The made-up crowd: communities, of which some lean to a look, and users with a planted taste. Everything about a user
 * follows from the seed and the user's number, so nobody needs to be held in memory.
 */
final class World {

	/** What a community is about. */
	enum Kind {
		/** A look: leans to one to three style values. */
		TASTE,
		/** A hobby that has nothing to do with looks. */
		HOBBY,
		/** Talk of every kind. */
		GENERAL,
		/** A city. */
		CITY
	}

	/**
	 * @param leanings style values of a {@link Kind#TASTE} community, empty for others
	 * @param topic    section of everyday talk
	 * @param country  of a {@link Kind#CITY}, else empty
	 */
	record Community(String name, String description, Kind kind, Set<StyleValue> leanings, String topic,
			String country) {
	}

	/**
	 * @param likes   taste communities and how much the user posts in each
	 * @param others  other communities and how much the user posts in each
	 * @param rows    posts and comments over the whole time
	 */
	record Person(String author, Taste taste, String age, String gender, String country, String city, String mood,
			int rows, List<Community> likes, double[] likeWeights, List<Community> others, double[] otherWeights) {
	}

	static final List<String> AGES = List.of("18-24", "25-34", "35-44", "45-54", "55+");
	static final List<String> GENDERS = List.of("woman", "man", "nonbinary");
	private static final double[] AGE_WEIGHTS = { 0.28, 0.34, 0.19, 0.11, 0.08 };
	private static final double[] GENDER_WEIGHTS = { 0.42, 0.53, 0.05 };
	private static final List<String> MOODS = List.of("cheerful", "melancholy", "calm", "dry");

	/** Looks that often go together; a user follows one of them on most axes. */
	static final List<Taste> PROFILES = List.of(Taste.ofId("warm+dark+grainy+crowded"),
			Taste.ofId("cool+bright+smooth+minimal"), Taste.ofId("vivid+dramatic+smooth+crowded"),
			Taste.ofId("muted+dark+grainy+minimal"), Taste.ofId("warm+bright+grainy+minimal"),
			Taste.ofId("vivid+bright+smooth+crowded"), Taste.ofId("cool+dramatic+grainy+crowded"),
			Taste.ofId("muted+bright+smooth+minimal"), Taste.ofId("warm+dramatic+smooth+minimal"),
			Taste.ofId("cool+dark+smooth+crowded"));
	private static final double FOLLOWS_PROFILE = 0.75;
	private static final StyleAxis[] AXES = StyleAxis.values();
	private static final Map<StyleAxis, List<StyleValue>> VALUES = new EnumMap<>(StyleAxis.class);

	static {
		for (StyleAxis axis : AXES) {
			VALUES.put(axis, StyleValue.of(axis));
		}
	}

	private static final List<String> FIRST = List.of("quiet", "amber", "paper", "north", "lucky", "tiny", "hollow",
			"wander", "velvet", "salty", "brisk", "mossy", "clever", "sunday", "rusty", "lunar", "plain", "copper", "wild",
			"gentle");
	private static final List<String> SECOND = List.of("otter", "kettle", "pilot", "willow", "badger", "lantern", "cedar",
			"marble", "falcon", "teacup", "harbour", "gravel", "piano", "sparrow", "button", "comet", "barrel", "thistle",
			"anchor", "domino");
	private static final List<String> PLACES = List.of("North", "Mill", "Ash", "Brook", "Fern", "Gold", "High", "Oak",
			"Raven", "Stone", "West", "Wood");
	private static final List<String> ENDS = List.of("field", "bridge", "ford", "haven", "side", "ton", "dale", "wick");

	private static final double TAIL = 1.5;
	private static final double MEAN_OVER_LEAST = 2.8;
	private static final double MOST_OVER_LEAST = 80;
	private static final int USERS_PER_CLUB = 20;
	private static final int MOST_CLUBS = 4000;
	private static final long USER = 1;
	private static final int NAME_RADIX = 36;

	private final long seed;
	private final double leastRows;
	private final List<Community> communities = new ArrayList<>();
	private final List<Community> tasteCommunities;
	/** Style values that each of the taste communities leans to, as bits. */
	private final int[] leanings;
	private final List<Community> hobbies;
	private final List<Community> general;
	private final List<Community> cities;
	private final List<List<Community>> clubs;

	/**
	 * @param users       how many users there are
	 * @param rowsPerUser mean posts and comments of a user
	 */
	World(long seed, int users, double rowsPerUser) {
		this.seed = seed;
		leastRows = rowsPerUser / MEAN_OVER_LEAST;
		communities.addAll(read());
		tasteCommunities = of(Kind.TASTE);
		leanings = tasteCommunities.stream().mapToInt(c -> bits(c.leanings)).toArray();
		hobbies = of(Kind.HOBBY);
		general = of(Kind.GENERAL);
		cities = of(Kind.CITY);
		clubs = hobbies.stream().map(_ -> (List<Community>) new ArrayList<Community>()).toList();
		int clubCount = Math.min(MOST_CLUBS, users / USERS_PER_CLUB);
		for (int i = 0; i < clubCount; i++) {
			int h = i % hobbies.size();
			int place = i / hobbies.size();
			int rounds = place / (PLACES.size() * ENDS.size());
			String town = PLACES.get(place % PLACES.size()) + ENDS.get(place / PLACES.size() % ENDS.size())
					+ (rounds == 0 ? "" : String.valueOf(rounds + 1));
			Community hobby = hobbies.get(h);
			Community club = new Community(town + hobby.name(), hobby.description() + " in and around " + town, Kind.HOBBY,
					Set.of(), hobby.topic(), "");
			clubs.get(h).add(club);
			communities.add(club);
		}
	}

	private List<Community> of(Kind kind) {
		return communities.stream().filter(c -> c.kind == kind).toList();
	}

	/** The communities written by hand, with what they lean to. */
	static List<Community> read() {
		try (InputStream in = World.class.getResourceAsStream("communities.csv");
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return lines.lines().skip(1).map(line -> {
				String[] f = line.split(",");
				Kind kind = Kind.valueOf(f[2].toUpperCase(Locale.ROOT));
				Set<StyleValue> leanings = kind == Kind.TASTE
						? Arrays.stream(f[3].split("\\+")).map(StyleValue::ofId)
								.collect(Collectors.toCollection(() -> EnumSet.noneOf(StyleValue.class)))
						: Set.of();
				String topic = kind == Kind.CITY ? "city" : kind == Kind.TASTE ? "" : f[3];
				return new Community(f[0], f[1], kind, leanings, topic, kind == Kind.CITY ? f[3] : "");
			}).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** All communities. */
	List<Community> communities() {
		return communities;
	}

	/** A community of talk about nothing in particular. */
	Community someGeneral(Dice dice) {
		return dice.of(general);
	}

	/** The user of that number. */
	Person person(int number) {
		Dice dice = new Dice(seed, USER, number);
		String author = dice.of(FIRST) + (dice.chance(0.5) ? "_" : "") + dice.of(SECOND)
				+ Integer.toString(number + NAME_RADIX, NAME_RADIX);
		Taste taste = taste(dice);
		String age = AGES.get(dice.weighted(AGE_WEIGHTS));
		String gender = GENDERS.get(dice.weighted(GENDER_WEIGHTS));
		Community city = cities.get(dice.zipf(cities.size()));
		String mood = dice.of(MOODS);
		int rows = (int) Math.min(leastRows * MOST_OVER_LEAST,
				Math.max(1, leastRows * Math.pow(1 - dice.fraction(), -1 / TAIL)));

		List<Community> likes = likes(taste, dice);
		double[] likeWeights = weights(likes.size(), dice);
		if (dice.chance(0.15)) {
			// Joined for other reasons: not everybody is where their taste is.
			if (addNew(likes, dice.of(tasteCommunities))) {
				likeWeights = Arrays.copyOf(likeWeights, likes.size());
				likeWeights[likes.size() - 1] = 0.08;
			}
		}
		List<Community> others = new ArrayList<>();
		int hobbyCount = 2 + dice.below(3);
		for (int i = 0; i < hobbyCount; i++) {
			int h = dice.below(hobbies.size());
			addNew(others, hobbies.get(h));
			if (!clubs.get(h).isEmpty() && dice.chance(0.5)) {
				addNew(others, clubs.get(h).get(dice.zipf(clubs.get(h).size())));
			}
		}
		addNew(others, city);
		addNew(others, general.get(dice.zipf(general.size())));
		addNew(others, general.get(dice.zipf(general.size())));
		return new Person(author, taste, age, gender, city.country(), city.name(), mood, rows, List.copyOf(likes),
				likeWeights, List.copyOf(others), weights(others.size(), dice));
	}

	private static Taste taste(Dice dice) {
		Taste profile = dice.of(PROFILES);
		Map<StyleAxis, StyleValue> values = new EnumMap<>(StyleAxis.class);
		for (StyleAxis axis : AXES) {
			values.put(axis, dice.chance(FOLLOWS_PROFILE) ? profile.values().get(axis) : dice.of(VALUES.get(axis)));
		}
		return new Taste(values);
	}

	/** Adds a community that is not there; these lists are short. */
	private static boolean addNew(List<Community> list, Community community) {
		for (Community c : list) {
			if (c == community) {
				return false;
			}
		}
		return list.add(community);
	}

	/** For each axis a community that leans to the user's value and to nothing else than the user's taste. */
	private List<Community> likes(Taste taste, Dice dice) {
		List<Community> likes = new ArrayList<>();
		int values = bits(taste.values().values());
		for (StyleAxis axis : AXES) {
			int value = 1 << taste.values().get(axis).ordinal();
			int fitting = 0;
			for (int leaning : leanings) {
				fitting += (leaning & value) != 0 && (leaning & ~values) == 0 ? 1 : 0;
			}
			int left = dice.below(fitting);
			int c = 0;
			while ((leanings[c] & value) == 0 || (leanings[c] & ~values) != 0 || left-- > 0) {
				c++;
			}
			addNew(likes, tasteCommunities.get(c));
		}
		return likes;
	}

	private static int bits(Collection<StyleValue> values) {
		int bits = 0;
		for (StyleValue value : values) {
			bits |= 1 << value.ordinal();
		}
		return bits;
	}

	private static double[] weights(int n, Dice dice) {
		double[] weights = new double[n];
		for (int i = 0; i < n; i++) {
			weights[i] = 0.3 + dice.fraction();
		}
		return weights;
	}
}
