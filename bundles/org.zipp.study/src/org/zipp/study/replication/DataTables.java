package org.zipp.study.replication;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.TrialKind;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.internal.RecordParts;
import org.zipp.study.rating.PersonaRatings.Rating;
import org.zipp.study.replication.DataTable.Column;
import org.zipp.study.replication.DataTable.Kind;

/** A study's trials with their votes, its raters and the ratings of its personas as tables, and back. */
final class DataTables {

	static final String VOTES = "votes";
	static final String RATERS = "raters";
	static final String RATINGS = "ratings";
	/** Before the names of demographic columns. */
	static final String DEMOGRAPHIC = "demographic_";

	private static final Map<String, String> CHOICES = levels(Choice.values(),
			Map.of(Choice.LEFT, "the left picture", Choice.RIGHT, "the right picture",
			Choice.TIE, "no preference", Choice.SKIP, "no answer", Choice.BOTH_BAD, "both pictures are bad"));
	private static final Map<String, String> KINDS = Arrays.stream(TrialKind.values())
			.collect(Collectors.toMap(RecordParts::word, TrialKind::label, (a, _) -> a, LinkedHashMap::new));
	private static final Map<String, String> RATER_KINDS = Map.of(RecordParts.word(RaterKind.HUMAN), "a person",
			RecordParts.word(RaterKind.SIMULATED), "a program");

	private static final List<Column> VOTE_COLUMNS = List.of(new Column("trial", Kind.INTEGER, "Number of the trial in the study."),
			new Column("rater", Kind.TEXT, "Who judged: a number in a drawn order, the same in the table of raters."),
			new Column("position", Kind.INTEGER, "Place of the trial in the rater's order."),
			new Column("kind", Kind.TEXT, "What the trial was for; only pairs are votes.", "", KINDS),
			new Column("user", Kind.TEXT, "Whose pictures were shown: a number in the order of this table; empty for pictures of nobody in"
					+ " particular."),
			new Column("prompt", Kind.TEXT, "Id of the prompt of both pictures; its text stands in bundle.json."),
			new Column("left", Kind.TEXT, "Id of the condition of the left picture; its label stands in bundle.json."),
			new Column("right", Kind.TEXT, "Id of the condition of the right picture."),
			new Column("identical", Kind.BOOLEAN, "Whether both pictures were the same file; then the answer is no vote."),
			new Column("choice", Kind.TEXT, "The answer; empty while the trial was open.", "", CHOICES),
			new Column("time", Kind.TIME, "When the answer was given, UTC."),
			new Column("response_ms", Kind.INTEGER, "From showing both pictures to the answer; 0 while the trial was open.", "millisecond",
					Map.of()));
	private static final List<Column> RATER_COLUMNS = List.of(new Column("rater", Kind.TEXT, "Number of the rater, in a drawn order."),
			new Column("rater_kind", Kind.TEXT, "Who the rater is.", "", RATER_KINDS));
	private static final List<Column> RATING_COLUMNS = List.of(
			new Column("expert", Kind.TEXT, "Who rated: a number in a drawn order; experts are no raters of pictures."),
			new Column("persona_of", Kind.TEXT, "Whose persona was rated: the numbers of users in the table of votes, and further ones."),
			new Column("persona_text", Kind.TEXT, "Which text was rated; two texts of one user are two."),
			new Column("criterion", Kind.TEXT, "What it was rated for."),
			new Column("rating", Kind.INTEGER, "1 is poor, 5 excellent."));

	private DataTables() {
	}

	private static <E extends Enum<E>> Map<String, String> levels(E[] constants, Map<E, String> meanings) {
		return Arrays.stream(constants).collect(Collectors.toMap(RecordParts::word, meanings::get, (a, _) -> a, LinkedHashMap::new));
	}

	/** The tables of a study; those of ratings only when there are ratings. */
	static List<DataTable> of(StudyData data) {
		List<List<Object>> votes = new ArrayList<>();
		Map<String, Judgement> raters = new LinkedHashMap<>();
		TreeSet<String> variables = new TreeSet<>();
		for (Judgement j : data.judgements()) {
			votes.add(Arrays.asList(j.trialId(), j.raterId(), j.position(), RecordParts.word(j.kind()), empty(j.userId()), j.promptId(), j.left(),
					j.right(), j.identical(),
					j.choice() == null ? null : RecordParts.word(j.choice()), j.at() == null ? null : j.at().toString(), j.responseMillis()));
			raters.putIfAbsent(j.raterId(), j);
			variables.addAll(j.attributes().keySet());
		}
		List<Column> raterColumns = new ArrayList<>(RATER_COLUMNS);
		variables.forEach(v -> raterColumns.add(new Column(DEMOGRAPHIC + v, Kind.TEXT, "What the rater stated of: " + v
				+ ". Empty where it was not stated.")));
		List<List<Object>> people = new ArrayList<>();
		raters.values().forEach(j -> {
			List<Object> row = new ArrayList<>(List.of(j.raterId(), RecordParts.word(j.raterKind())));
			variables.forEach(v -> row.add(j.attributes().get(v)));
			people.add(row);
		});
		List<DataTable> tables = new ArrayList<>(List.of(
				new DataTable(VOTES, "A trial: two pictures shown to a rater, and the answer.", VOTE_COLUMNS, votes),
				new DataTable(RATERS, "A rater with trials.", List.copyOf(raterColumns), people)));
		if (!data.ratings().ratings().isEmpty()) {
			tables.add(new DataTable(RATINGS, "A rating of a persona by an expert for a criterion.", RATING_COLUMNS, data.ratings().ratings()
					.stream()
					.map(r -> Arrays.<Object>asList(r.expert(), r.userId(), empty(r.textHash()), r.criterion(), r.value())).toList()));
		}
		return tables;
	}

	private static String empty(String text) {
		return text.isEmpty() ? null : text;
	}

	/** Trials of the tables of votes and raters. */
	static List<Judgement> judgements(List<Map<String, String>> votes, List<Map<String, String>> raters) {
		Map<String, RaterKind> kinds = new LinkedHashMap<>();
		Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
		for (Map<String, String> row : raters) {
			kinds.put(row.get("rater"), constant(RaterKind.class, row.get("rater_kind"), RATERS));
			Map<String, String> stated = new LinkedHashMap<>();
			row.forEach((column, value) -> {
				if (column.startsWith(DEMOGRAPHIC) && !value.isEmpty()) {
					stated.put(column.substring(DEMOGRAPHIC.length()), value);
				}
			});
			attributes.put(row.get("rater"), stated);
		}
		List<Judgement> judgements = new ArrayList<>();
		for (Map<String, String> row : votes) {
			String rater = row.get("rater");
			if (!kinds.containsKey(rater)) {
				throw new ZippException("The bundle's votes name rater '" + rater + "', who is not in its table of raters.");
			}
			try {
				judgements.add(new Judgement(Long.parseLong(row.get("trial")), rater, kinds.get(rater), Integer.parseInt(row.get("position")),
						row.get("user"),
						row.get("prompt"), row.get("left"), row.get("right"),
						row.get("choice").isEmpty() ? null : constant(Choice.class, row.get("choice"), VOTES),
						row.get("time").isEmpty() ? null : Instant.parse(row.get("time")), Long.parseLong(row.get("response_ms")), attributes.get(rater),
						Boolean.parseBoolean(row.get("identical")), constant(TrialKind.class, row.get("kind"), VOTES)));
			} catch (NumberFormatException | DateTimeException | NullPointerException e) {
				throw new ZippException("Row " + (judgements.size() + 1) + " of the bundle's votes cannot be used: " + row + '.', e);
			}
		}
		return judgements;
	}

	private static <E extends Enum<E>> E constant(Class<E> type, String word, String table) {
		return Arrays.stream(type.getEnumConstants()).filter(c -> RecordParts.word(c).equals(word)).findFirst().orElseThrow(
				() -> new ZippException("The bundle's " + table + " say '" + word + "', which this program does not know."));
	}

	/** Ratings of their table. */
	static List<Rating> ratings(List<Map<String, String>> rows) {
		return rows.stream().map(r -> new Rating(r.get("expert"), r.get("persona_of"), r.get("persona_text"), r.get("criterion"),
				Integer.parseInt(r.get("rating")))).toList();
	}
}
