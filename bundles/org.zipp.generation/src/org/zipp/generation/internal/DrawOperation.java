package org.zipp.generation.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.generation.Generators;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.PromptSandbox;
import org.zipp.generation.PromptSandbox.Attempt;
import org.zipp.generation.PromptSandbox.Drawn;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.SketchGenerator;

/** Draws one prompt into a file, once or in several settings, without a study. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=draw",
		Operation.ORDER + ":Integer=64" })
public final class DrawOperation extends Operation {

	@Parameter(name = "prompt", label = "Prompt", description = "What to show.", required = true)
	public String prompt = "";

	@Parameter(name = "negative", label = "Negative prompt", description = "What to keep away from.")
	public String negative = "";

	@Parameter(name = "out", label = "File", description = "Where the picture goes; several are numbered.", required = true,
			path = PathUse.NEW_FILE, endings = ".png")
	public Path out;

	@Parameter(name = "generator", label = "Generator", description = "What makes the picture.")
	public String generator = SketchGenerator.ID;

	@Parameter(name = "generator-settings", label = "Settings of the generator", description = "Its own settings, each as name=value.")
	public List<String> generatorSettings = List.of();

	@Parameter(name = "seed", label = "Seed", description = "Seed of every random draw.")
	public long seed = 1;

	@Parameter(name = "size", label = "Size", description = "Width and height in pixels.", min = 16, max = 4096)
	public int size = 256;

	@Parameter(name = "steps", label = "Steps", description = "Denoising steps of a diffusion generator.", min = 1, max = 1000)
	public int steps = 20;

	@Parameter(name = "variant", label = "Variants",
			description = "Draw the same once more for each of these, with other settings: name=value with semicolons"
					+ " between, where seed, size, steps and generator are names too. May be given several times.")
	public List<String> variants = List.of();

	private final Generators generators;
	private final PromptSandbox sandbox;

	@Activate
	public DrawOperation(@Reference Generators generators, @Reference PromptSandbox sandbox) {
		this.generators = generators;
		this.sandbox = sandbox;
	}

	@Override
	public String id() {
		return "draw";
	}

	@Override
	public String label() {
		return "Try a prompt";
	}

	@Override
	public String description() {
		return "Draws one prompt with a seed into a PNG file, to see what a generator and its settings make of it. Touches no study.";
	}

	@Override
	public List<Choice> choices(String parameter) {
		return parameter.equals("generator") ? generators.list() : List.of();
	}

	@Override
	public Optional<List<Setting>> settings(String parameter) {
		return parameter.equals("generator-settings") ? Optional.of(generators.find(generator).map(ImageGenerator::settings).orElse(List.of()))
				: Optional.empty();
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DEVICE);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		List<Attempt> attempts = attempts();
		SubMonitor progress = SubMonitor.convert(monitor, attempts.size());
		OperationResult.Builder result = OperationResult.builder();
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < attempts.size(); i++) {
			int number = i + 1;
			Drawn drawn = sandbox.draw(attempts.get(i), new RenderListener() {
				@Override
				public boolean isCancelled() {
					return progress.isCanceled();
				}

				@Override
				public void step(int done, int of) {
					progress.subTask("Picture " + number + " of " + attempts.size() + ", step " + done + " of " + of);
				}
			});
			progress.worked(1);
			if (drawn.rendering() == null) {
				failures.add(drawn.failure());
				continue;
			}
			Path file = attempts.size() == 1 ? out : numbered(out, number);
			WholeFile.write(file, drawn.rendering().picture().toPng());
			String revised = drawn.rendering().revisedPrompt();
			result.note(String.format(Locale.ROOT, "%s: %s, seed %d, %.1f s%s", file.getFileName(), drawn.setting().text(),
					attempts.get(i).request().seed(), drawn.seconds(), revised.isEmpty() ? "" : "; the prompt was revised: " + revised));
		}
		if (failures.size() == attempts.size()) {
			throw new ZippException(failures.getFirst());
		}
		failures.forEach(f -> result.warning("A variant could not be drawn: " + f));
		return result.count("pictures", attempts.size() - failures.size()).place(out.toAbsolutePath().getParent()).build();
	}

	private List<Attempt> attempts() {
		Settings settings = Settings.parse(generatorSettings);
		List<Attempt> attempts = new ArrayList<>();
		attempts.add(new Attempt(generator, settings, new RenderRequest(prompt, negative, seed, size, size, steps)));
		for (String variant : variants) {
			Map<String, String> values = new HashMap<>(Settings.parse(List.of(variant.split(";"))).values());
			String other = values.getOrDefault("generator", generator);
			int pixels = (int) number(values, "size", size);
			RenderRequest request = new RenderRequest(prompt, negative, number(values, "seed", seed), pixels, pixels,
					(int) number(values, "steps", steps));
			values.keySet().removeAll(Set.of("generator", "size", "seed", "steps"));
			Map<String, String> all = new HashMap<>(other.equals(generator) ? settings.values() : Map.of());
			all.putAll(values);
			attempts.add(new Attempt(other, Settings.of(all), request));
		}
		return attempts;
	}

	private static long number(Map<String, String> values, String name, long usual) {
		String value = values.get(name);
		if (value == null) {
			return usual;
		}
		if (!value.matches("\\d{1,9}") || !name.equals("seed") && Long.parseLong(value) == 0) {
			throw new ZippException("--variant takes a whole number as " + name + ", not '" + value + "'.");
		}
		return Long.parseLong(value);
	}

	private static Path numbered(Path file, int number) {
		String name = file.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return file.resolveSibling(dot < 1 ? name + '-' + number : name.substring(0, dot) + '-' + number + name.substring(dot));
	}
}
