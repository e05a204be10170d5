package org.zipp.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.StudyDirectory.AuthorHash;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.style.PixelMeasure;
import org.zipp.core.style.Taste;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.PixelMeasures;
import org.zipp.tables.TableFiles;

/** Lets simulated raters answer their open trials; only in a study that says it is simulated. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=simulate",
		Operation.ORDER + ":Integer=80", LinePlace.GROUP + "=study", LinePlace.ICON + "=vote", LinePlace.NEEDS + "=simulation",
		LinePlace.NEEDS + "=simulated-raters", LinePlace.MAKES + "=votes" })
public final class SimulateOperation extends Operation {

	@Parameter(name = "truth", label = "Planted truth", description = "Table of the tastes planted in the sample's authors; without it, truth.csv of the study's sample dump.", path = PathUse.FILE, endings = PathUse.TABLES)
	public Path truth;

	@Parameter(name = "noise", label = "Noise", description = "How much chance is in a choice, in units of distance to the taste (0 to 1); 0 always chooses the nearer picture.", min = 0, max = 10)
	public double noise = 0.02;

	@Parameter(name = "tie", label = "Tie below", description = "Difference of the two distances below which the answer is a tie.", min = 0, max = 1, advanced = true)
	public double tie = 0.004;

	@Parameter(name = "seed", label = "Seed", description = "Seed of every draw; 0 takes the study's seed.", advanced = true)
	public long seed;

	private final StudyStores stores;
	private final TableFiles tables;

	@Activate
	public SimulateOperation(@Reference StudyStores stores, @Reference TableFiles tables) {
		this.stores = stores;
		this.tables = tables;
	}

	@Override
	public String id() {
		return "simulate";
	}

	@Override
	public String label() {
		return "Simulate votes";
	}

	@Override
	public String description() {
		return "Lets simulated raters answer their open trials by the measured pixels and the taste that the sample planted in"
				+ " their users. Only in a study marked as simulated; reports say so on every page.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DESIGN);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory directory = studyDirectory();
		try (StudyStore store = stores.open(directory)) {
			Study study = store.loadStudy();
			if (!study.isSimulated()) {
				throw new ZippException("This study is not marked as simulated, so no simulated votes are put into it. Use the"
						+ " sample study, or mark a study that no person votes in as simulated.");
			}
			List<RaterRow> raters = store.trials().raters().stream().filter(r -> r.kind() == RaterKind.SIMULATED).toList();
			OperationResult.Builder result = OperationResult.builder();
			long votes = 0;
			if (raters.stream().anyMatch(r -> !open(store, r).isEmpty())) {
				votes = vote(store, raters, planted(directory), seed == 0 ? study.getSeed() : seed, result, monitor);
			}
			if (raters.isEmpty()) {
				result.warning("The study has no simulated raters. Design trials with --simulated-raters first.");
			}
			return result.repeated(votes == 0).count("simulated raters", raters.size()).count("new simulated votes", votes)
					.build();
		}
	}

	/** User id → planted taste. */
	private Map<String, Taste> planted(StudyDirectory directory) {
		Path file = truth == null ? directory.dump().resolve(SampleTruth.FILE) : truth;
		if (!Files.exists(file)) {
			throw new ZippException("There is no table of planted tastes. Name the file with --truth.", file, 0, null);
		}
		AuthorHash hash = directory.authorHash();
		Map<String, Taste> tastes = new HashMap<>();
		SampleTruth.read(tables, file).forEach(row -> tastes.put(hash.of(row.author()), row.taste()));
		return tastes;
	}

	private static List<TrialRow> open(StudyStore store, RaterRow rater) {
		return store.trials().ofRater(rater.id()).stream().filter(t -> t.vote() == null).map(JudgedTrial::trial).toList();
	}

	private long vote(StudyStore store, List<RaterRow> raters, Map<String, Taste> planted, long s,
			OperationResult.Builder result, SubMonitor monitor) {
		SubMonitor progress = monitor.setWorkRemaining(raters.size());
		Map<String, Map<PixelMeasure, Double>> measured = new HashMap<>();
		long votes = 0;
		int unknown = 0;
		for (RaterRow rater : raters) {
			progress.checkCanceled();
			List<TrialRow> open = open(store, rater);
			Taste taste = planted.get(rater.userId());
			if (taste == null) {
				unknown += open.isEmpty() ? 0 : 1;
			} else {
				SimulatedRater program = new SimulatedRater(taste, noise, tie);
				List<VoteRow> answers = new ArrayList<>();
				for (TrialRow t : open) {
					var answer = program.answer(measure(store, t.leftImage(), measured), measure(store, t.rightImage(), measured),
							new SplittableRandom(s * 31 + rater.id().hashCode() * 1_000_003L + t.position()));
					answers.add(new VoteRow(t.id(), answer.choice(), Instant.now(), answer.responseMillis()));
				}
				// A rater's answers come in one piece, so that a stopped run goes on with the next rater.
				store.trials().voteAll(answers);
				votes += answers.size();
			}
			progress.worked(1);
			progress.subTask(votes + " simulated votes");
		}
		if (unknown > 0) {
			result.warning(unknown + " simulated raters did not vote: the planted truth does not name their users.");
		}
		return votes;
	}

	private static Map<PixelMeasure, Double> measure(StudyStore store, String content,
			Map<String, Map<PixelMeasure, Double>> measured) {
		return measured.computeIfAbsent(content, c -> {
			try {
				BufferedImage image = ImageIO.read(new ByteArrayInputStream(store.images().read(c)));
				int w = image.getWidth();
				int h = image.getHeight();
				return PixelMeasures.of(image.getRGB(0, 0, w, h, null, 0, w), w, h);
			} catch (IOException e) {
				throw new ZippException("The picture cannot be read: " + Reasons.of(e), store.images().file(c), 0, e);
			}
		});
	}
}
