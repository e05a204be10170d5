package org.zipp.report.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.UserTraitRow;
import org.zipp.store.StudyStore;

/**
 * The traits of all personas, as figures need them.
 *
 * @param personas by user id
 */
public record PersonaTraits(List<Persona> personas) {

	private static final String COMMUNITIES = "communities";
	private static final int YOUNGEST = 18;
	private static final int OLDEST = 65;

	/** Age groups in order. */
	static final List<String> AGES = List.of("under 18", "18–24", "25–34", "35–44", "45–54", "55–64", "65 and over");

	/**
	 * A persona.
	 *
	 * @param values    name → value of what is not an interest
	 * @param interests interest → confidence, 0 to 1
	 * @param places    communities it names as interests → confidence
	 */
	public record Persona(String userId, boolean participant, Map<String, String> values, Map<String, Double> interests,
			Map<String, Double> places) {

		public Persona {
			values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
			interests = Collections.unmodifiableMap(new LinkedHashMap<>(interests));
			places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
		}

		/** Its age group, empty when no age is stated that can be read. */
		public Optional<String> ageGroup() {
			return ageGroupOf(values.getOrDefault("age", ""));
		}

		/** The value of a trait, ages by group; empty when it is not stated. */
		public Optional<String> value(String trait) {
			return trait.equals("age") ? ageGroup()
					: Optional.ofNullable(values.get(trait)).map(v -> v.strip().toLowerCase(Locale.ROOT)).filter(v -> !v.isEmpty());
		}
	}

	public PersonaTraits {
		personas = List.copyOf(personas);
	}

	/** Reads the traits of a study. */
	public static PersonaTraits read(StudyStore store) {
		Set<String> participants = new HashSet<>();
		store.users().participants().stream().map(UserRow::id).forEach(participants::add);
		Collector collector = new Collector(participants);
		try (Stream<UserTraitRow> traits = store.personas().traits()) {
			traits.forEach(collector::add);
		}
		return new PersonaTraits(collector.end());
	}

	/** Makes personas of rows that come by user. */
	static final class Collector {
		private final Set<String> participants;
		private final List<Persona> done = new ArrayList<>();
		/** Values repeat a lot. */
		private final Map<String, String> known = new HashMap<>();
		private String user = "";
		private Map<String, String> values = new LinkedHashMap<>();
		private Map<String, Double> interests = new LinkedHashMap<>();
		private Map<String, Double> places = new LinkedHashMap<>();

		Collector(Set<String> participants) {
			this.participants = participants;
		}

		void add(UserTraitRow row) {
			if (!row.userId().equals(user)) {
				close();
				user = row.userId();
			}
			String name = row.name().strip().toLowerCase(Locale.ROOT);
			if (row.category() != TraitCategory.INTERESTS) {
				values.putIfAbsent(shared(name), shared(row.value().strip()));
				return;
			}
			for (String value : row.value().split("[,;]")) {
				String interest = value.strip().toLowerCase(Locale.ROOT);
				if (!interest.isEmpty()) {
					boolean place = name.equals(COMMUNITIES) || interest.startsWith("r/");
					(place ? places : interests).merge(shared(interest), row.confidence(), Math::max);
				}
			}
		}

		private String shared(String text) {
			return known.computeIfAbsent(text, t -> t);
		}

		private void close() {
			if (!user.isEmpty()) {
				done.add(new Persona(user, participants.contains(user), values, interests, places));
			}
			values = new LinkedHashMap<>();
			interests = new LinkedHashMap<>();
			places = new LinkedHashMap<>();
		}

		List<Persona> end() {
			close();
			user = "";
			return done;
		}
	}

	/** The group of an age such as {@code 27}, {@code 25-34} or {@code 30s}; empty when there is no number in it. */
	static Optional<String> ageGroupOf(String stated) {
		String[] numbers = stated.replaceAll("[^0-9]+", " ").strip().split(" ");
		if (numbers[0].isEmpty() || numbers[0].length() > 3) {
			return Optional.empty();
		}
		int age = Integer.parseInt(numbers[0]);
		if (numbers.length > 1 && numbers[1].length() <= 3) {
			age = (age + Integer.parseInt(numbers[1])) / 2;
		} else if (stated.matches(".*\\d0\\s*['’]?s\\b.*")) {
			age += 5;
		}
		return Optional.of(age < YOUNGEST ? AGES.getFirst() : age >= OLDEST ? AGES.getLast() : age < 25 ? AGES.get(1)
				: AGES.get((age - 25) / 10 + 2));
	}
}
