package org.zipp.language.persona;

import java.util.List;

import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;

/**
 * What a persona of a user is made from.
 *
 * @param userId   the user
 * @param method   encoder that ranked the evidence
 * @param evidence by rank
 */
public record UserEvidence(String userId, String method, List<EvidenceRow> evidence) {

	public UserEvidence {
		evidence = List.copyOf(evidence);
	}

	/** A community as it is spelled, however the data spelled it. */
	static String shown(String community) {
		String name = community.strip().replaceFirst("^/(?=[ru]/)", "");
		return name.matches("(?i)[ru]/.*") ? name : "r/" + name;
	}

	/** Whether a row is the person's own words. What a community says of itself is not, and its bare name says nothing. */
	static boolean isOwn(EvidenceRow row) {
		return row.kind() != EvidenceKind.COMMUNITY && !row.text().isBlank();
	}

	/** Whether a row has words to read: a community without a description stands there by its name alone. */
	static boolean hasWords(EvidenceRow row) {
		return !row.text().isBlank() && (isOwn(row) || !shown(row.text()).equalsIgnoreCase(shown(row.community())));
	}
}
