package org.zipp.study.internal;

import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyMoved;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Moves the tables of a study from its file to a server, or back. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=move", Operation.ORDER + ":Integer=6" })
public final class MoveOperation extends Operation {

	/** What {@link #store} says when the tables are to lie in the folder. */
	public static final String FILE = "file";

	/** Where pictures lie. */
	public enum Pictures {
		FOLDER, DATABASE
	}

	@Parameter(name = "store", label = "Where to", description = "Address of a PostgreSQL schema, as " + ServerPlace.EXAMPLE
			+ "; or '" + FILE + "' for a file in the folder. The password comes from the environment variable ZIPP_DATABASE_PASSWORD."
			+ " Left where it is when empty.")
	public String store = "";

	@Parameter(name = "database-user", label = "Database user",
			description = "User of that database; the one named in the address when empty.")
	public String databaseUser = "";

	@Parameter(name = "pictures", label = "Pictures", description = "Whether the database keeps the pictures too, so that machines without the"
			+ " study's folder show them, or the folder alone, which all machines then share. Kept as it is when not given.")
	public Pictures pictures;

	private final StudyStores stores;

	@Activate
	public MoveOperation(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public String id() {
		return "move";
	}

	@Override
	public String label() {
		return "Move study";
	}

	@Override
	public String description() {
		return "Moves the tables of a study from its file to a PostgreSQL server or back, compares them row by row, and keeps what was before."
				+ " Nobody may have the study open.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.STUDY);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (store.isBlank() && pictures == null) {
			throw new ZippException("Where is the study to move? Give an address with --store, or --store " + FILE + '.');
		}
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		OperationResult.Builder result = OperationResult.builder();
		if (!store.isBlank()) {
			StudyMoved moved = store.strip().equals(FILE) ? stores.moveToFile(studyDirectory(), Optional.empty(), progress.split(70))
					: stores.moveToServer(studyDirectory(), ServerPlace.parse(store, databaseUser), Optional.empty(), progress.split(70));
			result.count("tables", moved.rows().size()).count("rows", moved.allRows())
					.note("Moved from " + moved.from() + " to " + moved.to() + ". Both sides held the same.")
					.note("Kept of before: " + moved.backup() + ". Delete it when you do not need it any more.").place(moved.backup());
		}
		if (pictures != null) {
			try (StudyStore opened = stores.open(studyDirectory())) {
				result.count("pictures", opened.images().share(pictures == Pictures.DATABASE, progress.split(30)));
			}
		}
		return result.build();
	}
}
