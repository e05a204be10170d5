package org.zipp.ui.rater.presenter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.study.Ballot.Pair;

/** What a rater has before the eyes: everything that is shown, and nothing else, so that nothing else can be told. */
public sealed interface Screen {

	/** What the rater is asked to agree to. */
	record Consent(String version, String text) implements Screen {
	}

	/** How a question is answered. */
	enum Kind {
		CHOICE, TEXT, NUMBER
	}

	/**
	 * A question about the rater.
	 *
	 * @param options of a choice
	 */
	record Question(String id, String label, Kind kind, List<String> options, boolean required) {
		public Question {
			options = List.copyOf(options);
		}
	}

	/**
	 * Questions about the rater.
	 *
	 * @param answers those that were given before, by id of the question
	 */
	record Intake(List<Question> questions, Map<String, String> answers) implements Screen {
		public Intake {
			questions = List.copyOf(questions);
			answers = Map.copyOf(answers);
		}
	}

	/** What was made of the answers, to be read and corrected. */
	record Persona(String text) implements Screen {
	}

	/**
	 * What the rater has to know before the pairs.
	 *
	 * @param text     may be empty: then the keys are told alone
	 * @param practice how many pairs are for practice
	 * @param pairs    how many pairs count
	 */
	record Instructions(String text, int practice, int pairs, boolean ties, boolean bothBad) implements Screen {
	}

	/**
	 * A pair to be judged.
	 *
	 * @param upcoming the pair after it, to be loaded ahead
	 * @param question what is asked
	 * @param ties     whether "both alike" may be answered
	 * @param bothBad  whether "both bad" may be answered
	 * @param practice whether it is for practice
	 * @param done     answered pairs of this kind
	 * @param total    all pairs of this kind that could be shown
	 */
	record Judge(Pair pair, Optional<Pair> upcoming, String question, boolean ties, boolean bothBad, boolean practice, int done, int total,
			boolean canUndo) implements Screen {
	}

	/**
	 * A rest.
	 *
	 * @param asked whether the rater asked for it
	 */
	record Pause(int done, int total, boolean asked) implements Screen {
	}

	/** What a persona rests on, without who wrote the persona and how. */
	record Evidence(String community, String text) {
	}

	/**
	 * What is rated, from 1 (poor) to 5 (excellent).
	 *
	 * @param question what is asked, may be empty
	 */
	record Criterion(String id, String label, String question) {
	}

	/**
	 * A persona to be rated.
	 *
	 * @param task    tells personas apart
	 * @param place   from 1
	 * @param done    personas that are rated
	 * @param values  ratings given so far, by criterion
	 * @param hasNext whether another persona follows
	 */
	record Rate(long task, int place, int total, int done, String text, List<Evidence> evidence, List<Criterion> criteria,
			Map<String, Integer> values, boolean hasNext) implements Screen {
		public Rate {
			evidence = List.copyOf(evidence);
			criteria = List.copyOf(criteria);
			values = Map.copyOf(values);
		}
	}

	/**
	 * The end.
	 *
	 * @param answered what was answered
	 * @param leftOut  pairs that could not be shown
	 */
	record Done(int answered, int leftOut) implements Screen {
	}

	/** There is nothing to do for this rater. */
	record Blocked(String reason) implements Screen {
	}
}
