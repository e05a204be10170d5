package org.zipp.study.imported;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.zipp.tables.Names;
import org.zipp.tables.Problems;

/**
 * Battles as LMArena and FastChat publish them: {@code model_a}, {@code model_b}, and {@code winner} ({@code model_a}, {@code model_b},
 * {@code tie}, {@code tie (bothbad)} or {@code both_bad}), or {@code winner_model_a}, {@code winner_model_b} and {@code winner_tie} of 0
 * and
 * 1. Model A stood on the left. {@code judge} or {@code evaluation_session_id} says who voted, where it is there.
 */
final class ArenaBattles {

	/** Columns that are read. */
	static final List<String> COLUMNS = List.of("model_a", "model_b", "winner", "winner_model_a", "winner_model_b", "winner_tie", "judge",
			"evaluation_session_id", "question_id", "id", "prompt", "turn", "tstamp", "timestamp", "anony");

	private final Translation to;

	ArenaBattles() {
		to = new Translation("LMArena", Translation.VOTES);
		to.note("The votes are battles in LMArena's form; model_a stood on the left and model_b on the right, names hidden until the vote.");
	}

	static boolean fits(Set<String> names) {
		return names.containsAll(Set.of("model_a", "model_b")) && (names.contains("winner") || names.contains("winner_model_a"))
				&& !names.contains("rater");
	}

	Translation translation() {
		return to;
	}

	/** @param cell text of a column, {@code null} where there is none */
	void battle(long line, UnaryOperator<String> cell, String firstWords) {
		String a = Names.clean(cell.apply("model_a"));
		String b = Names.clean(cell.apply("model_b"));
		if (a.equals(b) && !a.isEmpty()) {
			to.leaveOut(line, "a model stands against itself");
			return;
		}
		String anonymous = cell.apply("anony");
		if (anonymous != null && anonymous.strip().toLowerCase(Locale.ROOT).matches("false|0")) {
			to.leaveOut(line, "the names of the models were shown");
			return;
		}
		String choice = choice(cell);
		if (choice == null) {
			to.leaveOut(line, "it has no winner");
			return;
		}
		String judge = cell.apply("judge") != null ? cell.apply("judge") : cell.apply("evaluation_session_id");
		if (judge == null) {
			to.ratersUnknown();
		}
		String id = cell.apply("question_id") != null ? cell.apply("question_id") : cell.apply("id");
		String prompt = cell.apply("prompt") != null ? cell.apply("prompt") : firstWords;
		if (prompt == null || prompt.isBlank() || prompt.length() > Votes.LONGEST_PROMPT - 20) {
			prompt = "battle " + (id == null ? line : id);
		}
		String turn = cell.apply("turn");
		String time = cell.apply("tstamp") != null ? cell.apply("tstamp") : cell.apply("timestamp");
		to.add(line, judge == null ? "battle " + line : judge, turn != null && !turn.matches("1(\\.0)?") ? prompt + " (turn " + turn + ')'
				: prompt, a, b,
				choice, time, null);
	}

	private static String choice(UnaryOperator<String> cell) {
		String winner = cell.apply("winner");
		if (winner == null && cell.apply("winner_model_a") == null) {
			return null;
		}
		if (winner == null) {
			Map<String, String> flags = Map.of("winner_model_a", "left", "winner_model_b", "right", "winner_tie", "tie");
			List<String> set = flags.keySet().stream().sorted().filter(f -> cell.apply(f) != null && cell.apply(f).matches("(?i)1(\\.0)?|true"))
					.toList();
			if (set.size() != 1) {
				throw new IllegalArgumentException((set.isEmpty() ? "None" : "More than one")
						+ " of winner_model_a, winner_model_b and winner_tie is 1.");
			}
			return flags.get(set.getFirst());
		}
		return switch (Names.folded(winner).replaceAll("[^a-z]", "")) {
		case "modela", "a", "left" -> "left";
		case "modelb", "b", "right" -> "right";
		case "tie" -> "tie";
		case "tiebothbad", "bothbad" -> ForeignTables.BOTH_BAD;
		case "" -> null;
		default -> throw new IllegalArgumentException("winner is " + Problems.quoted(winner)
				+ ". It can be model_a, model_b, tie or tie (bothbad).");
		};
	}
}
