package org.zipp.study.design;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.study.ConditionPair;

/**
 * How a study is run: what raters are asked, which pairs they get and of which kinds, who may take part, what is agreed to, what is left
 * out of the analysis, and what will be computed. A value; {@link DesignFile} reads and writes it, as a file and in the study.
 *
 * @param question     what raters are asked of each pair
 * @param scheme       which pairs are shown
 * @param trials       how many of each kind a rater gets
 * @param quotas       how many people of each kind may take part
 * @param exclusions   whose votes are left out of the analysis
 * @param resume       what becomes of a rater who comes back
 * @param consent      what raters agree to, a text for each language; none when nothing is asked
 * @param intake       what raters are asked about themselves
 * @param instructions what raters read before the first pair, by language
 * @param languages    of the raters' screens, the first one unless a rater chooses another
 * @param ratersWanted how many raters are planned; 0 when it was not decided
 * @param rating       how experts rate personas
 * @param analysis     what will be computed from the votes
 */
public record StudyDesign(Question question, Scheme scheme, TrialCounts trials, List<Quota> quotas, Exclusions exclusions,
		ResumeRules resume, List<ConsentText> consent, List<IntakeQuestion> intake, Map<String, String> instructions,
		List<String> languages, int ratersWanted, RatingDesign rating, AnalysisPlan analysis) {

	/** The language of studies unless another is named. */
	public static final String ENGLISH = "en";

	/** What a study is run by when nobody decided anything. */
	public static final StudyDesign DEFAULTS = new StudyDesign(Question.DEFAULTS, Scheme.DEFAULTS, TrialCounts.DEFAULTS, List.of(),
			Exclusions.NONE, ResumeRules.DEFAULTS, List.of(), List.of(), Map.of(), List.of(ENGLISH), 0, RatingDesign.DEFAULTS,
			AnalysisPlan.DEFAULTS);

	/**
	 * What raters are asked of each pair.
	 *
	 * @param text      the question, by language
	 * @param criterion what it is about: {@code preference}, {@code alignment}, {@code coherence} or a word of the lead's
	 * @param ties      whether "no preference" is an answer
	 * @param bothBad   whether "both are bad" is an answer
	 */
	public record Question(Map<String, String> text, String criterion, boolean ties, boolean bothBad) {

		/** Which picture is liked better, ties allowed. */
		public static final Question DEFAULTS = new Question(Map.of(ENGLISH, "Which picture do you like better?"), "preference", true,
				false);

		public Question {
			text = texts(text);
			if (text.isEmpty()) {
				throw new ZippException("The design needs a question in one language at least.");
			}
			if (criterion.isBlank()) {
				throw new ZippException("The question needs a criterion, for example preference or alignment.");
			}
		}

		/** The question in a language, or in the first there is. */
		public String in(String language) {
			return text.getOrDefault(language, text.values().iterator().next());
		}
	}

	/** Which conditions are shown against which. */
	public enum SchemeKind {
		/** Every pair of conditions, or those that are named. */
		ALL_PAIRS,
		/** Each condition against one of them. */
		BASELINE,
		/** Blocks of few conditions each, every pair of conditions equally often. */
		BLOCKS,
		/** The pair that is least certain so far comes next. */
		ADAPTIVE
	}

	/** Whose pictures a rater judges. */
	public enum TrialsFor {
		/** Pictures made for the rater's own persona. */
		PERSONAL,
		/** The same pictures as everybody. */
		SHARED
	}

	/**
	 * Which pairs are shown.
	 *
	 * @param kind      how pairs come about
	 * @param baseline  id of the condition that all others are shown against; only of {@link SchemeKind#BASELINE}
	 * @param pairs     pairs of condition ids such as {@code zipp-0:generic}; none for all that the kind names
	 * @param trialsFor whose pictures a rater judges
	 * @param blockSize conditions of a block; only of {@link SchemeKind#BLOCKS}
	 * @param seed      of every draw; 0 takes the study's
	 */
	public record Scheme(SchemeKind kind, String baseline, List<String> pairs, TrialsFor trialsFor, int blockSize, long seed) {

		/** All pairs, of the rater's own pictures. */
		public static final Scheme DEFAULTS = new Scheme(SchemeKind.ALL_PAIRS, "", List.of(), TrialsFor.PERSONAL, 3, 0);

		public Scheme {
			Objects.requireNonNull(kind);
			Objects.requireNonNull(trialsFor);
			pairs = List.copyOf(pairs);
			pairs.forEach(ConditionPair::parse);
			if ((kind == SchemeKind.BASELINE) == baseline.isBlank()) {
				throw new ZippException(kind == SchemeKind.BASELINE ? "A design against a baseline names it: the id of a condition."
						: "Only a design against a baseline names one; this one is " + words(kind) + '.');
			}
			range("The size of a block", blockSize, 2, 100);
		}
	}

	/**
	 * How many trials of each kind a rater gets.
	 *
	 * @param perRater   pairs that are votes
	 * @param practice   pairs before them, for practice
	 * @param checks     attention checks among them
	 * @param gold       pairs with a known answer among them, of those in {@link #goldPairs}
	 * @param goldPairs  pairs whose answer is known beforehand
	 * @param repeats    pairs shown again with sides swapped
	 * @param pauseEvery trials after which a pause is offered; 0 for never
	 */
	public record TrialCounts(int perRater, int practice, int checks, int gold, List<GoldPair> goldPairs, int repeats, int pauseEvery) {

		/** Twenty votes and nothing else, a pause after every 25 trials. */
		public static final TrialCounts DEFAULTS = new TrialCounts(20, 0, 0, 0, List.of(), 0, 25);

		private static final int MOST = 100_000;

		public TrialCounts {
			goldPairs = List.copyOf(goldPairs);
			range("The number of trials of a rater", perRater, 1, MOST);
			range("The number of practice pairs", practice, 0, MOST);
			range("The number of attention checks", checks, 0, MOST);
			range("The number of gold pairs", gold, 0, MOST);
			range("The number of repeated pairs", repeats, 0, MOST);
			range("The number of trials between pauses", pauseEvery, 0, MOST);
			if (repeats > perRater) {
				throw new ZippException("A rater cannot see " + repeats + " of " + perRater + " pairs again.");
			}
			if (gold > 0 && goldPairs.isEmpty()) {
				throw new ZippException("Gold pairs are asked for, but none is named.");
			}
		}
	}

	/**
	 * A pair whose answer is known beforehand.
	 *
	 * @param prompt id of its prompt
	 * @param user   whose pictures; empty for pictures that are not personal, and for the rater's own
	 * @param better condition id of the right answer
	 * @param worse  condition id of the other picture
	 */
	public record GoldPair(String prompt, String user, String better, String worse) {
		public GoldPair {
			if (prompt.isBlank() || better.isBlank() || worse.isBlank() || better.equals(worse)) {
				throw new ZippException("A gold pair names a prompt, the better and the worse condition.");
			}
		}
	}

	/**
	 * How many people of one kind may take part.
	 *
	 * @param cell variable → value, of the raters' attributes; all must be met
	 * @param most raters, above 0
	 */
	public record Quota(Map<String, String> cell, int most) {
		public Quota {
			cell = texts(cell);
			if (cell.isEmpty()) {
				throw new ZippException("A quota names one variable at least, with its value.");
			}
			range("A quota", most, 1, Integer.MAX_VALUE);
		}
	}

	/**
	 * Whose votes are left out of the analysis, decided beforehand. Every rule is off at 0.
	 *
	 * @param failedChecks     raters who failed that many attention checks or gold pairs, or more
	 * @param fasterThanMillis answers faster than this are hasty
	 * @param fasterShare      raters with at least that share of hasty answers
	 * @param straightLine     raters with that many answers on one side running, or more
	 * @param answeredShare    raters who answered less than that share of their trials
	 * @param selfAgreement    raters who answered less than that share of their repeated pairs as before
	 */
	public record Exclusions(int failedChecks, long fasterThanMillis, double fasterShare, int straightLine, double answeredShare,
			double selfAgreement) {

		/** Nobody is left out. */
		public static final Exclusions NONE = new Exclusions(0, 0, 0, 0, 0, 0);

		public Exclusions {
			range("The number of failed checks", failedChecks, 0, Integer.MAX_VALUE);
			range("The length of a straight line", straightLine, 0, Integer.MAX_VALUE);
			share("The share of hasty answers", fasterShare);
			share("The share of answered trials", answeredShare);
			share("The share of repeated pairs answered alike", selfAgreement);
			if (fasterThanMillis < 0 || (fasterThanMillis > 0) != (fasterShare > 0)) {
				throw new ZippException("A rule for hasty answers needs both: milliseconds above 0, and the share of a rater's answers.");
			}
		}

		/** Whether there is a rule. */
		public boolean areUsed() {
			return !equals(NONE);
		}
	}

	/** What a rater who left does on coming back. */
	public enum GoOn {
		/** Goes on where the rater stopped. */
		RESUME,
		/** Starts again; earlier answers are taken back. */
		RESTART,
		/** Nothing more. */
		BLOCK
	}

	/**
	 * What becomes of a rater who comes back.
	 *
	 * @param goOn   what the rater does
	 * @param maxAge after this time since the last answer the rater is blocked; zero for no limit
	 */
	public record ResumeRules(GoOn goOn, Duration maxAge) {

		/** Goes on, whenever that is. */
		public static final ResumeRules DEFAULTS = new ResumeRules(GoOn.RESUME, Duration.ZERO);

		public ResumeRules {
			Objects.requireNonNull(goOn);
			if (maxAge.isNegative()) {
				throw new ZippException("The time in which a rater may come back cannot be below 0.");
			}
		}
	}

	/**
	 * What a rater agrees to before anything else.
	 *
	 * @param version  of the text; another one is asked for again
	 * @param language of the text
	 */
	public record ConsentText(String version, String language, String text) {
		public ConsentText {
			if (version.isBlank() || language.isBlank() || text.isBlank()) {
				throw new ZippException("A consent needs a version, a language and a text.");
			}
		}
	}

	/** How a question about a rater is answered. */
	public enum IntakeKind {
		/** One of some options. */
		CHOICE,
		/** In words. */
		TEXT,
		/** A number. */
		NUMBER
	}

	/**
	 * A question about the rater. "Prefer not to say" is always an answer.
	 *
	 * @param id       variable that the answer is kept under
	 * @param label    the question, by language
	 * @param kind     how it is answered
	 * @param options  of a choice, as they are stored
	 * @param required whether it must be answered or declined
	 * @param persona  whether the answer is evidence of the rater's persona
	 */
	public record IntakeQuestion(String id, Map<String, String> label, IntakeKind kind, List<String> options, boolean required,
			boolean persona) {
		public IntakeQuestion {
			label = texts(label);
			options = List.copyOf(options);
			Objects.requireNonNull(kind);
			if (id.isBlank()) {
				throw new ZippException("A question about the rater needs an id, for example age.");
			}
			if ((kind == IntakeKind.CHOICE) == options.isEmpty()) {
				throw new ZippException(kind == IntakeKind.CHOICE ? "The question '" + id + "' is a choice and needs options."
						: "The question '" + id + "' has options and must be a choice.");
			}
		}

		/** The question in a language, in the first there is, or its id. */
		public String in(String language) {
			return label.isEmpty() ? id : label.getOrDefault(language, label.values().iterator().next());
		}
	}

	/**
	 * How experts rate personas.
	 *
	 * @param criteria   ids of what is rated from 1 to 5; none for the usual ones
	 * @param perPersona experts who rate each persona; 0 when nobody does
	 * @param personas   how many personas are rated; 0 for all
	 */
	public record RatingDesign(List<String> criteria, int perPersona, int personas) {

		/** Nobody rates. */
		public static final RatingDesign DEFAULTS = new RatingDesign(List.of(), 0, 0);

		public RatingDesign {
			criteria = List.copyOf(criteria);
			range("The number of experts of a persona", perPersona, 0, 1_000);
			range("The number of rated personas", personas, 0, Integer.MAX_VALUE);
		}
	}

	public StudyDesign {
		quotas = List.copyOf(quotas);
		consent = List.copyOf(consent);
		intake = List.copyOf(intake);
		instructions = texts(instructions);
		languages = languages.isEmpty() ? List.of(ENGLISH) : List.copyOf(languages);
		range("The number of raters wanted", ratersWanted, 0, 10_000_000);
		Set<String> seen = new HashSet<>();
		intake.forEach(q -> {
			if (!seen.add(q.id())) {
				throw new ZippException("Two questions about the rater have the id '" + q.id() + "'.");
			}
		});
		seen.clear();
		consent.forEach(c -> {
			if (!seen.add(c.language())) {
				throw new ZippException("There are two texts of consent in the language '" + c.language() + "'; a newer version replaces the older.");
			}
		});
	}

	/** With another question. */
	public StudyDesign withQuestion(Question value) {
		return new StudyDesign(value, scheme, trials, quotas, exclusions, resume, consent, intake, instructions, languages, ratersWanted, rating, analysis);
	}

	/** With other pairs. */
	public StudyDesign withScheme(Scheme value) {
		return new StudyDesign(question, value, trials, quotas, exclusions, resume, consent, intake, instructions, languages, ratersWanted, rating, analysis);
	}

	/** With other numbers of trials. */
	public StudyDesign withTrials(TrialCounts value) {
		return new StudyDesign(question, scheme, value, quotas, exclusions, resume, consent, intake, instructions, languages, ratersWanted, rating, analysis);
	}

	/** With other quotas. */
	public StudyDesign withQuotas(List<Quota> value) {
		return new StudyDesign(question, scheme, trials, value, exclusions, resume, consent, intake, instructions, languages, ratersWanted, rating, analysis);
	}

	/** With other rules of exclusion. */
	public StudyDesign withExclusions(Exclusions value) {
		return new StudyDesign(question, scheme, trials, quotas, value, resume, consent, intake, instructions, languages, ratersWanted, rating, analysis);
	}

	/** With other rules for who comes back. */
	public StudyDesign withResume(ResumeRules value) {
		return new StudyDesign(question, scheme, trials, quotas, exclusions, value, consent, intake, instructions, languages, ratersWanted, rating, analysis);
	}

	/** With other texts of consent. */
	public StudyDesign withConsent(List<ConsentText> value) {
		return new StudyDesign(question, scheme, trials, quotas, exclusions, resume, value, intake, instructions, languages, ratersWanted, rating, analysis);
	}

	/** With other questions about the rater. */
	public StudyDesign withIntake(List<IntakeQuestion> value) {
		return new StudyDesign(question, scheme, trials, quotas, exclusions, resume, consent, value, instructions, languages, ratersWanted, rating, analysis);
	}

	/** With other instructions. */
	public StudyDesign withInstructions(Map<String, String> value) {
		return new StudyDesign(question, scheme, trials, quotas, exclusions, resume, consent, intake, value, languages, ratersWanted, rating, analysis);
	}

	/** With other languages. */
	public StudyDesign withLanguages(List<String> value) {
		return new StudyDesign(question, scheme, trials, quotas, exclusions, resume, consent, intake, instructions, value, ratersWanted, rating, analysis);
	}

	/** With another number of raters. */
	public StudyDesign withRatersWanted(int value) {
		return new StudyDesign(question, scheme, trials, quotas, exclusions, resume, consent, intake, instructions, languages, value, rating, analysis);
	}

	/** With other ratings. */
	public StudyDesign withRating(RatingDesign value) {
		return new StudyDesign(question, scheme, trials, quotas, exclusions, resume, consent, intake, instructions, languages, ratersWanted, value, analysis);
	}

	/** With another analysis. */
	public StudyDesign withAnalysis(AnalysisPlan value) {
		return new StudyDesign(question, scheme, trials, quotas, exclusions, resume, consent, intake, instructions, languages, ratersWanted, rating, value);
	}

	/** A constant as it stands in files. */
	static String words(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static Map<String, String> texts(Map<String, String> map) {
		return Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

	private static void range(String what, int value, int least, int most) {
		if (value < least || value > most) {
			throw new ZippException(what + (most == Integer.MAX_VALUE ? " is " + least + " at least, not " : " lies between " + least + " and " + most + ", not at ")
					+ value + '.');
		}
	}

	private static void share(String what, double value) {
		if (!(value >= 0 && value <= 1)) {
			throw new ZippException(what + " lies between 0 and 1, not at " + value + '.');
		}
	}
}
