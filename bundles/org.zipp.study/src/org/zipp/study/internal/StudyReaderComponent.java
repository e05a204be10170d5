package org.zipp.study.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.StudyData;
import org.zipp.study.StudyReader;

/** Reads a study from its store, which stays as it is and may be open elsewhere or lie where nothing can be written. */
@Component(service = StudyReader.class)
public final class StudyReaderComponent implements StudyReader {

	private final StudyStores stores;

	@Activate
	public StudyReaderComponent(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public StudyData read(StudyDirectory directory) {
		if (!directory.isStudy()) {
			throw new ZippException("There is no study in " + directory.root() + ". Make one first, for example with 'ingest' or 'demo'.");
		}
		try (StudyStore store = stores.openReadOnly(directory)) {
			return StudyData.of(store);
		}
	}
}
