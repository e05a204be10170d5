package org.zipp.study.replication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.zipp.store.Rows.DeviationRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.LookRow;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.metrics.PictureScore;
import org.zipp.study.metrics.Scores;
import org.zipp.study.metrics.StudyScores;
import org.zipp.study.people.PersonalColumns;
import org.zipp.study.plan.PlanState;
import org.zipp.study.rating.PersonaRatings;
import org.zipp.study.rating.PersonaRatings.Rating;

/**
 * The data of a study without identities: raters, experts and users are numbers in the order in which they come, which is a drawn one
 * and not that of their names; so are texts in place of their hashes; what raters stated stays, but for columns that tell who somebody
 * is.
 */
public final class Pseudonyms {

	private final Map<String, String> raters = new HashMap<>();
	private final Map<String, String> users = new HashMap<>(Map.of("", ""));
	private final Map<String, String> experts = new HashMap<>();
	private final Map<String, String> leads = new HashMap<>(Map.of("", ""));
	private final Map<String, String> texts = new HashMap<>();

	/**
	 * What is left.
	 *
	 * @param data    the same study
	 * @param columns demographic columns that were left out, with the reason
	 */
	public record Nameless(StudyData data, Map<String, String> columns) {
	}

	private Pseudonyms() {
	}

	/** The same data without identities. */
	public static Nameless of(StudyData data) {
		return new Pseudonyms().without(data);
	}

	private static String number(Map<String, String> known, String name, String stem) {
		return known.computeIfAbsent(name, _ -> stem + (known.size() + (known.containsKey("") ? 0 : 1)));
	}

	private Nameless without(StudyData d) {
		Map<String, String> personal = personal(d.judgements());
		List<Judgement> judgements = new ArrayList<>();
		Map<Map<String, String>, Map<String, String>> shared = new HashMap<>();
		for (Judgement j : d.judgements()) {
			Map<String, String> attributes = shared.computeIfAbsent(j.attributes(), a -> {
				Map<String, String> left = new LinkedHashMap<>(a);
				left.keySet().removeAll(personal.keySet());
				return left;
			});
			judgements.add(new Judgement(j.trialId(), number(raters, j.raterId(), ""), j.raterKind(), j.position(), user(j.userId()), j.promptId(),
					j.left(),
					j.right(), j.choice(), j.at(), j.responseMillis(), attributes, j.identical(), j.kind()));
		}
		List<Rating> ratings = d.ratings().ratings().stream().map(r -> new Rating(number(experts, r.expert(), ""), user(r.userId()),
				r.textHash().isEmpty() ? "" : number(texts, r.textHash(), "t"), r.criterion(), r.value())).toList();
		PersonaRatings rated = new PersonaRatings(d.ratings().criteria(), ratings, d.ratings().assigned(), d.ratings().rated(), d.ratings()
				.changed());
		Optional<Scores> scores = d.scores().scores().map(s -> new Scores(s.inputs(), s.made(), s.models(), s.prefix(),
				s.pictures().stream().map(this::picture).toList(), s.distances(), s.notes()));
		return new Nameless(new StudyData(d.title(), d.description(), d.simulated(), d.seed(), d.conditions(), d.prompts(), judgements,
				d.withdrawn(),
				d.raters(), d.generators(), d.rewriters(), d.provenance(), d.health(),
				new StudyScores(scores, d.scores().judged(), d.scores().changed(), d.scores().problem()), rated, plan(d.plan())), personal);
	}

	private String user(String id) {
		return number(users, id, "u");
	}

	private PictureScore picture(PictureScore p) {
		ImageKey k = p.key();
		return new PictureScore(new ImageKey(user(k.userId()), k.promptId(), k.conditionId(), k.seed()), p.content(), p.current(), p.values());
	}

	private PlanState plan(PlanState p) {
		Function<String, String> lead = name -> number(leads, name, "lead ");
		return new PlanState(p.design(),
				p.lock().map(l -> new PlanState.Lock(l.plan(), l.number(), l.hash(), l.at(), lead.apply(l.by()), l.votes())),
				p.deviations().stream().map(x -> new DeviationRow(x.plan(), x.part(), x.before(), x.after(), x.reason(), x.at(), lead.apply(x.by()),
						x.votes()))
						.toList(),
				p.looks().stream().map(x -> new LookRow(x.id(), x.at(), lead.apply(x.by()), x.votes(), x.content())).toList());
	}

	/** Demographic columns that tell who a rater is. */
	private static Map<String, String> personal(List<Judgement> judgements) {
		Map<String, Set<String>> values = new TreeMap<>();
		judgements.forEach(j -> j.attributes().forEach((name, value) -> values.computeIfAbsent(name, _ -> new TreeSet<>()).add(value)));
		Map<String, String> personal = new TreeMap<>();
		values.forEach((name, texts) -> {
			String reason = PersonalColumns.reason(name, texts);
			if (reason != null) {
				personal.put(name, reason);
			}
		});
		return personal;
	}
}
