package org.zipp.ui.personas.table.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.ui.context.PersonaNames;

class PersonaExportPresenterTest {

	private static final List<PersonaRow> ROWS = List.of(
			new PersonaRow("alice", "Says \"no\", twice.\nThen rests.", Map.of("palette", "warm"), 7, 2, 0, "by hand", true, false),
			new PersonaRow("Björn", "Sings.", Map.of("tone", "calm"), 1, 1, 4, null, false, true));

	@Test
	void csvHasAColumnPerTraitAndQuotesWhatNeedsIt() {
		assertEquals("""
				user,name,text,activity,communities,pictures,verbalizer,edited,participant,trait palette,trait tone\r
				alice,alice,"Says ""no"", twice.
				Then rests.",7,2,0,by hand,true,false,warm,\r
				Björn,Björn,Sings.,1,1,4,,false,true,,calm\r
				""", PersonaExport.csv(ROWS, PersonaNames.NONE));
	}

	@Test
	void jsonLinesHoldOneObjectPerLine() {
		String[] lines = PersonaExport.jsonLines(ROWS, PersonaNames.NONE).split("\n");
		assertEquals(2, lines.length);
		assertEquals("{\"user\":\"alice\",\"name\":\"alice\",\"text\":\"Says \\\"no\\\", twice.\\nThen rests.\","
				+ "\"traits\":{\"palette\":\"warm\"},\"activity\":7,\"communities\":2,\"pictures\":0,\"verbalizer\":\"by hand\","
				+ "\"edited\":true,\"participant\":false}", lines[0]);
	}
}
