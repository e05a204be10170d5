package org.zipp.ui.personas.table.presenter;

import java.util.Comparator;
import java.util.Locale;

import org.zipp.core.style.StyleAxis;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.ui.context.PersonaNames;

/** The columns of the personas table. */
public enum PersonaColumn {
	NAME("Name", 120), MATCH("Found in", 230), TELLING("Stands out by", 230), PALETTE("Palette", 80), LIGHT("Light", 80),
	TEXTURE("Texture", 80), COMPOSITION("Composition", 105), TEXT("Persona", 230), ACTIVITY("Activity", 75),
	COMMUNITIES("Communities", 100), PICTURES("Pictures", 75), EDITED("Edited", 85), USER("User", 100);

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

	/** Whether it takes the width that the other columns leave. */
	public boolean stretches() {
		return this == TELLING || this == MATCH || this == TEXT;
	}

	/** A text as the table shows it. */
	static String cut(String text) {
		return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT).stripTrailing() + "…";
	}

	/** What the column shows of a row that is seen by itself; see {@link PersonaTable.View#text}. */
	String text(PersonaRow row) {
		return switch (this) {
		case NAME -> PersonaNames.plain(row.userId());
		case TELLING, MATCH -> "";
		case USER -> row.userId();
		case TEXT -> cut(row.text());
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

	/** The order of rows in this column: numbers by value, texts without regard to case. */
	Comparator<PersonaRow> order() {
		return switch (this) {
		case ACTIVITY -> Comparator.comparingLong(PersonaRow::activity);
		case COMMUNITIES -> Comparator.comparingInt(PersonaRow::communityCount);
		case PICTURES -> Comparator.comparingInt(PersonaRow::images);
		case EDITED -> Comparator.comparing(PersonaRow::edited);
		case TEXT -> Comparator.comparing(PersonaRow::text, String.CASE_INSENSITIVE_ORDER);
		default -> Comparator.comparing(this::text, String.CASE_INSENSITIVE_ORDER);
		};
	}
}
