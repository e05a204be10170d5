package org.zipp.ui.personas.presenter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.model.TraitCategory;
import org.zipp.ui.personas.presenter.PersonaState.Line;
import org.zipp.ui.personas.presenter.PersonaState.TraitState;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Drafts of personas in a folder, one whole file each, so that a crash takes at most the last seconds of typing. A draft is
 * there as long as its changes are neither stored nor given up.
 */
public final class UnsavedPersonas {

	private static final String ENDING = ".draft.json";

	private final Path folder;
	private final ObjectMapper json = new ObjectMapper();

	/** @param folder where the drafts are; made when the first is kept */
	public UnsavedPersonas(Path folder) {
		this.folder = folder;
	}

	/** The name by which the drafts of a study are known. */
	public static String study(StudyDirectory study) {
		return study.root().toAbsolutePath().normalize().toString();
	}

	/** Keeps a draft in place of the one before. */
	public synchronized void keep(UnsavedPersona draft) {
		ObjectNode node = json.createObjectNode().put("study", draft.study()).put("user", draft.userId()).put("at", draft.at().toString());
		write(node.putObject("before"), draft.before());
		write(node.putObject("mine"), draft.mine());
		WholeFile.write(file(draft.study(), draft.userId()), node.toString());
	}

	/** Removes a draft, if there is one. */
	public synchronized void remove(String study, String userId) {
		Path file = file(study, userId);
		try {
			Files.deleteIfExists(file);
		} catch (IOException e) {
			throw new ZippException("The draft of a persona cannot be removed: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	/** The draft of a persona. */
	public synchronized Optional<UnsavedPersona> find(String study, String userId) {
		Path file = file(study, userId);
		return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
	}

	/**
	 * The drafts of a study, the oldest first.
	 *
	 * @param damaged hears of each file that cannot be read; it stays where it is
	 */
	public synchronized List<UnsavedPersona> of(String study, Consumer<ZippException> damaged) {
		List<UnsavedPersona> found = new ArrayList<>();
		if (Files.isDirectory(folder)) {
			for (Path file : files()) {
				try {
					UnsavedPersona draft = read(file);
					if (draft.study().equals(study)) {
						found.add(draft);
					}
				} catch (ZippException e) {
					damaged.accept(e);
				}
			}
		}
		found.sort(Comparator.comparing(UnsavedPersona::at));
		return found;
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.getFileName().toString().endsWith(ENDING)).toList();
		} catch (IOException e) {
			throw new ZippException("The drafts of personas cannot be listed: " + Reasons.of(e) + '.', folder, 0, e);
		}
	}

	/** Named by a hash: ids and paths may hold what no file name may. */
	private Path file(String study, String userId) {
		return folder.resolve(UUID.nameUUIDFromBytes((study + '\n' + userId).getBytes(StandardCharsets.UTF_8)) + ENDING);
	}

	private static void write(ObjectNode node, PersonaState state) {
		ArrayNode lines = node.putArray("sentences");
		for (Line line : state.lines()) {
			ids(lines.addObject().put("text", line.text()), line.evidence());
		}
		ArrayNode traits = node.putArray("traits");
		for (TraitState t : state.traits()) {
			ids(traits.addObject().put("category", t.category().name()).put("name", t.name()).put("value", t.value())
					.put("confidence", t.confidence()), t.evidence());
		}
	}

	private static void ids(ObjectNode node, List<Long> evidence) {
		ArrayNode ids = node.putArray("evidence");
		evidence.forEach(ids::add);
	}

	private UnsavedPersona read(Path file) {
		try {
			JsonNode node = json.readTree(Files.readString(file));
			return new UnsavedPersona(node.required("study").asText(), node.required("user").asText(),
					Instant.parse(node.required("at").asText()), state(node.required("before")), state(node.required("mine")));
		} catch (JacksonException | RuntimeException e) {
			throw new ZippException("The draft of a persona cannot be read; it is left as it is.", file, 0, e);
		} catch (IOException e) {
			throw new ZippException("The draft of a persona cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private static PersonaState state(JsonNode node) {
		List<Line> lines = new ArrayList<>();
		node.required("sentences").forEach(s -> lines.add(new Line(s.required("text").asText(), ids(s))));
		List<TraitState> traits = new ArrayList<>();
		node.required("traits").forEach(t -> traits.add(new TraitState(TraitCategory.valueOf(t.required("category").asText()),
				t.required("name").asText(), t.required("value").asText(), t.required("confidence").asDouble(), ids(t))));
		return new PersonaState(lines, traits);
	}

	private static List<Long> ids(JsonNode node) {
		List<Long> ids = new ArrayList<>();
		node.required("evidence").forEach(id -> ids.add(id.asLong()));
		return ids;
	}
}
