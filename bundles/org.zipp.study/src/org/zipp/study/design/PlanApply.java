package org.zipp.study.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.EList;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.model.Attribute;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Amendment;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyParts;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.DesignFile.Stored;
import org.zipp.study.design.PlanFile.PlanCondition;
import org.zipp.study.design.PlanFile.PlanPrompt;
import org.zipp.study.design.PlanFile.PlanRater;
import org.zipp.study.design.Scheme.Kind;

/** Makes a study be as a plan file says. Everything is checked before anything is stored. */
public final class PlanApply {

	/**
	 * Something that is wrong.
	 *
	 * @param path where in the plan, fields and numbers of items from 0 with slashes between: {@code design/gold-pairs/0/better}
	 * @param text in a sentence
	 */
	public record Problem(String path, String text) {
	}

	private final StudyStore store;
	private final Study study;
	private final PlanFile plan;
	private final UnaryOperator<String> where;
	private final Stored before;
	private final List<JudgedTrial> trials;
	private final List<Problem> problems = new ArrayList<>();

	/**
	 * @param store an open study
	 * @param plan  with the raters of its table among its raters
	 * @param where says for a path where that stands, as the beginning of a sentence
	 */
	public PlanApply(StudyStore store, PlanFile plan, UnaryOperator<String> where) {
		this.store = store;
		this.where = where;
		this.plan = plan;
		study = store.loadStudy();
		before = DesignFile.stored(store);
		trials = store.trials().all();
	}

	/**
	 * Checks the plan and stores what differs.
	 *
	 * @param why why a locked plan is changed; empty when none is to be
	 * @return whether anything differed
	 * @throws ZippException when something in it is wrong or contradicts votes; nothing is stored then
	 */
	public boolean apply(Optional<Amendment> why) {
		conditions();
		prompts();
		raters();
		if (plan.title() != null) {
			study.setTitle(plan.title().strip());
			if (study.getTitle().isEmpty()) {
				add(problems, "title", "The title is empty.");
			}
		}
		if (plan.description() != null) {
			study.setDescription(plan.description().strip());
		}
		if (plan.design() != null) {
			design(plan.design());
			study.setQuestion(plan.design().question().text(plan.design().languages().isEmpty() ? ""
					: plan.design().languages().getFirst()));
		}
		if (!problems.isEmpty()) {
			throw new ZippException("The plan was not applied; nothing was stored.\n"
					+ problems.stream().map(p -> where.apply(p.path) + p.text)
					.distinct().collect(Collectors.joining("\n")));
		}
		boolean changed = !StudyParts.changed(study).isEmpty();
		why.ifPresentOrElse(w -> store.saveStudy(study, w), () -> store.saveStudy(study));
		if (plan.design() != null && !plan.design().equals(before.design())) {
			why.ifPresentOrElse(w -> DesignFile.save(store, plan.design(), before.version(), w),
					() -> DesignFile.save(store, plan.design(), before.version()));
			changed = true;
		}
		return changed;
	}

	private Set<String> judgedConditions() {
		return trials.stream().filter(t -> t.vote() != null).flatMap(t -> List.of(t.trial().left(), t.trial().right()).stream())
				.collect(Collectors.toSet());
	}

	private void conditions() {
		if (plan.conditions() == null) {
			return;
		}
		Set<String> judged = judgedConditions();
		Map<String, Condition> known = new HashMap<>();
		study.getConditions().forEach(c -> known.put(c.getId(), c));
		List<Condition> wanted = new ArrayList<>();
		for (PlanCondition p : plan.conditions()) {
			Condition c = Optional.ofNullable(known.get(p.id())).orElseGet(ZippFactory.eINSTANCE::createCondition);
			if (judged.contains(p.id()) && (!p.method().equals(DesignFile.text(c.getMethod()))
					|| !Settings.of(p.settings()).equals(Settings.parse(DesignFile.text(c.getSettings()))))) {
				add(problems, "conditions", "Condition '" + p.id() + "' has been judged, so its method and settings stay as they"
						+ " are. Add a condition of another id.");
			}
			set(c.getId(), p.id(), c::setId);
			set(c.getLabel(), p.label().isBlank() ? p.id() : p.label().strip(), c::setLabel);
			set(c.getMethod(), p.method().strip(), c::setMethod);
			set(c.getSettings(), Settings.of(p.settings()).text(), c::setSettings);
			wanted.add(c);
		}
		replace("condition", study.getConditions(), wanted, Condition::getId, trials.stream()
				.flatMap(t -> List.of(t.trial().left(), t.trial().right()).stream()).collect(Collectors.toSet()));
	}

	private static void set(String old, String value, Consumer<String> setter) {
		if (!value.equals(DesignFile.text(old))) {
			setter.accept(value);
		}
	}

	private void prompts() {
		if (plan.prompts() == null) {
			return;
		}
		Set<String> judged = trials.stream().filter(t -> t.vote() != null).map(t -> t.trial().promptId()).collect(Collectors.toSet());
		Map<String, Prompt> known = new HashMap<>();
		study.getPrompts().forEach(p -> known.put(p.getId(), p));
		List<Prompt> wanted = new ArrayList<>();
		for (PlanPrompt p : plan.prompts()) {
			Prompt prompt = Optional.ofNullable(known.get(p.id())).orElseGet(ZippFactory.eINSTANCE::createPrompt);
			if (judged.contains(p.id()) && !p.text().strip().equals(prompt.getText())) {
				add(problems, "prompts", "Prompt '" + p.id() + "' has been judged, so its text stays as it is: '" + prompt.getText()
						+ "'. Add a prompt of another id.");
			}
			set(prompt.getId(), p.id(), prompt::setId);
			set(prompt.getText(), p.text().strip(), prompt::setText);
			wanted.add(prompt);
		}
		replace("prompt", study.getPrompts(), wanted, Prompt::getId, trials.stream().map(t -> t.trial().promptId()).collect(Collectors.toSet()));
	}

	/** Has a list be as wanted, unless rows are twice there or one that is used would go. */
	private <T> void replace(String what, EList<T> there, List<T> wanted, Function<T, String> id, Set<String> used) {
		Set<String> ids = new HashSet<>();
		for (T row : wanted) {
			if (id.apply(row).isBlank()) {
				add(problems, what + 's', "A " + what + " has an empty id.");
			} else if (!ids.add(id.apply(row))) {
				add(problems, what + 's', "There are two of the id '" + id.apply(row) + "' among the " + what + "s.");
			}
		}
		there.stream().map(id).filter(i -> !ids.contains(i) && used.contains(i)).forEach(
				i -> add(problems, what + 's', "The " + what + " '" + i + "' has trials, so it cannot be left out of the plan."));
		if (problems.isEmpty() && !there.equals(wanted)) {
			there.clear();
			there.addAll(wanted);
		}
	}

	private void raters() {
		if (plan.raters() == null || plan.raters().isEmpty()) {
			return;
		}
		Map<String, Rater> known = new LinkedHashMap<>();
		study.getRaters().forEach(r -> known.put(r.getId(), r));
		List<String> participants = store.users().participants().stream().map(UserRow::id).toList();
		Map<String, Long> judged = study.getRaters().stream()
				.collect(Collectors.groupingBy(r -> DesignFile.text(r.getUserId()), Collectors.counting()));
		Set<String> withTrials = trials.stream().map(t -> t.trial().raterId()).collect(Collectors.toSet());
		Set<String> names = new HashSet<>();
		for (int i = 0; i < plan.raters().size(); i++) {
			PlanRater p = plan.raters().get(i);
			Rater r = known.get(p.name());
			if (p.name().isBlank() || p.name().length() > 100) {
				add(problems, "raters/" + i, "A rater needs a name of 1 to 100 characters, not '" + p.name() + "'.");
				continue;
			}
			if (!names.add(p.name())) {
				add(problems, "raters/" + i, "The rater '" + p.name() + "' is twice in the plan.");
				continue;
			}
			if (r != null && r.getKind() != RaterKind.HUMAN) {
				add(problems, "raters/" + i, "'" + p.name() + "' is no person who votes in this study. Choose another name.");
				continue;
			}
			if (!p.user().isBlank() && store.users().find(p.user()).isEmpty()) {
				add(problems, "raters/" + i, "Rater '" + p.name() + "': there is no user '" + p.user() + "' in this study.");
			}
			if (r != null && withTrials.contains(p.name()) && !p.user().isBlank() && !p.user().equals(r.getUserId())) {
				add(problems, "raters/" + i, "Rater '" + p.name() + "' has trials with pictures of user '" + r.getUserId() + "', so"
						+ " that stays.");
			}
			Rater now = r == null ? ZippFactory.eINSTANCE.createRater() : r;
			if (r == null) {
				now.setId(p.name());
				now.setKind(RaterKind.HUMAN);
				study.getRaters().add(now);
			}
			String user = !p.user().isBlank() ? p.user() : r != null && !DesignFile.text(r.getUserId()).isEmpty() ? r.getUserId()
					: drawn(p.name(), participants, judged);
			set(now.getUserId(), user, now::setUserId);
			judged.merge(user, 1L, Long::sum);
			attributes(now, p.attributes());
		}
	}

	/** Of the participants that the fewest judge, drawn by the name; empty when there are none. */
	private String drawn(String name, List<String> participants, Map<String, Long> judged) {
		if (participants.isEmpty()) {
			return "";
		}
		long least = participants.stream().mapToLong(u -> judged.getOrDefault(u, 0L)).min().orElseThrow();
		List<String> few = participants.stream().filter(u -> judged.getOrDefault(u, 0L) == least).toList();
		return few.get(new Random(study.getSeed() ^ name.hashCode()).nextInt(few.size()));
	}

	private static void attributes(Rater rater, Map<String, String> wanted) {
		Map<String, String> there = new LinkedHashMap<>();
		rater.getAttributes().forEach(a -> there.put(a.getName(), a.getValue()));
		if (there.equals(wanted)) {
			return;
		}
		rater.getAttributes().clear();
		wanted.forEach((name, value) -> {
			Attribute attribute = ZippFactory.eINSTANCE.createAttribute();
			attribute.setName(name);
			attribute.setValue(value);
			rater.getAttributes().add(attribute);
		});
	}

	private void design(StudyDesign design) {
		List<String> ids = study.getConditions().stream().map(Condition::getId).toList();
		problems.addAll(problems(design, ids, study.getPrompts().stream().map(Prompt::getId).toList()));
		for (String user : design.scheme().users()) {
			unknownUser("design/scheme/users", user);
		}
		design.goldPairs().stream().filter(g -> !g.user().isBlank()).forEach(g -> unknownUser("design/gold-pairs", g.user()));
		Set<Choice> given = trials.stream().map(JudgedTrial::vote).filter(Objects::nonNull).map(v -> v.choice()).collect(Collectors.toSet());
		for (Choice choice : List.of(Choice.TIE, Choice.BOTH_BAD)) {
			if (given.contains(choice) && !design.question().choices().contains(choice)) {
				add(problems, "design/question", "There are votes that say '" + (choice == Choice.TIE ? "tie" : "neither is good")
						+ "', so the design goes on admitting that answer.");
			}
		}
		Set<Set<String>> compared = design.scheme().pairsOf(ids).stream().map(p -> Set.of(p.first(), p.second())).collect(Collectors.toSet());
		trials.stream().filter(t -> t.vote() != null && t.trial().kind() == TrialKind.PAIR)
				.filter(t -> !t.trial().left().equals(t.trial().right()) && !compared.contains(Set.of(t.trial().left(), t.trial().right())))
				.map(t -> new ConditionPair(t.trial().left(), t.trial().right())).distinct().limit(3)
				.forEach(p -> add(problems, "design/scheme",
						"The pair " + p + " has votes, and the design compares it no more. Make a new study for another design."));
		Map<String, String> agreed = store.people().consentTexts().stream()
				.collect(Collectors.toMap(t -> t.version() + '\n' + t.language(), t -> t.content(), (a, b) -> a));
		design.consent().stream().filter(c -> agreed.containsKey(c.version() + '\n' + c.language())
				&& !agreed.get(c.version() + '\n' + c.language()).equals(c.text())).forEach(c -> add(problems, "design/consent",
						"People have been asked to agree to consent text " + c.version() + " (" + c.language() + ") in other words."
								+ " Give the changed text another version."));
	}

	private void unknownUser(String path, String user) {
		if (store.users().find(user).isEmpty()) {
			add(problems, path, "there is no user '" + user + "' in this study.");
		}
	}

	private static void add(List<Problem> problems, String path, String text) {
		problems.add(new Problem(path, text));
	}

	/**
	 * What is wrong with a design by itself, in sentences; none when all is well.
	 *
	 * @param conditions ids of the study's conditions
	 * @param prompts    ids of its prompts
	 */
	public static List<Problem> problems(StudyDesign design, List<String> conditions, List<String> prompts) {
		List<Problem> problems = new ArrayList<>();
		Scheme scheme = design.scheme();
		String there = conditions.isEmpty() ? "The study has no conditions yet." : "There are: " + String.join(", ", conditions) + '.';
		if (scheme.kind() == Kind.BASELINE && !conditions.contains(scheme.baseline())) {
			add(problems, "design/scheme/baseline", "the baseline '" + scheme.baseline() + "' is no condition of this study. " + there);
		}
		if (scheme.kind() != Kind.BASELINE && !scheme.baseline().isEmpty()) {
			add(problems, "design/scheme/baseline", "a baseline belongs to the kind 'baseline'; leave it empty, or choose that kind.");
		}
		if (scheme.kind() == Kind.BLOCKS && !conditions.isEmpty() && scheme.blockSize() > conditions.size()) {
			add(problems, "design/scheme/block-size", "a block of " + scheme.blockSize() + " conditions is larger than the study,"
					+ " which has " + conditions.size() + '.');
		}
		if (scheme.kind() == Kind.BLOCKS && !scheme.pairs().isEmpty()) {
			add(problems, "design/scheme/pairs", "blocks compare all pairs of their conditions; leave 'pairs' empty.");
		}
		scheme.pairs().forEach(p -> List.of(p.first(), p.second()).stream().filter(c -> !conditions.contains(c))
				.forEach(c -> add(problems, "design/scheme/pairs", "there is no condition '" + c + "'. " + there)));
		for (int i = 0; i < design.goldPairs().size(); i++) {
			GoldPair gold = design.goldPairs().get(i);
			String path = "design/gold-pairs/" + i;
			List.of(gold.better(), gold.worse()).stream().filter(c -> !conditions.contains(c))
					.forEach(c -> add(problems, path, "there is no condition '" + c + "'. " + there));
			if (gold.better().equals(gold.worse())) {
				add(problems, path, "'" + gold.better() + "' is both better and worse.");
			}
			if (!prompts.contains(gold.prompt())) {
				add(problems, path, "there is no prompt '" + gold.prompt() + "'.");
			}
		}
		if (design.trials().gold() > design.goldPairs().size()) {
			add(problems, "design/trials/gold", design.trials().gold() + " gold pairs are asked for, and gold-pairs names "
					+ design.goldPairs().size() + '.');
		}
		if (design.trials().repeats() > design.trials().perRater() / 2) {
			add(problems, "design/trials/repeats", "at most half of the pairs of a rater can be repeated, "
					+ design.trials().perRater() / 2 + " of "
					+ design.trials().perRater() + '.');
		}
		if (design.trials().checks() > 0 && prompts.size() == 1) {
			add(problems, "design/trials/checks", "attention checks show a picture of another prompt, and the study has one prompt.");
		}
		for (Planned planned : design.analysis().comparisons()) {
			List.of(planned.first(), planned.second()).stream().filter(c -> !conditions.contains(c))
					.forEach(c -> add(problems, "design/analysis/comparisons", "there is no condition '" + c + "'. " + there));
		}
		if (design.languages().isEmpty()) {
			add(problems, "design/languages", "name one at least, for example en.");
		} else if (!design.question().text().containsKey(design.languages().getFirst())) {
			add(problems, "design/question/text", "the question is missing in the first of the languages, '"
					+ design.languages().getFirst() + "'.");
		}
		if (design.question().text().values().stream().anyMatch(String::isBlank)) {
			add(problems, "design/question/text", "the question is empty.");
		}
		design.quotas().stream().filter(q -> q.cell().isEmpty()).forEach(_ -> add(problems, "design/quotas", "a cell names no variable."));
		Set<String> seen = new HashSet<>();
		design.intake().forEach(q -> {
			if (q.id().isBlank() || !seen.add(q.id())) {
				add(problems, "design/intake", "the id '" + q.id() + "' is empty or there twice.");
			}
			if ((q.kind() == IntakeQuestion.Kind.CHOICE) == q.options().isEmpty()) {
				add(problems, "design/intake", "Question '" + q.id() + "': a choice needs options, and other kinds have none.");
			}
		});
		Set<String> languages = new HashSet<>();
		design.consent().forEach(c -> {
			if (c.version().isBlank() || c.language().isBlank() || c.text().isBlank()) {
				add(problems, "design/consent", "a text needs a version, a language and words.");
			}
			if (!languages.add(c.language())) {
				add(problems, "design/consent", "there are two texts in the language '" + c.language() + "'.");
			}
		});
		return problems;
	}
}
