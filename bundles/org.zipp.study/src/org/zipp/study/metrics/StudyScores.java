package org.zipp.study.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.StudyStore;

/**
 * The scores of a study beside its pictures and votes as they are now.
 *
 * @param scores  empty when the pictures have not been scored
 * @param judged  what the metrics say of the pictures of each answered trial, by trial
 * @param changed pictures that were added, replaced or taken away since they were scored
 * @param problem why the scores could not be read, a sentence; empty when they could or there are none
 */
public record StudyScores(Optional<Scores> scores, Map<Long, Judged> judged, long changed, String problem) {

	/** Of votes whose pictures were not scored. */
	public static final StudyScores NONE = new StudyScores(Optional.empty(), Map.of(), 0, "");

	/**
	 * The pictures of a trial; values by {@link Metric#ordinal()}, not a number where nothing was measured.
	 *
	 * @param left  of the left picture
	 * @param right of the right picture
	 */
	public record Judged(double[] left, double[] right) {
	}

	/** A picture as it was shown to somebody. */
	private record Shown(String user, String prompt, String condition, String content) {
	}

	public StudyScores {
		judged = Map.copyOf(judged);
	}

	/** Reads the scores of a study; a file that cannot be read is told as a problem. */
	public static StudyScores of(StudyStore store) {
		Optional<Scores> read;
		try {
			read = ScoreFile.read(store.directory());
		} catch (ZippException _) {
			// A report names no folders of its author.
			return new StudyScores(Optional.empty(), Map.of(), 0, "The scores of the pictures cannot be read. Run score again.");
		}
		return read.map(scores -> with(scores, store)).orElse(NONE);
	}

	private static StudyScores with(Scores scores, StudyStore store) {
		Map<Shown, double[]> values = new HashMap<>();
		Set<List<Object>> scored = new HashSet<>();
		for (PictureScore p : scores.pictures()) {
			ImageKey key = p.key();
			values.put(new Shown(key.userId(), key.promptId(), key.conditionId(), p.content()), p.values());
			if (p.current()) {
				scored.add(List.of(key.userId(), key.promptId(), key.conditionId(), key.seed(), p.content()));
			}
		}
		long changed = 0;
		Set<List<Object>> gone = new HashSet<>(scored);
		for (ImageRow image : store.images().all()) {
			ImageKey key = image.key();
			List<Object> now = List.of(key.userId(), key.promptId(), key.conditionId(), key.seed(), image.content());
			changed += scored.contains(now) ? 0 : 1;
			gone.remove(now);
		}
		// Rows that hold a shared picture for one user only are no pictures of their own.
		Set<List<Object>> shared = new HashSet<>();
		scored.stream().filter(k -> k.getFirst().equals("")).forEach(k -> shared.add(k.subList(1, k.size())));
		changed += gone.stream().filter(k -> k.getFirst().equals("") || !shared.contains(k.subList(1, k.size()))).count();
		Map<Long, Judged> judged = new HashMap<>();
		for (JudgedTrial t : store.trials().all()) {
			if (t.vote() != null) {
				TrialRow trial = t.trial();
				judged.put(trial.id(), new Judged(values(values, trial, trial.left(), trial.leftImage()),
						values(values, trial, trial.right(), trial.rightImage())));
			}
		}
		return new StudyScores(Optional.of(scores), judged, changed, "");
	}

	/** As measured for the user; else as measured for everybody. */
	private static double[] values(Map<Shown, double[]> values, TrialRow trial, String condition, String content) {
		List<double[]> found = new ArrayList<>();
		for (String user : List.of(trial.userId(), "")) {
			Optional.ofNullable(values.get(new Shown(user, trial.promptId(), condition, content))).ifPresent(found::add);
		}
		double[] best = new double[Metric.values().length];
		for (int k = 0; k < best.length; k++) {
			best[k] = Double.NaN;
			for (int i = found.size() - 1; i >= 0; i--) {
				best[k] = Double.isNaN(found.get(i)[k]) ? best[k] : found.get(i)[k];
			}
		}
		return best;
	}
}
