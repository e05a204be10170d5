package org.zipp.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.zipp.core.choice.Settings;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.EvidenceKind;
import org.zipp.model.RaterKind;
import org.zipp.model.TraitCategory;

/**
 * Rows of the store as values, for jobs and tables. What a person edits travels as EMF objects instead
 * ({@link StudyStore#loadStudy()}, {@link PersonaRepository#load}).
 */
public final class Rows {

	private Rows() {
	}

	/** A user of the graph. {@code id} is the keyed hash of the author name. */
	public record UserRow(String id, long posts, long comments, int communityCount, boolean participant) {
	}

	/** A community of the graph. */
	public record CommunityRow(String id, String description, int members, long activity) {
	}

	/**
	 * One ranked trace of a user. {@code id} is 0 until stored; ranks count from 1 over all evidence of the user.
	 *
	 * @param weight share of attention within the user, 0 to 1
	 * @param tokens tokens of {@code text} in cl100k_base
	 */
	public record EvidenceRow(long id, String userId, EvidenceKind kind, String community, String text, String source,
			String link, double weight, int rank, int tokens, boolean withinBudget) {
	}

	/** A sentence of a new persona and the ids of the evidence it rests on. */
	public record SentenceRow(String text, List<Long> evidence) {
	}

	/** A trait of a new persona and the ids of the evidence it rests on. */
	public record TraitRow(TraitCategory category, String name, String value, double confidence, List<Long> evidence) {
	}

	/** A persona as a verbalizer writes it. */
	public record PersonaDraft(String userId, String method, String verbalizer, List<SentenceRow> sentences,
			List<TraitRow> traits) {
	}

	/** A trait of a stored persona. */
	public record UserTraitRow(String userId, TraitCategory category, String name, String value, double confidence) {
	}

	/**
	 * A persona in a table.
	 *
	 * @param text   the sentences joined by spaces
	 * @param traits {@code name → value} of its structured traits
	 * @param edited whether a person has edited it
	 */
	public record PersonaRow(String userId, String text, Map<String, String> traits, long activity, int communityCount,
			int images, String verbalizer, boolean edited, boolean participant) {
	}

	/** A base prompt. */
	public record PromptRow(String id, String text) {
	}

	/**
	 * What is compared: a method with its settings.
	 *
	 * @param method   id of the method; what it does is known where prompts are made
	 * @param settings of the method
	 */
	public record ConditionRow(String id, String label, String method, Settings settings) {

		/** The method whose prompts are the base prompts as they are, so that they need not be written to be known. */
		public static final String AS_IT_IS = "generic";
		/** The method whose pictures are made elsewhere, so that nothing here can make them outdated. */
		public static final String ELSEWHERE = "imported";

		/** That of an object. */
		public static ConditionRow of(Condition condition) {
			return new ConditionRow(condition.getId(), condition.getLabel(), condition.getMethod(), Settings.parse(condition.getSettings()));
		}
	}

	/** A prompt as a condition rewrites it; {@code userId} is empty when the condition is not personal. */
	public record RewriteRow(String userId, String promptId, String conditionId, String text, String negative,
			String rewriter) {
	}

	/** What a picture is of; {@code userId} is empty when the condition is not personal. */
	public record ImageKey(String userId, String promptId, String conditionId, long seed) {
	}

	/**
	 * A rendered picture.
	 *
	 * @param content  the SHA-256 of its PNG file
	 * @param setting  id of the {@link PictureSetting} it was made with, empty when not known
	 * @param prompt   what it was rendered from, empty when not known
	 * @param negative what was to be kept away from it
	 */
	public record ImageRow(ImageKey key, int width, int height, String content, String generator, double seconds,
			Instant createdAt, String setting, String prompt, String negative) {

		/** A picture of which no more is known. */
		public ImageRow(ImageKey key, int width, int height, String content, String generator, double seconds,
				Instant createdAt) {
			this(key, width, height, content, generator, seconds, createdAt, "", "", "");
		}
	}

	/**
	 * How pictures are made. Pictures of two settings never stand for the same thing, and are never compared.
	 *
	 * @param generator label of the generator
	 * @param options   settings of the generator besides size and steps, empty if it has none
	 * @param steps     denoising steps, 0 when the generator has none
	 */
	public record PictureSetting(String id, String generatorId, String generator, String options, int width, int height,
			int steps) {

		/** The setting, with the id that stands for it. */
		public static PictureSetting of(String generatorId, String generator, String options, int width, int height, int steps) {
			String id = generatorId + '/' + width + 'x' + height + (steps == 0 ? "" : "/" + steps)
					+ (options.isEmpty() ? "" : '/' + options);
			return new PictureSetting(id, generatorId, generator, options, width, height, steps);
		}

		/** As a person reads it. */
		public String text() {
			return generator + ", " + width + " × " + height + " pixels" + (steps == 0 ? "" : ", " + steps + " steps")
					+ (options.isEmpty() ? "" : ", " + options);
		}
	}

	/**
	 * Where a product comes from.
	 *
	 * @param from what it was made from, as {@link Fingerprints} writes it; empty when not known
	 * @param by   what made it, with its settings
	 */
	public record Origin(String from, String by) {
	}

	/**
	 * A rewrite with its origin.
	 *
	 * @param personaOf the user whose persona it was written in, empty where the condition has none
	 */
	public record MadeRewrite(RewriteRow row, String personaOf, Origin origin) {
	}

	/**
	 * What evidence was mined from.
	 *
	 * @param graph    fingerprint of the graph
	 * @param settings fingerprint of the run: graph, ranker and budget
	 */
	public record EvidenceOrigin(String graph, String settings) {
	}

	/**
	 * What became of users that a graph lacks.
	 *
	 * @param removed users that nothing but the evidence knew; they are gone
	 * @param kept    users with work of people or pictures, which stays; they have no evidence any more
	 */
	public record Pruned(int removed, List<String> kept) {
	}

	/** State of a generation task. */
	public enum TaskState {
		QUEUED, RUNNING, DONE, FAILED
	}

	/** A picture to be rendered. {@code error} is empty unless failed. */
	public record TaskRow(ImageKey key, String prompt, String negative, TaskState state, String error, int attempts) {
	}

	/** A rater. {@code attributes}: demographic variable → value. */
	public record RaterRow(String id, RaterKind kind, String userId, Map<String, String> attributes) {
	}

	/**
	 * How far a rater is.
	 *
	 * @param judged  trials with an answer
	 * @param skipped those of them that were skipped
	 */
	public record RaterProgress(String raterId, int pairs, int judged, int skipped) {
	}

	/** A trial: two pictures to be judged; {@code id} is 0 until stored. Left and right are condition ids. */
	public record TrialRow(long id, String raterId, int position, TrialKind kind, String userId, String promptId, String left,
			String right, String leftImage, String rightImage) {

		/** A pair. */
		public TrialRow(long id, String raterId, int position, String userId, String promptId, String left, String right,
				String leftImage, String rightImage) {
			this(id, raterId, position, TrialKind.PAIR, userId, promptId, left, right, leftImage, rightImage);
		}
	}

	/** A trial that waits for its answer, with the text of its prompt. */
	public record OpenTrial(TrialRow trial, String prompt) {
	}

	/**
	 * The answer to a trial.
	 *
	 * @param token mark of the request that brought it, made by whoever asked; empty when it came without
	 */
	public record VoteRow(long trialId, Choice choice, Instant at, long responseMillis, String token) {

		/** An answer that came without a mark. */
		public VoteRow(long trialId, Choice choice, Instant at, long responseMillis) {
			this(trialId, choice, at, responseMillis, "");
		}
	}

	/** What became of an answer. */
	public enum AnswerState {
		/** It is stored now. */
		STORED,
		/** It was stored before: the same request came again. */
		REPEATED,
		/** The trial had another answer, which stands. */
		ANSWERED_BEFORE,
		/** It was stored before and has been taken back since: it came again too late. */
		TAKEN_BACK
	}

	/**
	 * What became of an answer.
	 *
	 * @param vote the answer that the trial has now, {@code null} when it was taken back and there is none
	 */
	public record Answered(AnswerState state, VoteRow vote) {
	}

	/**
	 * A rating of a persona by an expert.
	 *
	 * @param criterion for example {@code coherence}
	 * @param value     1 (poor) to 5 (excellent)
	 */
	public record RatingRow(String raterId, String userId, String criterion, int value, Instant at) {
	}

	/** A trial with its answer, {@code vote} {@code null} when still open. */
	public record JudgedTrial(TrialRow trial, VoteRow vote) {
	}

	/**
	 * A trial that could not be shown to its rater, so that no answer was taken.
	 *
	 * @param problem what was wrong, in a sentence
	 */
	public record TrialProblem(long trialId, String problem, Instant at) {
	}

	/**
	 * A change of the question after answers had been given.
	 *
	 * @param votes answers there were to the question before
	 */
	public record QuestionChange(String before, String after, long votes, Instant at) {
	}

	/**
	 * A finished step of the line.
	 *
	 * @param fingerprint hash of its parameters and of what it read; the same fingerprint need not run again
	 */
	public record StepRow(String step, String fingerprint, Instant finishedAt, double seconds, Map<String, Long> counts) {
	}

	/** A cached answer of a language model. */
	public record AnswerRow(String key, String model, String template, String answer, int inputTokens, int outputTokens,
			Instant at) {
	}
}
