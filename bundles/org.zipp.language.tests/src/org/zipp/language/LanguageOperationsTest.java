package org.zipp.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.OperationRunner.Outcome;
import org.zipp.core.operation.ParameterField;
import org.zipp.language.chat.PlayedEndpoint;
import org.zipp.language.chat.PlayedEndpoint.Asked;
import org.zipp.language.chat.PlayedEndpoint.Reply;
import org.zipp.language.persona.VerbalizeOperation;
import org.zipp.language.prompt.RewriteOperation;
import org.zipp.model.Persona;
import org.zipp.model.Study;
import org.zipp.store.Freshness.Product;
import org.zipp.store.Freshness.State;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.MadeRewrite;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;

class LanguageOperationsTest {

	private static final Function<String, String> NO_KEYS = name -> null;

	@TempDir
	Path dir;

	private VerbalizeOperation verbalize() {
		VerbalizeOperation operation = new VerbalizeOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.VERBALIZERS, NO_KEYS, null);
		operation.dir = dir;
		return operation;
	}

	private RewriteOperation rewrite(int participants) {
		RewriteOperation operation = new RewriteOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.REWRITERS, Studies.METHODS, NO_KEYS, null);
		operation.dir = dir;
		operation.participants = participants;
		return operation;
	}

	private static Outcome run(Operation operation) {
		return OperationRunner.run(operation, new NullProgressMonitor());
	}

	private static Outcome ok(Operation operation) {
		Outcome outcome = run(operation);
		assertTrue(outcome.succeeded(), () -> outcome.status().toString());
		return outcome;
	}

	private StudyStore open() {
		return Studies.STORES.open(new StudyDirectory(dir));
	}

	@Test
	void verbalizeWritesEveryPersonaOnceAndResumes() {
		Studies.withEvidence(dir, 10);
		VerbalizeOperation some = verbalize();
		some.users = 4;
		assertEquals(4, ok(some).result().counts().get("personas"));
		Outcome rest = ok(verbalize());
		assertEquals(6, rest.result().counts().get("personas"));
		assertEquals(4, rest.result().counts().get("personas kept"));
		Outcome again = ok(verbalize());
		assertTrue(again.result().repeated());
		try (StudyStore store = open()) {
			assertEquals(10, store.personas().usersWithPersona().size());
			Persona persona = store.personas().load("u001").orElseThrow();
			assertEquals("power TF-IDF", persona.getMethod());
			assertTrue(persona.getSentences().stream().noneMatch(s -> s.getEvidence().isEmpty()));
			assertEquals("cool", persona.getTraits().stream().filter(t -> t.getName().equals("palette")).findFirst()
					.orElseThrow().getValue());
		}
	}

	@Test
	void anEditedPersonaIsLeftAlone() {
		Studies.withEvidence(dir, 4);
		ok(verbalize());
		try (StudyStore store = open()) {
			Persona persona = store.personas().load("u000").orElseThrow();
			persona.getSentences().getFirst().setText("Loves the sea.");
			store.personas().saveEdit(persona, "editor", "changed a sentence");
			store.users().replaceEvidence("other", List.of());
		}
		ok(verbalize());
		try (StudyStore store = open()) {
			assertEquals("Loves the sea.", store.personas().load("u000").orElseThrow().getSentences().getFirst().getText());
		}
	}

	@Test
	void stepsNeedTheStepsBeforeThem() {
		assertTrue(run(verbalize()).status().getMessage().contains("no study"));
		try (StudyStore store = open()) {
			assertEquals(0, store.users().count());
		}
		assertTrue(run(verbalize()).status().getMessage().contains("Run mine first"));
		assertTrue(run(rewrite(2)).status().getMessage().contains("Run verbalize first"));
	}

	@Test
	void aCancelledVerbalizeKeepsWhatIsDone() {
		Studies.withEvidence(dir, 12);
		VerbalizeOperation operation = verbalize();
		operation.batch = 2;
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public void subTask(String name) {
				if (name.startsWith("4 of 12")) {
					setCanceled(true);
				}
			}
		};
		assertEquals(IStatus.CANCEL, OperationRunner.run(operation, monitor).status().getSeverity());
		try (StudyStore store = open()) {
			assertEquals(4, store.personas().usersWithPersona().size());
		}
		assertEquals(8, ok(verbalize()).result().counts().get("personas"));
	}

	@Test
	void rewriteMakesEveryConditionForEveryParticipantOnce() {
		Studies.withEvidence(dir, 12);
		ok(verbalize());
		Outcome first = ok(rewrite(5));
		assertEquals(5, first.result().counts().get("participants"));
		Set<String> chosen;
		try (StudyStore store = open()) {
			int prompts = store.loadStudy().getPrompts().size();
			assertEquals(4, store.loadStudy().getConditions().size());
			List<RewriteRow> all = store.personas().rewrites();
			assertEquals(prompts * (2 + 5 * 2), all.size());
			assertEquals((long) all.size(), first.result().counts().get("rewrites"));
			chosen = store.users().participants().stream().map(UserRow::id).collect(Collectors.toSet());
			assertEquals(chosen, all.stream().map(RewriteRow::userId).filter(u -> !u.isEmpty()).collect(Collectors.toSet()));
			Map<String, String> base = new HashMap<>();
			store.loadStudy().getPrompts().forEach(p -> base.put(p.getId(), p.getText()));
			for (RewriteRow r : all) {
				assertTrue(r.text().startsWith(base.get(r.promptId())), r.text());
				assertEquals(r.conditionId().equals("generic"), r.text().equals(base.get(r.promptId())));
				assertEquals(r.userId().isEmpty(), r.conditionId().equals("generic") || r.conditionId().equals("llm-0"));
			}
		}
		assertTrue(ok(rewrite(5)).result().repeated());
		Outcome more = ok(rewrite(6));
		assertFalse(more.result().repeated());
		try (StudyStore store = open()) {
			assertTrue(store.users().participants().stream().map(UserRow::id).toList().containsAll(chosen));
			assertEquals(6, store.users().participants().size());
		}
	}

	@Test
	void anEditChangesThePromptsOfThatPersonaAlone() {
		Studies.withEvidence(dir, 6);
		ok(verbalize());
		ok(rewrite(3));
		String user;
		Map<String, List<RewriteRow>> before = new HashMap<>();
		try (StudyStore store = open()) {
			List<String> users = store.users().participants().stream().map(UserRow::id).toList();
			users.forEach(u -> before.put(u, store.personas().rewrites(u)));
			user = users.getFirst();
			Persona persona = store.personas().load(user).orElseThrow();
			persona.getTraits().clear();
			persona.getSentences().subList(1, persona.getSentences().size()).clear();
			persona.getSentences().getFirst().setText("This person prefers grainy film, loud psychedelic colours and pitch-dark surroundings.");
			store.personas().saveEdit(persona, "editor", "new taste");
		}
		Outcome again = ok(rewrite(3));
		assertFalse(again.result().repeated());
		try (StudyStore store = open()) {
			before.forEach((u, rows) -> assertEquals(u.equals(user), !rows.equals(store.personas().rewrites(u)), u));
		}
	}

	@Test
	void anEditIsWrittenAnewEvenWhenTheRewriterReadsItTheSame() {
		Studies.withEvidence(dir, 6);
		ok(verbalize());
		ok(rewrite(3));
		String user;
		int prompts;
		try (StudyStore store = open()) {
			prompts = store.loadStudy().getPrompts().size();
			user = store.users().participants().getFirst().id();
			Persona persona = store.personas().load(user).orElseThrow();
			persona.getTraits().getFirst().setConfidence(persona.getTraits().getFirst().getConfidence() / 2);
			store.personas().saveEdit(persona, "editor", "less sure");
			assertEquals(2 * prompts, store.freshness().count(Product.PROMPTS, State.OUTDATED));
		}
		Outcome again = ok(rewrite(3));
		assertFalse(again.result().repeated());
		assertEquals(2L * prompts - again.result().counts().get("rewrites") > 0, again.result().notes().toString().contains("came out as they were"));
		try (StudyStore store = open()) {
			assertEquals(0, store.freshness().count(Product.PROMPTS, State.OUTDATED));
		}
		assertTrue(ok(rewrite(3)).result().repeated());
	}

	@Test
	void personasOfAStoppedRunAreWrittenAnewWhenTheirEvidenceWasMinedAnew() {
		Studies.withEvidence(dir, 8);
		VerbalizeOperation stopped = verbalize();
		stopped.batch = 2;
		OperationRunner.run(stopped, new NullProgressMonitor() {
			@Override
			public void subTask(String name) {
				setCanceled(isCanceled() || name.startsWith("4 of 8"));
			}
		});
		List<EvidenceRow> changed;
		try (StudyStore store = open()) {
			assertEquals(4, store.personas().usersWithPersona().size());
			changed = store.users().evidence("u001").stream().map(e -> new EvidenceRow(0, e.userId(), e.kind(), e.community(),
					e.text() + " by the sea", e.source(), e.link(), e.weight(), e.rank(), e.tokens(), e.withinBudget())).toList();
			store.users().replaceEvidence("power TF-IDF", changed);
		}
		Outcome rest = ok(verbalize());
		assertEquals(5, rest.result().counts().get("personas"), "four that were missing and the one whose evidence changed");
		assertEquals(3, rest.result().counts().get("personas kept"));
		try (StudyStore store = open()) {
			assertEquals(0, store.freshness().count(Product.PERSONAS, State.OUTDATED));
			Persona edited = store.personas().load("u001").orElseThrow();
			edited.getSentences().getFirst().setText("Loves the sea.");
			store.personas().saveEdit(edited, "editor", "the sea");
			store.users().replaceEvidence("power TF-IDF", changed.subList(0, 2));
		}
		Outcome kept = ok(verbalize());
		assertTrue(kept.result().repeated());
		assertTrue(kept.result().warnings().toString().contains("1 personas that people edited rest on evidence that has changed"),
				kept.result().warnings().toString());
		try (StudyStore store = open()) {
			assertEquals(State.OUTDATED, store.freshness().persona("u001").state());
			assertEquals("Loves the sea.", store.personas().load("u001").orElseThrow().getSentences().getFirst().getText());
		}
	}

	@Test
	void aPromptOrConditionThatChangedIsWrittenAnewAlone() {
		Studies.withEvidence(dir, 6);
		ok(verbalize());
		ok(rewrite(3));
		try (StudyStore store = open()) {
			Study study = store.loadStudy();
			study.getPrompts().getFirst().setText("a windmill at noon");
			store.saveStudy(study);
		}
		assertEquals(2L + 3 * 2, ok(rewrite(3)).result().counts().get("rewrites"));
		assertTrue(ok(rewrite(3)).result().repeated());
	}

	@Test
	void conditionsThatReadTheSameAreTold() {
		Studies.withEvidence(dir, 6);
		ok(verbalize());
		ok(rewrite(3));
		try (StudyStore store = open()) {
			store.personas().saveMade(store.personas().made().stream().filter(m -> m.row().conditionId().equals("zipp-3"))
					.map(m -> new MadeRewrite(new RewriteRow(m.row().userId(), m.row().promptId(), "zipp-0", m.row().text(),
							m.row().negative(), m.row().rewriter()), m.personaOf(),
							store.personas().made().stream().filter(o -> o.row().conditionId().equals("zipp-0")
									&& o.row().userId().equals(m.row().userId()) && o.row().promptId().equals(m.row().promptId()))
									.findFirst().orElseThrow().origin()))
					.toList());
		}
		Outcome again = ok(rewrite(3));
		assertTrue(again.result().repeated());
		assertTrue(again.result().warnings().toString().matches(".*(\\d+) of \\1 prompts of ZIPP 0-shot and ZIPP 3-shot are the same, and so will their "
				+ "pictures be.*"), again.result().warnings().toString());
	}

	@Test
	void shufflingGivesEverybodyThePersonaOfSomebodyElse() {
		Studies.withEvidence(dir, 8);
		ok(verbalize());
		ok(rewrite(4));
		List<RewriteRow> own;
		try (StudyStore store = open()) {
			own = store.personas().rewrites();
		}
		RewriteOperation control = rewrite(4);
		control.shuffle = true;
		ok(control);
		try (StudyStore store = open()) {
			List<RewriteRow> shuffled = store.personas().rewrites();
			assertEquals(own.size(), shuffled.size());
			assertNotEquals(own.stream().map(RewriteRow::text).toList(), shuffled.stream().map(RewriteRow::text).toList());
			assertTrue(shuffled.stream().filter(r -> !r.userId().isEmpty())
					.allMatch(r -> r.rewriter().endsWith(RewriteOperation.SHUFFLED)));
		}
		Map<String, String> whose = RewriteOperation.derangement(List.of("a", "b", "c", "d", "e"), 7);
		whose.forEach((u, other) -> assertNotEquals(u, other));
		assertEquals(5, Set.copyOf(whose.values()).size());
		assertEquals(whose, RewriteOperation.derangement(List.of("a", "b", "c", "d", "e"), 7));
	}

	@Test
	void parametersCanBeSetByName() {
		RewriteOperation operation = rewrite(1);
		ParameterField.of(RewriteOperation.class, "endpoint").set(operation, "http://localhost/v1");
		ParameterField.of(RewriteOperation.class, "shuffle").set(operation, "yes");
		assertEquals("http://localhost/v1", operation.endpoint);
		assertTrue(operation.shuffle);
		assertEquals("4", ParameterField.of(VerbalizeOperation.class, "parallel").text(verbalize()));
	}

	@Test
	void wrongEndpointsAreRefused() {
		Studies.withEvidence(dir, 1);
		for (String wrong : List.of("localhost:8080", "ftp://host/v1", "http://user:pass@host/v1", "http:// /v1")) {
			VerbalizeOperation operation = verbalize();
			operation.endpoint = wrong;
			operation.model = "m";
			assertTrue(run(operation).status().getMessage().contains("--endpoint"), wrong);
		}
		VerbalizeOperation noModel = verbalize();
		noModel.endpoint = "http://localhost/v1";
		assertTrue(run(noModel).status().getMessage().contains("--model is missing"));
		VerbalizeOperation noEndpoint = verbalize();
		noEndpoint.model = "m";
		assertTrue(run(noEndpoint).status().getMessage().contains("--model needs --endpoint"));
	}

	private static Reply play(Asked asked) {
		String user = asked.message(1);
		if (user.startsWith("Traces")) {
			String traces = user.substring(user.indexOf('\n'));
			String value = traces.contains("blue") ? "cool" : "warm";
			String number = traces.substring(traces.indexOf("user number")).split("\\R")[0];
			return Reply.text("{\"sentences\":[{\"text\":\"They like " + value
					+ " pictures, " + number + ".\",\"evidence\":[1,2]}],\"traits\":[{\"category\":\"aesthetics\",\"name\":\"palette\",\"value\":\"" + value
					+ "\",\"confidence\":0.9,\"evidence\":[3]}]}");
		}
		String prompt = user.substring(user.indexOf("Plain wish: ") + "Plain wish: ".length()).strip();
		String style = asked.message(0).contains("They like cool") ? "in icy blue"
				: asked.message(0).contains("They like warm") ? "in amber light" : "well lit";
		return Reply.text("{\"prompt\":\"" + prompt + ' ' + style + (user.contains("titles") ? " again" : "")
				+ "\",\"negative\":\"text\"}");
	}

	@Test
	void aLanguageModelWritesPersonasAndPromptsAndIsNeverAskedTwice() throws IOException {
		Studies.withEvidence(dir, 6);
		try (PlayedEndpoint endpoint = new PlayedEndpoint(LanguageOperationsTest::play)) {
			VerbalizeOperation verbalize = new VerbalizeOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.VERBALIZERS,
					Map.of("OPENAI_API_KEY", "key-of-environment")::get, address -> Optional.of("key-of-storage"));
			verbalize.dir = dir;
			verbalize.endpoint = endpoint.address() + "/";
			verbalize.model = "played";
			assertEquals(6, ok(verbalize).result().counts().get("personas"));
			assertEquals(6, endpoint.asked().size());
			assertTrue(endpoint.asked().stream().allMatch(a -> a.authorization().equals("Bearer key-of-storage")));
			String user = endpoint.asked().getFirst().message(1);
			assertTrue(user.contains("1. is active in r/pics: People who like pictures"), user);
			assertTrue(ok(verbalize).result().repeated());

			RewriteOperation rewrite = new RewriteOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.REWRITERS, Studies.METHODS, NO_KEYS,
					address -> Optional.of("key-of-storage"));
			rewrite.dir = dir;
			rewrite.participants = 2;
			rewrite.endpoint = endpoint.address();
			rewrite.model = "played";
			ok(rewrite);
			assertEquals("Bearer key-of-storage", endpoint.asked().getLast().authorization());
			int asked = endpoint.asked().size();
			try (StudyStore store = open()) {
				List<PersonaRow> personas = store.personas().table();
				assertTrue(personas.stream().allMatch(p -> p.verbalizer().equals("played (template persona-1)")));
				int prompts = store.loadStudy().getPrompts().size();
				assertEquals(6 + prompts * (1 + 2 * 2), asked);
				for (UserRow participant : store.users().participants()) {
					String palette = store.personas().row(participant.id()).orElseThrow().traits().get("palette");
					for (RewriteRow r : store.personas().rewrites(participant.id())) {
						assertTrue(r.text().contains(palette.equals("cool") ? "icy blue" : "amber light"), r.text());
						assertEquals(r.conditionId().equals("zipp-3"), r.text().endsWith("again"));
						assertEquals("text", r.negative());
					}
				}
				// Forget that the step was done: the answers are still there.
				store.steps().finish(new StepRow("rewrite", "", Instant.EPOCH, 0, Map.of()));
			}
			assertTrue(ok(rewrite).result().repeated());
			assertEquals(asked, endpoint.asked().size());
		}
	}
}
