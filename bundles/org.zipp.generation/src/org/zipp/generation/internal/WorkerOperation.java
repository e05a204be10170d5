package org.zipp.generation.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.generation.Generators;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderEvents;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.QueueState;
import org.zipp.store.ServerPlace;
import org.zipp.store.StoreListener;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Makes pictures that wait in the queue of a study, from any host, beside others. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=worker",
		Operation.ORDER + ":Integer=62" })
public final class WorkerOperation extends Operation {

	@Parameter(name = "dir", label = "Study folder",
			description = "Folder of the study, also one that several hosts share. Give this or --store.", path = PathUse.FOLDER)
	public Path folder;

	@Parameter(name = "store", label = "Database", description = "Address of the study's database, for a host that does not have the folder: "
			+ ServerPlace.EXAMPLE + ". The password comes from the environment variable ZIPP_DATABASE_PASSWORD.")
	public String address = "";

	@Parameter(name = "user", label = "Database user", description = "Who connects to the database, where the address does not say so.")
	public String user = "";

	@Parameter(name = "generator-settings", label = "Settings of the generator",
			description = "Those that differ on this host, each as name=value; what the"
					+ " pictures are stays as the study says.")
	public List<String> generatorSettings = List.of();

	@Parameter(name = "wait", label = "Wait for more", description = "When the queue is empty wait for more pictures until stopped.")
	public boolean waits;

	private static final long TICK_MILLIS = 200;
	private static final int TICKS_BETWEEN_LOOKS = 50;
	/** After five minutes without work the memory of the device is better with others. */
	private static final int IDLE_TICKS = 1500;

	private final StudyStores stores;
	private final Generators generators;
	private final RenderEvents events;
	private ImageGenerator maker;
	private long made;
	private long failed;
	private long collected;

	@Activate
	public WorkerOperation(@Reference StudyStores stores, @Reference Generators generators, @Reference RenderEvents events) {
		this.stores = stores;
		this.generators = generators;
		this.events = events;
	}

	@Override
	public String id() {
		return "worker";
	}

	@Override
	public String label() {
		return "Work on the picture queue";
	}

	@Override
	public String description() {
		return "Makes pictures that wait in the queue, with the generator and the settings that the study has, until none is left or it is"
				+ " stopped; then what it had begun goes back at once. Several may work on one study whose tables lie on a server, from any"
				+ " host. 'generate' fills the queue.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DEVICE);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		try (StudyStore store = open()) {
			Semaphore changes = new Semaphore(0);
			StoreListener listener = (topic, _) -> {
				if (topic == Topic.TASKS) {
					changes.release();
				}
			};
			if (waits) {
				store.addListener(listener);
			}
			collect(store);
			do {
				workOff(store, monitor);
			} while (waits && waitForMore(store, changes, monitor));
			collect(store);
			OperationResult.Builder result = OperationResult.builder().repeated(made + failed + collected == 0).count("new pictures", made)
					.count("failed", failed);
			if (collected > 0) {
				result.count("collected from workers", collected);
			}
			if (failed > 0) {
				result.warning(failed + " pictures failed here. 'releng/zipp queue --state failed' says why.");
			}
			return result.build();
		}
	}

	private StudyStore open() {
		if (folder != null == !address.isEmpty()) {
			throw new ZippException("Name the study either by its folder with --dir, or by the address of its database with --store.");
		}
		if (folder == null) {
			return stores.join(ServerPlace.parse(address, user), Optional.empty());
		}
		StudyDirectory directory = new StudyDirectory(folder);
		if (!directory.isStudy()) {
			throw new ZippException("There is no study in this folder.", folder, 0, null);
		}
		return stores.open(directory);
	}

	/** Makes what waits; begins anew when the study has changed to another setting meanwhile. */
	private void workOff(StudyStore store, SubMonitor monitor) {
		store.images().requeue(false);
		for (QueueState state = store.images().queueState(); state.queued() + state.elsewhere() > 0; state = store.images().queueState()) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			PictureSetting setting = store.images().settings().getFirst();
			maker = generators.open(setting, Settings.parse(generatorSettings));
			QueueRun.Outcome outcome = new QueueRun(store, maker, setting, events).run(monitor);
			made += outcome.made();
			failed += outcome.failed();
		}
	}

	/** Waits until somebody has changed the queue and something waits; ends by being cancelled. */
	private boolean waitForMore(StudyStore store, Semaphore changes, SubMonitor monitor) {
		monitor.subTask("Waiting for pictures to be asked for");
		try {
			for (int tick = 0;; tick++) {
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				if (tick == IDLE_TICKS && maker != null) {
					maker.release();
				}
				boolean told = changes.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
				if (told || tick % TICKS_BETWEEN_LOOKS == 0) {
					changes.drainPermits();
					collect(store);
					if (store.images().queueState().queued() > 0) {
						return true;
					}
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException("Waiting was interrupted.");
		}
	}

	private void collect(StudyStore store) {
		collected += store.images().collect(SubMonitor.convert(null));
	}
}
