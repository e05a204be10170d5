package org.zipp.core.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run did.
 *
 * @param repeated true when everything was already there and nothing was done
 * @param counts   what was counted, in the order to show, for example {@code users → 2000}
 * @param place    the file or folder that holds the result, or {@code null}
 * @param warnings what a person should know although the run succeeded
 * @param notes    what was found besides counts, a line each, for example measures with what they mean
 * @param document a text that programs read, for example JSON, or {@code null}; a command line prints it alone on
 *                 standard output and everything else elsewhere
 * @param problem  why the run counts as failed although it came to its end, for example because what it checked is wrong;
 *                 {@code null} when it does not
 */
public record OperationResult(boolean repeated, Map<String, Long> counts, Path place, List<String> warnings,
		List<String> notes, String document, String problem) {

	public OperationResult {
		counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
		warnings = List.copyOf(warnings);
		notes = List.copyOf(notes);
	}

	/** The counts in one line, for example {@code 2,000 users, 350 communities}. */
	public String summary() {
		String text = counts.entrySet().stream()
				.map(c -> String.format(Locale.ROOT, "%,d %s", c.getValue(), c.getKey()))
				.collect(Collectors.joining(", "));
		return repeated ? text + " (nothing to do, already there)" : text;
	}

	/** Starts a result. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects a result while the work goes on. */
	public static final class Builder {
		private final Map<String, Long> counts = new LinkedHashMap<>();
		private final List<String> warnings = new ArrayList<>();
		private final List<String> notes = new ArrayList<>();
		private boolean repeated;
		private Path place;
		private String document;
		private String problem;

		public Builder count(String what, long n) {
			counts.put(what, n);
			return this;
		}

		public Builder warning(String text) {
			warnings.add(text);
			return this;
		}

		public Builder note(String line) {
			notes.add(line);
			return this;
		}

		public Builder repeated(boolean value) {
			repeated = value;
			return this;
		}

		public Builder place(Path value) {
			place = value;
			return this;
		}

		public Builder document(String text) {
			document = text;
			return this;
		}

		public Builder problem(String text) {
			problem = text;
			return this;
		}

		public OperationResult build() {
			return new OperationResult(repeated, counts, place, warnings, notes, document, problem);
		}
	}
}
