package org.zipp.diffusion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A {@code scheduler_config.json} as it stands: what it leaves out is filled by the chosen scheduler with its own defaults, as
 * diffusers does.
 *
 * @param className the scheduler that the folder names, {@code _class_name}
 * @param values the keys of the file: numbers, booleans, strings, lists, {@code null}
 * @param file where it was read, for messages; {@code null} when it comes from elsewhere
 */
public record SchedulerConfig(String className, Map<String, Object> values, Path file) {

	/** Name of the file in a model folder. */
	public static final String FILE = "scheduler_config.json";

	private static final String CLASS_NAME = "_class_name";
	/** Python writes an unbounded {@code lambda_min_clipped} as {@code -Infinity}. */
	private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

	public SchedulerConfig {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/** @throws ZippException naming the file and what it lacks */
	public static SchedulerConfig read(Path file) {
		try {
			Map<String, Object> values = JSON.readValue(Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, Object>>() { });
			return of(values == null ? Map.of() : values, file);
		} catch (JsonProcessingException e) {
			throw new ZippException("The scheduler's configuration is no JSON object: " + e.getOriginalMessage() + '.', file,
					e.getLocation() == null ? 0 : e.getLocation().getLineNr(), e);
		} catch (IOException e) {
			throw new ZippException("The scheduler's configuration cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	/** @throws ZippException when {@code _class_name} is missing */
	public static SchedulerConfig of(Map<String, Object> values, Path file) {
		if (!(values.get(CLASS_NAME) instanceof String name) || name.isBlank()) {
			throw new ZippException("The scheduler's configuration does not say which scheduler it is for: " + CLASS_NAME + " is missing.", file, 0,
					null);
		}
		return new SchedulerConfig(name, values, file);
	}
}
