package org.zipp.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
	 * @param prompt   what it was asked for with, empty when not known
	 * @param negative what was to be kept away from it
	 * @param seeds    whether its seed made it
	 * @param revised  what the generator rendered instead of the prompt, empty when it rendered the prompt
	 * @param remarks  name → value of what else the generator said
	 */
	public record ImageRow(ImageKey key, int width, int height, String content, String generator, double seconds,
			Instant createdAt, String setting, String prompt, String negative, SeedKeeping seeds, String revised,
			Map<String, String> remarks) {

		public ImageRow {
			remarks = Map.copyOf(remarks);
		}

		/** A picture whose generator said nothing. */
		public ImageRow(ImageKey key, int width, int height, String content, String generator, double seconds,
				Instant createdAt, String setting, String prompt, String negative) {
			this(key, width, height, content, generator, seconds, createdAt, setting, prompt, negative, SeedKeeping.UNVERIFIED, "", Map.of());
		}

		/** A picture of which no more is known. */
		public ImageRow(ImageKey key, int width, int height, String content, String generator, double seconds,
				Instant createdAt) {
			this(key, width, height, content, generator, seconds, createdAt, "", "", "");
		}
	}

	/**
	 * A picture as it comes from its generator.
	 *
	 * @param png     bytes of the PNG file
	 * @param seconds that it took
	 * @param seeds   whether its seed made it
	 * @param revised what the generator rendered instead of the prompt, empty when it rendered the prompt
	 * @param remarks name → value of what else the generator said
	 */
	public record MadePicture(int width, int height, byte[] png, double seconds, SeedKeeping seeds, String revised,
			Map<String, String> remarks) {

		/** One whose generator said nothing. */
		public MadePicture(int width, int height, byte[] png, double seconds) {
			this(width, height, png, seconds, SeedKeeping.UNVERIFIED, "", Map.of());
		}
	}

	/**
	 * How pictures are made. Pictures of two settings never stand for the same thing, and are never compared.
	 *
	 * @param generator label of the generator
	 * @param options   settings of the generator besides size and steps, empty if it has none
	 * @param steps     denoising steps, 0 when the generator has none
	 * @param model     SHA-256 of weights and configurations of its model, empty if it has none here
	 * @param device    kind of device, where pictures differ between kinds; else empty
	 */
	public record PictureSetting(String id, String generatorId, String generator, String options, int width, int height,
			int steps, String model, String device) {

		private static final int SHORT = 16;

		/** One in which neither model nor device make a difference. */
		public PictureSetting(String id, String generatorId, String generator, String options, int width, int height, int steps) {
			this(id, generatorId, generator, options, width, height, steps, "", "");
		}

		/** The setting, with the id that stands for it, where neither model nor device make a difference. */
		public static PictureSetting of(String generatorId, String generator, String options, int width, int height, int steps) {
			return of(generatorId, generator, options, width, height, steps, "", "");
		}

		/** The setting, with the id that stands for it. */
		public static PictureSetting of(String generatorId, String generator, String options, int width, int height, int steps,
				String model, String device) {
			String id = generatorId + '/' + width + 'x' + height + (steps == 0 ? "" : "/" + steps)
					+ (options.isEmpty() ? "" : '/' + options) + (model.isEmpty() ? "" : "/model " + brief(model))
					+ (device.isEmpty() ? "" : "/on " + device);
			return new PictureSetting(id, generatorId, generator, options, width, height, steps, model, device);
		}

		private static String brief(String hash) {
			return hash.substring(0, Math.min(SHORT, hash.length()));
		}

		/** As a person reads it. */
		public String text() {
			return generator + ", " + width + " × " + height + " pixels" + (steps == 0 ? "" : ", " + steps + " steps")
					+ (options.isEmpty() ? "" : ", " + options) + (model.isEmpty() ? "" : ", model " + brief(model))
					+ (device.isEmpty() ? "" : ", on " + device);
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

		/** Evidence that a person gave of themselves: it comes from no graph, and no graph makes it outdated. */
		public static final EvidenceOrigin INTAKE = new EvidenceOrigin("intake", "intake");
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

	/**
	 * A picture to be rendered.
	 *
	 * @param error    why it failed, empty unless it did
	 * @param attempts how often it was begun since it was asked for as it is
	 * @param attempt  number of this taking, never the same twice; a result is accepted for the last one alone
	 * @param worker   who works on it, as a person reads it; empty when nobody does
	 */
	public record TaskRow(ImageKey key, String prompt, String negative, TaskState state, String error, int attempts, long attempt,
			String worker) {

		/** One that nobody has taken. */
		public TaskRow(ImageKey key, String prompt, String negative, TaskState state, String error, int attempts) {
			this(key, prompt, negative, state, error, attempts, 0, "");
		}
	}

	/**
	 * Which tasks are meant.
	 *
	 * @param states    in one of these states; all when empty
	 * @param user      of this user, {@code ""} for those that are not personal; all when {@code null}
	 * @param prompt    of this prompt; all when {@code null}
	 * @param condition of this condition; all when {@code null}
	 * @param seed      of this seed; all when {@code null}
	 */
	public record TaskFilter(Set<TaskState> states, String user, String prompt, String condition, Long seed) {

		/** Every task. */
		public static final TaskFilter ALL = new TaskFilter(Set.of(), null, null, null, null);

		public TaskFilter {
			states = Set.copyOf(states);
		}

		/** The task of one picture. */
		public static TaskFilter of(ImageKey key) {
			return new TaskFilter(Set.of(), key.userId(), key.promptId(), key.conditionId(), key.seed());
		}

		/** Those of these that are in one of some states. */
		public TaskFilter in(TaskState... some) {
			return new TaskFilter(Set.of(some), user, prompt, condition, seed);
		}

		/** Whether a picture of that key is meant, whatever its state. */
		public boolean matches(ImageKey key) {
			return (user == null || user.equals(key.userId())) && (prompt == null || prompt.equals(key.promptId()))
					&& (condition == null || condition.equals(key.conditionId())) && (seed == null || seed == key.seed());
		}
	}

	/**
	 * The queue of the setting used last, as a worker sees it.
	 *
	 * @param setting   id of that setting, empty when there is none
	 * @param queued    tasks that wait
	 * @param here      tasks that are being worked on by who asks
	 * @param elsewhere tasks that others have, also such as have not been heard of for long
	 */
	public record QueueState(String setting, long queued, long here, long elsewhere) {
	}

	/**
	 * A process that works on the queue.
	 *
	 * @param name  machine and number of the process
	 * @param seen  when it was last heard of
	 * @param rate  pictures per second so far
	 * @param doing what it says it is doing
	 */
	public record WorkerRow(String name, String generator, String device, Instant started, Instant seen, long made, long failed,
			double rate, String doing) {
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

	/**
	 * A trial: two pictures to be judged; {@code id} is 0 until stored. Left and right are condition ids.
	 *
	 * @param expected the right answer where it is known beforehand, else {@code null}
	 * @param block    the part of the rater's trials it belongs to, from 0; parts are balanced in themselves
	 */
	public record TrialRow(long id, String raterId, int position, TrialKind kind, String userId, String promptId, String left,
			String right, String leftImage, String rightImage, Choice expected, int block) {

		/** A trial whose answer nobody knows, of the only part. */
		public TrialRow(long id, String raterId, int position, TrialKind kind, String userId, String promptId, String left, String right,
				String leftImage, String rightImage) {
			this(id, raterId, position, kind, userId, promptId, left, right, leftImage, rightImage, null, 0);
		}

		/** A pair. */
		public TrialRow(long id, String raterId, int position, String userId, String promptId, String left, String right,
				String leftImage, String rightImage) {
			this(id, raterId, position, TrialKind.PAIR, userId, promptId, left, right, leftImage, rightImage);
		}
	}

	/**
	 * How things stand when a rater is given trials.
	 *
	 * @param trials all trials with their answers
	 * @param raters all raters
	 * @param stated what raters answered to the intake, by rater and question, without what they prefer not to say
	 * @param heard  when a rater was last heard of, by rater; not in it who never began
	 */
	public record Workload(List<JudgedTrial> trials, List<RaterRow> raters, Map<String, Map<String, String>> stated,
			Map<String, Instant> heard) {
	}

	/** A trial that waits for its answer, with the text of its prompt. */
	public record OpenTrial(TrialRow trial, String prompt) {
	}

	/**
	 * What was on the screen when an answer was given, and how it was given; each empty where it is not known.
	 *
	 * @param sessionId stay of the rater it belongs to
	 * @param left      content of the picture that was seen on the left, as {@link ImageRow#content} names it
	 * @param right     content of the picture that was seen on the right
	 * @param input     kind of the device: {@code key}, {@code mouse} or {@code touch}
	 */
	public record Shown(String sessionId, String left, String right, String input) {

		/** Nothing is known. */
		public static final Shown UNKNOWN = new Shown("", "", "", "");

		/** Whether these pictures were seen on their sides, as far as is known. */
		public boolean isOf(String leftImage, String rightImage) {
			return left.isEmpty() && right.isEmpty() || left.equals(leftImage) && right.equals(rightImage);
		}
	}

	/**
	 * The answer to a trial.
	 *
	 * @param token mark of the request that brought it, made by whoever asked; empty when it came without
	 * @param shown what was on the screen
	 */
	public record VoteRow(long trialId, Choice choice, Instant at, long responseMillis, String token, Shown shown) {

		/** An answer of which nobody says what was on the screen. */
		public VoteRow(long trialId, Choice choice, Instant at, long responseMillis, String token) {
			this(trialId, choice, at, responseMillis, token, Shown.UNKNOWN);
		}

		/** An answer that came without a mark. */
		public VoteRow(long trialId, Choice choice, Instant at, long responseMillis) {
			this(trialId, choice, at, responseMillis, "");
		}
	}

	/** A text that raters are asked to agree to; {@code hash} is the SHA-256 of version, language and content. */
	public record ConsentTextRow(String hash, String version, String language, String content) {
	}

	/**
	 * What a rater said to a consent text. A rater who agreed and then says no has withdrawn.
	 *
	 * @param id 0 until stored
	 */
	public record ConsentRow(long id, String raterId, String textHash, boolean agreed, Instant at) {
	}

	/** Where a stay of a rater is. */
	public enum SessionState {
		/** The rater works, or is thought to. */
		OPEN,
		/** The rater has paused, and means to go on. */
		PAUSED,
		/** The rater has left, or has come back in another window since. */
		LEFT,
		/** All was answered. */
		DONE
	}

	/**
	 * One stay of a rater, from coming to leaving.
	 *
	 * @param consent     id of the consent it rests on, 0 while there is none
	 * @param seen        when the rater was last heard of, to half a minute
	 * @param ended       {@code null} while it has not ended
	 * @param screen      what the pictures were shown on, as the program says, for example {@code 1920x1080}
	 * @param number      which beginning of the rater it belongs to, from 1; starting again makes the next
	 * @param instructed  whether the rater has read the instructions in it
	 * @param personaRead whether the rater has read the own persona in it
	 * @param rested      how many answers there were when the last break ended
	 */
	public record SessionRow(String id, String raterId, long consent, Instant started, Instant seen, Instant ended, SessionState state,
			String screen, int number, boolean instructed, boolean personaRead, int rested) {
	}

	/** What a rater answered to a question of the intake; {@code declined} when the rater prefers not to say. */
	public record IntakeRow(String raterId, String question, String answer, boolean declined, Instant at) {
	}

	/** What a remark is. */
	public enum RemarkKind {
		/** What a rater thinks of a trial. */
		COMMENT,
		/** Something does not work. */
		PROBLEM,
		/** The rater has withdrawn from the study; the text says why, where the rater did. */
		WITHDRAWAL
	}

	/**
	 * What a rater remarks.
	 *
	 * @param trialId   the trial it is about, 0 when it is about none
	 * @param sessionId stay in which it was made, empty when not known
	 * @param token     mark of the request that brought it; the same whenever it is sent again
	 */
	public record RemarkRow(String raterId, long trialId, String sessionId, RemarkKind kind, String text, Instant at, String token) {
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
	 * @param criterion   for example {@code coherence}
	 * @param value       1 (poor) to 5 (excellent)
	 * @param personaHash hash of the text that was rated, empty where it is not known
	 */
	public record RatingRow(String raterId, String userId, String criterion, int value, Instant at, String personaHash) {

		/** One of a text that was not kept. */
		public RatingRow(String raterId, String userId, String criterion, int value, Instant at) {
			this(raterId, userId, criterion, value, at, "");
		}
	}

	/**
	 * A persona that an expert is to rate.
	 *
	 * @param id       0 until stored
	 * @param position place in the expert's order, from 1
	 * @param text     the persona as it is shown, whatever becomes of it later
	 * @param textHash SHA-256 of it
	 * @param assigned when the expert got it
	 */
	public record RatingTask(long id, String raterId, int position, String userId, String text, String textHash, Instant assigned) {
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

	/**
	 * The design of a study.
	 *
	 * @param content its canonical form
	 * @param version counts up with each change that is stored
	 */
	public record DesignRow(String content, int version, Instant changedAt) {
	}

	/**
	 * A plan as it was locked.
	 *
	 * @param number  from 1, counts the plans of the study
	 * @param content its canonical form
	 * @param hash    SHA-256 of the content
	 * @param votes   answers there were then
	 */
	public record PlanRow(int number, String content, String hash, Instant lockedAt, String lockedBy, long votes) {
	}

	/**
	 * A change of what a locked plan holds.
	 *
	 * @param plan  number of the plan that was locked then
	 * @param part  what was changed, for example {@code prompt p3}
	 * @param votes answers there were then
	 */
	public record DeviationRow(int plan, String part, String before, String after, String reason, Instant at, String by, long votes) {
	}

	/**
	 * A look at the votes.
	 *
	 * @param votes   answers that were looked at
	 * @param content what was looked at and what was seen
	 */
	public record LookRow(long id, Instant at, String by, long votes, String content) {
	}
}
