package org.zipp.ui.study.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Correction;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.AnalysisPlan.Expected;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.ConsentText;
import org.zipp.study.design.Exclusions;
import org.zipp.study.design.IntakeQuestion;
import org.zipp.study.design.PlanApply;
import org.zipp.study.design.Question;
import org.zipp.study.design.Quota;
import org.zipp.study.design.ResumeRules;
import org.zipp.study.design.ResumeRules.GoOn;
import org.zipp.study.design.Scheme;
import org.zipp.study.design.Scheme.Kind;
import org.zipp.study.design.Scheme.TrialsFor;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.design.TrialCounts;

/**
 * A design as it is typed: what stands in each field, right or wrong. Immutable, so that an earlier state is the state before and
 * undoing is going back to it. What no field shows stays as it was. No widgets.
 */
public final class DesignDraft {

	/** What is typed or chosen. */
	public enum Field {
		QUESTION("Question", "What raters are asked of each pair."),
		CRITERION("Criterion", "What a better picture is better in, in one word: preference, alignment, coherence, or one of your own."),
		TIES("Ties", "Whether raters may say that both pictures are equally good."),
		BOTH_BAD("Neither", "Whether raters may say that neither picture is good; it counts as a tie, and is listed apart."),
		SCHEME("Compare", "Which pairs of conditions are compared."),
		BASELINE("Baseline", "The condition that the others are compared with."),
		BLOCK("Conditions in a block", "How many conditions a rater compares."),
		TRIALS_FOR("Pictures", "Whose pictures a rater judges: those made for the rater's own user, or the same as all others."),
		RATERS("Raters", "How many people are to vote; 0 for not decided."),
		TRIALS("Pairs per rater", "Pairs that a rater votes on."),
		PRACTICE("Practice pairs", "Pairs to practise with, shown first; their answers count nowhere."),
		CHECKS("Attention checks", "Pairs of which one picture was made for another prompt; no votes."),
		REPEATS("Repeated pairs", "Pairs that a rater sees twice, the second time with the sides swapped; no votes."),
		PAUSE("Break after", "A break is offered after so many pairs; 0 for none."),
		CONSENT("Consent", "What a rater agrees to before taking part; empty for nothing."),
		CONSENT_VERSION("Version of the consent", "Change it when the text changes: the version agreed to is kept with each rater."),
		INSTRUCTIONS("Instructions", "What raters read before the first pair."),
		INTAKE("Asked of raters", "Ids of the questions that raters are asked of themselves, with commas between."),
		QUOTAS("Quotas", "How many raters of one kind at most, a line each: gender=female, age=25-34: 10"),
		GO_ON("Who comes back", "What becomes of a rater who left and comes back."),
		FAILED("Failed checks at least", "Leave out who fails at least so many attention checks and gold pairs; 0 for off."),
		FAST("Too fast, seconds", "An answer faster than that is too fast; 0 for off."),
		FAST_SHARE("in more than, %", "Leave out whose answers are too fast in more than this share."),
		RUN("Same side in a row", "Leave out who gives the same side so many times in a row; 0 for off."),
		ANSWERED("Answered at least, %", "Leave out who answers less than this share of the own pairs; 0 for off."),
		SELF("Agrees with himself at least, %", "Leave out who agrees with himself in less than this share of the repeated pairs; 0 for off."),
		WIN_RATE("Expected win rate, %", "How often the better of two is preferred if all voted; a tie counts half."),
		TIE_SHARE("Expected ties, %", "Share of answers without a preference."),
		ICC("Intra-class correlation", "How alike votes of one rater are: 0 not at all, 1 all the same; 0.05 to 0.2 is usual."),
		DROP_OUT("Expected drop-out, %", "Share of raters who are expected to give no vote that counts."),
		ALPHA("Significance level α", "Of all comparisons together."),
		CORRECTION("Correction", "How p-values are corrected for several comparisons.");

		private final String label;
		private final String meaning;

		Field(String label, String meaning) {
			this.label = label;
			this.meaning = meaning;
		}

		/** As it stands before the field. */
		public String label() {
			return label;
		}

		/** What it means, in a sentence. */
		public String meaning() {
			return meaning;
		}
	}

	/** What is expected of a pair of conditions, as it is chosen. */
	public enum Expectation {
		OPEN("either may be preferred"), FIRST("the first is preferred"), SECOND("the second is preferred"), EQUAL("about as much");

		private final String words;

		Expectation(String words) {
			this.words = words;
		}

		/** As a person reads it. */
		public String words() {
			return words;
		}
	}

	private static final double PERCENT = 100;
	private static final double MILLIS = 1000;
	private static final String COMMA = ", ";

	private final StudyDesign base;
	private final Map<Field, String> values;
	private final Map<ConditionPair, Expectation> expectations;

	private DesignDraft(StudyDesign base, Map<Field, String> values, Map<ConditionPair, Expectation> expectations) {
		this.base = base;
		this.values = Collections.unmodifiableMap(values);
		this.expectations = Collections.unmodifiableMap(expectations);
	}

	/** A design as its fields show it. */
	public static DesignDraft of(StudyDesign d) {
		Map<Field, String> v = new EnumMap<>(Field.class);
		v.put(Field.QUESTION, d.question().text(language(d)));
		v.put(Field.CRITERION, d.question().criterion());
		v.put(Field.TIES, Boolean.toString(d.question().ties()));
		v.put(Field.BOTH_BAD, Boolean.toString(d.question().bothBad()));
		v.put(Field.SCHEME, d.scheme().kind().name());
		v.put(Field.BASELINE, d.scheme().baseline());
		v.put(Field.BLOCK, Integer.toString(d.scheme().blockSize()));
		v.put(Field.TRIALS_FOR, d.scheme().trialsFor().name());
		v.put(Field.RATERS, Integer.toString(d.ratersWanted()));
		v.put(Field.TRIALS, Integer.toString(d.trials().perRater()));
		v.put(Field.PRACTICE, Integer.toString(d.trials().practice()));
		v.put(Field.CHECKS, Integer.toString(d.trials().checks()));
		v.put(Field.REPEATS, Integer.toString(d.trials().repeats()));
		v.put(Field.PAUSE, Integer.toString(d.trials().pauseEvery()));
		v.put(Field.CONSENT, d.consent().stream().filter(c -> c.language().equals(language(d))).map(ConsentText::text).findFirst().orElse(""));
		v.put(Field.CONSENT_VERSION, d.consent().stream().map(ConsentText::version).findFirst().orElse("1"));
		v.put(Field.INSTRUCTIONS, d.instructions().getOrDefault(language(d), ""));
		v.put(Field.INTAKE, d.intake().stream().map(IntakeQuestion::id).collect(Collectors.joining(COMMA)));
		v.put(Field.QUOTAS, d.quotas().stream().map(DesignDraft::line).collect(Collectors.joining("\n")));
		v.put(Field.GO_ON, d.resume().goOn().name());
		Exclusions e = d.exclusions();
		v.put(Field.FAILED, Integer.toString(e.failedChecksAtLeast()));
		v.put(Field.FAST, plain(e.fasterThanMillis() / MILLIS));
		v.put(Field.FAST_SHARE, percent(e.fasterShare()));
		v.put(Field.RUN, Integer.toString(e.straightLineRun()));
		v.put(Field.ANSWERED, percent(e.minAnsweredShare()));
		v.put(Field.SELF, percent(e.minSelfAgreement()));
		AnalysisPlan a = d.analysis();
		v.put(Field.WIN_RATE, percent(a.expected().winRate()));
		v.put(Field.TIE_SHARE, percent(a.expected().ties()));
		v.put(Field.ICC, plain(a.expected().icc()));
		v.put(Field.DROP_OUT, percent(a.expected().dropOut()));
		v.put(Field.ALPHA, plain(a.alpha()));
		v.put(Field.CORRECTION, a.correction().name());
		Map<ConditionPair, Expectation> expected = new LinkedHashMap<>();
		a.comparisons().forEach(p -> expected.put(p.pair(), switch (p.direction()) {
		case FIRST -> Expectation.FIRST;
		case EITHER -> Expectation.OPEN;
		case EQUAL -> Expectation.EQUAL;
		}));
		return new DesignDraft(d, v, expected);
	}

	private static String language(StudyDesign d) {
		return d.languages().isEmpty() ? "en" : d.languages().getFirst();
	}

	private static String line(Quota q) {
		return q.cell().entrySet().stream().map(e -> e.getKey() + '=' + e.getValue()).collect(Collectors.joining(COMMA)) + ": " + q.most();
	}

	private static String percent(double share) {
		return plain(share * PERCENT);
	}

	private static String plain(double value) {
		return String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
	}

	/** What stands in a field. */
	public String text(Field field) {
		return values.get(field);
	}

	/** Whether a field that is on or off is on. */
	public boolean isOn(Field field) {
		return Boolean.parseBoolean(values.get(field));
	}

	/** With something else in a field. */
	public DesignDraft with(Field field, String text) {
		if (text.equals(values.get(field))) {
			return this;
		}
		Map<Field, String> changed = new EnumMap<>(values);
		changed.put(field, text);
		return new DesignDraft(base, changed, expectations);
	}

	/** With something else expected of a pair. */
	public DesignDraft with(ConditionPair pair, Expectation expectation) {
		Map<ConditionPair, Expectation> changed = new LinkedHashMap<>(expectations);
		changed.remove(pair.reversed());
		changed.put(pair, expectation);
		return new DesignDraft(base, values, changed);
	}

	/** What is expected of a pair. */
	public Expectation expectation(ConditionPair pair) {
		Expectation other = expectations.get(pair.reversed());
		return expectations.getOrDefault(pair, other == null ? Expectation.OPEN : switch (other) {
		case FIRST -> Expectation.SECOND;
		case SECOND -> Expectation.FIRST;
		default -> other;
		});
	}

	/** Whether a field counts for what else is chosen. */
	public boolean asks(Field field) {
		return switch (field) {
		case BASELINE -> kind() == Kind.BASELINE;
		case BLOCK -> kind() == Kind.BLOCKS;
		case CONSENT_VERSION -> !text(Field.CONSENT).isBlank();
		case FAST_SHARE -> !List.of("", "0").contains(text(Field.FAST).strip());
		default -> true;
		};
	}

	/** The scheme that is chosen. */
	public Kind kind() {
		return Kind.valueOf(text(Field.SCHEME));
	}

	/**
	 * What is wrong, sentences; empty when the design can be stored.
	 *
	 * @param conditions ids of the study's conditions
	 * @param prompts    ids of its prompts
	 */
	public List<String> problems(List<String> conditions, List<String> prompts) {
		try {
			return PlanApply.problems(design(conditions), conditions, prompts).stream().map(p -> sentence(p.text())).distinct().toList();
		} catch (ZippException e) {
			return List.of(e.getMessage());
		}
	}

	private static String sentence(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	/** The pairs that are compared. */
	public List<ConditionPair> pairs(List<String> conditions) {
		return base.scheme().withKind(kind(), text(Field.BASELINE)).pairsOf(conditions);
	}

	/**
	 * The design.
	 *
	 * @param conditions ids of the study's conditions
	 * @throws ZippException naming the field that is wrong and what it takes
	 */
	public StudyDesign design(List<String> conditions) {
		String language = language(base);
		Map<String, String> question = new LinkedHashMap<>(base.question().text());
		question.put(language, text(Field.QUESTION).strip());
		Map<String, String> instructions = new LinkedHashMap<>(base.instructions());
		put(instructions, language, text(Field.INSTRUCTIONS).strip());
		Scheme scheme = base.scheme().withKind(kind(), text(Field.BASELINE))
				.withTrialsFor(TrialsFor.valueOf(text(Field.TRIALS_FOR)), base.scheme().users());
		if (kind() == Kind.BLOCKS) {
			scheme = scheme.withBlockSize(whole(Field.BLOCK, 2, 100));
		}
		TrialCounts counts = new TrialCounts(whole(Field.TRIALS, 1, 100_000), whole(Field.PRACTICE, 0, 1000), whole(Field.CHECKS, 0, 1000),
				base.trials().gold(), whole(Field.REPEATS, 0, 1000), whole(Field.PAUSE, 0, 100_000));
		Exclusions exclusions = new Exclusions(whole(Field.FAILED, 0, 1000), Math.round(number(Field.FAST, 0, 600) * MILLIS),
				number(Field.FAST_SHARE, 0, PERCENT) / PERCENT, whole(Field.RUN, 0, 100_000), number(Field.ANSWERED, 0, PERCENT) / PERCENT,
				number(Field.SELF, 0, PERCENT) / PERCENT);
		ResumeRules resume = new ResumeRules(GoOn.valueOf(text(Field.GO_ON)), base.resume().maxAge());
		return base.withQuestion(new Question(question, criterion(), isOn(Field.TIES), isOn(Field.BOTH_BAD))).withScheme(scheme)
				.withTrials(counts).withRatersWanted(whole(Field.RATERS, 0, 1_000_000)).withQuotas(quotas()).withExclusions(exclusions)
				.withResume(resume).withConsent(consent(language)).withIntake(Intake.of(text(Field.INTAKE), base.intake()))
				.withInstructions(instructions).withAnalysis(analysis(pairs(conditions)));
	}

	private String criterion() {
		String criterion = text(Field.CRITERION).strip();
		if (criterion.isEmpty()) {
			throw new ZippException("Say in one word what a better picture is better in, for example preference.");
		}
		return criterion;
	}

	private static void put(Map<String, String> texts, String language, String text) {
		if (text.isEmpty()) {
			texts.remove(language);
		} else {
			texts.put(language, text);
		}
	}

	private List<ConsentText> consent(String language) {
		List<ConsentText> texts = new ArrayList<>();
		String text = text(Field.CONSENT).strip();
		String version = text(Field.CONSENT_VERSION).strip();
		if (!text.isEmpty()) {
			if (version.isEmpty()) {
				throw new ZippException("The consent has no version. Give it one, for example 1.");
			}
			texts.add(new ConsentText(version, language, text));
		}
		base.consent().stream().filter(c -> !c.language().equals(language)).forEach(texts::add);
		return texts;
	}

	private List<Quota> quotas() {
		List<Quota> quotas = new ArrayList<>();
		int number = 0;
		for (String line : text(Field.QUOTAS).lines().toList()) {
			number++;
			if (line.isBlank()) {
				continue;
			}
			int colon = line.lastIndexOf(':');
			String most = line.substring(colon + 1).strip();
			if (colon < 0 || !most.matches("\\d{1,7}")) {
				throw new ZippException("Line " + number + " of the quotas has no number behind a colon: '" + line.strip()
						+ "'. Write gender=female: 10");
			}
			Map<String, String> cell = new LinkedHashMap<>();
			for (String part : line.substring(0, colon).split(",")) {
				int equals = part.indexOf('=');
				if (equals <= 0 || part.substring(equals + 1).isBlank()) {
					throw new ZippException("Line " + number + " of the quotas does not say of whom: '" + part.strip()
							+ "'. Write variable=value, for example gender=female: 10");
				}
				cell.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
			}
			quotas.add(new Quota(cell, Integer.parseInt(most)));
		}
		return quotas;
	}

	private AnalysisPlan analysis(List<ConditionPair> pairs) {
		Expected expected = new Expected(number(Field.WIN_RATE, 0, PERCENT) / PERCENT, number(Field.TIE_SHARE, 0, PERCENT) / PERCENT,
				number(Field.ICC, 0, 1), number(Field.DROP_OUT, 0, PERCENT) / PERCENT);
		AnalysisPlan plan = base.analysis().withExpected(expected).withLevel(number(Field.ALPHA, 0, 1),
				Correction.valueOf(text(Field.CORRECTION)));
		return plan.withComparisons(comparisons(pairs));
	}

	/** None when nothing is expected of any pair and nothing was planned: then all are compared. */
	private List<Planned> comparisons(List<ConditionPair> pairs) {
		List<Planned> before = base.analysis().comparisons();
		if (before.isEmpty() && expectations.values().stream().allMatch(e -> e == Expectation.OPEN)) {
			return List.of();
		}
		List<Planned> planned = new ArrayList<>();
		for (ConditionPair pair : pairs) {
			Expectation e = expectation(pair);
			String first = e == Expectation.SECOND ? pair.second() : pair.first();
			String second = e == Expectation.SECOND ? pair.first() : pair.second();
			String hypothesis = before.stream().filter(p -> p.isOf(first, second)).map(Planned::hypothesis).findFirst().orElse("");
			boolean known = before.isEmpty() || before.stream().anyMatch(p -> p.isOf(first, second)) || e != Expectation.OPEN;
			if (known) {
				planned.add(new Planned(first, second, switch (e) {
				case OPEN -> Direction.EITHER;
				case FIRST, SECOND -> Direction.FIRST;
				case EQUAL -> Direction.EQUAL;
				}, hypothesis));
			}
		}
		return planned;
	}

	private int whole(Field field, int least, int most) {
		String text = text(field).strip();
		if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
			throw new ZippException(
					String.format(Locale.ROOT, "%s takes a whole number from %d to %d, not '%s'.", field.label(), least, most, text));
		}
		return Integer.parseInt(text);
	}

	private double number(Field field, double least, double most) {
		String text = text(field).strip().replace("%", "").replace(',', '.').strip();
		if (!text.matches("\\d{1,9}(\\.\\d{1,9})?") || Double.parseDouble(text) < least || Double.parseDouble(text) > most) {
			throw new ZippException(
					String.format(Locale.ROOT, "%s takes a number from %s to %s, not '%s'.", field.label(), plain(least), plain(most), text(field)
							.strip()));
		}
		return Double.parseDouble(text);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof DesignDraft d && values.equals(d.values) && expectations.equals(d.expectations) && base.equals(d.base);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}
}
