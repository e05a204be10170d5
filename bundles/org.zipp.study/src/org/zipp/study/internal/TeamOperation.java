package org.zipp.study.internal;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

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
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.TeamRepository;
import org.zipp.store.TeamRole;

/** Makes, lists and removes the logins of a study on a server. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=team", Operation.ORDER
		+ ":Integer=66" })
public final class TeamOperation extends Operation {

	/** Environment variable with the password of a new login; one is made up without it. */
	public static final String PASSWORD = "ZIPP_TEAM_PASSWORD";

	/** Letters and digits that are not taken for one another. */
	private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
	private static final int PASSWORD_LETTERS = 20;

	@Parameter(name = "add", label = "Add", description = "Name of a login to make, or to give another role or password.")
	public String add = "";

	@Parameter(name = "role", label = "Role", description = "What the login may do: lead (everything), rater (the own pairs), expert (personas"
			+ " to rate), viewer (read results).")
	public TeamRole role;

	@Parameter(name = "rater", label = "Rater", description = "The rater that the login of a rater or an expert belongs to.")
	public String rater = "";

	@Parameter(name = "remove", label = "Remove", description = "Name of a login to take away.")
	public String remove = "";

	@Parameter(name = "list", label = "List", description = "List the logins.")
	public boolean list;

	private final StudyStores stores;
	private final UnaryOperator<String> environment;

	@Activate
	public TeamOperation(@Reference StudyStores stores) {
		this(stores, System::getenv);
	}

	/** @param environment environment variables by name */
	TeamOperation(StudyStores stores, UnaryOperator<String> environment) {
		this.stores = stores;
		this.environment = environment;
	}

	@Override
	public String id() {
		return "team";
	}

	@Override
	public String label() {
		return "Team";
	}

	@Override
	public String description() {
		return "Makes logins at the server of a study, each with the rights of a role that the server holds to. A password is taken from the"
				+ " environment variable " + PASSWORD + ", or made up and printed once; it is stored nowhere.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (!add.isBlank() && role == null) {
			throw new ZippException("What is " + add.strip() + " to do? Name a --role: lead, rater, expert or viewer.");
		}
		OperationResult.Builder result = OperationResult.builder();
		try (StudyStore store = stores.open(studyDirectory())) {
			TeamRepository team = store.team();
			if (!add.isBlank()) {
				String given = environment.apply(PASSWORD);
				boolean made = given == null || given.isEmpty();
				String password = made ? password() : given;
				team.add(add.strip(), role, rater.strip(), password);
				result.count("logins made", 1);
				if (made) {
					result.note("The password of " + add.strip() + ", printed this once: " + password);
				}
			}
			if (!remove.isBlank()) {
				if (!team.remove(remove.strip())) {
					throw new ZippException("There is no login " + remove.strip() + " of this study. --list lists them.");
				}
				result.count("logins removed", 1);
			}
			if (list || add.isBlank() && remove.isBlank()) {
				for (TeamRepository.Login login : team.all()) {
					result.note(login.login() + ": " + login.role().name().toLowerCase(Locale.ROOT) + ", " + login.role().duty()
							+ (login.raterId().isEmpty() ? "" : " of " + login.raterId()));
				}
				result.count("logins", team.all().size());
			}
			return result.build();
		}
	}

	private static String password() {
		SecureRandom random = new SecureRandom();
		StringBuilder password = new StringBuilder();
		for (int i = 0; i < PASSWORD_LETTERS; i++) {
			password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
		}
		return password.toString();
	}
}
