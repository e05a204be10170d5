package org.zipp.ui.personas.table.presenter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zipp.core.style.StyleAxis;
import org.zipp.store.Rows.PersonaRow;

class PersonaTablePresenterTest {

	private static final int ROWS = 100_000;

	private static List<PersonaRow> rows;
	private static PersonaTable table;

	@BeforeAll
	static void makeRows() {
		Random random = new Random(1);
		String[] palettes = { "warm", "cool", "vivid", "muted", "" };
		String[] lights = { "bright", "dark", "dramatic", "" };
		String[] things = { "forests", "Cameras", "trains", "gardens", "mountains" };
		rows = new ArrayList<>();
		for (int i = 0; i < ROWS; i++) {
			Map<String, String> traits = new HashMap<>();
			String palette = palettes[random.nextInt(palettes.length)];
			if (!palette.isEmpty()) {
				traits.put("palette", palette);
			}
			String light = lights[random.nextInt(lights.length)];
			if (!light.isEmpty()) {
				traits.put("light", light);
			}
			rows.add(new PersonaRow(String.format("u%06x", i * 7919L % 0xffffff),
					"Likes " + things[random.nextInt(things.length)] + " and " + things[random.nextInt(things.length)]
							+ ".",
					traits, random.nextInt(1000), random.nextInt(40), random.nextInt(10) == 0 ? 4 : 0, "test",
					random.nextInt(50) == 0, random.nextInt(20) == 0));
		}
		table = new PersonaTable(rows);
	}

	private static List<String> ids(PersonaTable.View view) {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < view.size(); i++) {
			ids.add(view.row(i).userId());
		}
		return ids;
	}

	@Test
	void everyWordMustOccurInAnyCase() {
		PersonaTable.View view = table.view(table.view(), PersonaFilter.ALL.withText(" CAMERAS  trains "), null, false);
		List<String> expected = rows.stream()
				.filter(r -> r.text().contains("Cameras") && r.text().contains("trains")).map(PersonaRow::userId).toList();
		assertEquals(expected, ids(view));
		assertTrue(view.size() > 1000);
	}

	@Test
	void searchFindsIdsAndTraits() {
		PersonaTable.View byId = table.view(table.view(), PersonaFilter.ALL.withText(rows.get(777).userId()), null, false);
		assertTrue(ids(byId).contains(rows.get(777).userId()));
		PersonaTable.View byTrait = table.view(table.view(), PersonaFilter.ALL.withText("palette vivid"), null, false);
		assertEquals(rows.stream().filter(r -> "vivid".equals(r.traits().get("palette"))).count(), byTrait.size());
	}

	/** Letter by letter, as a person types, each view made from the one before; the times of long texts are printed, not judged. */
	@Test
	void typingOnFindsWhatSearchingAnewFinds() {
		String filler = "Keeps to quiet places and says little about them. ".repeat(9);
		PersonaTable large = new PersonaTable(rows.stream().map(r -> new PersonaRow(r.userId(), filler + r.text(), r.traits(), r.activity(),
				r.communityCount(), r.images(), r.verbalizer(), r.edited(), r.participant())).toList());
		PersonaTable.View anew = large.view(large.view(), PersonaFilter.ALL, PersonaColumn.ACTIVITY, true);
		for (String typed : List.of("trains warm", "gar mount", "quiet zebras", "u00000")) {
			PersonaTable.View before = anew;
			for (int letters = 1; letters <= typed.length(); letters++) {
				PersonaFilter filter = PersonaFilter.ALL.withText(typed.substring(0, letters));
				long start = System.nanoTime();
				before = large.view(before, filter, PersonaColumn.ACTIVITY, true);
				long typing = System.nanoTime() - start;
				PersonaTable.View other = large.view(anew, PersonaFilter.ALL.withText("not this"), PersonaColumn.ACTIVITY, true);
				start = System.nanoTime();
				PersonaTable.View whole = large.view(other, filter, PersonaColumn.ACTIVITY, true);
				long searching = System.nanoTime() - start;
				assertArrayEquals(whole.visible(), before.visible(), filter.text());
				System.out.printf(Locale.ROOT, "search '%s': %,d of %,d in %.1f ms, anew in %.1f ms%n", filter.text(), before.size(), large.size(),
						typing / 1e6, searching / 1e6);
			}
			// Another filter shows again what the search had hidden.
			PersonaFilter pictures = new PersonaFilter(typed.substring(0, 1), Map.of(), true, false, false);
			assertArrayEquals(large.view(anew, pictures, PersonaColumn.ACTIVITY, true).visible(),
					large.view(before, pictures, PersonaColumn.ACTIVITY, true).visible());
		}
	}

	@Test
	void filtersCombine() {
		PersonaFilter filter = new PersonaFilter("forests",
				Map.of(StyleAxis.PALETTE, "warm", StyleAxis.LIGHT, "dark"), true, false, true);
		List<String> expected = rows.stream()
				.filter(r -> r.text().contains("forests") && "warm".equals(r.traits().get("palette"))
						&& "dark".equals(r.traits().get("light")) && r.images() > 0 && r.participant())
				.map(PersonaRow::userId).toList();
		assertEquals(expected, ids(table.view(table.view(), filter, null, false)));
		assertTrue(!expected.isEmpty());
		PersonaFilter edited = new PersonaFilter("", Map.of(), false, true, false);
		assertEquals(rows.stream().filter(PersonaRow::edited).count(),
				table.view(table.view(), edited, null, false).size());
	}

	@Test
	void emptyStyleAsksForPersonasWithoutOne() {
		PersonaFilter filter = new PersonaFilter("", Map.of(StyleAxis.PALETTE, ""), false, false, false);
		assertEquals(rows.stream().filter(r -> !r.traits().containsKey("palette")).count(),
				table.view(table.view(), filter, null, false).size());
	}

	@Test
	void sortsAsAStableSortWouldBothWays() {
		PersonaTable.View byActivity = table.view(table.view(), PersonaFilter.ALL, PersonaColumn.ACTIVITY, true);
		List<PersonaRow> expected = new ArrayList<>(rows);
		expected.sort(Comparator.comparingLong(PersonaRow::activity).reversed());
		assertEquals(expected.stream().map(PersonaRow::userId).toList(), ids(byActivity));

		PersonaTable.View byPalette = table.view(byActivity, PersonaFilter.ALL, PersonaColumn.PALETTE, false);
		expected.sort(Comparator.comparing((PersonaRow r) -> r.traits().getOrDefault("palette", "")));
		assertEquals(expected.stream().map(PersonaRow::userId).toList(), ids(byPalette),
				"equal palettes keep the order by activity");
	}

	@Test
	void everyColumnSorts() {
		PersonaTable.View view = table.view();
		for (PersonaColumn column : PersonaColumn.values()) {
			for (boolean descending : new boolean[] { false, true }) {
				view = table.view(view, PersonaFilter.ALL, column, descending);
				for (int i = 1; i < view.size(); i++) {
					int c = table.order(column).compare(view.row(i - 1), view.row(i));
					assertTrue(descending ? c >= 0 : c <= 0, column + " at " + i);
				}
			}
		}
		int[] all = view.visible().clone();
		Arrays.sort(all);
		assertArrayEquals(table.view().visible(), all, "no row is lost or doubled");
	}

	@Test
	void filterKeepsTheOrderAndCountsSayHowMany() {
		PersonaTable.View sorted = table.view(table.view(), PersonaFilter.ALL, PersonaColumn.COMMUNITIES, true);
		assertEquals("100,000 personas", sorted.counts());
		PersonaTable.View filtered = table.view(sorted, PersonaFilter.ALL.withText("gardens"), null, true);
		assertEquals(ids(sorted).stream().filter(id -> table.find(id).text().contains("gardens")).toList(),
				ids(filtered));
		assertEquals(String.format("%,d of 100,000 personas", filtered.size()), filtered.counts());
		assertEquals(3, filtered.placeOf(filtered.row(3).userId()));
		String hidden = rows.stream().filter(r -> !r.text().contains("gardens")).findFirst().orElseThrow().userId();
		assertEquals(-1, filtered.placeOf(hidden));
	}

	@Test
	void changedRowIsFoundByItsNewTextAndSortedAnew() {
		PersonaRow old = rows.get(5);
		PersonaRow changed = new PersonaRow(old.userId(), "Collects astrolabes.", old.traits(), 1_000_000,
				old.communityCount(), old.images(), "test", true, old.participant());
		PersonaTable.View sorted = table.view(table.view(), PersonaFilter.ALL, PersonaColumn.ACTIVITY, true);
		PersonaTable next = table.with(List.of(changed));
		PersonaTable.View view = next.view(sorted, PersonaFilter.ALL.withText("astrolabes"), PersonaColumn.ACTIVITY, true);
		assertEquals(List.of(old.userId()), ids(view));
		assertEquals(old.userId(), next.view(sorted, PersonaFilter.ALL, PersonaColumn.ACTIVITY, true).row(0).userId());
		assertEquals(old.text(), table.find(old.userId()).text(), "the old table is as it was");
	}

	@Test
	void newRowIsAddedAndTheOrderKept() {
		PersonaRow added = new PersonaRow("unew", "New here.", Map.of(), 0, 0, 0, "test", false, false);
		PersonaTable next = table.with(List.of(added));
		assertEquals(ROWS + 1, next.size());
		assertNull(table.find("unew"));
		PersonaTable.View sorted = table.view(table.view(), PersonaFilter.ALL, PersonaColumn.USER, true);
		assertEquals("unew", next.view(sorted, PersonaFilter.ALL, PersonaColumn.USER, true).row(0).userId());
	}

	private static PersonaRow row(String id, String text, Map<String, String> traits) {
		return new PersonaRow(id, text, traits, 1, 1, 0, "test", false, false);
	}

	@Test
	void whatIsRareAmongAllPersonasStandsOut() {
		List<PersonaRow> few = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			Map<String, String> traits = new LinkedHashMap<>();
			traits.put("communities", i < 6 ? "r/pics, r/only" + i : "r/pics, r/chess");
			traits.put("palette", i == 0 ? "cool" : "warm");
			few.add(row("id" + i, "Spends most of their attention in r/pics and r/" + i + ". Sings.", traits));
		}
		PersonaTable small = new PersonaTable(few);
		assertEquals("r/only0 · cool palette", small.view().text(0, PersonaColumn.TELLING));
		assertEquals("r/only1", small.view().text(1, PersonaColumn.TELLING));
		assertEquals("r/chess", small.view().text(7, PersonaColumn.TELLING), "what all have tells nothing");
		assertEquals("… r/3. Sings.", small.view().text(3, PersonaColumn.TEXT), "without the words that all begin with");
	}

	@Test
	void withoutTraitsARareSentenceStandsOut() {
		List<PersonaRow> few = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			few.add(row("id" + i, "Likes forests. " + (i == 2 ? "Collects astrolabes." : "Sings."), Map.of()));
		}
		assertEquals("Collects astrolabes.", new PersonaTable(few).view().text(2, PersonaColumn.TELLING));
		assertEquals("Likes forests. · Sings.", new PersonaTable(few.subList(0, 1)).view().text(0, PersonaColumn.TELLING));
	}

	@Test
	void aMatchSaysWhereTheWordsStand() {
		PersonaTable small = new PersonaTable(List.of(row("anna", "A long beginning comes before what matters here, and then the "
				+ "Cameras are named, followed by many more words that nobody searched for in this text.", Map.of("tone", "curious"))));
		PersonaTable.View view = small.view(small.view(), PersonaFilter.ALL.withText("CAMERAS curi"), null, false);
		PersonaMatch match = view.match(0).orElseThrow();
		assertEquals("tone: curious · text: …here, and then the Cameras are named, followed by many more words that nobody searched…",
				match.text());
		assertEquals(List.of("curi", "Cameras"), match.ranges().stream().map(r -> match.text().substring(r.start(), r.end())).toList());
		assertEquals("id: anna", small.view(small.view(), PersonaFilter.ALL.withText("nn"), null, false).match(0).orElseThrow().text()
				.replace("name: ", "id: "));
		assertEquals(Optional.empty(), small.view().match(0));
	}

	@Test
	void everyMatchOfALargeTableShowsEveryWord() {
		PersonaTable.View view = table.view(table.view(), PersonaFilter.ALL.withText("warm cam u0"), null, false);
		assertTrue(view.size() > 100);
		for (int i = 0; i < view.size(); i += 50) {
			String match = view.match(i).orElseThrow().text().toLowerCase(Locale.ROOT);
			assertTrue(match.contains("warm") && match.contains("cam") && match.contains("u0"), match);
		}
	}

	@Test
	void memorableNamesAreSearched() {
		PersonaTable small = new PersonaTable(List.of(row("u0123456789abcdef", "Sings.", Map.of()), row("u1123456789abcdef", "Runs.", Map.of())));
		String name = small.view().text(1, PersonaColumn.NAME);
		PersonaTable.View view = small.view(small.view(), PersonaFilter.ALL.withText(name), null, false);
		assertEquals(List.of("u1123456789abcdef"), ids(view));
		assertEquals("name: " + name, view.match(0).orElseThrow().text());
	}

	@Test
	void filterItemsAskForNothingAValueOrNone() {
		String[] items = StyleFilterItems.of(StyleAxis.LIGHT, List.of("bright", "dark"));
		assertEquals(List.of("Any light", "bright", "dark", "No light"), List.of(items));
		assertEquals(Optional.empty(), StyleFilterItems.value(items, 0));
		assertEquals(Optional.empty(), StyleFilterItems.value(items, -1));
		assertEquals(Optional.of("dark"), StyleFilterItems.value(items, 2));
		assertEquals(Optional.of(""), StyleFilterItems.value(items, 3));
	}

	@Test
	void valuesOfAnAxis() {
		assertEquals(List.of("cool", "muted", "vivid", "warm"), table.values(StyleAxis.PALETTE));
		assertEquals(List.of(), table.values(StyleAxis.TEXTURE));
	}
}
