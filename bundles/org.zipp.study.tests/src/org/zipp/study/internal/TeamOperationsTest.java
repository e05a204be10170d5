package org.zipp.study.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyMoved;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.TeamRepository;
import org.zipp.store.TeamRole;
import org.zipp.study.SmallStudy;

/** Moving a study and making logins from the command line; the store's own tests do both on a server. */
class TeamOperationsTest {

	@TempDir
	Path folder;

	private SmallStudy small;
	private final List<List<Object>> asked = new ArrayList<>();

	@BeforeEach
	void study() {
		small = new SmallStudy(folder.resolve("study"), 6, 1, false);
	}

	private OperationRunner.Outcome run(Operation operation) {
		operation.dir = small.directory.root();
		return OperationRunner.run(operation, new NullProgressMonitor());
	}

	private String refused(Operation operation) {
		OperationRunner.Outcome outcome = run(operation);
		assertNull(outcome.result());
		return outcome.status().getMessage();
	}

	private <T> T playing(Class<T> type, T behind, InvocationHandler own) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
			Object answer = own.invoke(proxy, method, arguments);
			return answer == null ? method.invoke(behind, arguments) : answer;
		}));
	}

	/** Stores that say yes to every move. */
	private StudyStores moving() {
		return playing(StudyStores.class, small.stores, (_, method, arguments) -> {
			if (!method.getName().startsWith("move")) {
				return null;
			}
			asked.add(List.of(method.getName(), arguments[1]));
			return new StudyMoved("here", "there", Map.of("votes", 3L, "trials", 5L), folder.resolve("kept"));
		});
	}

	@Test
	void aStudyMovesToAnAddressOrToAFile() {
		MoveOperation there = new MoveOperation(moving());
		there.store = "jdbc:postgresql://host:5433/studies?currentSchema=wave1";
		there.databaseUser = "lena";
		OperationResult result = run(there).result();
		assertEquals(8L, result.counts().get("rows"));
		assertEquals(2L, result.counts().get("tables"));
		assertEquals(folder.resolve("kept"), result.place());
		MoveOperation back = new MoveOperation(moving());
		back.store = "file";
		run(back);
		assertEquals(List.of(List.of("moveToServer", new ServerPlace("host", 5433, "studies", "wave1", "lena", Map.of())),
				List.of("moveToFile", Optional.empty())), asked);
	}

	@Test
	void mistakesOfAMoveAreTold() {
		assertTrue(refused(new MoveOperation(small.stores)).contains("--store"));
		MoveOperation here = new MoveOperation(small.stores);
		here.store = "file";
		assertTrue(refused(here).contains("in its folder already"));
		MoveOperation pictures = new MoveOperation(small.stores);
		pictures.pictures = MoveOperation.Pictures.DATABASE;
		assertTrue(refused(pictures).contains("Move the study to a server first"));
	}

	/** A team that keeps what it is told. */
	private StudyStores team(List<TeamRepository.Login> logins) {
		TeamRepository team = playing(TeamRepository.class, null, (_, method, arguments) -> switch (method.getName()) {
		case "add" -> {
			asked.add(List.of(arguments));
			logins.add(new TeamRepository.Login((String) arguments[0], (TeamRole) arguments[1], (String) arguments[2], Instant.EPOCH));
			yield true;
		}
		case "remove" -> logins.removeIf(l -> l.login().equals(arguments[0]));
		default -> List.copyOf(logins);
		});
		return playing(StudyStores.class, small.stores, (_, method, arguments) -> method.getName().equals("open")
				? playing(StudyStore.class, (StudyStore) method.invoke(small.stores, arguments), (_, asking, _) -> asking.getName().equals("team")
				? team : null)
				: null);
	}

	@Test
	void aPasswordIsPrintedOnceWhenItWasMadeUpAndNeverWhenItWasGiven() {
		List<TeamRepository.Login> logins = new ArrayList<>();
		StudyStores stores = team(logins);
		TeamOperation made = new TeamOperation(stores, _ -> null);
		made.add = "anna";
		made.role = TeamRole.RATER;
		made.rater = "r1";
		String printed = run(made).result().toString();
		String password = (String) asked.getFirst().get(3);
		assertEquals(20, password.length());
		assertTrue(printed.contains(password), printed);
		TeamOperation given = new TeamOperation(stores, name -> name.equals(TeamOperation.PASSWORD) ? "of-the-lead" : null);
		given.add = "vera";
		given.role = TeamRole.VIEWER;
		assertTrue(!run(given).result().toString().contains("of-the-lead"));
		assertEquals(List.of("vera", TeamRole.VIEWER, "", "of-the-lead"), asked.getLast());
		String listed = run(new TeamOperation(stores, _ -> null)).result().toString();
		assertTrue(listed.contains("anna: rater, judges the own pairs of r1") && listed.contains("vera: viewer") && !listed.contains(password),
				listed);
		TeamOperation gone = new TeamOperation(stores, _ -> null);
		gone.remove = "anna";
		assertEquals(1L, run(gone).result().counts().get("logins removed"));
		assertTrue(refused(gone).contains("no login anna"));
	}

	@Test
	void mistakesOfATeamAreTold() {
		assertTrue(refused(new TeamOperation(small.stores, _ -> null)).contains("Move the study to a server first"));
		TeamOperation roleless = new TeamOperation(small.stores, _ -> null);
		roleless.add = "anna";
		assertTrue(refused(roleless).contains("--role"));
	}
}
