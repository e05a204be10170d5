package org.zipp.study.imported;

import java.util.Optional;
import java.util.Set;

import org.zipp.tables.Problems;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Results of a comparison job as Rapidata's SDK saves them: {@code results}, each with its {@code context}, two {@code assetUrls} and
 * {@code detailedResults}. They do not name conditions: a table of pictures does, or the folder that each picture lies in.
 */
final class RapidataJob {

	private final Translation to = new Translation("Rapidata", Translation.RAPIDATA);
	private final Items items;

	RapidataJob(Items items) {
		this.items = items;
	}

	static boolean fits(JsonNode first) {
		return first.path("results").isArray() && (first.has("info") || first.path("results").path(0).has("detailedResults")
				|| first.path("results").path(0).has("aggregatedResults"));
	}

	static boolean fits(Set<String> names) {
		return names.contains("detailedresults") && (names.contains("asseturls") || names.contains("aggregatedresults"));
	}

	Translation translation() {
		return to;
	}

	/** @param line of the job; its results are numbered from there */
	void job(long line, JsonNode job) {
		if (!job.path("results").isArray()) {
			result(line, job);
			return;
		}
		long number = 0;
		for (JsonNode result : job.get("results")) {
			try {
				result(++number, result);
			} catch (IllegalArgumentException e) {
				throw new IllegalArgumentException("Result " + number + ": " + e.getMessage(), e);
			}
		}
	}

	private void result(long line, JsonNode result) {
		JsonNode urls = result.path("assetUrls");
		String first = urls.isArray() ? urls.path(0).asText("") : "";
		String second = urls.isArray() ? urls.path(1).asText("") : "";
		if (!urls.isArray() || urls.isEmpty()) {
			// Older results name their pictures as keys of the counts.
			var names = result.path("aggregatedResults").fieldNames();
			first = names.hasNext() ? names.next() : "";
			second = names.hasNext() ? names.next() : "";
		}
		if (first.isEmpty() || second.isEmpty()) {
			to.leaveOut(line, "it does not name two pictures");
			return;
		}
		JsonNode votes = result.path("detailedResults");
		if (!votes.isArray() || votes.isEmpty()) {
			to.leaveOut(line, "it has no votes");
			return;
		}
		to.add(line, Fields.text(result, "context", "prompt"), condition(first), condition(second), first, second, votes.toString());
	}

	private String condition(String picture) {
		Optional<String> listed = items.condition(picture);
		if (listed.isPresent()) {
			return listed.get();
		}
		String path = picture.replaceFirst("[?#].*$", "").replaceFirst("^[a-zA-Z]+://[^/]+", "").replace('\\', '/');
		String[] parts = path.replaceFirst("^/", "").split("/");
		if (parts.length < 2) {
			throw new IllegalArgumentException("Nothing says which condition made " + Problems.quoted(picture)
					+ ". Name a table with picture and condition with --items, or put each condition's pictures into a folder of its own.");
		}
		return parts[parts.length - 2];
	}
}
