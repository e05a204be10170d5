package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.compare.rangedifferencer.IRangeComparator;
import org.eclipse.compare.rangedifferencer.RangeDifference;
import org.eclipse.compare.rangedifferencer.RangeDifferencer;
import org.zipp.model.TraitCategory;
import org.zipp.ui.personas.presenter.PersonaState.Line;
import org.zipp.ui.personas.presenter.PersonaState.TraitState;

/**
 * Two edits of the same persona put together: sentence by sentence with their evidence links, and trait by trait. What
 * only one of them touched is taken over; what both changed to something else is a conflict, for a person to decide.
 * Additions and removals of links never contradict each other.
 */
public final class PersonaMerge {

	/** Sentences that are at least so similar are versions of one another. */
	private static final double SIMILAR = 0.5;
	private static final int SETTLED = -1;

	/** What is taken where both edits changed the same. */
	public enum Take {
		/** As it was before both. */
		BEFORE,
		/** As the other edit has stored it. */
		STORED,
		/** As it stands in the editor. */
		MINE,
		/** What is stored and then what stands in the editor. */
		BOTH
	}

	/**
	 * Something that both edits changed.
	 *
	 * @param where  for example {@code Sentence 3} or {@code Trait palette}
	 * @param before as it was; empty when it was not there
	 * @param stored as it is stored; empty when it was taken away
	 * @param mine   as it stands in the editor; empty when it was taken away
	 * @param both   whether both can be kept
	 */
	public record Conflict(String where, String before, String stored, String mine, boolean both) {
	}

	/** A stretch of the text: settled, or to be chosen where {@code conflict} is a place in the list of conflicts. */
	private record Piece(int conflict, List<Line> settled, List<Line> before, List<Line> stored, List<Line> mine) {
		static Piece settled(List<Line> lines) {
			return new Piece(SETTLED, lines, List.of(), List.of(), List.of());
		}

		List<Line> taken(Take take) {
			return switch (take) {
			case BEFORE -> before;
			case STORED -> stored;
			case MINE -> mine;
			case BOTH -> joined(stored, mine);
			};
		}
	}

	/** A trait: settled (maybe as gone), or to be chosen where {@code conflict} is a place in the list of conflicts. */
	private record TraitPiece(int conflict, Optional<TraitState> settled, Optional<TraitState> before, Optional<TraitState> stored,
			Optional<TraitState> mine) {
		Optional<TraitState> taken(Take take) {
			return switch (take) {
			case BEFORE -> before;
			case STORED -> stored;
			case MINE, BOTH -> mine;
			};
		}
	}

	/** A changed stretch: lines {@code start} to before {@code end} of the base became {@code lines}. */
	private record Hunk(int start, int end, List<Line> lines, boolean mine) {
	}

	/** A trait is known by this: its name may occur in two categories, or twice. */
	private record Key(TraitCategory category, String name, int occurrence) {
	}

	private final List<Piece> pieces = new ArrayList<>();
	private final List<TraitPiece> traits = new ArrayList<>();
	private final List<Conflict> conflicts = new ArrayList<>();
	private final Map<Long, Integer> ranks;
	private final List<Line> base;

	/**
	 * Puts two edits together.
	 *
	 * @param before the state that both started from
	 * @param stored the state that somebody else has stored meanwhile
	 * @param mine   the state in the editor
	 * @param ranks  the rank of each piece of evidence that the stored persona has, by id; links to other evidence go
	 */
	public PersonaMerge(PersonaState before, PersonaState stored, PersonaState mine, Map<Long, Integer> ranks) {
		this.ranks = Map.copyOf(ranks);
		base = before.lines().stream().map(this::known).toList();
		mergeText(stored.lines().stream().map(this::known).toList(), mine.lines().stream().map(this::known).toList());
		mergeTraits(known(before.traits()), known(stored.traits()), known(mine.traits()));
	}

	private Line known(Line line) {
		return new Line(line.text().strip(), line.evidence().stream().filter(ranks::containsKey).toList());
	}

	private List<TraitState> known(List<TraitState> states) {
		return states.stream().map(t -> new TraitState(t.category(), t.name(), t.value(), t.confidence(),
				t.evidence().stream().filter(ranks::containsKey).toList())).toList();
	}

	/** What must be decided, in the order of the text, then the traits. */
	public List<Conflict> conflicts() {
		return List.copyOf(conflicts);
	}

	/**
	 * The two edits as one.
	 *
	 * @param takes what is taken for each conflict, in their order
	 */
	public PersonaState merged(List<Take> takes) {
		if (takes.size() != conflicts.size()) {
			throw new IllegalArgumentException(takes.size() + " choices for " + conflicts.size() + " conflicts");
		}
		List<Line> lines = new ArrayList<>();
		for (Piece piece : pieces) {
			lines.addAll(piece.conflict == SETTLED ? piece.settled : piece.taken(takes.get(piece.conflict)));
		}
		List<TraitState> states = new ArrayList<>();
		for (TraitPiece trait : traits) {
			(trait.conflict == SETTLED ? trait.settled : trait.taken(takes.get(trait.conflict))).ifPresent(states::add);
		}
		return new PersonaState(lines, states);
	}

	// ------------------------------------------------------------------------------------------- text

	private void mergeText(List<Line> stored, List<Line> mine) {
		List<Hunk> hunks = new ArrayList<>(hunks(stored, false));
		hunks.addAll(hunks(mine, true));
		// What is put in at a place stands before what replaces the sentence behind it.
		hunks.sort(Comparator.comparingInt(Hunk::start).thenComparingInt(Hunk::end).thenComparing(Hunk::mine));
		Map<Integer, Line> storedKept = kept(stored, false, hunks);
		Map<Integer, Line> mineKept = kept(mine, true, hunks);
		int next = 0;
		for (int i = 0; i < hunks.size();) {
			int first = i;
			int from = hunks.get(i).start;
			int to = hunks.get(i).end;
			i++;
			while (i < hunks.size() && touches(from, to, hunks.get(i))) {
				to = Math.max(to, hunks.get(i).end);
				i++;
			}
			unchanged(next, from, storedKept, mineKept);
			changed(from, to, side(from, to, hunks.subList(first, i), false, storedKept),
					side(from, to, hunks.subList(first, i), true, mineKept));
			next = to;
		}
		unchanged(next, base.size(), storedKept, mineKept);
	}

	private List<Hunk> hunks(List<Line> side, boolean mine) {
		List<Hunk> found = new ArrayList<>();
		for (RangeDifference d : RangeDifferencer.findDifferences(new Lines(base), new Lines(side))) {
			found.add(new Hunk(d.leftStart(), d.leftEnd(), side.subList(d.rightStart(), d.rightEnd()), mine));
		}
		return found;
	}

	/** Two stretches belong together when they share a sentence of the base, or put something in at one place. */
	private static boolean touches(int from, int to, Hunk next) {
		return next.start < to || from == to && next.start == from && next.end == from;
	}

	/** The lines of a side that stand for unchanged lines of the base, by their place there. */
	private Map<Integer, Line> kept(List<Line> side, boolean mine, List<Hunk> hunks) {
		Map<Integer, Line> kept = new HashMap<>();
		int shift = 0;
		int place = 0;
		for (Hunk hunk : hunks) {
			if (hunk.mine == mine) {
				for (; place < hunk.start; place++) {
					kept.put(place, side.get(place + shift));
				}
				place = hunk.end;
				shift += hunk.lines.size() - (hunk.end - hunk.start);
			}
		}
		for (; place < base.size(); place++) {
			kept.put(place, side.get(place + shift));
		}
		return kept;
	}

	/** A stretch as one side has it. */
	private static List<Line> side(int from, int to, List<Hunk> hunks, boolean mine, Map<Integer, Line> kept) {
		List<Line> lines = new ArrayList<>();
		int place = from;
		for (Hunk hunk : hunks) {
			if (hunk.mine == mine) {
				for (; place < hunk.start; place++) {
					lines.add(kept.get(place));
				}
				lines.addAll(hunk.lines);
				place = hunk.end;
			}
		}
		for (; place < to; place++) {
			lines.add(kept.get(place));
		}
		return lines;
	}

	private void unchanged(int from, int to, Map<Integer, Line> stored, Map<Integer, Line> mine) {
		List<Line> lines = new ArrayList<>();
		for (int i = from; i < to; i++) {
			Line s = stored.get(i);
			lines.add(new Line(s.text(), merged(base.get(i).evidence(), s.evidence(), mine.get(i).evidence())));
		}
		if (!lines.isEmpty()) {
			pieces.add(Piece.settled(lines));
		}
	}

	/** Settles what one side alone changed; cuts what both changed into sentences where these correspond. */
	private void changed(int from, int to, List<Line> stored, List<Line> mine) {
		List<Line> before = base.subList(from, to);
		if (stored.size() == before.size() && mine.size() == before.size() && before.size() > 1 && corresponds(before, stored, mine)) {
			for (int i = 0; i < before.size(); i++) {
				piece(from + i, before.subList(i, i + 1), stored.subList(i, i + 1), mine.subList(i, i + 1));
			}
		} else {
			piece(from, before, stored, mine);
		}
	}

	private static boolean corresponds(List<Line> before, List<Line> stored, List<Line> mine) {
		for (int i = 0; i < before.size(); i++) {
			boolean s = same(before.get(i), stored.get(i)) || similar(before.get(i), stored.get(i));
			boolean m = same(before.get(i), mine.get(i)) || similar(before.get(i), mine.get(i));
			if (!s && !m || !s && !same(before.get(i), mine.get(i)) || !m && !same(before.get(i), stored.get(i))) {
				return false;
			}
		}
		return true;
	}

	private void piece(int from, List<Line> before, List<Line> stored, List<Line> mine) {
		Optional<List<Line>> settled;
		if (same(stored, mine)) {
			settled = Optional.of(sameText(before, stored, mine));
		} else if (same(before, stored)) {
			settled = carried(before, stored, mine);
		} else if (same(before, mine)) {
			settled = carried(before, mine, stored);
		} else if (before.isEmpty() && stored.stream().noneMatch(s -> mine.stream().anyMatch(m -> similar(s, m)))) {
			// Different additions at one place.
			settled = Optional.of(joined(stored, mine));
		} else {
			settled = Optional.empty();
		}
		if (settled.isPresent()) {
			if (!settled.get().isEmpty()) {
				pieces.add(Piece.settled(settled.get()));
			}
			return;
		}
		pieces.add(new Piece(conflicts.size(), List.of(), List.copyOf(before), List.copyOf(stored), List.copyOf(mine)));
		boolean links = same(before, stored) || same(before, mine);
		conflicts.add(new Conflict(where(from, before.size()), words(before, links), words(stored, links), words(mine, links),
				!stored.isEmpty() && !mine.isEmpty() && !links));
	}

	/** The same sentences on both sides: the links of each are merged. */
	private static List<Line> sameText(List<Line> before, List<Line> stored, List<Line> mine) {
		List<Line> lines = new ArrayList<>();
		for (int i = 0; i < stored.size(); i++) {
			List<Long> links = before.size() == stored.size() ? before.get(i).evidence() : List.of();
			lines.add(new Line(stored.get(i).text(), merged(links, stored.get(i).evidence(), mine.get(i).evidence())));
		}
		return lines;
	}

	/**
	 * A change of sentences of which the other side changed at most the links: these go with the sentence.
	 *
	 * @return empty when links were changed on a sentence that the change took away
	 */
	private static Optional<List<Line>> carried(List<Line> before, List<Line> linked, List<Line> changed) {
		List<Line> lines = new ArrayList<>(changed);
		for (int i = 0; i < before.size(); i++) {
			if (new LinkedHashSet<>(before.get(i).evidence()).equals(new LinkedHashSet<>(linked.get(i).evidence()))) {
				continue;
			}
			int partner = partner(before, i, lines);
			if (partner < 0) {
				return Optional.empty();
			}
			Line line = lines.get(partner);
			lines.set(partner, new Line(line.text(), merged(before.get(i).evidence(), linked.get(i).evidence(), line.evidence())));
		}
		return Optional.of(lines);
	}

	private static int partner(List<Line> before, int i, List<Line> lines) {
		if (lines.size() == before.size() && similar(before.get(i), lines.get(i))) {
			return i;
		}
		int best = -1;
		double most = SIMILAR;
		for (int j = 0; j < lines.size(); j++) {
			double similarity = PersonaText.similarity(PersonaText.normal(before.get(i).text()), PersonaText.normal(lines.get(j).text()));
			if (similarity >= most && (best < 0 || similarity > most)) {
				best = j;
				most = similarity;
			}
		}
		return best;
	}

	private static String where(int from, int size) {
		return size == 0 ? from == 0 ? "New at the beginning" : "New after sentence " + from
				: size == 1 ? "Sentence " + (from + 1) : "Sentences " + (from + 1) + " to " + (from + size);
	}

	private String words(List<Line> lines, boolean links) {
		return lines.stream().map(l -> l.text() + (!links ? ""
				: l.evidence().isEmpty() ? " (rests on no evidence)" : " (rests on evidence " + l.evidence().stream().map(ranks::get)
						.sorted().map(String::valueOf).collect(Collectors.joining(", ")) + ')'))
				.collect(Collectors.joining(" "));
	}

	private static boolean same(List<Line> a, List<Line> b) {
		return a.stream().map(l -> PersonaText.normal(l.text())).toList().equals(b.stream().map(l -> PersonaText.normal(l.text())).toList());
	}

	private static boolean same(Line a, Line b) {
		return PersonaText.normal(a.text()).equals(PersonaText.normal(b.text()));
	}

	private static boolean similar(Line a, Line b) {
		return PersonaText.similarity(PersonaText.normal(a.text()), PersonaText.normal(b.text())) >= SIMILAR;
	}

	private static List<Line> joined(List<Line> a, List<Line> b) {
		List<Line> both = new ArrayList<>(a);
		both.addAll(b);
		return both;
	}

	/** Links with what either side added, without what either side took away. */
	private static List<Long> merged(List<Long> before, List<Long> stored, List<Long> mine) {
		LinkedHashSet<Long> links = new LinkedHashSet<>(stored);
		before.stream().filter(id -> !mine.contains(id)).forEach(links::remove);
		mine.stream().filter(id -> !before.contains(id)).forEach(links::add);
		return List.copyOf(links);
	}

	/** Sentences for the comparison, equal when they differ in white space alone. */
	private record Lines(List<Line> lines) implements IRangeComparator {
		@Override
		public int getRangeCount() {
			return lines.size();
		}

		@Override
		public boolean rangesEqual(int place, IRangeComparator other, int otherPlace) {
			return same(lines.get(place), ((Lines) other).lines.get(otherPlace));
		}

		@Override
		public boolean skipRangeComparison(int length, int most, IRangeComparator other) {
			return false;
		}
	}

	// ----------------------------------------------------------------------------------------- traits

	private void mergeTraits(List<TraitState> before, List<TraitState> stored, List<TraitState> mine) {
		Map<Key, TraitState> b = keyed(before);
		Map<Key, TraitState> s = keyed(stored);
		Map<Key, TraitState> m = keyed(mine);
		LinkedHashSet<Key> keys = new LinkedHashSet<>(s.keySet());
		keys.addAll(m.keySet());
		keys.addAll(b.keySet());
		for (Key key : keys) {
			trait(Optional.ofNullable(b.get(key)), Optional.ofNullable(s.get(key)), Optional.ofNullable(m.get(key)));
		}
	}

	private static Map<Key, TraitState> keyed(List<TraitState> states) {
		Map<Key, TraitState> keyed = new LinkedHashMap<>();
		for (TraitState state : states) {
			int occurrence = 0;
			while (keyed.putIfAbsent(new Key(state.category(), state.name(), occurrence), state) != null) {
				occurrence++;
			}
		}
		return keyed;
	}

	private void trait(Optional<TraitState> before, Optional<TraitState> stored, Optional<TraitState> mine) {
		if (mine.equals(before) || mine.equals(stored)) {
			traits.add(new TraitPiece(SETTLED, stored, before, stored, mine));
		} else if (stored.equals(before)) {
			traits.add(new TraitPiece(SETTLED, mine, before, stored, mine));
		} else {
			Optional<TraitState> fields = stored.isPresent() && mine.isPresent() ? fields(before, stored.get(), mine.get()) : Optional.empty();
			traits.add(new TraitPiece(fields.isPresent() ? SETTLED : conflicts.size(), fields, before, stored, mine));
			if (fields.isEmpty()) {
				boolean confidence = stored.map(TraitState::value).equals(mine.map(TraitState::value));
				conflicts.add(new Conflict("Trait " + mine.or(() -> stored).map(TraitState::name).orElseThrow(), words(before, confidence),
						words(stored, confidence), words(mine, confidence), false));
			}
		}
	}

	/** Each field by itself; empty when both changed one of them to something else. */
	private static Optional<TraitState> fields(Optional<TraitState> before, TraitState stored, TraitState mine) {
		Optional<String> value = field(before, stored, mine, TraitState::value);
		Optional<Double> confidence = field(before, stored, mine, TraitState::confidence);
		if (value.isEmpty() || confidence.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new TraitState(stored.category(), stored.name(), value.get(), confidence.get(),
				merged(before.map(TraitState::evidence).orElse(List.of()), stored.evidence(), mine.evidence())));
	}

	private static <T> Optional<T> field(Optional<TraitState> before, TraitState stored, TraitState mine, Function<TraitState, T> of) {
		T s = of.apply(stored);
		T m = of.apply(mine);
		T b = before.map(of).orElse(null);
		return Objects.equals(s, m) || Objects.equals(b, m) ? Optional.of(s) : Objects.equals(b, s) ? Optional.of(m) : Optional.empty();
	}

	private static String words(Optional<TraitState> trait, boolean confidence) {
		return trait.map(t -> (t.value().isEmpty() ? "(no value)" : t.value())
				+ (confidence ? String.format(Locale.ROOT, " (confidence %.2f)", t.confidence()) : "")).orElse("");
	}
}
