package org.zipp.language;

import java.util.List;

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
}
