package org.zipp.ui.personas.table.presenter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.zipp.core.style.StyleAxis;
import org.zipp.store.Rows.PersonaRow;

/**
 * What sets a persona apart from all others of a study: those of its traits and communities that are rare among them
 * come first. What a persona says of itself is divided by how many say the same (the lift); what more than half say
 * tells nothing.
 */
final class Distinction {

	private static final int MOST = 3;
	private static final int MOST_OF_A_TRAIT = 2;
	private static final int LONGEST_ITEM = 60;
	private static final int FEW = 2;
	private static final int LONGEST_BEGINNING = 200;

	/** Something a persona says; {@code trait} is empty for a sentence. */
	private record Item(String trait, String value) {
		String words() {
			boolean axis = Arrays.stream(StyleAxis.values()).anyMatch(a -> a.name().equalsIgnoreCase(trait));
			String shown = value.length() <= LONGEST_ITEM ? value : value.substring(0, LONGEST_ITEM).stripTrailing() + "…";
			return axis ? shown + ' ' + trait.toLowerCase(Locale.ROOT) : shown;
		}
	}

	private final Map<Item, Integer> counts = new HashMap<>();
	private final int personas;
	private final String beginning;

	Distinction(PersonaRow[] rows) {
		personas = rows.length;
		for (PersonaRow row : rows) {
			items(row).forEach(item -> counts.merge(item, 1, Integer::sum));
		}
		beginning = beginning(Arrays.stream(rows).map(PersonaRow::text).toList());
	}

	/** The most telling traits and communities, the rarest first. */
	String telling(PersonaRow row) {
		List<Item> items = new ArrayList<>(items(row));
		items.sort(Comparator.comparingInt(i -> counts.getOrDefault(i, 1)));
		boolean all = items.stream().noneMatch(this::tells);
		Map<String, Integer> taken = new HashMap<>();
		List<String> words = new ArrayList<>();
		for (Item item : items) {
			if (words.size() < MOST && (all || tells(item)) && taken.merge(item.trait, 1, Integer::sum) <= MOST_OF_A_TRAIT) {
				words.add(item.words());
			}
		}
		return String.join(" · ", words);
	}

	private boolean tells(Item item) {
		return counts.getOrDefault(item, 1) * 2 <= personas;
	}

	/** The text without the words with which most of the others begin as well. */
	String text(PersonaRow row) {
		return !beginning.isEmpty() && row.text().startsWith(beginning) && row.text().length() > beginning.length()
				? "… " + row.text().substring(beginning.length())
				: row.text();
	}

	private static Set<Item> items(PersonaRow row) {
		Set<Item> items = new LinkedHashSet<>();
		row.traits().forEach((name, value) -> {
			if (value != null && !value.isBlank()) {
				for (String part : value.split(",\\s*")) {
					items.add(new Item(name, part.strip()));
				}
			}
		});
		if (items.size() < FEW) {
			for (String sentence : row.text().split("(?<=[.!?])\\s+")) {
				items.add(new Item("", sentence.strip()));
			}
		}
		items.removeIf(item -> item.value.isEmpty());
		return items;
	}

	/** The words, each with its blank, that most texts begin with; empty when there are none. */
	private static String beginning(List<String> texts) {
		StringBuilder shared = new StringBuilder();
		List<String> left = texts;
		while (shared.length() < LONGEST_BEGINNING) {
			Map<String, Integer> next = new HashMap<>();
			for (String text : left) {
				int end = text.indexOf(' ', shared.length());
				if (end > 0) {
					next.merge(text.substring(shared.length(), end + 1), 1, Integer::sum);
				}
			}
			Map.Entry<String, Integer> most = next.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
			if (most == null || most.getValue() < FEW || most.getValue() * 2 <= texts.size()) {
				return shared.toString();
			}
			shared.append(most.getKey());
			String begin = shared.toString();
			left = left.stream().filter(t -> t.startsWith(begin)).toList();
		}
		return shared.toString();
	}
}
