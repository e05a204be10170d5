package org.zipp.study.imported;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.study.Provenance;
import org.zipp.tables.Problems;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Opens votes of other tools as tables in our columns, recognised by their content: LMArena, Label Studio, Potato and Rapidata's job
 * results; every other table as it is. What is no vote is counted with its reason. Not safe for several threads.
 */
public final class ForeignTables implements TableFiles {

	/** How a table of votes writes that both pictures are bad. */
	static final String BOTH_BAD = "both bad";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final TableFiles tables;
	private final Items items;
	private final String criterion;
	private final Map<Path, Optional<Translation>> translations = new HashMap<>();

	/**
	 * @param itemsFile what was shown, by id of the task or by picture; {@code null} when nothing says so
	 * @param criterion which answer is read where a file holds several
	 */
	public ForeignTables(TableFiles tables, Path itemsFile, String criterion) {
		this.tables = tables;
		this.criterion = criterion;
		items = itemsFile == null ? Items.none() : Items.read(tables, itemsFile);
	}

	@Override
	public List<String> columns(Path file) {
		return translation(file).map(Translation::columns).orElseGet(() -> tables.columns(file));
	}

	@Override
	public Table open(Path file, List<String> required, List<String> optional) {
		Optional<Translation> translated = translation(file);
		if (translated.isPresent() && translated.get().size() == 0) {
			throw new ZippException("There are no votes in the file. " + String.join(" ", translated.get().warnings()), file, 0, null);
		}
		return translated.map(Translation::table).orElseGet(() -> tables.open(file, required, optional));
	}

	/** Votes that were read through here, with what is known of where they come from. */
	public Votes told(Votes read, List<Path> files) {
		List<Translation> used = files.stream().map(translations::get).filter(t -> t != null && t.isPresent()).map(Optional::get).toList();
		if (used.isEmpty()) {
			return read;
		}
		boolean ratersKnown = read.provenance().ratersKnown() && used.stream().allMatch(Translation::ratersKnown);
		Set<String> notes = new LinkedHashSet<>();
		used.forEach(t -> notes.addAll(t.notes()));
		List<String> warnings = new ArrayList<>(read.warnings());
		for (Path file : files) {
			Optional<Translation> translation = translations.getOrDefault(file, Optional.empty());
			translation.ifPresent(t -> t.warnings().forEach(w -> warnings.add(file.getFileName() + ": " + w)));
		}
		if (read.provenance().ratersKnown() && !ratersKnown) {
			notes.add("The data do not say who voted, so every vote stands for a rater of its own. Intervals may be too narrow where one person"
					+ " voted often.");
			warnings.add("Votes do not say who gave them; every vote is taken as one of another person.");
		}
		notes.addAll(read.provenance().notes());
		return new Votes(read.judgements(), read.conditions(), read.unknown(),
				Provenance.elsewhere(ratersKnown, read.provenance().sidesKnown(), List.copyOf(notes)), warnings);
	}

	/** The other tools' files among these, with the tool's name. */
	public Map<Path, String> foreign(List<Path> files) {
		Map<Path, String> foreign = new LinkedHashMap<>();
		files.forEach(f -> translation(f).ifPresent(t -> foreign.put(f, t.tool())));
		return foreign;
	}

	private Optional<Translation> translation(Path file) {
		Optional<Translation> known = translations.get(file);
		if (known == null) {
			known = JsonRecords.isJson(file) ? json(file) : table(file);
			translations.put(file, known);
		}
		return known;
	}

	private Optional<Translation> json(Path file) {
		AtomicReference<JsonNode> first = new AtomicReference<>();
		JsonRecords.read(file, SubMonitor.convert(null), (_, object) -> {
			first.set(object);
			return false;
		});
		if (first.get() == null) {
			throw new ZippException("There are no votes in the file.", file, 0, null);
		}
		Set<String> names = new LinkedHashSet<>();
		first.get().fieldNames().forEachRemaining(n -> names.add(n.toLowerCase(Locale.ROOT)));
		String folder = file.toAbsolutePath().getParent() == null ? "" : file.toAbsolutePath().getParent().getFileName().toString();
		if (ArenaBattles.fits(names)) {
			ArenaBattles battles = new ArenaBattles();
			return Optional.of(read(file, battles.translation(), (line, object) -> {
				Map<String, String> fields = Fields.of(object);
				battles.battle(line, fields::get, firstWords(object));
			}));
		}
		if (LabelStudioExport.fits(names)) {
			LabelStudioExport export = new LabelStudioExport(items, criterion);
			return Optional.of(read(file, export.translation(), export::entry));
		}
		if (PotatoOutput.fits(names)) {
			PotatoOutput output = new PotatoOutput(items, criterion);
			return Optional.of(read(file, output.translation(), (line, object) -> output.entry(line, object, folder)));
		}
		if (RapidataJob.fits(first.get()) || RapidataJob.fits(names)) {
			RapidataJob job = new RapidataJob(items);
			return Optional.of(read(file, job.translation(), job::job));
		}
		if (names.containsAll(Set.of("left", "right", "choice")) || names.containsAll(Set.of("model1", "model2"))) {
			return Optional.empty();
		}
		throw new ZippException("The file holds JSON of no known form. Votes can be those of LMArena, Label Studio, Potato or Rapidata, or an"
				+ " object in each"
				+ " line with rater, prompt, left, right and choice. The first object has: " + String.join(", ", names) + '.', file, 1, null);
	}

	/** What the user wrote first in a conversation; {@code null} where there is none. */
	private static String firstWords(JsonNode battle) {
		for (String field : List.of("conversation_a", "conversation_b", "full_conversation")) {
			JsonNode content = battle.path(field).path(0).path("content");
			if (content.isTextual()) {
				return content.asText();
			}
		}
		return null;
	}

	private interface Reader {
		void read(long line, JsonNode object);
	}

	private static Translation read(Path file, Translation translation, Reader reader) {
		Problems problems = new Problems(file);
		JsonRecords.read(file, SubMonitor.convert(null), (line, object) -> {
			try {
				reader.read(line, object);
			} catch (IllegalArgumentException e) {
				problems.add(line, e.getMessage());
			}
			return true;
		});
		problems.refuse();
		return translation;
	}

	private Optional<Translation> table(Path file) {
		List<String> columns = tables.columns(file).stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).filter(c -> !c.isEmpty()).distinct()
				.toList();
		Set<String> names = Set.copyOf(columns);
		if (ArenaBattles.fits(names)) {
			ArenaBattles battles = new ArenaBattles();
			return Optional.of(rows(file, ArenaBattles.COLUMNS.stream().filter(names::contains).toList(), battles.translation(),
					(line, cells) -> battles.battle(line, cells::get, null)));
		}
		if (LabelStudioExport.fits(names)) {
			LabelStudioExport export = new LabelStudioExport(items, criterion);
			return Optional.of(rows(file, columns, export.translation(), (line, cells) ->
					export.row(line, columns, cells::get, ForeignTables::node)));
		}
		if (PotatoOutput.fits(names)) {
			PotatoOutput output = new PotatoOutput(items, criterion);
			String folder = file.toAbsolutePath().getParent().getFileName() == null ? "" : file.toAbsolutePath().getParent().getFileName()
					.toString();
			return Optional.of(rows(file, columns, output.translation(), (line, cells) -> output.row(line, cells, folder)));
		}
		return Optional.empty();
	}

	private static JsonNode node(String text) {
		try {
			return JSON.readTree(text);
		} catch (JsonProcessingException e) {
			throw new IllegalArgumentException("A cell begins like JSON and is none: " + Problems.quoted(text) + '.', e);
		}
	}

	private interface RowReader {
		void read(long line, Map<String, String> cells);
	}

	private Translation rows(Path file, List<String> columns, Translation translation, RowReader reader) {
		Problems problems = new Problems(file);
		try (Table table = tables.open(file, List.of(), columns)) {
			while (table.next()) {
				try {
					if (table.problem() != null) {
						throw new IllegalArgumentException(table.problem());
					}
					Map<String, String> cells = new LinkedHashMap<>();
					UnaryOperator<String> text = table::text;
					columns.forEach(c -> {
						if (text.apply(c) != null) {
							cells.put(c, text.apply(c));
						}
					});
					reader.read(table.line(), cells);
				} catch (IllegalArgumentException e) {
					problems.add(table.line(), e.getMessage());
				}
			}
		}
		problems.refuse();
		return translation;
	}
}
