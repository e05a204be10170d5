package org.zipp.study.imported;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.study.Judgement;
import org.zipp.study.Provenance;
import org.zipp.study.people.Raters;
import org.zipp.tables.Names;
import org.zipp.tables.Problems;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Reads votes in the form of Rapidata's published data sets: a row for each pair of pictures, with {@code prompt},
 * {@code model1}, {@code model2}, the number of votes in {@code votes_image1} and {@code votes_image2}, and the votes
 * themselves as JSON in {@code detailed_results}: {@code {"votes": [{"votedFor": …, "userDetails": {"country", "language",
 * "userScore"}}]}}, or the list alone. Newer files add age, gender and occupation, and name the column after what was asked.
 *
 * <p>A vote for {@code Both} is a tie, one for {@code Neither} says that both are bad. Votes do not say who gave them. So each has the
 * pair of pictures in place of its rater, and what is computed by rater is
 * computed by pair. About half of the votes have no details; they count, without demographics.
 */
public final class RapidataFile {

	private static final List<String> REQUIRED = List.of("model1", "model2");
	private static final String DETAILS = "detailed_results";
	/** What a data set may ask about its pictures; columns are named after it. */
	private static final List<String> CRITERIA = List.of("preference", "alignment", "coherence");
	/** Codes that say nothing: the data's own placeholder, and one that is no country. */
	private static final Set<String> NOTHING = Set.of("", "unknown", "ud");
	private static final List<String> TRAITS = List.of("country", "language", "age", "gender", "occupation");
	private static final int CHECK_EVERY = 256;
	/** A list or dictionary as Python prints it. */
	private static final Pattern PYTHON = Pattern.compile("\\s*(\\[\\s*)?(array\\(\\[)?\\s*\\{\\s*'");

	private final TableFiles tables;
	private final String criterion;
	private final RaterKind kind;
	private final JsonFactory json = new JsonFactory();

	private final List<Judgement> judgements = new ArrayList<>();
	private final SortedSet<String> conditions = new TreeSet<>();
	private final Map<String, String> known = new HashMap<>();
	private final Map<Map<String, String>, Map<String, String>> traits = new HashMap<>();
	private final Map<String, Integer> items = new HashMap<>();
	private final List<String> warnings = new ArrayList<>();
	private long withDetails;
	private long fromCounts;
	private int differing;
	private int sameModel;
	private int empty;
	private long unmatched;
	private String firstUnmatched;

	/** A vote of a row. */
	private record Vote(String votedFor, Map<String, String> traits) {
	}

	/** @param criterion what was asked, when a file holds several answers */
	public RapidataFile(TableFiles tables, String criterion, RaterKind kind) {
		this.tables = tables;
		this.criterion = criterion.toLowerCase(Locale.ROOT);
		this.kind = kind;
	}

	/** Whether a table with these columns has this form. */
	public static boolean isRapidata(List<String> columns) {
		List<String> names = columns.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
		return names.containsAll(REQUIRED) && names.stream().anyMatch(n -> n.startsWith(DETAILS) || n.startsWith("votes_image1"))
				&& !names.contains("rater");
	}

	/**
	 * Reads the files as one.
	 *
	 * @throws ZippException naming file and row of what cannot be used
	 */
	public Votes read(List<Path> files, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 100 * files.size());
		for (Path file : files) {
			readFile(file, progress.split(100));
		}
		if (judgements.isEmpty()) {
			throw new ZippException(unmatched > 0 ? "No vote names one of its two pictures; the first votes for " + Problems.quoted(firstUnmatched)
					+ '.'
					: "There are no votes in the file.", files.getFirst(), 0, null);
		}
		if (conditions.size() > Votes.MOST_CONDITIONS) {
			throw new ZippException(String.format(Locale.ROOT, "model1 and model2 name %,d models; a report compares up to %d.", conditions.size(),
					Votes.MOST_CONDITIONS), files.getFirst(), 0, null);
		}
		return new Votes(judgements, conditions, Set.of(), Provenance.elsewhere(false, false, notes()), warnings());
	}

	private List<String> notes() {
		List<String> notes = new ArrayList<>();
		notes.add("The votes were collected by Rapidata. The data do not say who voted: votes of one person cannot be told from votes of many, "
				+ "so intervals allow for dependence between votes on the same pair of pictures instead of dependence within raters, and may be too "
				+ "narrow where one person voted on many pairs. The sides on which pictures were shown are not in the data.");
		notes.add(String.format(Locale.ROOT,
				"%,d of %,d votes come with details of the voter (country, language or more). Scores that Rapidata gives its "
				+ "voters are not used as weights.", withDetails, judgements.size()));
		if (fromCounts > 0) {
			notes.add(Problems.count(fromCounts, "vote is", "votes are") + " known only as counts per pair.");
		}
		return notes;
	}

	private List<String> warnings() {
		warnings.add("Votes do not say who gave them; intervals are computed by pair of pictures, not by rater.");
		if (sameModel > 0) {
			warnings.add(Problems.count(sameModel, "row compares", "rows compare") + " a model with itself and was left out.");
		}
		if (empty > 0) {
			warnings.add(Problems.count(empty, "row has", "rows have") + " no votes.");
		}
		if (differing > 0) {
			warnings.add("In " + Problems.count(differing, "row", "rows")
					+ " the listed votes do not add up to votes_image1 and votes_image2; the list was taken.");
		}
		if (unmatched > 0) {
			warnings.add(Problems.count(unmatched, "vote names", "votes name") + " neither of its two pictures and was left out, for example "
					+ Problems.quoted(firstUnmatched) + '.');
		}
		return warnings;
	}

	/** The columns of a file that are read, by what they are. */
	private record Columns(String details, String votes1, String votes2, boolean paths) {
	}

	private Columns columns(Path file) {
		List<String> names = tables.columns(file).stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
		String details = column(names, DETAILS);
		String votes1 = column(names, "votes_image1");
		String votes2 = column(names, "votes_image2");
		if (details == null && (votes1 == null || votes2 == null)) {
			throw new ZippException("There are no votes about " + criterion + ": neither " + DETAILS
					+ " nor votes_image1 and votes_image2. The file has: "
					+ String.join(", ", names) + (CRITERIA.stream().anyMatch(c -> names.contains(DETAILS + '_' + c)) ? ". Say which with --criterion."
					: "."), file, 0, null);
		}
		return new Columns(details, votes1, votes2, names.contains("image1_path") && names.contains("image2_path"));
	}

	/** The column of that name, or the one with the criterion behind it. */
	private String column(List<String> names, String base) {
		String specific = base + '_' + criterion;
		return names.contains(specific) ? specific : names.contains(base)
				&& (criterion.equals(CRITERIA.getFirst()) || names.stream().noneMatch(n -> n.startsWith(base + '_')))
				? base : null;
	}

	private void readFile(Path file, SubMonitor progress) {
		Columns columns = columns(file);
		List<String> optional = new ArrayList<>(List.of("prompt"));
		if (columns.details != null) {
			optional.add(columns.details);
		}
		if (columns.votes1 != null && columns.votes2 != null) {
			optional.addAll(List.of(columns.votes1, columns.votes2));
		}
		// Pictures themselves may lie in image1 and image2; they are read only where nothing else names them.
		optional.addAll(columns.paths ? List.of("image1_path", "image2_path") : List.of("image1", "image2"));
		Problems problems = new Problems(file);
		double done = 0;
		try (Table table = tables.open(file, REQUIRED, optional)) {
			for (long n = 1; table.next(); n++) {
				try {
					row(table, columns, file);
				} catch (IllegalArgumentException e) {
					problems.add(table.line(), e.getMessage());
				}
				if (n % CHECK_EVERY == 0) {
					progress.checkCanceled();
					progress.worked((int) (100 * table.progress()) - (int) (100 * done));
					done = table.progress();
				}
			}
		}
		problems.refuse();
	}

	private void row(Table table, Columns columns, Path file) {
		if (table.problem() != null && columns.paths) {
			throw new IllegalArgumentException(table.problem());
		}
		String model1 = name(table, "model1");
		String model2 = name(table, "model2");
		if (model1.equals(model2)) {
			sameModel++;
			return;
		}
		String prompt = Names.clean(table.text("prompt"));
		if (prompt.length() > Votes.LONGEST_PROMPT) {
			throw new IllegalArgumentException(String.format(Locale.ROOT, "prompt is longer than %,d characters.", Votes.LONGEST_PROMPT));
		}
		String picture1 = picture(table, columns.paths ? "image1_path" : "image1");
		String picture2 = picture(table, columns.paths ? "image2_path" : "image2");
		// Equal rows of several files are about the same pair.
		String key = picture1.isEmpty() || picture2.isEmpty() ? file + "\n" + table.line() : prompt + '\n' + model1 + '\n' + picture1 + '\n'
				+ model2 + '\n' + picture2;
		String item = shared("pair " + (items.computeIfAbsent(key, k -> items.size()) + 1));
		long[] counts = counts(table, columns);
		List<Vote> votes = columns.details == null ? List.of() : votes(table.text(columns.details));
		if (votes.isEmpty() && counts == null) {
			empty++;
			return;
		}
		conditions.add(model1);
		conditions.add(model2);
		String text = shared(prompt);
		if (votes.isEmpty()) {
			fromCounts += counts[0] + counts[1];
			empty += counts[0] + counts[1] == 0 ? 1 : 0;
			add(item, text, model1, model2, Choice.LEFT, counts[0]);
			add(item, text, model1, model2, Choice.RIGHT, counts[1]);
			return;
		}
		long[] found = new long[2];
		for (Vote vote : votes) {
			Choice choice = side(vote.votedFor, picture1, picture2, model1, model2);
			if (choice == null) {
				firstUnmatched = unmatched++ == 0 ? vote.votedFor : firstUnmatched;
				continue;
			}
			if (choice == Choice.LEFT || choice == Choice.RIGHT) {
				found[choice == Choice.LEFT ? 0 : 1]++;
			}
			withDetails += vote.traits.isEmpty() ? 0 : 1;
			judge(item, text, model1, model2, choice, vote.traits);
		}
		differing += counts != null && (found[0] != counts[0] || found[1] != counts[1]) ? 1 : 0;
	}

	private void add(String item, String prompt, String model1, String model2, Choice choice, long times) {
		for (long i = 0; i < times; i++) {
			judge(item, prompt, model1, model2, choice, Map.of());
		}
	}

	private void judge(String item, String prompt, String model1, String model2, Choice choice, Map<String, String> attributes) {
		long number = judgements.size() + 1L;
		judgements.add(new Judgement(number, item, kind, (int) number, "", prompt, model1, model2, choice, null, 0, attributes));
	}

	private String name(Table table, String column) {
		String text = Names.clean(table.text(column));
		if (Names.isMissing(text) && !text.equals("none") && !text.equals("null")) {
			throw new IllegalArgumentException(column + " is " + Problems.quoted(text) + ", which programs write where a value is missing.");
		}
		if (text.isEmpty() || text.length() > Raters.LONGEST_NAME) {
			throw new IllegalArgumentException(text.isEmpty() ? column + " is empty."
					: String.format(Locale.ROOT, "%s is longer than %,d characters.", column, Raters.LONGEST_NAME));
		}
		return shared(text);
	}

	private String shared(String text) {
		return known.computeIfAbsent(text, t -> t);
	}

	/** What names a picture: the cell, or the path in a structure of bytes and path. Empty when nothing does. */
	private String picture(Table table, String column) {
		String text = table.text(column);
		if (text == null) {
			return "";
		}
		if (!text.startsWith("{")) {
			return text.length() > Votes.LONGEST_PROMPT ? "" : text.strip();
		}
		try (JsonParser parser = json.createParser(text)) {
			while (parser.nextToken() != null) {
				if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("path")) {
					parser.nextToken();
					return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText().strip() : "";
				}
			}
			return "";
		} catch (IOException e) {
			throw new IllegalArgumentException(column + " is no JSON: " + firstLine(e) + '.', e);
		}
	}

	private static long[] counts(Table table, Columns columns) {
		if (columns.votes1 == null || columns.votes2 == null) {
			return null;
		}
		String first = table.text(columns.votes1);
		String second = table.text(columns.votes2);
		return first == null || second == null ? null : new long[] { count(first, columns.votes1), count(second, columns.votes2) };
	}

	private static long count(String text, String column) {
		if (!text.strip().matches("\\d{1,6}(\\.0*)?")) {
			throw new IllegalArgumentException(column + ' ' + Problems.quoted(text)
					+ " is no number of votes. Weighted results are shares, not votes, and cannot be tested.");
		}
		return (long) Double.parseDouble(text.strip());
	}

	/** Which of the two a vote names: by path, by file name, by model, by the model at the start of the file name, by number. */
	private static Choice side(String votedFor, String picture1, String picture2, String model1, String model2) {
		if (votedFor == null || votedFor.isBlank()) {
			return null;
		}
		String voted = votedFor.strip();
		Choice choice = equal(voted, picture1, picture2);
		choice = choice != null ? choice : equal(fileName(voted), fileName(picture1), fileName(picture2));
		if (choice != null) {
			return choice;
		}
		Choice said = switch (Names.folded(voted)) {
		case "image1", "model1", "1", "left" -> Choice.LEFT;
		case "image2", "model2", "2", "right" -> Choice.RIGHT;
		case "both" -> Choice.TIE;
		case "neither" -> Choice.BOTH_BAD;
		default -> null;
		};
		choice = equal(Names.folded(voted), Names.folded(model1), Names.folded(model2));
		if (said != null && choice != null && said != choice) {
			throw new IllegalArgumentException("A vote for " + Problems.quoted(voted) + " may mean "
					+ (said == Choice.LEFT ? "the first picture" : said == Choice.RIGHT ? "the second picture" : "no preference")
					+ ", or the model of that name. Name the picture.");
		}
		if (said != null || choice != null) {
			return said != null ? said : choice;
		}
		int first = startingWith(voted, model1);
		int second = startingWith(voted, model2);
		if (first != second) {
			return first > second ? Choice.LEFT : Choice.RIGHT;
		}
		return null;
	}

	private static Choice equal(String voted, String first, String second) {
		if (voted.isEmpty() || first.equals(second)) {
			return null;
		}
		return voted.equals(first) ? Choice.LEFT : voted.equals(second) ? Choice.RIGHT : null;
	}

	private static String fileName(String path) {
		return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
	}

	/** Length of the model's name when the path or its file name starts with it and goes on with no letter or digit, else 0. */
	private static int startingWith(String path, String model) {
		String name = model.toLowerCase(Locale.ROOT);
		for (String text : List.of(path.toLowerCase(Locale.ROOT), fileName(path).toLowerCase(Locale.ROOT))) {
			if (text.startsWith(name) && text.length() > name.length() && !Character.isLetterOrDigit(text.charAt(name.length()))) {
				return name.length();
			}
		}
		return 0;
	}

	/** The votes of a cell, none when it holds none. */
	private List<Vote> votes(String text) {
		if (text == null || text.isBlank()) {
			return List.of();
		}
		List<Vote> votes = new ArrayList<>();
		try (JsonParser parser = json.createParser(text)) {
			JsonToken start = parser.nextToken();
			if (start == JsonToken.START_ARRAY) {
				list(parser, votes);
			} else if (start == JsonToken.START_OBJECT) {
				while (parser.nextToken() == JsonToken.FIELD_NAME) {
					String field = parser.currentName();
					if (parser.nextToken() == JsonToken.START_ARRAY && (field.equals("votes") || field.equals("detailedResults"))) {
						list(parser, votes);
					} else {
						parser.skipChildren();
					}
				}
			} else if (start != JsonToken.VALUE_NULL) {
				throw new IllegalArgumentException(DETAILS + " holds no list of votes.");
			}
		} catch (IOException e) {
			throw new IllegalArgumentException(DETAILS + " is no JSON: " + (PYTHON.matcher(text).lookingAt()
					? "Python wrote it, with single quotation marks. Write the column with json.dumps, or save the data as Parquet." : firstLine(e) + '.'),
					e);
		}
		return votes;
	}

	/** The reason without the place and without a piece of the text. */
	private static String firstLine(IOException e) {
		String message = e instanceof JacksonException j ? j.getOriginalMessage() : String.valueOf(e.getMessage());
		return message.lines().findFirst().orElse("").replaceAll("\\.$", "");
	}

	private void list(JsonParser parser, List<Vote> votes) throws IOException {
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (parser.currentToken() != JsonToken.START_OBJECT) {
				throw new IllegalArgumentException("A vote in " + DETAILS + " is no object.");
			}
			String votedFor = null;
			Map<String, String> stated = new LinkedHashMap<>();
			while (parser.nextToken() == JsonToken.FIELD_NAME) {
				String field = parser.currentName();
				JsonToken value = parser.nextToken();
				if (field.equals("votedFor") && value.isScalarValue()) {
					votedFor = parser.getText();
				} else if (field.equals("userDetails") && value == JsonToken.START_OBJECT) {
					details(parser, stated);
				} else {
					parser.skipChildren();
				}
			}
			votes.add(new Vote(votedFor, stated.isEmpty() ? Map.of() : traits.computeIfAbsent(stated, Collections::unmodifiableMap)));
		}
	}

	/** NA is also a country. */
	private static boolean isMissing(String field, String text) {
		return Names.isMissing(text) && !(text.equals("NA") && field.equals("country"));
	}

	private void details(JsonParser parser, Map<String, String> stated) throws IOException {
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			String field = parser.currentName().toLowerCase(Locale.ROOT);
			JsonToken value = parser.nextToken();
			if (field.equals("demographics") && value == JsonToken.START_OBJECT) {
				details(parser, stated);
			} else if (TRAITS.contains(field) && value == JsonToken.VALUE_STRING) {
				String text = Names.clean(parser.getText());
				if (!NOTHING.contains(text.toLowerCase(Locale.ROOT)) && !isMissing(field, text) && text.length() <= Raters.LONGEST_NAME) {
					stated.put(shared(field), shared(field.equals("country") ? text.toUpperCase(Locale.ROOT)
							: field.equals("language") ? text.toLowerCase(Locale.ROOT) : text));
				}
			} else {
				parser.skipChildren();
			}
		}
	}
}
