package org.zipp.study.part;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

import org.zipp.model.Choice;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.Shown;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.VoteRow;

/** What a rater did that is still to be told to the store; telling it twice changes nothing. */
sealed interface Errand {

	String raterId();

	long trialId();

	/** An answer. */
	record Answer(String raterId, VoteRow vote) implements Errand {
		@Override
		public long trialId() {
			return vote.trialId();
		}
	}

	/** An answer is taken back. */
	record TakeBack(String raterId, long trialId, String token) implements Errand {
	}

	/** A pair cannot be shown. */
	record Unshown(String raterId, TrialProblem problem) implements Errand {
		@Override
		public long trialId() {
			return problem.trialId();
		}
	}

	/** A remark. */
	record Remark(RemarkRow row) implements Errand {
		@Override
		public String raterId() {
			return row.raterId();
		}

		@Override
		public long trialId() {
			return row.trialId();
		}
	}

	/** One line without its end: a word, the values, and a check sum of all before it, between tabs. */
	default String line() {
		List<String> values = switch (this) {
		case Answer(String rater, VoteRow v) -> List.of("answer", rater, Long.toString(v.trialId()), v.token(), v.choice().getName(),
				v.at().toString(), Long.toString(v.responseMillis()), v.shown().sessionId(), v.shown().left(), v.shown().right(), v.shown().input());
		case TakeBack(String rater, long trial, String token) -> List.of("take-back", rater, Long.toString(trial), token);
		case Unshown(String rater, TrialProblem p) -> List.of("unshown", rater, Long.toString(p.trialId()), p.problem(), p.at().toString());
		case Remark(RemarkRow r) -> List.of("remark", r.raterId(), Long.toString(r.trialId()), r.sessionId(), r.kind().name(), r.text(),
				r.at().toString(), r.token());
		};
		String told = String.join("\t", values.stream().map(Errand::escaped).toList());
		return told + '\t' + sum(told);
	}

	/** What a line says; empty when it was not written to its end, so that nobody was told that it is kept. */
	static Optional<Errand> of(String line) {
		int last = line.lastIndexOf('\t');
		if (last < 0 || !sum(line.substring(0, last)).equals(line.substring(last + 1))) {
			return Optional.empty();
		}
		List<String> v = Arrays.stream(line.substring(0, last).split("\t", -1)).map(Errand::plain).toList();
		try {
			return Optional.of(switch (v.get(0)) {
			case "answer" -> new Answer(v.get(1), new VoteRow(Long.parseLong(v.get(2)), Choice.getByName(v.get(4)), Instant.parse(v.get(5)),
					Long.parseLong(v.get(6)), v.get(3), new Shown(v.get(7), v.get(8), v.get(9), v.get(10))));
			case "take-back" -> new TakeBack(v.get(1), Long.parseLong(v.get(2)), v.get(3));
			case "unshown" -> new Unshown(v.get(1), new TrialProblem(Long.parseLong(v.get(2)), v.get(3), Instant.parse(v.get(4))));
			case "remark" -> new Remark(new RemarkRow(v.get(1), Long.parseLong(v.get(2)), v.get(3), RemarkKind.valueOf(v.get(4)), v.get(5),
					Instant.parse(v.get(6)), v.get(7)));
			default -> throw new IllegalArgumentException(v.get(0));
			});
		} catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
			throw new IllegalArgumentException("a newer program wrote it", e);
		}
	}

	private static String sum(String text) {
		CRC32 sum = new CRC32();
		sum.update(text.getBytes(StandardCharsets.UTF_8));
		return Long.toHexString(sum.getValue());
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
	}

	private static String plain(String text) {
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && i + 1 < text.length()) {
				i++;
				c = switch (text.charAt(i)) {
				case 't' -> '\t';
				case 'n' -> '\n';
				case 'r' -> '\r';
				default -> text.charAt(i);
				};
			}
			plain.append(c);
		}
		return plain.toString();
	}
}
