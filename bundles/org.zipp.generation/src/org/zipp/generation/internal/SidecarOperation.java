package org.zipp.generation.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.tables.Csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes how each picture was made beside the pictures, whose files say nothing so that raters stay blind. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=sidecar",
		Operation.ORDER + ":Integer=66",
		LinePlace.GROUP + "=pictures", LinePlace.ICON + "=images", LinePlace.NEEDS + "=pictures" })
public final class SidecarOperation extends Operation {

	@Parameter(name = "out", label = "File",
			description = "The table to write, with a row for each picture: .csv, or .jsonl with a JSON object in each line.", required = true,
			path = PathUse.NEW_FILE, endings = ".csv .jsonl")
	public Path out;

	@Parameter(name = "every-setting", label = "Every setting", description = "Also pictures of settings used before.")
	public boolean everySetting;

	private static final String LINES = ".jsonl";

	private final StudyStores stores;

	@Activate
	public SidecarOperation(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public String id() {
		return "sidecar";
	}

	@Override
	public String label() {
		return "Write how pictures were made";
	}

	@Override
	public String description() {
		return "Writes a table of the pictures: what each is of, its file, and the generator, settings, seed and prompts that made it."
				+ " The files of pictures hold none of this, so that who sees them stays blind. Such a table can be imported into another study.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (!studyDirectory().isStudy()) {
			throw new ZippException("There is no study in " + studyDirectory().root() + '.');
		}
		boolean lines = out.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(LINES);
		if (!lines && !out.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
			throw new ZippException("The file must end in .csv or .jsonl.", out, 0, null);
		}
		try (StudyStore store = stores.open(studyDirectory())) {
			List<ImageRow> images = everySetting ? store.images().ofEverySetting() : store.images().all();
			Map<String, PictureSetting> settings = store.images().settings().stream()
					.collect(Collectors.toMap(PictureSetting::id, Function.identity()));
			SubMonitor progress = SubMonitor.convert(monitor, images.size());
			write(images, settings, lines, store, progress);
			return OperationResult.builder().count("pictures", images.size()).place(out).build();
		}
	}

	private void write(List<ImageRow> images, Map<String, PictureSetting> settings, boolean lines, StudyStore store, SubMonitor progress) {
		Path place = out.toAbsolutePath();
		Path part = null;
		try {
			Files.createDirectories(place.getParent());
			part = Files.createTempFile(place.getParent(), ".sidecar", ".part");
			try (BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
				if (!lines) {
					writer.write(Csv.line(row(null, null, "").keySet().toArray()));
				}
				for (ImageRow image : images) {
					progress.checkCanceled();
					Map<String, Object> row = row(image, settings.get(image.setting()), relative(place, store.images().file(image.content())));
					writer.write(lines ? json(row) + '\n' : Csv.line(row.values().toArray()));
					progress.worked(1);
				}
			}
			StudyDirectory.moveIntoPlace(part, place);
		} catch (IOException e) {
			throw new ZippException("The table cannot be written: " + Reasons.of(e) + '.', out, 0, e);
		} finally {
			delete(part);
		}
	}

	private void delete(Path part) {
		try {
			if (part != null) {
				Files.deleteIfExists(part);
			}
		} catch (IOException e) {
			throw new ZippException("What is left of the table cannot be deleted: " + Reasons.of(e) + '.', part, 0, e);
		}
	}

	private static String relative(Path table, Path file) {
		Path folder = table.getParent();
		Path absolute = file.toAbsolutePath();
		return (absolute.getRoot().equals(folder.getRoot()) ? folder.relativize(absolute) : absolute).toString().replace('\\', '/');
	}

	/** Name → value; only the names when there is no picture. */
	private static Map<String, Object> row(ImageRow i, PictureSetting s, String file) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("user", i == null ? "" : i.key().userId());
		row.put("prompt", i == null ? "" : i.key().promptId());
		row.put("condition", i == null ? "" : i.key().conditionId());
		row.put("seed", i == null ? 0 : i.key().seed());
		row.put("file", file);
		row.put("sha256", i == null ? "" : i.content());
		row.put("width", i == null ? 0 : i.width());
		row.put("height", i == null ? 0 : i.height());
		row.put("generator", i == null ? "" : i.generator());
		row.put("generator_id", s == null ? "" : s.generatorId());
		row.put("settings", s == null ? "" : s.options());
		row.put("steps", s == null ? 0 : s.steps());
		row.put("model", s == null ? "" : s.model());
		row.put("device", s == null ? "" : s.device());
		row.put("seed_keeping", i == null ? "" : i.seeds().text());
		row.put("asked_prompt", i == null ? "" : i.prompt());
		row.put("negative_prompt", i == null ? "" : i.negative());
		row.put("revised_prompt", i == null ? "" : i.revised());
		row.put("remarks", i == null ? "" : Settings.of(i.remarks()).text());
		row.put("seconds", i == null ? 0 : i.seconds());
		row.put("made_at", i == null ? "" : i.createdAt().toString());
		return row;
	}

	private static String json(Map<String, Object> row) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		row.forEach((name, value) -> {
			switch (value) {
			case Long n -> object.put(name, n);
			case Integer n -> object.put(name, n);
			case Double n -> object.put(name, n);
			default -> object.put(name, value.toString());
			}
		});
		return object.toString();
	}
}
