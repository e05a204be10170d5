package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.model.TraitCategory;
import org.zipp.ui.personas.presenter.PersonaState.Line;
import org.zipp.ui.personas.presenter.PersonaState.TraitState;

class UnsavedPersonasPresenterTest {

	private static final PersonaState BEFORE = new PersonaState(List.of(new Line("Likes \"fog\".", List.of(1L, 9_000_000_000L))), List.of());
	private static final PersonaState MINE = new PersonaState(List.of(new Line("Mag Nebel – 雾.", List.of()), new Line("Sings.", List.of(2L))),
			List.of(new TraitState(TraitCategory.AESTHETICS, "palette", "cool", 0.25, List.of(1L))));

	@TempDir
	Path folder;

	private static UnsavedPersona draft(String study, String user, long second) {
		return new UnsavedPersona(study, user, Instant.ofEpochSecond(second), BEFORE, MINE);
	}

	@Test
	void draftsOutliveTheObjectThatKeptThem() {
		Path drafts = folder.resolve("not/there/yet");
		UnsavedPersona later = draft("/s", "../odd/..\\name", 20);
		UnsavedPersona earlier = draft("/s", "u1", 10);
		new UnsavedPersonas(drafts).keep(later);
		new UnsavedPersonas(drafts).keep(draft("/s", "u1", 5));
		new UnsavedPersonas(drafts).keep(earlier);
		new UnsavedPersonas(drafts).keep(draft("/other", "u1", 1));
		UnsavedPersonas opened = new UnsavedPersonas(drafts);
		assertEquals(List.of(earlier, later), opened.of("/s", e -> {
			throw e;
		}));
		assertEquals(Optional.of(later), opened.find("/s", later.userId()));
		opened.remove("/s", "u1");
		opened.remove("/s", "u1");
		assertEquals(Optional.empty(), opened.find("/s", "u1"));
		assertTrue(opened.find("/other", "u1").isPresent());
	}

	@Test
	void damagedFilesAreToldAndLeft() throws Exception {
		UnsavedPersonas drafts = new UnsavedPersonas(folder);
		drafts.keep(draft("/s", "u1", 1));
		Path bad = Files.writeString(folder.resolve("x.draft.json"), "{\"study\":\"/s\"");
		List<ZippException> damaged = new ArrayList<>();
		assertEquals(1, drafts.of("/s", damaged::add).size());
		assertEquals(1, damaged.size());
		assertTrue(Files.exists(bad));
		assertEquals(List.of(), new UnsavedPersonas(folder.resolve("none")).of("/s", damaged::add));
	}
}
