package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Services;

/** A workbench that is killed in the middle of voting, twenty times, loses no acknowledged vote and stores none twice. */
class WorkbenchKillTest {

	private static final int KILLS = 20;
	private static final int MOST_VOTES = 12;
	private static final int TRIALS = 400;
	private static final String RATER = "somebody";

	@TempDir
	Path temp;

	private StudyDirectory study;
	private Path configuration;

	@BeforeEach
	void makeStudy() throws IOException {
		study = new StudyDirectory(temp.resolve("study")).create();
		try (StudyStore store = Services.stores().open(study)) {
			Study model = store.loadStudy();
			for (String id : List.of("generic", "zipp-0")) {
				Condition c = ZippFactory.eINSTANCE.createCondition();
				c.setId(id);
				c.setLabel(id);
				c.setMethod(id.equals("generic") ? "generic" : "persona");
				model.getConditions().add(c);
			}
			Prompt p = ZippFactory.eINSTANCE.createPrompt();
			p.setId("lake");
			p.setText("a mountain lake");
			model.getPrompts().add(p);
			store.saveStudy(model);
			store.users().save(List.of(new UserRow("u1", 1, 1, 1, true)).stream(), List.of());
			ImageRow left = store.images().save(new ImageKey("", "lake", "generic", 1), 32, 32, png(0x4060a0), "test", 0);
			ImageRow right = store.images().save(new ImageKey("u1", "lake", "zipp-0", 1), 32, 32, png(0xa06040), "test", 0);
			store.trials().saveRater(new RaterRow(RATER, RaterKind.HUMAN, "u1", Map.of()));
			List<TrialRow> trials = new ArrayList<>();
			for (int i = 1; i <= TRIALS; i++) {
				trials.add(new TrialRow(0, RATER, i, "u1", "lake", "generic", "zipp-0", left.content(), right.content()));
			}
			store.trials().addTrials(trials);
		}
		configuration = Files.createDirectory(temp.resolve("configuration"));
		Path running = Path.of(URI.create(Platform.getConfigurationLocation().getURL().toString().replace(" ", "%20")));
		Files.copy(running.resolve("config.ini"), configuration.resolve("config.ini"));
	}

	private static byte[] png(int rgb) throws IOException {
		BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < 32; y++) {
			for (int x = 0; x < 32; x++) {
				image.setRGB(x, y, rgb + x);
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}

	@Test
	void noAcknowledgedVoteIsLostAndNoneIsThereTwice() throws IOException, InterruptedException {
		Random random = new Random(20);
		Set<Long> acknowledged = new HashSet<>();
		int unacknowledged = 0;
		for (int kill = 1; kill <= KILLS; kill++) {
			long expectedFirst = firstOpen();
			voteAndKill(1 + random.nextInt(MOST_VOTES), expectedFirst, acknowledged);
			List<JudgedTrial> answered = answered();
			Set<Long> stored = new HashSet<>();
			answered.forEach(t -> assertTrue(stored.add(t.trial().id()), "two answers to one trial"));
			assertTrue(stored.containsAll(acknowledged), () -> "acknowledged but not stored: " + minus(acknowledged, stored));
			unacknowledged = stored.size() - acknowledged.size();
			assertTrue(unacknowledged <= kill, "more answers in flight than kills: " + unacknowledged);
		}
		assertTrue(acknowledged.size() >= KILLS, "only " + acknowledged.size() + " votes in all");
	}

	private static Set<Long> minus(Set<Long> a, Set<Long> b) {
		Set<Long> rest = new HashSet<>(a);
		rest.removeAll(b);
		return rest;
	}

	private List<JudgedTrial> answered() {
		try (StudyStore store = Services.stores().open(study)) {
			return store.trials().ofRater(RATER).stream().filter(t -> t.vote() != null).toList();
		}
	}

	private long firstOpen() {
		try (StudyStore store = Services.stores().open(study)) {
			return store.trials().ofRater(RATER).stream().filter(t -> t.vote() == null).findFirst().orElseThrow().trial().id();
		}
	}

	/** Starts a workbench, lets it acknowledge that many votes, and kills it. */
	private void voteAndKill(int votes, long expectedFirst, Set<Long> acknowledged) throws IOException, InterruptedException {
		Path log = temp.resolve("workbench.log");
		Process workbench = new ProcessBuilder(command()).redirectError(log.toFile()).start();
		boolean first = false;
		int seen = 0;
		try (BufferedReader lines = workbench.inputReader()) {
			String line;
			while ((line = lines.readLine()) != null) {
				if (line.startsWith(VotingDriver.FIRST)) {
					assertEquals(expectedFirst, Long.parseLong(line.substring(VotingDriver.FIRST.length())),
							"voting must go on at the first open pair");
					first = true;
				} else if (line.startsWith(VotingDriver.ACKNOWLEDGED)) {
					acknowledged.add(Long.parseLong(line.substring(VotingDriver.ACKNOWLEDGED.length())));
					if (++seen == votes) {
						// SIGKILL on Linux: no shutdown hook runs. By its handle, because the process itself closes its output,
						// and what was acknowledged before is still to be read to the end.
						workbench.toHandle().destroyForcibly();
					}
				}
			}
		} finally {
			workbench.destroyForcibly();
		}
		workbench.waitFor();
		String messages = read(log);
		assertTrue(first && seen >= votes, () -> "The workbench ended by itself:\n" + messages);
	}

	private static String read(Path log) {
		try {
			return Files.readString(log);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private List<String> command() {
		String framework = System.getProperty("osgi.framework");
		assertNotNull(framework, "this test runs in the platform");
		Path jar = Path.of(URI.create(framework.replace(" ", "%20")));
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
				"-Xmx512m", "-Dzipp.openAtStart=false", "-D" + VotingDriver.STUDY + '=' + study.root(), "-D" + VotingDriver.RATER + '=' + RATER,
				"-Dosgi.framework=" + framework, "-jar", jar.toString(), "-configuration", configuration.toString(), "-data",
				temp.resolve("workspace").toString(), "-nosplash", "-product", "org.zipp.ui.product", "-application",
				"org.zipp.ui.application");
	}
}
