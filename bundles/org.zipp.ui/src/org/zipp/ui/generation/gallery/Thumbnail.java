package org.zipp.ui.generation.gallery;

import java.util.Locale;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.views.properties.IPropertySource;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.SeedKeeping;
import org.zipp.ui.context.PersonaNames;

/**
 * A picture with the words that belong to it.
 *
 * @param condition label of the condition
 * @param base      text of the base prompt
 * @param prompt    the prompt it was made from, as the condition rewrote it
 */
public record Thumbnail(ImageRow row, String condition, String base, String prompt) implements IAdaptable {

	/** For whom pictures are that belong to no participant. */
	static final String EVERYBODY = "everybody";

	/** Whether another one is the picture of the same thing, perhaps made again. */
	boolean isSamePlace(Thumbnail other) {
		return row.key().equals(other.row.key()) && row.setting().equals(other.row.setting());
	}

	/** Whom it was made for. */
	public String participant() {
		return row.key().userId().isEmpty() ? EVERYBODY : PersonaNames.NONE.nameAndId(row.key().userId());
	}

	/** How it was made, said so that nobody takes a sketch for more than it is. */
	public static String generatorLabel(String generator) {
		return generator.toLowerCase(Locale.ROOT).startsWith("sketch") ? "sketch, no diffusion" : generator;
	}

	/** Several lines for a tooltip. */
	public String describe() {
		return prompt + "\n\nCondition: " + condition + "\nBase prompt: " + base + "\nFor: " + participant() + "\nMade by: "
				+ generatorLabel(row.generator()) + ", " + row.seeds().text()
				+ (row.revised().isEmpty() ? "" : "\nMade from other words: " + row.revised());
	}

	/** What must be known of it wherever it is shown: a seed that did not make it, other words than were asked for; else empty. */
	String badge() {
		String seeds = row.seeds() == SeedKeeping.KEPT || row.seeds() == SeedKeeping.UNVERIFIED ? "" : row.seeds().text();
		String words = row.revised().isEmpty() ? "" : "other words";
		return seeds.isEmpty() || words.isEmpty() ? seeds + words : seeds + ", " + words;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == IPropertySource.class ? adapter.cast(new ThumbnailProperties(this)) : null;
	}
}
