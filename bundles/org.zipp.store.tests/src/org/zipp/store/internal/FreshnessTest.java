package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.choice.Settings;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.TraitCategory;
import org.zipp.model.ZippFactory;
import org.zipp.store.Fingerprints;
import org.zipp.store.Fingerprints.Source;
import org.zipp.store.Freshness;
import org.zipp.store.Freshness.Product;
import org.zipp.store.Freshness.RewriteKey;
import org.zipp.store.Freshness.State;
import org.zipp.store.Rows.CommunityRow;
import org.zipp.store.Rows.EvidenceOrigin;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.MadeRewrite;
import org.zipp.store.Rows.Origin;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.Pruned;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.TraitRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;

/** Every link of the line: what changes makes outdated what rests on it, and nothing else. */
@ParameterizedClass
@EnumSource(Backends.Backend.class)
@ExtendWith(Backends.class)
class FreshnessTest {

	private static final PictureSetting SMALL = PictureSetting.of("plain", "plain paint", "", 64, 64, 0);
	private static final PictureSetting LARGE = PictureSetting.of("plain", "plain paint", "", 128, 128, 0);

	@Parameter
	Backends.Backend backend;

	@TempDir
	Path folder;

	private Backends.Place place;
	private StudyStore store;

	@BeforeEach
	void open(Backends.Places places) throws IOException {
		place = places.of(backend, folder);
		store = place.open();
		graph("g1");
	}

	@AfterEach
	void close() {
		store.close();
	}

	private void graph(String fingerprint) throws IOException {
		Files.createDirectories(place.directory().graph());
		Files.writeString(place.directory().graph().resolve("manifest.properties"), "fingerprint=" + fingerprint + "\n");
	}

	/** Two users from evidence to a vote. */
	private void line() {
		Study study = store.loadStudy();
		condition(study, "generic", "generic", 0);
		condition(study, "zipp-0", "persona", 0);
		condition(study, "zipp-3", "persona", 3);
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p");
		prompt.setText("a boat");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
		mine("g1", "a", "b");
		verbalize("a", "b");
		rewrite("a", "b");
		paint(SMALL);
		store.trials().saveRater(new RaterRow("r", RaterKind.HUMAN, "a", Map.of()));
		store.trials().addTrials(List.of(trial("a", 1), trial("b", 2)));
		store.trials().vote(new VoteRow(store.trials().all().getFirst().trial().id(), Choice.LEFT, Instant.now(), 900));
	}

	private TrialRow trial(String user, int position) {
		return new TrialRow(0, "r", position, user, "p", "generic", "zipp-0", content("", "generic"), content(user, "zipp-0"));
	}

	private String content(String user, String condition) {
		return store.images().find(new ImageKey(user, "p", condition, 7)).orElseThrow().content();
	}

	private static void condition(Study study, String id, String method, int shots) {
		Condition condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId(id);
		condition.setLabel(id);
		condition.setMethod(method);
		condition.setSettings(method.equals("persona") ? "shots=" + shots : "");
		study.getConditions().add(condition);
	}

	private static List<EvidenceRow> evidence(String user, String text) {
		return List.of(new EvidenceRow(0, user, EvidenceKind.COMMENT, "c", text, "t1", "", 0.5, 1, 3, true));
	}

	private Pruned mine(String graph, String... users) {
		Pruned pruned = store.users().replaceGraph(Stream.of(users).map(u -> new UserRow(u, 1, 1, 1, false)),
				List.of(new CommunityRow("c", "C", 1, 1)), graph);
		store.users().replaceEvidence("tf-idf", new EvidenceOrigin(graph, graph + " budget"), List.of(users),
				Stream.of(users).flatMap(u -> evidence(u, "text of " + u).stream()).toList());
		return pruned;
	}

	private void verbalize(String... users) {
		for (String user : users) {
			List<EvidenceRow> rows = store.users().evidence(user);
			store.personas().save(
					List.of(new PersonaDraft(user, "tf-idf", "writer", List.of(new SentenceRow("Says " + rows.getFirst().text(), List.of(rows.getFirst().id()))),
							List.of(new TraitRow(TraitCategory.AESTHETICS, "palette", "warm", 0.5, List.of())))),
					Map.of(user, new Origin(Fingerprints.personaSources(Fingerprints.evidence("tf-idf", rows)), "writer 1")));
		}
	}

	private void rewrite(String... users) {
		store.personas().saveMade(List.of(new MadeRewrite(new RewriteRow("", "p", "generic", "a boat", "", "as it is"), "",
				new Origin(Fingerprints.rewriteSources(Set.of(), "", "", "a boat", "generic", Settings.NONE), "as it is"))));
		for (String user : users) {
			for (int shots : List.of(0, 3)) {
				String from = Fingerprints.rewriteSources(shots > 0 ? Set.of(Source.PERSONA, Source.EXAMPLES) : Set.of(Source.PERSONA), store.personas().content(user),
						Fingerprints.evidence("tf-idf", store.users().evidence(user)), "a boat", "persona", Settings.parse("shots=" + shots));
				store.personas().saveMade(List.of(new MadeRewrite(
						new RewriteRow(user, "p", "zipp-" + shots, "a boat, as " + user + shots + ' ' + store.personas().content(user), "", "pen"),
						user, new Origin(from, "pen 1"))));
			}
		}
	}

	private void paint(PictureSetting setting) {
		store.images().enqueue(store.personas().rewrites().stream().map(r -> new TaskRow(
				new ImageKey(r.userId(), r.promptId(), r.conditionId(), 7), r.text(), r.negative(), TaskState.QUEUED, "", 0)).toList(),
				setting);
		for (TaskRow task : store.images().take(100)) {
			store.images().save(task, setting, setting.width(), setting.height(), (setting.id() + task.prompt()).getBytes(), 0.1);
		}
	}

	private String marks() {
		Freshness f = store.freshness();
		StringBuilder text = new StringBuilder();
		for (Product product : Product.values()) {
			text.append(product.name().charAt(0)).append(product.name().charAt(1)).append(f.count(product, State.CURRENT)).append('/')
					.append(f.count(product, State.UNKNOWN)).append('/').append(f.count(product, State.OUTDATED)).append(' ');
		}
		return text.toString().strip();
	}

	@Test
	void everythingIsCurrentWhenItIsMade() {
		line();
		assertEquals("EV2/0/0 PE2/0/0 PR5/0/0 PI5/0/0 TR2/0/0 VO1/0/0", marks());
		assertFalse(store.freshness().hasOutdated());
	}

	@Test
	void anEditReachesTheVotesOfThatUserAlone() {
		line();
		edit("a");
		Freshness f = store.freshness();
		assertEquals("EV2/0/0 PE2/0/0 PR3/0/2 PI3/0/2 TR1/0/1 VO0/0/1", marks());
		assertEquals("Written before the persona changed.", f.rewrite(new RewriteKey("a", "p", "zipp-0")).reason());
		assertEquals("Made from a prompt that is outdated.", f.picture(new ImageKey("a", "p", "zipp-0", 7)).reason());
		assertEquals(Map.of("Its pictures are outdated.", 1), f.reasonsOfVotes());
		rewrite("a", "b");
		assertEquals("EV2/0/0 PE2/0/0 PR5/0/0 PI3/0/2 TR1/0/1 VO0/0/1", marks());
		paint(SMALL);
		assertEquals("EV2/0/0 PE2/0/0 PR5/0/0 PI5/0/0 TR1/0/1 VO0/0/1", marks(), "the vote was given on pictures that are no more");
		assertEquals(Map.of("Its pictures have been replaced since.", 1), store.freshness().reasonsOfVotes());
	}

	private void edit(String user) {
		Persona persona = store.personas().load(user).orElseThrow();
		persona.getTraits().getFirst().setValue("cool");
		store.personas().saveEdit(persona, "me", "cooler");
	}

	@Test
	void otherPromptTextAndOtherShotsReachWhatRestsOnThem() {
		line();
		Study study = store.loadStudy();
		study.getConditions().getLast().setSettings("shots=5");
		store.saveStudy(study);
		assertEquals("EV2/0/0 PE2/0/0 PR3/0/2 PI3/0/2 TR2/0/0 VO1/0/0", marks());
		study.getPrompts().getFirst().setText("a ship");
		store.saveStudy(study);
		assertEquals("EV2/0/0 PE2/0/0 PR0/0/5 PI0/0/5 TR0/0/2 VO0/0/1", marks());
	}

	@Test
	void evidenceMinedAnewReachesAllThatRestsOnItButNotWhenItIsTheSame() {
		line();
		long id = store.users().evidence("a").getFirst().id();
		mine("g1", "a", "b");
		assertEquals(id, store.users().evidence("a").getFirst().id(), "the same evidence stays, and so do links to it");
		assertEquals("EV2/0/0 PE2/0/0 PR5/0/0 PI5/0/0 TR2/0/0 VO1/0/0", marks());
		store.users().replaceEvidence("tf-idf", new EvidenceOrigin("g1", "other budget"), List.of("a"), evidence("a", "more text"));
		assertEquals("EV2/0/0 PE1/0/1 PR3/0/2 PI3/0/2 TR1/0/1 VO0/0/1", marks());
		assertEquals("Written from evidence that has changed since.", store.freshness().persona("a").reason());
		verbalize("a");
		rewrite("a");
		paint(SMALL);
		assertEquals("EV2/0/0 PE2/0/0 PR5/0/0 PI5/0/0 TR1/0/1 VO0/0/1", marks());
	}

	@Test
	void anotherGraphReachesEverything() throws IOException {
		line();
		graph("g2");
		assertEquals("EV0/0/2 PE0/0/2 PR1/0/4 PI1/0/4 TR0/0/2 VO0/0/1", marks());
		mine("g2", "a", "b");
		assertEquals("EV2/0/0 PE2/0/0 PR5/0/0 PI5/0/0 TR2/0/0 VO1/0/0", marks(), "the same evidence of another graph");
	}

	@Test
	void usersThatAGraphLacksGoButNotTheWorkOfPeople() throws IOException {
		line();
		mine("g1", "a", "b", "c", "d", "e");
		verbalize("c", "d", "e");
		edit("d");
		rewrite("c");
		graph("g2");
		Pruned pruned = mine("g2", "a");
		assertEquals(2, pruned.removed());
		assertEquals(List.of("b", "d"), pruned.kept(), "b has pictures and trials, d was edited");
		assertEquals(List.of("a"), store.users().usersWithEvidence());
		assertEquals(List.of("a", "b", "d"), store.personas().usersWithPersona().stream().sorted().toList());
		assertTrue(store.personas().rewrites("c").isEmpty());
		assertEquals("The evidence it was written from is gone.", store.freshness().persona("d").reason());
		assertEquals("a,b,d", String.join(",", store.users().all().map(UserRow::id).toList()));
	}

	@Test
	void aPersonEditsWithTheEvidenceOfToday() {
		line();
		store.users().replaceEvidence("tf-idf", new EvidenceOrigin("g1", "x"), List.of("a"), evidence("a", "more text"));
		assertEquals(State.OUTDATED, store.freshness().persona("a").state());
		edit("a");
		assertEquals(State.CURRENT, store.freshness().persona("a").state());
		store.users().replaceEvidence("tf-idf", new EvidenceOrigin("g1", "x"), List.of("a"), evidence("a", "yet more"));
		assertEquals(State.OUTDATED, store.freshness().persona("a").state());
	}

	@Test
	void whatIsNotKnownIsNotCalledOutdatedUntilItsPersonaChanges() {
		line();
		store.personas().saveRewrites(store.personas().rewrites());
		assertEquals("EV2/0/0 PE2/0/0 PR0/5/0 PI0/5/0 TR0/2/0 VO0/1/0", marks());
		edit("a");
		assertEquals("EV2/0/0 PE2/0/0 PR0/3/2 PI0/3/2 TR0/1/1 VO0/0/1", marks());
	}

	@Test
	void settingsKeepTheirPicturesBesideEachOther() {
		line();
		List<ImageRow> small = store.images().all();
		paint(LARGE);
		List<ImageRow> large = store.images().all();
		assertEquals(5, large.size());
		assertTrue(large.stream().allMatch(i -> i.setting().equals(LARGE.id()) && i.width() == 128));
		assertEquals(10, store.images().ofEverySetting().size());
		assertEquals(List.of(LARGE, SMALL), store.images().settings());
		assertEquals(2, store.images().ofUser("a", false).size());
		assertEquals(2, store.personas().row("a").orElseThrow().images());
		assertEquals("EV2/0/0 PE2/0/0 PR5/0/0 PI5/0/0 TR2/0/0 VO1/0/0", marks());
		// Back again: nothing is to be made, and the pictures are those of before.
		paint(SMALL);
		assertEquals(small, store.images().all());
		assertEquals(5, store.images().taskCounts()[TaskState.DONE.ordinal()]);
	}

	@Test
	void taskWhosePictureIsGoneIsNotDone() {
		line();
		Study study = store.loadStudy();
		assertEquals(0, queueAgain());
		study.getPrompts().getFirst().setText("a ship");
		store.saveStudy(study);
		store.personas().saveRewrites(List.of(new RewriteRow("", "p", "generic", "a ship", "", "as it is")));
		assertEquals(1, queueAgain());
		assertTrue(store.images().find(new ImageKey("", "p", "generic", 7)).isEmpty());
		assertEquals(4, store.images().taskCounts()[TaskState.DONE.ordinal()]);
	}

	private int queueAgain() {
		return store.images().enqueue(store.personas().rewrites().stream().map(r -> new TaskRow(
				new ImageKey(r.userId(), r.promptId(), r.conditionId(), 7), r.text(), r.negative(), TaskState.QUEUED, "", 0)).toList(),
				SMALL);
	}

	@Test
	void openTrialsGetOtherPicturesAndAnsweredOnesKeepTheirs() {
		line();
		List<TrialRow> trials = store.trials().all().stream().map(t -> t.trial()).toList();
		assertEquals(1, store.trials().replacePictures(trials.stream().map(t -> new TrialRow(t.id(), t.raterId(), t.position(),
				t.userId(), t.promptId(), t.left(), t.right(), "new left", "new right")).toList()));
		assertEquals(List.of(trials.getFirst().leftImage(), "new left"),
				store.trials().all().stream().map(t -> t.trial().leftImage()).toList());
	}

	@Test
	void parametersOfAStepAreRemembered() {
		assertTrue(store.steps().parameters("mine").isEmpty());
		store.steps().remember("mine", Map.of("token-budget", "4096", "ranker", "best"));
		store.steps().remember("mine", Map.of("token-budget", "100"));
		assertEquals(Map.of("token-budget", "100"), store.steps().parameters("mine"));
	}

	@Test
	void manyPersonasAreComparedQuickly() {
		if (backend == Backends.Backend.POSTGRESQL) {
			return;
		}
		List<String> users = IntStream.range(0, 20_000).mapToObj(i -> "u" + i).toList();
		mine("g1", users.toArray(String[]::new));
		String by = "writer";
		store.personas().save(
				users.stream().map(u -> new PersonaDraft(u, "tf-idf", by, List.of(new SentenceRow("Says " + u, List.of())), List.of()))
						.toList(),
				users.stream().collect(Collectors.toMap(u -> u, u -> new Origin(
						Fingerprints.personaSources(Fingerprints.evidence("tf-idf", evidence(u, "text of " + u))), by))));
		long start = System.nanoTime();
		assertEquals(20_000, store.freshness().count(Product.PERSONAS, State.CURRENT));
		long millis = (System.nanoTime() - start) / 1_000_000;
		assertTrue(millis < 4_000, millis + " ms");
	}
}
