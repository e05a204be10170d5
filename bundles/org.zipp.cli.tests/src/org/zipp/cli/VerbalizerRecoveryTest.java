package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.core.style.Taste;
import org.zipp.sample.SampleTruth;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.StudyStore;
import org.zipp.tables.TableFilesProvider;

/**
 * The offline verbalizer reads out of posts the tastes that were planted in their authors. Measured on 400 users: palette
 * 80 %, light 73 %, texture 86 %, composition 78 %; by chance 25, 33, 50 and 50 %. The floors leave four standard errors of
 * a sample of 120 users.
 */
class VerbalizerRecoveryTest {

	private static final int USERS = 120;
	private static final Map<StyleAxis, Double> FLOORS = Map.of(StyleAxis.PALETTE, 0.62, StyleAxis.LIGHT, 0.53,
			StyleAxis.TEXTURE, 0.70, StyleAxis.COMPOSITION, 0.61);

	@TempDir
	Path temp;

	@Test
	void plantedTastesAreRecoveredOnEveryAxis() {
		Path dir = temp.resolve("study");
		run(Line.run(dir, "sample", "--users", Integer.toString(USERS), "--seed", "99"));
		run(Line.run(dir, "ingest"));
		run(Line.run(dir, "mine"));
		run(Line.run(dir, "verbalize"));

		StudyDirectory directory = new StudyDirectory(dir);
		StudyDirectory.AuthorHash hash = directory.authorHash();
		Map<String, Taste> truth = new HashMap<>();
		SampleTruth.read(new TableFilesProvider(), directory.dump().resolve(SampleTruth.FILE)).forEach(t -> truth.put(hash.of(t.author()), t.taste()));
		Map<StyleAxis, int[]> hits = new EnumMap<>(StyleAxis.class);
		try (StudyStore store = Line.stores().open(directory)) {
			for (PersonaRow persona : store.personas().table()) {
				for (StyleAxis axis : StyleAxis.values()) {
					StyleValue planted = truth.get(persona.userId()).values().get(axis);
					String read = persona.traits().get(axis.name().toLowerCase(Locale.ROOT));
					int[] count = hits.computeIfAbsent(axis, a -> new int[2]);
					count[0] += planted.id().equals(read) ? 1 : 0;
					count[1]++;
				}
			}
		}
		for (StyleAxis axis : StyleAxis.values()) {
			int[] count = hits.get(axis);
			assertTrue(count[1] >= USERS * 9 / 10, () -> axis + ": only " + count[1] + " users");
			assertTrue(count[0] >= FLOORS.get(axis) * count[1], () -> axis + ": " + count[0] + " of " + count[1]);
		}
	}

	private static void run(Line.End end) {
		assertEquals(0, end.code(), end::toString);
	}
}
