package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.zipp.core.StudyDirectory;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Need;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.language.prompt.ConditionMethod;
import org.zipp.language.Failures;
import org.zipp.language.LanguageTools;
import org.zipp.language.persona.PersonaVerbalizer;
import org.zipp.language.prompt.PromptRewriter;
import org.zipp.language.prompt.RewriterMethod;
import org.zipp.language.persona.UserEvidence;
import org.zipp.language.persona.VerbalizerMethod;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Fingerprints.Source;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;

/** Another bundle adds a generator, a verbalizer, a rewriter, a condition and a step, and the line runs with them: nothing of ours knows them. */
class ExtensionTest {

	private static final int USERS = 3;

	@TempDir
	Path dir;

	private final List<ServiceRegistration<?>> added = new ArrayList<>();

	@AfterEach
	void takeAway() {
		added.forEach(ServiceRegistration::unregister);
	}

	private <T> void add(Class<T> type, T service, Map<String, Object> properties) {
		Dictionary<String, Object> all = new Hashtable<>(properties);
		added.add(FrameworkUtil.getBundle(CliApplication.class).getBundleContext().registerService(type, service, all));
	}

	/** Paints each prompt in one colour. */
	private static final class Monochrome implements ImageGenerator {
		private final Settings settings;

		Monochrome(Settings settings) {
			this.settings = settings;
		}

		@Override
		public String id() {
			return "monochrome";
		}

		@Override
		public String label() {
			return "monochrome, a stand-in";
		}

		@Override
		public List<Setting> settings() {
			return List.of(Setting.number("shade", "Shade", 0, 0, 255));
		}

		@Override
		public ImageGenerator with(Settings given) {
			return new Monochrome(given);
		}

		@Override
		public String options() {
			return settings.text();
		}

		@Override
		public boolean hasSteps() {
			return false;
		}

		@Override
		public String device() {
			return "CPU";
		}

		@Override
		public int parallelism() {
			return 2;
		}

		@Override
		public Rendering generate(RenderRequest request, RenderListener listener) {
			int[] argb = new int[request.width() * request.height()];
			Arrays.fill(argb, 0xff000000 | request.prompt().hashCode() & 0xffff00 | settings.number("shade"));
			return Rendering.of(new Picture(argb, request.width(), request.height()));
		}
	}

	/** Says of everybody how much they wrote. */
	private static final class Counting implements VerbalizerMethod {
		@Override
		public String id() {
			return "counting";
		}

		@Override
		public String label() {
			return "counting, offline";
		}

		@Override
		public boolean asksModel() {
			return false;
		}

		@Override
		public PersonaVerbalizer open(LanguageTools tools) {
			return new PersonaVerbalizer() {
				@Override
				public String label() {
					return "counting verbalizer, offline";
				}

				@Override
				public List<PersonaDraft> verbalize(List<UserEvidence> users, Failures failures, SubMonitor monitor) {
					return users.stream().map(u -> new PersonaDraft(u.userId(), u.method(), label(),
							List.of(new SentenceRow(u.userId() + " left " + u.evidence().size() + " traces.", List.of(u.evidence().getFirst().id()))), List.of()))
							.toList();
				}
			};
		}
	}

	/** Says everything twice. */
	private static final class Echo implements RewriterMethod {
		@Override
		public String id() {
			return "echo";
		}

		@Override
		public String label() {
			return "echo, offline";
		}

		@Override
		public boolean asksModel() {
			return false;
		}

		@Override
		public PromptRewriter open(LanguageTools tools) {
			return new PromptRewriter() {
				@Override
				public String label() {
					return "echo";
				}

				@Override
				public Rewritten rewrite(Request request) {
					return new Rewritten(request.basePrompt() + ", " + request.persona().map(p -> p.userId()).orElse("anybody"), "");
				}
			};
		}
	}

	/** The first sentence of the persona behind the prompt. */
	private static final class Quoting implements ConditionMethod {
		@Override
		public String id() {
			return "quoting";
		}

		@Override
		public String label() {
			return "persona quoted";
		}

		@Override
		public List<Setting> settings() {
			return List.of(Setting.text("mark", "Mark", "says"));
		}

		@Override
		public boolean isPersonal() {
			return true;
		}

		@Override
		public boolean asksRewriter() {
			return false;
		}

		@Override
		public Set<Source> reads(Settings settings) {
			return Set.of(Source.PERSONA);
		}

		@Override
		public PromptRewriter.Rewritten write(Situation situation) {
			return new PromptRewriter.Rewritten(situation.basePrompt() + ' ' + situation.settings().text("mark") + ' '
					+ situation.persona().orElseThrow().sentences().getFirst(), "");
		}
	}

	/** A step of its own. */
	public static final class Sign extends Operation {
		@Override
		public String id() {
			return "sign";
		}

		@Override
		public String label() {
			return "Sign pictures";
		}

		@Override
		public String description() {
			return "Signs nothing.";
		}

		@Override
		public OperationResult execute(SubMonitor monitor) {
			return OperationResult.builder().count("signatures", 0).build();
		}
	}

	private void addAll() {
		add(ImageGenerator.class, new Monochrome(Settings.NONE), Map.of("zipp.order", 95));
		add(VerbalizerMethod.class, new Counting(), Map.of());
		add(RewriterMethod.class, new Echo(), Map.of());
		add(ConditionMethod.class, new Quoting(), Map.of());
	}

	private void makeStudy() {
		try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
			List<UserRow> users = new ArrayList<>();
			List<EvidenceRow> evidence = new ArrayList<>();
			for (int u = 0; u < USERS; u++) {
				users.add(new UserRow("u" + u, 4, 1, 1, false));
				for (int i = 0; i < 4; i++) {
					evidence.add(new EvidenceRow(0, "u" + u, EvidenceKind.IMAGE_POST, "pics", "an old boat number " + u + i, "t" + u + i, "", 0.1, 1 + i, 8, true));
				}
			}
			store.users().save(users.stream(), List.of());
			store.users().replaceEvidence("power TF-IDF", evidence);
		}
	}

	private void run(String command, String... arguments) {
		Line.End end = Line.run(dir, command, arguments);
		assertEquals(0, end.code(), end::toString);
	}

	@Test
	void theLineRunsWithWhatAnotherBundleAdds() {
		addAll();
		makeStudy();
		run("verbalize", "--verbalizer", "counting");
		run("rewrite", "--participants", "3", "--rewriter", "echo", "--condition", "own=persona", "--condition", "quoted=quoting mark=adds");
		run("generate", "--generator", "monochrome", "--generator-settings", "shade=9", "--size", "16");
		try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
			assertEquals(Set.of("counting verbalizer, offline"), store.personas().table().stream().map(p -> p.verbalizer()).collect(Collectors.toSet()));
			String prompt = store.loadStudy().getPrompts().getFirst().getText();
			Set<String> texts = store.personas().rewrites("u1").stream().filter(r -> r.text().startsWith(prompt))
					.map(r -> r.conditionId() + ": " + r.text().substring(prompt.length()) + " by " + r.rewriter()).collect(Collectors.toSet());
			assertEquals(Set.of("own: , u1 by echo", "quoted:  adds u1 left 4 traces. by persona quoted"), texts);
			List<ImageRow> pictures = store.images().all();
			assertEquals(USERS * 2 * store.loadStudy().getPrompts().size(), pictures.size());
			assertEquals(Set.of("monochrome/16x16/shade=9"), pictures.stream().map(ImageRow::setting).collect(Collectors.toSet()));
			assertEquals(Set.of("monochrome, a stand-in"), pictures.stream().map(ImageRow::generator).collect(Collectors.toSet()));
		}
		// Once more with all of it: nothing is made twice.
		Line.End again = Line.run(dir, "rewrite", "--participants", "3", "--rewriter", "echo");
		assertTrue(again.code() == 0 && again.out().contains("nothing to do"), again::toString);
		// Another rewriter writes anew, and its pictures take the place of those of the other prompts.
		run("rewrite", "--participants", "3");
		try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
			Set<String> authors = store.personas().rewrites("u1").stream().map(r -> r.rewriter()).collect(Collectors.toSet());
			assertTrue(authors.contains("persona quoted") && authors.stream().anyMatch(a -> a.startsWith("offline rewriter")), authors::toString);
			assertTrue(!authors.contains("echo"), authors::toString);
		}
	}

	@Test
	void whatIsAddedIsListedAndWhatIsGoneIsNot() {
		addAll();
		try (OperationRegistry.Handle generate = Line.registry().create("generate");
				OperationRegistry.Handle verbalize = Line.registry().create("verbalize");
				OperationRegistry.Handle rewrite = Line.registry().create("rewrite")) {
			assertTrue(generate.operation().choices("generator").contains(new Choice("monochrome", "monochrome, a stand-in")));
			assertTrue(verbalize.operation().choices("verbalizer").contains(new Choice("counting", "counting, offline")));
			assertTrue(rewrite.operation().choices("rewriter").contains(new Choice("echo", "echo, offline")));
		}
		takeAway();
		added.clear();
		makeStudy();
		Line.End end = Line.run(dir, "generate", "--generator", "monochrome");
		assertEquals(1, end.code());
		assertTrue(end.err().contains("There is no generator 'monochrome'. There are: ") && end.err().contains("sketch"), end::toString);
	}

	@Test
	void aStepOfAnotherBundleStandsWhereItsComponentSays() {
		Map<String, Object> properties = Map.of(Operation.ID, "sign", Operation.ORDER, 61, LinePlace.GROUP, "pictures", LinePlace.NEEDS, "pictures",
				LinePlace.MAKES, "pictures");
		added.add(FrameworkUtil.getBundle(CliApplication.class).getBundleContext().registerService(Operation.class,
				new PrototypeServiceFactory<Operation>() {
					@Override
					public Operation getService(Bundle bundle, ServiceRegistration<Operation> registration) {
						return new Sign();
					}

					@Override
					public void ungetService(Bundle bundle, ServiceRegistration<Operation> registration, Operation service) {
						// It holds nothing.
					}
				}, new Hashtable<>(properties)));
		LinePlace place = Line.registry().place("sign").orElseThrow();
		assertEquals(LinePlace.Group.PICTURES, place.group());
		assertEquals(List.of(Need.PICTURES), place.needs());
		List<String> ids = Line.registry().operations().stream().map(OperationRegistry.Descriptor::id).toList();
		assertEquals(ids.indexOf("import") + 1, ids.indexOf("sign"), ids::toString);
		assertEquals(0, Line.run(dir, "sign").code());
	}
}
