package org.zipp.diffusion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;
import org.zipp.diffusion.internal.scheduler.DdimScheduler;
import org.zipp.diffusion.internal.scheduler.DpmSolverScheduler;
import org.zipp.diffusion.internal.scheduler.EulerAncestralScheduler;
import org.zipp.diffusion.internal.scheduler.EulerScheduler;
import org.zipp.diffusion.internal.scheduler.Keys;
import org.zipp.diffusion.internal.scheduler.LcmScheduler;
import org.zipp.diffusion.internal.scheduler.PndmScheduler;
import org.zipp.diffusion.internal.scheduler.Run;

/** Makes schedulers: the one that a model folder names, or another one that the user chose for it. */
public final class Schedulers {

	private static final String KARRAS = "use_karras_sigmas";

	private enum Kind {
		DDIM("ddim", "DDIMScheduler", DdimScheduler::new),
		PNDM("pndm", "PNDMScheduler", PndmScheduler::new),
		EULER("euler", "EulerDiscreteScheduler", EulerScheduler::new),
		EULER_ANCESTRAL("euler-a", "EulerAncestralDiscreteScheduler", EulerAncestralScheduler::new),
		DPM("dpmpp-2m", "DPMSolverMultistepScheduler", DpmSolverScheduler::new),
		DPM_KARRAS("dpmpp-2m-karras", "DPMSolverMultistepScheduler", DpmSolverScheduler::new),
		LCM("lcm", "LCMScheduler", LcmScheduler::new);

		private final String id;
		private final String className;
		private final Maker maker;

		Kind(String id, String className, Maker maker) {
			this.id = id;
			this.className = className;
			this.maker = maker;
		}
	}

	@FunctionalInterface
	private interface Maker {
		Scheduler make(Keys keys, Run run);
	}

	private Schedulers() {
	}

	/** What can be chosen by name. */
	public static List<String> names() {
		return Arrays.stream(Kind.values()).map(kind -> kind.id).toList();
	}

	/** The name that stands for the folder's own scheduler, for identities and reports. */
	public static String nameOf(SchedulerConfig config) {
		Kind kind = own(config);
		return kind == Kind.DPM && Boolean.TRUE.equals(config.values().get(KARRAS)) ? Kind.DPM_KARRAS.id : kind.id;
	}

	/**
	 * A scheduler for a run from pure noise.
	 *
	 * @param config what the folder says
	 * @param name one of {@link #names()}, or {@code null} or an empty text for the folder's own
	 * @param steps inference steps; {@link Scheduler#timesteps()} may hold one more, where a method starts with two calls
	 * @throws ZippException naming the key that asks for something that is not built, or cannot be as it is
	 */
	public static Scheduler of(SchedulerConfig config, String name, int steps) {
		return of(config, name, steps, 1, 0);
	}

	/**
	 * A scheduler for a run that may begin with a picture.
	 *
	 * @param strength share of the steps that is run, in (0, 1]: 1 begins with noise alone or with the picture at the noisiest step;
	 *        0.4 of 50 steps runs the last 20
	 * @param eta how much of the noise DDIM puts back at each step, 0 to 1; the others have no such setting and ignore it
	 */
	public static Scheduler of(SchedulerConfig config, String name, int steps, double strength, double eta) {
		if (steps < 1) {
			throw new ZippException("A picture needs at least one step, not " + steps + '.');
		}
		if (!(strength > 0 && strength <= 1)) {
			throw new ZippException("The strength is " + strength + "; it is a share of the steps, above 0 and up to 1.");
		}
		if (!(eta >= 0 && eta <= 1)) {
			throw new ZippException("Eta is " + eta + "; it goes from 0 to 1.");
		}
		int first = steps - Math.min((int) (steps * strength), steps);
		if (first == steps) {
			throw new ZippException("A strength of " + strength + " leaves none of the " + steps + " steps. Raise the strength or the steps.");
		}
		Kind kind = name == null || name.isBlank() ? own(config) : chosen(name);
		Map<String, Object> values = new HashMap<>(config.values());
		if (name != null && !name.isBlank() && (kind == Kind.DPM || kind == Kind.DPM_KARRAS)) {
			values.put(KARRAS, kind == Kind.DPM_KARRAS);
		}
		String id = name == null || name.isBlank() ? nameOf(config) : kind.id;
		return kind.maker.make(new Keys(values, kind.className, config.file()), new Run(id, steps, first, eta));
	}

	private static Kind own(SchedulerConfig config) {
		return Arrays.stream(Kind.values()).filter(kind -> kind.className.equals(config.className())).findFirst()
				.orElseThrow(() -> new ZippException("The scheduler " + config.className() + " is not built. Choose another one for this model: "
						+ listed() + '.', config.file(), 0, null));
	}

	private static Kind chosen(String name) {
		return Arrays.stream(Kind.values()).filter(kind -> kind.id.equalsIgnoreCase(name.strip())).findFirst()
				.orElseThrow(() -> new ZippException("There is no scheduler " + name.strip() + ". Choose one of " + listed() + '.'));
	}

	private static String listed() {
		return names().stream().collect(Collectors.joining(", "));
	}
}
