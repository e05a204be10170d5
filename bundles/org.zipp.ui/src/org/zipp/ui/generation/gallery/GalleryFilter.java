package org.zipp.ui.generation.gallery;

import java.util.Locale;

import org.zipp.ui.context.PersonaNames;

/**
 * Which pictures of the gallery are shown. An empty id leaves its part open.
 *
 * @param condition   id of the condition
 * @param prompt      id of the base prompt
 * @param setting     id of the setting, {@link #USED_LAST} or {@link #ANY}
 * @param participant part of the id or of the name
 */
public record GalleryFilter(String condition, String prompt, String setting, String participant) {

	/** The setting that the study uses now. */
	public static final String USED_LAST = "*last";
	/** Pictures of all settings. */
	public static final String ANY = "*any";

	/** What is shown before anything is chosen. */
	public static final GalleryFilter NONE = new GalleryFilter("", "", USED_LAST, "");

	public GalleryFilter {
		participant = participant.strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether a picture is shown.
	 *
	 * @param usedLast id of the setting that the study uses now
	 */
	boolean shows(Thumbnail picture, String usedLast, PersonaNames names) {
		var key = picture.row().key();
		return (condition.isEmpty() || condition.equals(key.conditionId())) && (prompt.isEmpty() || prompt.equals(key.promptId()))
				&& (setting.equals(ANY) || picture.row().setting().equals(setting.equals(USED_LAST) ? usedLast : setting))
				&& (participant.isEmpty() || isOf(key.userId(), names));
	}

	private boolean isOf(String user, PersonaNames names) {
		return user.isEmpty() ? Thumbnail.EVERYBODY.contains(participant)
				: user.toLowerCase(Locale.ROOT).contains(participant) || names.name(user).contains(participant);
	}
}
