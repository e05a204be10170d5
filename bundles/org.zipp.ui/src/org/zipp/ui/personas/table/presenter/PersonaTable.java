package org.zipp.ui.personas.table.presenter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.zipp.core.style.StyleAxis;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.ui.context.PersonaNames;

/**
 * All personas of a study and what of them is shown: filtered and sorted index arrays over rows that never move. Safe
 * for several threads; a view is computed off the UI thread and shown when it is ready.
 */
public final class PersonaTable {

	/** A table without rows. */
	public static final PersonaTable EMPTY = new PersonaTable(List.of());

	private final PersonaRow[] rows;
	private final String[] searched;
	private final Map<String, Integer> byUser;
	private final PersonaNames names;
	private final Distinction distinction;
	private final String[] telling;
	private final Map<PersonaColumn, int[]> ranks = new EnumMap<>(PersonaColumn.class);

	/**
	 * An order of the rows.
	 *
	 * @param column     the column last sorted by, {@code null} for the order of the store
	 * @param descending whether the largest comes first
	 * @param order      all row indices in that order
	 */
	public record Sorting(PersonaColumn column, boolean descending, int[] order) {
	}

	/**
	 * What is shown.
	 *
	 * @param visible row indices from top to bottom
	 */
	public record View(PersonaTable table, PersonaFilter filter, Sorting sorting, int[] visible) {

		/** The row at a place in the view. */
		public PersonaRow row(int place) {
			return table.rows[visible[place]];
		}

		public int size() {
			return visible.length;
		}

		/** What a column shows at a place in the view. */
		public String text(int place, PersonaColumn column) {
			PersonaRow row = row(place);
			return switch (column) {
			case NAME -> table.names.name(row.userId());
			case TELLING -> table.telling[visible[place]];
			case MATCH -> match(place).map(PersonaMatch::text).orElse("");
			case TEXT -> PersonaColumn.cut(table.distinction.text(row));
			default -> column.text(row);
			};
		}

		/** Why the search found the row; empty when nothing was searched. */
		public Optional<PersonaMatch> match(int place) {
			PersonaRow row = row(place);
			return filter.text().isEmpty() ? Optional.empty()
					: Optional.of(PersonaMatch.of(row, table.names.name(row.userId()), List.of(filter.text().split("\\s+"))));
		}

		/** The place of a user, -1 when it is not shown. */
		public int placeOf(String userId) {
			Integer index = table.byUser.get(userId);
			if (index != null) {
				for (int i = 0; i < visible.length; i++) {
					if (visible[i] == index) {
						return i;
					}
				}
			}
			return -1;
		}

		/** For example {@code 1,234 of 2,000 personas}. */
		public String counts() {
			int all = table.size();
			String noun = all == 1 ? " persona" : " personas";
			return visible.length == all ? String.format(Locale.ROOT, "%,d", all) + noun
					: String.format(Locale.ROOT, "%,d of %,d", visible.length, all) + noun;
		}
	}

	/** @param rows the rows of the store, one per user */
	public PersonaTable(List<PersonaRow> rows) {
		this.rows = rows.toArray(PersonaRow[]::new);
		names = PersonaNames.of(rows.stream().map(PersonaRow::userId).toList());
		distinction = new Distinction(this.rows);
		searched = new String[this.rows.length];
		telling = new String[this.rows.length];
		byUser = HashMap.newHashMap(this.rows.length);
		for (int i = 0; i < this.rows.length; i++) {
			searched[i] = searched(this.rows[i]);
			telling[i] = distinction.telling(this.rows[i]);
			byUser.put(this.rows[i].userId(), i);
		}
	}

	/** A table with rows of the same users in place of others; what tells them apart is measured against those before. */
	private PersonaTable(PersonaTable before, List<PersonaRow> changed) {
		rows = before.rows.clone();
		searched = before.searched.clone();
		telling = before.telling.clone();
		byUser = before.byUser;
		names = before.names;
		distinction = before.distinction;
		for (PersonaRow row : changed) {
			int i = byUser.get(row.userId());
			rows[i] = row;
			searched[i] = searched(row);
			telling[i] = distinction.telling(row);
		}
	}

	private String searched(PersonaRow row) {
		StringBuilder all = new StringBuilder(row.userId()).append('\n').append(names.name(row.userId())).append('\n').append(row.text());
		row.traits().forEach((name, value) -> all.append('\n').append(name).append(' ').append(value));
		return all.toString().toLowerCase(Locale.ROOT);
	}

	/** The memorable names of the users. */
	public PersonaNames names() {
		return names;
	}

	public int size() {
		return rows.length;
	}

	/** The row of a user, {@code null} when there is none. */
	public PersonaRow find(String userId) {
		Integer index = byUser.get(userId);
		return index == null ? null : rows[index];
	}

	/** The table with rows replaced; rows of unknown users are added at the end. */
	public PersonaTable with(List<PersonaRow> changed) {
		List<PersonaRow> added = changed.stream().filter(r -> !byUser.containsKey(r.userId())).toList();
		if (!added.isEmpty()) {
			List<PersonaRow> all = new ArrayList<>(Arrays.asList(with(changed.stream()
					.filter(r -> byUser.containsKey(r.userId())).toList()).rows));
			all.addAll(added);
			return new PersonaTable(all);
		}
		return new PersonaTable(this, changed);
	}

	/** The values that personas have on an axis, sorted. */
	public List<String> values(StyleAxis axis) {
		TreeSet<String> values = new TreeSet<>();
		for (PersonaRow row : rows) {
			values.add(PersonaColumn.style(row, axis));
		}
		values.remove("");
		return List.copyOf(values);
	}

	/** All rows in the order of the store. */
	public View view() {
		int[] all = IntStream.range(0, rows.length).toArray();
		return new View(this, PersonaFilter.ALL, new Sorting(null, false, all), all);
	}

	/**
	 * Filters and sorts.
	 *
	 * @param previous   what was shown before; rows that are equal in the column keep the order they had there
	 * @param column     column to sort by, {@code null} to keep the order
	 * @param descending whether the largest comes first
	 */
	public View view(View previous, PersonaFilter filter, PersonaColumn column, boolean descending) {
		Sorting sorting = previous.sorting;
		if (sorting.order.length != rows.length) {
			sorting = view().sorting;
			if (previous.sorting.column != null) {
				sorting = sorted(sorting, previous.sorting.column, previous.sorting.descending);
			}
		}
		if (column != null && (previous.table != this || sorting.column != column
				|| sorting.descending != descending)) {
			sorting = sorted(sorting, column, descending);
		}
		// Whoever types on finds less of what was found before: only that is searched again.
		boolean narrower = previous.table == this && previous.sorting.order == sorting.order && filter.narrows(previous.filter);
		return new View(this, filter, sorting, visible(narrower ? previous.visible : sorting.order, filter));
	}

	private Sorting sorted(Sorting before, PersonaColumn column, boolean descending) {
		int[] rank = rank(column);
		int n = rows.length;
		// Rank and former place in one number: sorting numbers is stable and five times as fast as comparing rows.
		long[] keys = new long[n];
		for (int i = 0; i < n; i++) {
			int r = rank[before.order[i]];
			keys[i] = (long) (descending ? n - r : r) << 32 | i;
		}
		Arrays.sort(keys);
		int[] order = new int[n];
		for (int i = 0; i < n; i++) {
			order[i] = before.order[(int) keys[i]];
		}
		return new Sorting(column, descending, order);
	}

	/** The order of rows in a column; what is found by a search has none. */
	Comparator<PersonaRow> order(PersonaColumn column) {
		return switch (column) {
		case NAME -> Comparator.comparing(row -> names.name(row.userId()));
		case TELLING -> Comparator.comparing(row -> telling[byUser.get(row.userId())], String.CASE_INSENSITIVE_ORDER);
		default -> column.order();
		};
	}

	/** The order of rows by their places; what is made up of a row is made up once. */
	private Comparator<Integer> places(PersonaColumn column) {
		return switch (column) {
		case NAME -> {
			String[] shown = Arrays.stream(rows).map(r -> names.name(r.userId())).toArray(String[]::new);
			yield Comparator.comparing(i -> shown[i]);
		}
		case TELLING -> Comparator.comparing(i -> telling[i], String.CASE_INSENSITIVE_ORDER);
		default -> {
			Comparator<PersonaRow> by = column.order();
			yield (a, b) -> by.compare(rows[a], rows[b]);
		}
		};
	}

	/** The rank of each row in a column, equal for equal values. */
	private synchronized int[] rank(PersonaColumn column) {
		return ranks.computeIfAbsent(column, c -> {
			Integer[] order = IntStream.range(0, rows.length).boxed().toArray(Integer[]::new);
			Comparator<Integer> by = places(c);
			Arrays.sort(order, by);
			int[] rank = new int[rows.length];
			for (int i = 1; i < order.length; i++) {
				boolean equal = by.compare(order[i - 1], order[i]) == 0;
				rank[order[i]] = rank[order[i - 1]] + (equal ? 0 : 1);
			}
			return rank;
		});
	}

	/** @param among row indices in the order they are shown in, those that the filter leaves among them */
	private int[] visible(int[] among, PersonaFilter filter) {
		if (filter.isAll()) {
			return among;
		}
		String[] words = filter.text().isEmpty() ? new String[0] : filter.text().split("\\s+");
		return Arrays.stream(among).filter(i -> matches(i, words, filter)).toArray();
	}

	private boolean matches(int i, String[] words, PersonaFilter filter) {
		PersonaRow row = rows[i];
		if (filter.withPictures() && row.images() == 0 || filter.edited() && !row.edited()
				|| filter.participants() && !row.participant()) {
			return false;
		}
		for (Map.Entry<StyleAxis, String> wanted : filter.style().entrySet()) {
			if (!PersonaColumn.style(row, wanted.getKey()).equals(wanted.getValue())) {
				return false;
			}
		}
		for (String word : words) {
			if (!searched[i].contains(word)) {
				return false;
			}
		}
		return true;
	}
}
