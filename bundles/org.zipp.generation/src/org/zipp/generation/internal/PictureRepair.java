package org.zipp.generation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Throughput;
import org.zipp.generation.Generators;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.MadePicture;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;
import org.zipp.store.TakenOverException;

/**
 * Finds pictures whose files are missing or damaged and makes them again, from the prompt, with the seed and in the setting
 * they were made with, so that the same file comes out.
 */
final class PictureRepair {

	private final StudyStore store;
	private final Generators generators;
	private final int steps;
	private final Map<String, PictureSetting> settings = new HashMap<>();
	private final Map<PictureSetting, Optional<ImageGenerator>> makers = new ConcurrentHashMap<>();
	private final List<ImageRow> broken = new ArrayList<>();
	private final List<String> failures = new ArrayList<>();
	private int missing;
	private int otherwise;
	private int ofOthers;
	private Set<String> lost = Set.of();

	/** @param steps for pictures of which it is not known how many they took */
	PictureRepair(StudyStore store, Generators generators, int steps) {
		this.store = store;
		this.generators = generators;
		this.steps = steps;
		store.images().settings().forEach(s -> settings.put(s.id(), s));
	}

	/**
	 * Looks at the files of all pictures, and of those that trials show.
	 *
	 * @return how many are missing or damaged
	 */
	int look(SubMonitor monitor) {
		List<ImageRow> images = store.images().ofEverySetting();
		Set<String> shown = new HashSet<>();
		for (JudgedTrial t : store.trials().all()) {
			shown.add(t.trial().leftImage());
			shown.add(t.trial().rightImage());
		}
		shown.remove("");
		Set<String> contents = new HashSet<>(shown);
		images.forEach(i -> contents.add(i.content()));
		Map<String, PictureState> states = store.images().states(contents, false, monitor);
		for (ImageRow image : images) {
			PictureState state = states.get(image.content());
			if (state != PictureState.WHOLE) {
				broken.add(image);
				missing += state == PictureState.MISSING ? 1 : 0;
			}
			shown.remove(image.content());
		}
		shown.removeIf(c -> states.get(c) == PictureState.WHOLE);
		lost = shown;
		return broken.size();
	}

	/**
	 * Makes what was found again.
	 *
	 * @return how many are whole now
	 */
	int run(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, broken.size());
		Throughput throughput = new Throughput("damaged pictures", broken.size());
		int whole = 0;
		int parallel = broken.stream().map(this::setting).distinct().flatMap(g -> generators.of(g).stream()).mapToInt(ImageGenerator::parallelism)
				.min()
				.orElse(1);
		ExecutorService workers = Executors.newFixedThreadPool(parallel, Thread.ofPlatform().name("repair-", 1).factory());
		try {
			for (int from = 0; from < broken.size(); from += parallel) {
				progress.checkCanceled();
				List<ImageRow> some = broken.subList(from, Math.min(broken.size(), from + parallel));
				List<Future<MadePicture>> made = some.stream().map(i -> workers.submit(() -> render(i, progress))).toList();
				for (int i = 0; i < some.size(); i++) {
					whole += finish(some.get(i), made.get(i)) ? 1 : 0;
					throughput.add(1);
					progress.worked(1);
					progress.subTask(throughput.text());
				}
			}
		} finally {
			workers.shutdownNow();
			workers.close();
		}
		return whole;
	}

	/** How it was made; for pictures of older programs as far as it is known. */
	private PictureSetting setting(ImageRow image) {
		PictureSetting known = settings.get(image.setting());
		return known != null ? known
				: generators.labelled(image.generator())
						.map(g -> new PictureSetting(image.setting(), g.id(), image.generator(), g.options(), image.width(), image.height(),
								g.hasSteps() ? steps : 0))
						.orElseGet(() -> new PictureSetting(image.setting(), "", image.generator(), "", image.width(), image.height(), 0));
	}

	/** {@code null} where what made it is not here, or its prompt is not known. */
	private MadePicture render(ImageRow image, SubMonitor monitor) {
		PictureSetting setting = setting(image);
		Optional<ImageGenerator> maker = makers.computeIfAbsent(setting, s -> generators.of(s).map(g -> g.knowing(store.images().seeds(s.id()))));
		if (maker.isEmpty() || image.prompt().isEmpty()) {
			return null;
		}
		long start = System.nanoTime();
		Rendering made = maker.get().generate(new RenderRequest(image.prompt(), image.negative(), image.key().seed(),
				setting.width(), setting.height(), setting.steps() == 0 ? steps : setting.steps()), RenderListener.of(monitor));
		Picture picture = made.picture();
		return new MadePicture(picture.width(), picture.height(), picture.toPng(), (System.nanoTime() - start) / 1e9, made.seeds(),
				made.revisedPrompt(), made.remarks());
	}

	private boolean finish(ImageRow image, Future<MadePicture> future) {
		try {
			MadePicture made = future.get();
			if (made == null) {
				ofOthers++;
				return false;
			}
			TaskRow task = new TaskRow(image.key(), image.prompt(), image.negative(), TaskState.DONE, "", 0);
			ImageRow row = store.images().save(task, setting(image), made);
			otherwise += row.content().equals(image.content()) ? 0 : 1;
			return true;
		} catch (TakenOverException e) {
			failures.add(e.getMessage());
			return false;
		} catch (ExecutionException e) {
			Throwable cause = e.getCause();
			if (cause instanceof OperationCanceledException c) {
				throw c;
			}
			if (cause instanceof Error error) {
				throw error;
			}
			failures.add(Reasons.of(cause));
			return false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException("Rendering was interrupted.");
		}
	}

	/** Pictures of a setting that cannot be shown although they were made. */
	long stillBroken(String setting) {
		return broken.stream().filter(i -> i.setting().equals(setting))
				.filter(i -> store.images().find(i.key()).filter(n -> store.images().state(n.content()) == PictureState.WHOLE).isEmpty())
				.count();
	}

	/** Says what was found and what became of it. */
	void tell(OperationResult.Builder result) {
		if (!broken.isEmpty()) {
			result.note(String.format(Locale.ROOT, "%,d pictures were missing and %,d damaged.", missing, broken.size() - missing));
			touched(result);
		}
		if (otherwise > 0) {
			result.warning(otherwise + " pictures came out otherwise than before, on another device or with another program. Votes on "
					+ "the ones before stay, but those pictures are gone.");
		}
		if (ofOthers > 0) {
			result.warning(ofOthers + " pictures are missing or damaged and cannot be made again here: another generator made them, or "
					+ "nobody knows their prompts. Restore them from a backup.");
		}
		if (!failures.isEmpty()) {
			result.warning(failures.size() + " pictures could not be made again, the last because: " + failures.getLast());
		}
		if (!lost.isEmpty()) {
			result.warning(lost.size() + " pictures that trials show are missing or damaged, and their prompts have changed since. "
					+ "Restore them from a backup; the trials cannot be shown.");
		}
	}

	private void touched(OperationResult.Builder result) {
		Set<String> contents = new HashSet<>();
		broken.forEach(i -> contents.add(i.content()));
		List<JudgedTrial> trials = store.trials().all().stream()
				.filter(t -> contents.contains(t.trial().leftImage()) || contents.contains(t.trial().rightImage())).toList();
		long voted = trials.stream().filter(t -> t.vote() != null).count();
		if (!trials.isEmpty()) {
			result.note(String.format(Locale.ROOT, "They are shown in %,d trials, of which %,d are answered; the first is trial %d of %s.",
					trials.size(), voted, trials.getFirst().trial().position(), trials.getFirst().trial().raterId()));
		}
	}
}
