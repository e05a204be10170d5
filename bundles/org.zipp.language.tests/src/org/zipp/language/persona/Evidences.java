package org.zipp.language.persona;

import java.util.ArrayList;
import java.util.List;

import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;

/** Evidence written by hand. */
public final class Evidences {

	private final String userId;
	private final List<EvidenceRow> rows = new ArrayList<>();

	public Evidences(String userId) {
		this.userId = userId;
	}

	Evidences add(EvidenceKind kind, String community, String text, double weight) {
		int n = rows.size() + 1;
		rows.add(new EvidenceRow(userId.hashCode() % 1000 * 1000L + n, userId, kind, community, text, "t" + n, "", weight, n,
				10, true));
		return this;
	}

	public Evidences images(String... titles) {
		for (String title : titles) {
			add(EvidenceKind.IMAGE_POST, "pics", title, 0.1);
		}
		return this;
	}

	Evidences comments(String... texts) {
		for (String text : texts) {
			add(EvidenceKind.COMMENT, "talk", text, 0.1);
		}
		return this;
	}

	public UserEvidence user() {
		return new UserEvidence(userId, "power TF-IDF", rows);
	}
}
