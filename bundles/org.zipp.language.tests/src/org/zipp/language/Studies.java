package org.zipp.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.zipp.core.StudyDirectory;
import org.zipp.core.choice.Choices;
import org.zipp.language.persona.ModelVerbalizerMethod;
import org.zipp.language.persona.OfflineVerbalizerMethod;
import org.zipp.language.persona.Verbalizers;
import org.zipp.language.prompt.ConditionMethod;
import org.zipp.language.prompt.ConditionMethods;
import org.zipp.language.prompt.GenericCondition;
import org.zipp.language.prompt.ImportedCondition;
import org.zipp.language.prompt.ModelRewriterMethod;
import org.zipp.language.prompt.NoPersonaCondition;
import org.zipp.language.prompt.OfflineRewriterMethod;
import org.zipp.language.prompt.PersonaCondition;
import org.zipp.language.prompt.Rewriters;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;

/** Studies with evidence, in the real store. */
public final class Studies {

	public static final StudyStores STORES = new StudyStoresProvider();
	public static final ConditionMethods METHODS = methods();

	public static final Verbalizers VERBALIZERS = new Verbalizers();
	public static final Rewriters REWRITERS = new Rewriters();

	static {
		VERBALIZERS.addMethod(new OfflineVerbalizerMethod(), Map.of(Choices.ORDER, 10));
		VERBALIZERS.addMethod(new ModelVerbalizerMethod(), Map.of(Choices.ORDER, 20));
		REWRITERS.addMethod(new OfflineRewriterMethod(), Map.of(Choices.ORDER, 10));
		REWRITERS.addMethod(new ModelRewriterMethod(), Map.of(Choices.ORDER, 20));
	}

	private static ConditionMethods methods() {
		ConditionMethods methods = new ConditionMethods();
		List<ConditionMethod> ours = List.of(new GenericCondition(), new NoPersonaCondition(), new PersonaCondition(), new ImportedCondition());
		ours.forEach(m -> methods.addMethod(m, Map.of(Choices.ORDER, ours.indexOf(m))));
		return methods;
	}

	private static final String[][] TITLES = {
			{ "evening by the fireplace, everything in orange", "the last sun turned the wheat golden",
					"rust red canyon walls at sunset", "honey light in the kitchen" },
			{ "ice cave shining blue", "frozen fjord before dawn", "blue hour over the snow", "cold teal water below the pier" },
			{ "flea market stalls stuffed with lamps", "hundreds of faces at the carnival", "a shelf with a thousand toys",
					"the bazaar, every corner filled" },
			{ "one bird in an empty sky", "a single chair in a bare room", "nothing but sand and a lone post",
					"a small boat on a wide calm sea" } };

	private Studies() {
	}

	/** A study of {@code n} users with four image posts, a comment and a community each. */
	public static StudyDirectory withEvidence(Path dir, int n) {
		StudyDirectory directory = new StudyDirectory(dir);
		try (StudyStore store = STORES.open(directory)) {
			List<UserRow> users = new ArrayList<>();
			List<EvidenceRow> evidence = new ArrayList<>();
			for (int u = 0; u < n; u++) {
				String id = String.format("u%03d", u);
				users.add(new UserRow(id, 4, 1, 1, false));
				evidence.add(row(id, EvidenceKind.COMMUNITY, "People who like pictures", 1));
				evidence.add(row(id, EvidenceKind.COMMENT, "I live in Lisbon and this is user number " + u, 2));
				for (String title : TITLES[u % TITLES.length]) {
					evidence.add(row(id, EvidenceKind.IMAGE_POST, title, evidence.size()));
				}
			}
			store.users().save(users.stream(), List.of());
			store.users().replaceEvidence("power TF-IDF", evidence);
		}
		return directory;
	}

	private static EvidenceRow row(String user, EvidenceKind kind, String text, int n) {
		return new EvidenceRow(0, user, kind, "pics", text, "t" + n, "", 0.1, 1 + n, 8, true);
	}
}
