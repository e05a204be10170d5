package org.zipp.study.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a study is made: who is asked what, how often, about which pairs, and what will be computed from the answers. Stored as one
 * document; written by people as a plan file.
 */
public record StudyDesign(
		@Explained("What raters are asked of each pair.") Question question,
		@Explained("Which pairs are compared.") Scheme scheme,
		@Explained("How many trials a rater gets.") TrialCounts trials,
		@Explained("Pairs whose better picture is known beforehand.") List<GoldPair> goldPairs,
		@Explained("How many raters of which kind are wanted at most.") List<Quota> quotas,
		@Explained("Whose votes are left out, by rules declared beforehand.") Exclusions exclusions,
		@Explained("What becomes of a rater who left and comes back.") ResumeRules resume,
		@Explained("What raters agree to before taking part.") List<ConsentText> consent,
		@Explained("What raters are asked of themselves.") List<IntakeQuestion> intake,
		@Explained("What raters read before the first pair, by language.") Map<String, String> instructions,
		@Explained(value = "How many raters are planned; 0 for not decided.", min = 0, max = 1_000_000) int ratersWanted,
		@Explained("What experts rate personas for.") RatingDesign rating,
		@Explained("Languages of the raters' screens, the usual one first.") List<String> languages,
		@Explained("What will be computed from the votes.") AnalysisPlan analysis) {

	/** What a study is made by when nothing was said: all pairs, twenty votes, nobody left out. */
	public static final StudyDesign DEFAULTS = new StudyDesign(Question.DEFAULTS, Scheme.DEFAULTS, TrialCounts.DEFAULTS, List.of(), List.of(),
			Exclusions.NONE, ResumeRules.DEFAULTS, List.of(), List.of(), Map.of(), 0, RatingDesign.DEFAULTS, List.of("en"),
			AnalysisPlan.DEFAULTS);

	public StudyDesign {
		goldPairs = List.copyOf(goldPairs);
		quotas = List.copyOf(quotas);
		consent = List.copyOf(consent);
		intake = List.copyOf(intake);
		instructions = Collections.unmodifiableMap(new LinkedHashMap<>(instructions));
		languages = List.copyOf(languages);
	}

	/** With another question. */
	public StudyDesign withQuestion(Question value) {
		return new StudyDesign(value, scheme, trials, goldPairs, quotas, exclusions,
				resume, consent, intake, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With another scheme. */
	public StudyDesign withScheme(Scheme value) {
		return new StudyDesign(question, value, trials, goldPairs, quotas, exclusions,
				resume, consent, intake, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With other numbers of trials. */
	public StudyDesign withTrials(TrialCounts value) {
		return new StudyDesign(question, scheme, value, goldPairs, quotas, exclusions,
				resume, consent, intake, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With other gold pairs. */
	public StudyDesign withGoldPairs(List<GoldPair> value) {
		return new StudyDesign(question, scheme, trials, value, quotas, exclusions,
				resume, consent, intake, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With other quotas. */
	public StudyDesign withQuotas(List<Quota> value) {
		return new StudyDesign(question, scheme, trials, goldPairs, value, exclusions,
				resume, consent, intake, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With other exclusions. */
	public StudyDesign withExclusions(Exclusions value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, value,
				resume, consent, intake, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With other rules for who comes back. */
	public StudyDesign withResume(ResumeRules value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, exclusions,
				value, consent, intake, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With other consent texts. */
	public StudyDesign withConsent(List<ConsentText> value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, exclusions,
				resume, value, intake, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With another intake. */
	public StudyDesign withIntake(List<IntakeQuestion> value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, exclusions,
				resume, consent, value, instructions, ratersWanted, rating, languages, analysis);
	}

	/** With other instructions. */
	public StudyDesign withInstructions(Map<String, String> value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, exclusions,
				resume, consent, intake, value, ratersWanted, rating, languages, analysis);
	}

	/** With another number of raters. */
	public StudyDesign withRatersWanted(int value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, exclusions,
				resume, consent, intake, instructions, value, rating, languages, analysis);
	}

	/** With another rating of personas. */
	public StudyDesign withRating(RatingDesign value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, exclusions,
				resume, consent, intake, instructions, ratersWanted, value, languages, analysis);
	}

	/** With other languages. */
	public StudyDesign withLanguages(List<String> value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, exclusions,
				resume, consent, intake, instructions, ratersWanted, rating, value, analysis);
	}

	/** With another analysis. */
	public StudyDesign withAnalysis(AnalysisPlan value) {
		return new StudyDesign(question, scheme, trials, goldPairs, quotas, exclusions,
				resume, consent, intake, instructions, ratersWanted, rating, languages, value);
	}
}
