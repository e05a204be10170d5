package org.zipp.study.design;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.core.ZippException;
import org.zipp.model.Rater;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.store.Amendment;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.DesignRow;
import org.zipp.store.StudyStore;
import org.zipp.study.design.Node.Fields;
import org.zipp.study.design.Node.Items;
import org.zipp.study.design.Node.Problems;
import org.zipp.study.design.Node.Value;
import org.zipp.study.design.PlanFile.PlanCondition;
import org.zipp.study.design.PlanFile.PlanPrompt;
import org.zipp.study.design.PlanFile.PlanRater;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Designs in the store, and plan files: what a study is and how it is run, as YAML. */
public final class DesignFile {

	private static final JsonFactory JSON = new JsonFactory();
	private static final YAMLFactory YAML = new YAMLFactory();
	private static final String HEAD = "Plan of a study, read with: releng/zipp study --plan FILE. What is left out is kept as it"
			+ " is; in the design"
			+ " it is as it is written here.";

	private DesignFile() {
	}

	/**
	 * A design as it is stored.
	 *
	 * @param version to be given back when another is stored; 0 when none ever was
	 */
	public record Stored(StudyDesign design, int version) {
	}

	/**
	 * A plan as it was read.
	 *
	 * @param file  its name
	 * @param lines path of a part → line
	 */
	public record Located(PlanFile plan, String file, Map<String, Integer> lines) {

		/** Where a part stands, as the beginning of a sentence: of the part, or of the nearest one that holds it. */
		public String where(String path) {
			String at = path;
			while (!lines.containsKey(at)) {
				at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
			}
			return file + ", line " + lines.get(at) + ": ";
		}
	}

	/** The design of a study; where none was ever stored, the defaults with the question of the study. */
	public static Stored stored(StudyStore store) {
		return store.snapshot(() -> {
			String question = store.header().question();
			Optional<DesignRow> row = store.plans().design();
			StudyDesign design = row.map(r -> parse(r.content())).orElse(StudyDesign.DEFAULTS);
			return new Stored(asking(design, question), row.map(DesignRow::version).orElse(0));
		});
	}

	/** As {@link #stored}, the design alone. */
	public static StudyDesign fromStore(StudyStore store) {
		return stored(store).design();
	}

	/** The question of the study is that of the first language, wherever it was changed. */
	private static StudyDesign asking(StudyDesign design, String question) {
		Map<String, String> text = new LinkedHashMap<>();
		text.put(design.languages().getFirst(), question);
		design.question().text().forEach(text::putIfAbsent);
		return design.withQuestion(design.question().withText(text));
	}

	/**
	 * Stores a design, and the question in its first language as that of the study.
	 *
	 * @param version that it was made from
	 * @throws org.zipp.store.StudyConflictException when somebody else has stored another since; nothing is stored
	 * @throws org.zipp.store.PlanLockedException    when a plan is locked; nothing is stored
	 */
	public static Stored save(StudyStore store, StudyDesign design, int version) {
		return save(store, design, version, Optional.empty());
	}

	/** As {@link #save(StudyStore, StudyDesign, int)}; a change of a locked plan is kept as a deviation. */
	public static Stored save(StudyStore store, StudyDesign design, int version, Amendment why) {
		return save(store, design, version, Optional.of(why));
	}

	private static Stored save(StudyStore store, StudyDesign design, int version, Optional<Amendment> why) {
		String content = canonical(design);
		int stored = why.map(w -> store.plans().saveDesign(content, version, w)).orElseGet(() -> store.plans().saveDesign(content, version))
				.version();
		Study study = store.loadStudy();
		String question = design.question().text(design.languages().getFirst());
		if (!question.equals(study.getQuestion())) {
			study.setQuestion(question);
			why.ifPresentOrElse(w -> store.saveStudy(study, w), () -> store.saveStudy(study));
		}
		return new Stored(design, stored);
	}

	/** A design as it is stored: JSON with every field, in the order of the records. The same design is the same text. */
	public static String canonical(StudyDesign design) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = JSON.createGenerator(text)) {
			write(json, RecordCodec.tree(design));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}

	private static void write(JsonGenerator json, Object tree) throws IOException {
		switch (tree) {
		case null -> json.writeNull();
		case Map<?, ?> map -> {
			json.writeStartObject();
			for (Map.Entry<?, ?> e : map.entrySet()) {
				json.writeFieldName((String) e.getKey());
				write(json, e.getValue());
			}
			json.writeEndObject();
		}
		case List<?> list -> {
			json.writeStartArray();
			for (Object item : list) {
				write(json, item);
			}
			json.writeEndArray();
		}
		case String text -> json.writeString(text);
		case Boolean truth -> json.writeBoolean(truth);
		case Double number -> json.writeNumber(number);
		case Number number -> json.writeNumber(number.longValue());
		default -> throw new IllegalArgumentException(tree.getClass().getName());
		}
	}

	/**
	 * Reads a design as {@link #canonical} writes it.
	 *
	 * @throws ZippException when it is none
	 */
	public static StudyDesign parse(String content) {
		return parse(JSON, content, "the stored design", StudyDesign.class, StudyDesign.DEFAULTS);
	}

	private static <T extends Record> T parse(JsonFactory format, String content, String document, Class<T> type, T defaults) {
		return parse(format, content, document, type, defaults, new HashMap<>());
	}

	/** @param lines is filled with the line of each path */
	private static <T extends Record> T parse(JsonFactory format, String content, String document, Class<T> type, T defaults,
			Map<String, Integer> lines) {
		Problems problems = new Problems(document);
		T read = null;
		try (JsonParser parser = format.createParser(content)) {
			Node node = Node.read(parser, problems);
			if (node == null) {
				problems.add(1, "there is nothing in it.");
			} else if (!problems.areThere()) {
				lines(node, "", lines);
				read = new RecordCodec(problems).read(node, type, defaults);
			}
		} catch (JacksonException e) {
			problems.add(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "it cannot be read: " + said(e));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		if (problems.areThere()) {
			throw new ZippException(problems.text());
		}
		return read;
	}

	private static void lines(Node node, String path, Map<String, Integer> lines) {
		String deeper = path.isEmpty() ? "" : path + '/';
		lines.putIfAbsent(path, node.line());
		switch (node) {
		case Fields f -> f.of().forEach((name, n) -> {
			lines.put(deeper + name, f.lines().get(name));
			lines(n, deeper + name, lines);
		});
		case Items items -> {
			for (int i = 0; i < items.of().size(); i++) {
				lines(items.of().get(i), deeper + i, lines);
			}
		}
		case Value _ -> {
		}
		}
	}

	/** The first line of what the parser says, without what it quotes of the file. */
	private static String said(JacksonException e) {
		return e.getOriginalMessage().lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("in ") && !l.startsWith("at ["))
				.limit(2).reduce((a, b) -> a + "; " + b).orElse("it is no YAML") + '.';
	}

	/**
	 * Reads a plan file.
	 *
	 * @throws ZippException when it cannot be read or something in it is wrong: each problem with file and line
	 */
	public static Located read(Path file) {
		try {
			return parsePlan(Files.readString(file, StandardCharsets.UTF_8), file.toString());
		} catch (IOException e) {
			throw new ZippException("The plan " + file + " cannot be read as text in UTF-8: " + e.getMessage(), e);
		}
	}

	/**
	 * Reads the text of a plan file.
	 *
	 * @param name of the file, for problems
	 */
	public static Located parsePlan(String text, String name) {
		Map<String, Integer> lines = new HashMap<>();
		return new Located(parse(YAML, text, name, PlanFile.class, PlanFile.NOTHING, lines), name, Map.copyOf(lines));
	}

	/** A plan as a file, each field with a comment that says what it means and what is allowed. */
	public static String write(PlanFile plan) {
		return PlanText.of(plan, HEAD);
	}

	/** A study as a plan: what is to be written as its file. */
	public static PlanFile of(StudyStore store) {
		return store.snapshot(() -> {
			Study study = store.loadStudy();
			return new PlanFile(study.getTitle(), study.getDescription() == null ? "" : study.getDescription(),
					study.getConditions().stream().map(c -> new PlanCondition(c.getId(), text(c.getLabel()), text(c.getMethod()),
							ConditionRow.of(c).settings().values())).toList(),
					study.getPrompts().stream().map(p -> new PlanPrompt(p.getId(), text(p.getText()))).toList(),
					study.getRaters().stream().filter(r -> r.getKind() == RaterKind.HUMAN).map(DesignFile::rater).toList(), "", fromStore(store));
		});
	}

	private static PlanRater rater(Rater r) {
		Map<String, String> attributes = new LinkedHashMap<>();
		r.getAttributes().forEach(a -> attributes.put(a.getName(), text(a.getValue())));
		return new PlanRater(r.getId(), text(r.getUserId()), attributes);
	}

	static String text(String value) {
		return value == null ? "" : value;
	}
}
