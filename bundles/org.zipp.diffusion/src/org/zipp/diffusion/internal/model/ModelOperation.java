package org.zipp.diffusion.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.diffusion.DiffusionModel;
import org.zipp.diffusion.ModelFolder;
import org.zipp.torch.Precision;
import org.zipp.torch.TorchRuntime;

/** Says what a model's folder is, and proves that it computes what another program computes. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=model",
		Operation.ORDER + ":Integer=55", LinePlace.GROUP + "=pictures", LinePlace.ICON + "=check" })
public final class ModelOperation extends Operation {

	/** How many that differ are named in one sentence. */
	private static final int NAMED = 8;

	@Parameter(name = "model", label = "Model folder",
			description = "Folder of a Stable Diffusion model as diffusers writes it, with model_index.json.", required = true, path = PathUse.FOLDER)
	public Path model;

	@Parameter(name = "reference", label = "Reference",
			description = "Folder with expected.json and expected.safetensors, what another program computed with the model: all of it is computed "
					+ "again and compared. releng/reference/export_reference.py makes one.", path = PathUse.FOLDER)
	public Path reference;

	private final TorchRuntime torch;

	@Activate
	public ModelOperation(@Reference TorchRuntime torch) {
		this.torch = torch;
	}

	@Override
	public String id() {
		return "model";
	}

	@Override
	public String label() {
		return "Look at a model";
	}

	@Override
	public String description() {
		return "Says what a model's folder is: family, parts, parameters, scheduler, memory, and what is not built; with a reference, whether it "
				+ "computes what another program computes.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DEVICE);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		ModelFolder folder = ModelFolder.read(model);
		ModelDescription described = new ModelDescription(folder);
		OperationResult.Builder result = OperationResult.builder().count("parts", folder.parts().size())
				.count("parameters", described.parameters());
		described.lines().forEach(result::note);
		described.warnings().forEach(result::warning);
		if (reference != null) {
			compare(folder, result, monitor);
		}
		return result.build();
	}

	private void compare(ModelFolder folder, OperationResult.Builder result, SubMonitor monitor) {
		List<ReferenceCheck.Row> rows;
		try (DiffusionModel loaded = DiffusionModel.open(torch, folder, Precision.FLOAT32)) {
			rows = ReferenceCheck.rows(loaded, reference, monitor);
		}
		int width = rows.stream().mapToInt(r -> r.name().length()).max().orElse(0);
		result.note(line(width, "", "largest", "relative", ""));
		rows.forEach(r -> result.note(line(width, r.name(), number(r.difference()), number(r.relative()), r.words())));
		List<String> wrong = rows.stream().filter(r -> !r.right()).map(ReferenceCheck.Row::name).toList();
		result.count("compared", rows.size()).count("different", wrong.size());
		if (rows.isEmpty()) {
			result.problem("The reference holds nothing to compare.");
		} else if (!wrong.isEmpty()) {
			result.problem(wrong.size() + " of " + rows.size() + " do not agree with the reference: "
					+ String.join(", ", wrong.subList(0, Math.min(NAMED, wrong.size()))) + (wrong.size() > NAMED ? " and others." : "."));
		}
	}

	private static String line(int width, String name, String largest, String relative, String words) {
		return String.format("%-" + Math.max(1, width) + "s  %9s  %9s  %s", name, largest, relative, words).stripTrailing();
	}

	private static String number(double value) {
		return Double.isNaN(value) ? "-" : value == 0 ? "0" : String.format(Locale.ROOT, "%.2e", value);
	}
}
