package org.zipp.store;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.zipp.core.StudyDirectory;
import org.zipp.store.internal.OpenStudies;
import org.zipp.store.internal.Passwords;

/** The store service. Outside OSGi it is made with {@code new}; every object of it shares the studies that are open. */
@Component(service = StudyStores.class)
public final class StudyStoresProvider implements StudyStores {

	private final UnaryOperator<String> environment;

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	private volatile List<DatabasePasswords> passwords = List.of();

	@Activate
	public StudyStoresProvider() {
		this(System::getenv);
	}

	/** @param environment environment variables by name, {@link System#getenv(String)} but in tests */
	public StudyStoresProvider(UnaryOperator<String> environment) {
		this.environment = environment;
	}

	@Override
	public StudyStore open(StudyDirectory directory) {
		return ServerPlace.of(directory).map(place -> OpenStudies.open(directory, place, password(place)))
				.orElseGet(() -> OpenStudies.open(directory));
	}

	@Override
	public StudyStore openReadOnly(StudyDirectory directory) {
		return ServerPlace.of(directory).map(place -> OpenStudies.openReadOnly(directory, place, password(place)))
				.orElseGet(() -> OpenStudies.openReadOnly(directory));
	}

	@Override
	public StudyStore attach(StudyDirectory directory, ServerPlace place, Optional<String> password) {
		return OpenStudies.attach(directory, place, password.orElseGet(() -> password(place)));
	}

	@Override
	public StudyStore join(ServerPlace place, Optional<String> password) {
		return OpenStudies.join(place, password.orElseGet(() -> password(place)));
	}

	@Override
	public StudyMoved moveToServer(StudyDirectory directory, ServerPlace place, Optional<String> password, SubMonitor monitor) {
		return OpenStudies.moveToServer(directory, place, password.orElseGet(() -> password(place)), monitor);
	}

	@Override
	public StudyMoved moveToFile(StudyDirectory directory, Optional<String> password, SubMonitor monitor) {
		return OpenStudies.moveToFile(directory, password.or(() -> ServerPlace.of(directory).map(this::password)).orElse(""), monitor);
	}

	private String password(ServerPlace place) {
		return Passwords.of(place, passwords, environment);
	}
}
