package org.zipp.generation.internal;

import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.generation.Generators;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Makes pictures again whose files are missing or damaged, and nothing else. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=repair",
		Operation.ORDER + ":Integer=65", LinePlace.GROUP + "=pictures", LinePlace.ICON + "=images" })
public final class RepairOperation extends Operation {

	@Parameter(name = "steps", label = "Steps", description = "Denoising steps of pictures of which it is not known how many they took.",
			min = 1, max = 1000, advanced = true)
	public int steps = 20;

	private final StudyStores stores;
	private final Generators generators;

	@Activate
	public RepairOperation(@Reference StudyStores stores, @Reference Generators generators) {
		this.stores = stores;
		this.generators = generators;
	}

	@Override
	public String id() {
		return "repair";
	}

	@Override
	public String label() {
		return "Make damaged pictures again";
	}

	@Override
	public String description() {
		return "Looks at the file of every picture and renders those that are missing or damaged again: the same prompt, seed and"
				+ " settings. Lists the trials they touched.";
	}

	/** The device alone: people may vote while pictures are made. */
	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DEVICE);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (!studyDirectory().isStudy()) {
			throw new ZippException("There is no study in " + studyDirectory().root() + '.');
		}
		try (StudyStore store = stores.open(studyDirectory())) {
			SubMonitor progress = SubMonitor.convert(monitor, 100);
			PictureRepair repair = new PictureRepair(store, generators, steps);
			int broken = repair.look(progress.split(20));
			int whole = repair.run(progress.split(80));
			OperationResult.Builder result = OperationResult.builder().repeated(broken == 0)
					.count("pictures", store.images().ofEverySetting().size()).count("missing or damaged", broken)
					.count("made again", whole).place(store.directory().images());
			repair.tell(result);
			return result.build();
		}
	}
}
