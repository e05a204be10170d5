package org.zipp.diffusion.internal.model;

import java.nio.file.Path;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.diffusion.ModelFolder;

/** Says what a model's folder is, and proves that it computes what another program computes. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=model",
		Operation.ORDER + ":Integer=55", LinePlace.GROUP + "=pictures", LinePlace.ICON + "=check" })
public final class ModelOperation extends Operation {

	@Parameter(name = "model", label = "Model folder",
			description = "Folder of a Stable Diffusion model as diffusers writes it, with model_index.json.", required = true, path = PathUse.FOLDER)
	public Path model;

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
		return "Says what a model's folder is: family, parts, parameters, scheduler, memory, and what is not built.";
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
		return result.build();
	}
}
