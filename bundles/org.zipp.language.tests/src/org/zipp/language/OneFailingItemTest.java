package org.zipp.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.http.SecretSource;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.OperationRunner.Outcome;
import org.zipp.language.chat.PlayedEndpoint;
import org.zipp.language.chat.PlayedEndpoint.Asked;
import org.zipp.language.chat.PlayedEndpoint.Reply;
import org.zipp.language.persona.VerbalizeOperation;
import org.zipp.language.prompt.RewriteOperation;
import org.zipp.store.StudyStore;

/** One item that always fails must not end a step; one reason that meets all must not be tried for all. */
class OneFailingItemTest {

	private static final Reply FILTERED = new Reply(400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"Filtered.\"}}");

	@TempDir
	Path dir;

	private Outcome verbalize(PlayedEndpoint endpoint, int parallel) {
		return verbalize(endpoint.address(), parallel, Map.of("ZIPP_API_KEY", "key")::get, null);
	}

	private Outcome verbalize(String endpoint, int parallel, Function<String, String> environment, SecretSource secrets) {
		VerbalizeOperation operation = new VerbalizeOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.VERBALIZERS, environment, secrets);
		operation.dir = dir;
		operation.endpoint = endpoint;
		operation.model = "played";
		operation.parallel = parallel;
		return OperationRunner.run(operation, new NullProgressMonitor());
	}

	private Outcome rewrite(PlayedEndpoint endpoint) {
		RewriteOperation operation = new RewriteOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.REWRITERS, Studies.METHODS, Map.of("ZIPP_API_KEY", "key")::get, null);
		operation.dir = dir;
		operation.endpoint = endpoint.address();
		operation.model = "played";
		operation.participants = 2;
		return OperationRunner.run(operation, new NullProgressMonitor());
	}

	private StudyStore open() {
		return Studies.STORES.open(new StudyDirectory(dir));
	}

	private static Reply play(Asked asked) {
		String user = asked.message(1);
		if (user.startsWith("Traces")) {
			return Reply.text("{\"sentences\":[{\"text\":\"They like pictures.\",\"evidence\":[1]}],\"traits\":[]}");
		}
		return Reply.text("{\"prompt\":\"" + user.substring(user.indexOf("Plain wish: ") + 12).strip() + " at night\"}");
	}

	@Test
	void nineOfTenPersonasAreWrittenAndTheTenthIsTold() throws IOException {
		Studies.withEvidence(dir, 10);
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> a.message(1).contains("user number 2\n") ? FILTERED : play(a))) {
			Outcome first = verbalize(endpoint, 1);
			assertTrue(first.succeeded(), () -> first.status().toString());
			assertEquals(9, first.result().counts().get("personas"));
			String told = String.join("\n", first.result().warnings());
			assertTrue(told.contains("1 of 10 personas") && told.contains("u002: The endpoint gave no answer (filtered: Filtered.)"), told);
			assertEquals(10, endpoint.asked().size());
			Path list = dir.resolve("failed-verbalize.csv");
			assertTrue(Files.readString(list).contains("u002,"), list::toString);

			Outcome again = verbalize(endpoint, 4);
			assertTrue(again.succeeded(), () -> again.status().toString());
			assertTrue(String.join("\n", again.result().warnings()).contains("u002"));
			assertEquals(11, endpoint.asked().size());
		}
		try (StudyStore store = open()) {
			assertEquals(9, store.personas().usersWithPersona().size());
		}
		try (PlayedEndpoint endpoint = new PlayedEndpoint(OneFailingItemTest::play)) {
			assertEquals(1, verbalize(endpoint, 1).result().counts().get("personas"));
			assertEquals(1, endpoint.asked().size());
			assertFalse(Files.exists(dir.resolve("failed-verbalize.csv")));
		}
	}

	@Test
	void aUserWithTwoBadAnswersEndsNothing() throws IOException {
		Studies.withEvidence(dir, 4);
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> a.message(1).contains("user number 0\n") ? Reply.text("no") : play(a))) {
			Outcome outcome = verbalize(endpoint, 1);
			assertEquals(3, outcome.result().counts().get("personas"));
			assertTrue(String.join("\n", outcome.result().warnings()).contains("u000: The model played gave an answer that cannot be used, twice"));
		}
	}

	@Test
	void whoFailedBeforeComesLast() throws IOException {
		Studies.withEvidence(dir, 6);
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> a.message(1).contains("user number 0\n") ? FILTERED
				: a.message(1).contains("user number 3\n") ? new Reply(401, "") : play(a))) {
			assertFalse(verbalize(endpoint, 1).succeeded());
			assertEquals(4, endpoint.asked().size());
		}
		try (PlayedEndpoint endpoint = new PlayedEndpoint(OneFailingItemTest::play)) {
			assertEquals(4, verbalize(endpoint, 1).result().counts().get("personas"));
			assertTrue(endpoint.asked().getLast().message(1).contains("user number 0\n"));
		}
	}

	@Test
	void aReasonThatMeetsAllIsTriedOnceAndWhatWasDoneIsKept() throws IOException {
		Studies.withEvidence(dir, 10);
		for (Reply all : List.of(new Reply(401, "{\"error\":\"no\"}"), new Reply(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"),
				new Reply(404, "{\"error\":\"model not found\"}"))) {
			try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> all)) {
				assertFalse(verbalize(endpoint, 1).succeeded());
				assertEquals(1, endpoint.asked().size());
			}
		}
		int[] n = { 0 };
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> n[0]++ < 4 ? play(a) : new Reply(401, "{\"error\":\"no\"}"))) {
			Outcome outcome = verbalize(endpoint, 1);
			assertTrue(outcome.status().getMessage().contains("refuses the API key"), () -> outcome.status().toString());
		}
		try (StudyStore store = open()) {
			assertEquals(4, store.personas().usersWithPersona().size());
		}
	}

	@Test
	void allFailingEachForItselfIsAFailureAndIsNotTriedForAHundred() throws IOException {
		Studies.withEvidence(dir, 100);
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> FILTERED)) {
			Outcome outcome = verbalize(endpoint, 1);
			assertFalse(outcome.succeeded());
			assertTrue(outcome.status().getMessage().contains("Filtered."), () -> outcome.status().toString());
			assertEquals(Failures.MOST_FROM_THE_START, endpoint.asked().size());
		}
	}

	@Test
	void oneFailingRewriteIsAskedForAgainAndNothingElse() throws IOException {
		Studies.withEvidence(dir, 3);
		try (PlayedEndpoint endpoint = new PlayedEndpoint(OneFailingItemTest::play)) {
			verbalize(endpoint, 1);
		}
		String[] bad = { "" };
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> {
			synchronized (bad) {
				if (bad[0].isEmpty()) {
					bad[0] = a.message(1);
				}
			}
			return a.message(1).equals(bad[0]) && !a.message(0).contains("They like") ? FILTERED : play(a);
		})) {
			Outcome first = rewrite(endpoint);
			assertTrue(first.succeeded(), () -> first.status().toString());
			String told = String.join("\n", first.result().warnings());
			assertTrue(told.contains("could not be written") && told.contains("condition llm-0: "), told);
			int asked = endpoint.asked().size();
			Outcome again = rewrite(endpoint);
			assertTrue(again.succeeded() && !again.result().warnings().isEmpty(), () -> again.status().toString());
			assertEquals(asked + 1, endpoint.asked().size());
		}
		try (PlayedEndpoint endpoint = new PlayedEndpoint(OneFailingItemTest::play)) {
			assertEquals(1, rewrite(endpoint).result().counts().get("rewrites"));
			assertTrue(rewrite(endpoint).result().repeated());
			assertEquals(1, endpoint.asked().size());
		}
	}

	@Test
	void aWaitThatTheEndpointAsksForIsToldAndCanBeCancelled() throws IOException {
		Studies.withEvidence(dir, 3);
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> new Reply(429, "{}").with("Retry-After", "500"))) {
			VerbalizeOperation operation = new VerbalizeOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.VERBALIZERS, name -> null, null);
			operation.dir = dir;
			operation.endpoint = endpoint.address();
			operation.model = "played";
			operation.parallel = 1;
			NullProgressMonitor monitor = new NullProgressMonitor() {
				@Override
				public void subTask(String name) {
					if (name.equals("waiting 8 min 20 s as the endpoint asks")) {
						setCanceled(true);
					}
				}
			};
			Outcome outcome = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> OperationRunner.run(operation, monitor));
			assertEquals(IStatus.CANCEL, outcome.status().getSeverity(), () -> outcome.status().toString());
			assertEquals(1, endpoint.asked().size());
		}
	}

	@Test
	void keysGoWhereTheyBelong() throws IOException {
		Studies.withEvidence(dir, 3);
		Map<String, String> both = Map.of("ZIPP_API_KEY", "key-of-zipp\n", "OPENAI_API_KEY", "key-of-openai");
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> new Reply(401, ""))) {
			verbalize(endpoint.address(), 1, Map.of("OPENAI_API_KEY", "key-of-openai")::get, null);
			assertEquals("null", endpoint.asked().getLast().authorization());
			verbalize(endpoint.address(), 1, both::get, null);
			assertEquals("Bearer key-of-zipp", endpoint.asked().getLast().authorization());
			String[] asked = { "" };
			verbalize(endpoint.address() + "/chat/completions", 1, both::get, address -> {
				asked[0] = address;
				return Optional.of("key-of-storage");
			});
			assertEquals("Bearer key-of-storage", endpoint.asked().getLast().authorization());
			assertEquals(endpoint.address(), asked[0]);
			int before = endpoint.asked().size();
			String said = verbalize(endpoint.address(), 1, Map.of("ZIPP_API_KEY", "sk-secret-AAAA1111\nsk-secret-BBBB2222")::get, null).status().toString();
			assertTrue(said.contains("line break") && !said.contains("AAAA1111") && !said.contains("BBBB2222"), said);
			assertEquals(before, endpoint.asked().size());
		}
		for (SecretSource secrets : new SecretSource[] { null, address -> Optional.of("key-of-storage") }) {
			String said = verbalize("http://192.0.2.1/v1", 1, (secrets == null ? both : Map.<String, String>of())::get, secrets).status().getMessage();
			assertTrue(said.contains("is not sent") && said.contains("https://") && !said.contains("key-of"), said);
		}
	}
}
