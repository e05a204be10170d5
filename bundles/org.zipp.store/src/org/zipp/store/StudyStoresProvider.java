package org.zipp.store;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.StudyDirectory;
import org.zipp.store.internal.OpenStudies;

/** The store service. Outside OSGi it is made with {@code new}; every object of it shares the studies that are open. */
@Component(service = StudyStores.class)
public final class StudyStoresProvider implements StudyStores {

	@Override
	public StudyStore open(StudyDirectory directory) {
		return OpenStudies.open(directory);
	}

	@Override
	public StudyStore openReadOnly(StudyDirectory directory) {
		return OpenStudies.openReadOnly(directory);
	}

	@Override
	public StudyStore open(StudyDirectory directory, String url, String user, String password) {
		return OpenStudies.open(directory, url, user, password);
	}
}
