package org.zipp.ui.personas.presenter;

import java.util.Locale;

import org.zipp.core.style.StyleAxis;
import org.zipp.store.Rows.PersonaRow;

/** The columns of the personas table. */
public enum PersonaColumn {
	USER("User", 100), TEXT("Persona", 230), PALETTE("Palette", 90), LIGHT("Light", 90), TEXTURE("Texture", 90),
	COMPOSITION("Composition", 110), ACTIVITY("Activity", 80), COMMUNITIES("Communities", 100),
	PICTURES("Pictures", 80), EDITED("Edited", 70);

	/** Longer texts are cut in the table, which draws slowly otherwise. */
	private static final int LONGEST_TEXT = 160;

	private final String title;
	private final int width;

	PersonaColumn(String title, int width) {
		this.title = title;
		this.width = width;
	}

	public String title() {
		return title;
	}

	/** First width in pixels. */
	public int width() {
		return width;
	}

	/** Whether the column holds numbers. */
	public boolean numeric() {
		return this == ACTIVITY || this == COMMUNITIES || this == PICTURES;
	}

	/** What the column shows of a row. */
	public String text(PersonaRow row) {
		return switch (this) {
		case USER -> row.userId();
		case TEXT -> row.text().length() <= LONGEST_TEXT ? row.text()
				: row.text().substring(0, LONGEST_TEXT).stripTrailing() + "…";
		case PALETTE -> style(row, StyleAxis.PALETTE);
		case LIGHT -> style(row, StyleAxis.LIGHT);
		case TEXTURE -> style(row, StyleAxis.TEXTURE);
		case COMPOSITION -> style(row, StyleAxis.COMPOSITION);
		case ACTIVITY -> String.format(Locale.ROOT, "%,d", row.activity());
		case COMMUNITIES -> String.format(Locale.ROOT, "%,d", row.communityCount());
		case PICTURES -> row.images() == 0 ? "" : String.format(Locale.ROOT, "%,d", row.images());
		case EDITED -> row.edited() ? "edited" : "";
		};
	}

	/** The value of a persona on an axis, empty when it has none. */
	static String style(PersonaRow row, StyleAxis axis) {
		return row.traits().getOrDefault(axis.name().toLowerCase(Locale.ROOT), "");
	}

	/** What rows are compared by: a number for numeric columns, else the lower-case text. */
	@SuppressWarnings({ "rawtypes", "unchecked" })
	int compare(PersonaRow a, PersonaRow b) {
		return ((Comparable) key(a)).compareTo(key(b));
	}

	private Comparable<?> key(PersonaRow row) {
		return switch (this) {
		case ACTIVITY -> row.activity();
		case COMMUNITIES -> row.communityCount();
		case PICTURES -> row.images();
		case EDITED -> row.edited();
		case TEXT -> row.text().toLowerCase(Locale.ROOT);
		default -> text(row).toLowerCase(Locale.ROOT);
		};
	}
}
