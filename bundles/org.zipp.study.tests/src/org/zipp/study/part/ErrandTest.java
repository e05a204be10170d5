package org.zipp.study.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.zipp.model.Choice;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.Shown;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.VoteRow;

class ErrandTest {

	private static final Instant AT = Instant.parse("2026-05-01T10:00:00.123456Z");

	@Test
	void everyErrandComesBackAsItWas() {
		List<Errand> errands = List.of(
				new Errand.Answer("r\t1", new VoteRow(7, Choice.TIE, AT, 900, "t\\n", new Shown("s", "a", "b", "touch"))),
				new Errand.TakeBack("é\n", 8, "t"), new Errand.Unshown("r", new TrialProblem(9, "It is\r\n\tgone.", AT)),
				new Errand.Remark(new RemarkRow("r", 0, "", RemarkKind.COMMENT, "C:\\new \\\\", AT, "x")));
		errands.forEach(e -> assertEquals(Optional.of(e), Errand.of(e.line())));
		assertEquals(4, errands.stream().map(Errand::line).filter(l -> l.lines().count() == 1).count());
	}

	@Test
	void aLineThatWasNotWrittenToItsEndIsNone() {
		String line = new Errand.TakeBack("rater", 8, "token").line();
		for (int cut = 0; cut < line.length(); cut++) {
			assertEquals(Optional.empty(), Errand.of(line.substring(0, cut)), line.substring(0, cut));
		}
	}
}
