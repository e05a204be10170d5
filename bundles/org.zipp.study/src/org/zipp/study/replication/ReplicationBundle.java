package org.zipp.study.replication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.metrics.StudyScores;
import org.zipp.study.plan.PlanState;
import org.zipp.study.rating.PersonaRatings;
import org.zipp.study.rating.PersonaRatings.Rating;
import org.zipp.tables.Csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A study's data in the order of Psych-DS: tables in {@code data}, {@code dataset_description.json} with every column described, and
 * {@code bundle.json} with all else that a report rests on. Read back it gives the same report.
 *
 * @param data      without identities
 * @param settings  of the report, name → value
 * @param marginals shares of the population that votes were raked to, a table as CSV; empty when there were none
 */
public record ReplicationBundle(StudyData data, Map<String, String> settings, Optional<String> marginals) {

	/** Names the form, for programs. */
	public static final String FORM = "org.zipp.bundle/1";

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
	private static final String BUNDLE = "bundle.json";
	private static final String DESCRIPTION = "dataset_description.json";
	private static final String PLAN = "plan.json";
	private static final String MARGINALS = "marginals.csv";
	private static final String DATA = "data/";
	/** Nobody's tables are larger; a packed file that claims more is no bundle. */
	private static final long LARGEST = 1L << 30;

	/** The same for a study without identities. */
	public static ReplicationBundle of(StudyData nameless, Map<String, String> settings, Optional<String> marginals) {
		return new ReplicationBundle(nameless, new LinkedHashMap<>(settings), marginals);
	}

	/** The tables of the data, each with its columns described. */
	public List<DataTable> tables() {
		return DataTables.of(data);
	}

	/**
	 * The files, by name: everything that is needed to read it back, the codebook, and the same tables as JSON lines when wanted.
	 *
	 * @param versions of what made it, name → version
	 */
	public Map<String, byte[]> files(Map<String, String> versions, boolean jsonLines) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		List<DataTable> tables = tables();
		files.put(DESCRIPTION, bytes(description(tables)));
		for (DataTable table : tables) {
			StringBuilder csv = new StringBuilder(Csv.line(table.columns().stream().map(DataTable.Column::name).toArray()));
			table.rows().forEach(r -> csv.append(Csv.line(r.toArray())));
			files.put(DATA + table.file(), csv.toString().getBytes(StandardCharsets.UTF_8));
			if (jsonLines) {
				files.put("json/" + table.name() + ".jsonl", lines(table));
			}
		}
		data.plan().lock().ifPresent(l -> files.put(PLAN, l.plan().canonical().getBytes(StandardCharsets.UTF_8)));
		marginals.ifPresent(m -> files.put(MARGINALS, m.getBytes(StandardCharsets.UTF_8)));
		ObjectNode bundle = JSON.objectNode();
		bundle.put("form", FORM);
		bundle.set("versions", RecordJson.write(versions));
		bundle.set("settings", RecordJson.write(settings));
		data.plan().lock().ifPresent(l -> bundle.put("plan_sha256", l.hash()));
		ObjectNode hashes = bundle.putObject("sha256");
		files.forEach((name, content) -> hashes.put(name, Hashes.of(content)));
		bundle.set("study", RecordJson.write(with(List.of(), List.of())));
		files.put(BUNDLE, bytes(bundle));
		return files;
	}

	private StudyData with(List<Judgement> judgements, List<Rating> ratings) {
		PersonaRatings r = data.ratings();
		return new StudyData(data.title(), data.description(), data.simulated(), data.seed(), data.conditions(), data.prompts(), judgements,
				data.withdrawn(), data.raters(), data.generators(), data.rewriters(), data.provenance(), data.health(), data.scores(),
				new PersonaRatings(r.criteria(), ratings, r.assigned(), r.rated(), r.changed()), data.plan());
	}

	private static byte[] bytes(JsonNode json) {
		return (json.toPrettyString() + '\n').getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] lines(DataTable table) {
		StringBuilder lines = new StringBuilder();
		for (List<Object> row : table.rows()) {
			ObjectNode object = JSON.objectNode();
			for (int i = 0; i < row.size(); i++) {
				object.set(table.columns().get(i).name(), RecordJson.write(row.get(i)));
			}
			lines.append(object).append('\n');
		}
		return lines.toString().getBytes(StandardCharsets.UTF_8);
	}

	/** The codebook: schema.org's Dataset as Psych-DS has it, with a PropertyValue for every column of every table. */
	private ObjectNode description(List<DataTable> tables) {
		ObjectNode description = JSON.objectNode();
		description.put("@context", "https://schema.org/");
		description.put("@type", "Dataset");
		description.put("name", data.title().isBlank() ? "Study" : data.title());
		description.put("description", (data.description().isBlank() ? "Pairwise comparisons of pictures." : data.description())
				+ " Raters, experts and users are numbers; nobody is named.");
		description.put("schemaVersion", "Psych-DS 0.4.0");
		ArrayNode measured = description.putArray("variableMeasured");
		Map<String, ObjectNode> known = new LinkedHashMap<>();
		for (DataTable table : tables) {
			for (DataTable.Column column : table.columns()) {
				ObjectNode variable = known.get(column.name());
				if (variable == null) {
					variable = measured.addObject();
					variable.put("@type", "PropertyValue");
					variable.put("name", column.name());
					variable.put("description", column.description());
					variable.put("valueType", column.kind().name().toLowerCase(Locale.ROOT));
					if (!column.unit().isEmpty()) {
						variable.put("unitText", column.unit());
					}
					if (!column.levels().isEmpty()) {
						ArrayNode levels = variable.putArray("valueReference");
						column.levels().forEach((value, meaning) -> levels.addObject().put("@type", "PropertyValue").put("value", value)
								.put("description", meaning));
					}
					variable.putArray("files");
					known.put(column.name(), variable);
				}
				((ArrayNode) variable.get("files")).add(DATA + table.file());
			}
		}
		ArrayNode parts = description.putArray("hasPart");
		tables.forEach(t -> parts.addObject().put("@type", "DataDownload").put("name", DATA + t.file()).put("description", t.about())
				.put("encodingFormat",
				"text/csv"));
		return description;
	}

	/** Whether a file is a bundle, by its content. */
	public static boolean isBundle(Path file) {
		if (!Files.isRegularFile(file)) {
			return false;
		}
		try (InputStream in = Files.newInputStream(file)) {
			if (in.read() != 'P' || in.read() != 'K') {
				return false;
			}
		} catch (IOException _) {
			// Who reads it tells what is wrong.
			return false;
		}
		try (ZipFile zip = new ZipFile(file.toFile())) {
			return zip.getEntry(BUNDLE) != null;
		} catch (IOException _) {
			return false;
		}
	}

	/**
	 * Reads a packed bundle. Every file must be the one whose hash the bundle names.
	 *
	 * @throws ZippException naming what is missing, was changed, or is of another version
	 */
	public static ReplicationBundle read(Path file) {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			JsonNode bundle = MAPPER.readTree(content(zip, BUNDLE, file));
			if (!FORM.equals(bundle.path("form").asText())) {
				throw new ZippException("This is no bundle of form " + FORM + " but of " + bundle.path("form").asText("none") + '.', file, 0, null);
			}
			Map<String, byte[]> files = new LinkedHashMap<>();
			for (Map.Entry<String, JsonNode> e : bundle.path("sha256").properties()) {
				byte[] content = content(zip, e.getKey(), file);
				if (!Hashes.of(content).equals(e.getValue().asText())) {
					throw new ZippException(e.getKey() + " was changed since the bundle was made. Its numbers are not those of the study.", file, 0, null);
				}
				files.put(e.getKey(), content);
			}
			return read(bundle, files, file);
		} catch (ZipException e) {
			throw new ZippException("The bundle cannot be unpacked: " + Reasons.of(e) + '.', file, 0, e);
		} catch (IOException e) {
			throw new ZippException("The bundle cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private static ReplicationBundle read(JsonNode bundle, Map<String, byte[]> files, Path file) {
		StudyData rest = RecordJson.read(StudyData.class, bundle.path("study"));
		List<Judgement> judgements = DataTables.judgements(rows(files, DataTables.VOTES, file), rows(files, DataTables.RATERS, file));
		List<Rating> ratings = files.containsKey(DATA + "description-" + DataTables.RATINGS + "_data.csv")
				? DataTables.ratings(rows(files, DataTables.RATINGS, file)) : List.of();
		Map<String, String> settings = new LinkedHashMap<>();
		bundle.path("settings").properties().forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
		PlanState plan = rest.plan();
		plan.lock().ifPresent(l -> {
			if (!l.isIntact() || !l.hash().equals(bundle.path("plan_sha256").asText())) {
				throw new ZippException("The locked plan in the bundle is not the one whose hash is given.", file, 0, null);
			}
		});
		StudyScores scores = rest.scores();
		StudyData whole = new ReplicationBundle(rest, settings, Optional.empty()).with(judgements, ratings).with(rest.health(), scores);
		return new ReplicationBundle(whole, settings,
				Optional.ofNullable(files.get(MARGINALS)).map(m -> new String(m, StandardCharsets.UTF_8)));
	}

	private static List<Map<String, String>> rows(Map<String, byte[]> files, String table, Path file) {
		String name = DATA + "description-" + table + "_data.csv";
		byte[] content = files.get(name);
		if (content == null) {
			throw new ZippException("The bundle lacks " + name + '.', file, 0, null);
		}
		try {
			return new ArrayList<>(Csv.rows(new ByteArrayInputStream(content)));
		} catch (IllegalStateException e) {
			throw new ZippException(name + ": " + e.getMessage(), file, 0, e);
		}
	}

	private static byte[] content(ZipFile zip, String name, Path file) throws IOException {
		ZipEntry entry = zip.getEntry(name);
		if (entry == null) {
			throw new ZippException("The bundle lacks " + name + '.', file, 0, null);
		}
		if (entry.getSize() > LARGEST) {
			throw new ZippException(name + " is larger than a study's data can be.", file, 0, null);
		}
		try (InputStream in = zip.getInputStream(entry)) {
			return in.readAllBytes();
		}
	}
}
