package org.zipp.generation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.OperationRunner.Outcome;
import org.zipp.generation.Picture;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.SeedKeeping;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;
import org.zipp.tables.TableFilesProvider;

class ImportOperationTest {

	private static final String GENERATOR = "SDXL, our lab";

	@TempDir
	Path folder;
	@TempDir
	Path outside;

	private final StudyStores stores = new StudyStoresProvider();
	private String user;

	@BeforeEach
	void makeStudy() {
		user = new StudyDirectory(folder).create().authorHash().of("Ada_L");
		try (StudyStore store = open()) {
			Study study = store.loadStudy();
			for (String[] c : new String[][] { { "generic", "Base prompt", "generic" }, { "zipp", "With persona", "persona" },
					{ "theirs", "Their method", "imported" } }) {
				Condition condition = ZippFactory.eINSTANCE.createCondition();
				condition.setId(c[0]);
				condition.setLabel(c[1]);
				condition.setMethod(c[2]);
				study.getConditions().add(condition);
			}
			for (String id : List.of("p1", "p2")) {
				Prompt p = ZippFactory.eINSTANCE.createPrompt();
				p.setId(id);
				p.setText(id.equals("p1") ? "A sailing boat, at dusk" : "A fox");
				study.getPrompts().add(p);
			}
			store.saveStudy(study);
			store.users().save(Stream.of(user, "ub").map(u -> new UserRow(u, 1, 1, 1, false)), List.of());
			store.users().setParticipants(List.of(user, "ub"), true);
		}
	}

	private StudyStore open() {
		return stores.open(new StudyDirectory(folder));
	}

	private static byte[] png(int colour, int size) {
		int[] argb = new int[size * size];
		Arrays.fill(argb, 0xff000000 | colour);
		return new Picture(argb, size, size).toPng();
	}

	private void picture(String name, int colour) throws IOException {
		Path file = outside.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, png(colour, 16));
	}

	private Outcome run(Path pictures, String condition) {
		ImportOperation op = new ImportOperation(stores, new TableFilesProvider());
		op.dir = folder;
		op.pictures = pictures;
		op.generator = GENERATOR;
		op.condition = condition;
		return OperationRunner.run(op, new NullProgressMonitor());
	}

	private OperationResult imported(Path pictures) {
		Outcome outcome = run(pictures, "");
		assertNotNull(outcome.result(), outcome.status().getMessage());
		return outcome.result();
	}

	private Path table(String name, String text) throws IOException {
		return Files.writeString(outside.resolve(name), text);
	}

	private List<ImageRow> images() {
		try (StudyStore store = open()) {
			return store.images().all();
		}
	}

	private long files() throws IOException {
		Path images = new StudyDirectory(folder).images();
		if (!Files.exists(images)) {
			return 0;
		}
		try (Stream<Path> all = Files.walk(images)) {
			return all.filter(Files::isRegularFile).count();
		}
	}

	@Test
	void whatFitsIsImportedAndWhatDoesNotIsCounted() throws IOException {
		for (int i = 1; i <= 4; i++) {
			picture("out/" + i + ".png", i * 1000);
		}
		Files.writeString(outside.resolve("out/text.png"), "no picture at all");
		Path table = table("pictures.csv", "User,Prompt,Condition,Seed,File\n" //
				+ ",p1,generic,7,out/1.png\n" //
				+ "ada_l,\"a sailing  boat, at dusk\",With persona,7,out/2.png\n" //
				+ "ub,P2,ZIPP,7.0,out\\3.png\n" //
				+ "ub,P2,ZIPP,7,out/4.png\n" //
				+ "nobody,p1,zipp,7,out/1.png\n" //
				+ "ub,p9,zipp,7,out/1.png\n" //
				+ "ub,p1,other,7,out/1.png\n" //
				+ "ub,p1,zipp,-3,out/1.png\n" //
				+ "ub,p1,zipp,8,out/none.png\n" //
				+ "ub,p1,zipp,9,out/text.png\n");
		OperationResult result = imported(table);
		assertEquals(Map.of("new pictures", 3L, "already there", 0L, "of unknown users", 1L, "of unknown prompts", 1L, "of unknown conditions",
				1L, "without a seed", 1L,
				"listed twice", 1L, "files missing", 1L, "no pictures", 1L), result.counts());
		assertTrue(result.warnings().getFirst().startsWith("7 of 10 pictures were not imported."), result.warnings().toString());
		List<ImageRow> rows = images();
		assertEquals(List.of(new ImageKey("", "p1", "generic", 7), new ImageKey(user, "p1", "zipp", 7), new ImageKey("ub", "p2", "zipp", 7))
				.stream()
				.map(Object::toString).sorted().toList(), rows.stream().map(r -> r.key().toString()).sorted().toList());
		assertTrue(rows.stream().allMatch(r -> r.generator().equals(GENERATOR + " (imported)") && r.seeds() == SeedKeeping.UNVERIFIED));
		try (StudyStore store = open()) {
			PictureSetting setting = store.images().settings().getFirst();
			assertEquals("import", setting.generatorId());
			assertEquals(16, setting.width());
		}
		String missing = Files.readString(folder.resolve("not-imported.csv"));
		assertTrue(missing.contains("line 6,nobody,p1,zipp,7") && missing.lines().count() == 8, missing);
		assertEquals(3, files(), "nothing is left of what was not imported");
		OperationResult again = imported(table);
		assertTrue(again.repeated());
		assertEquals(3L, again.counts().get("already there"));
		assertEquals(rows, images());
	}

	@Test
	void aFolderSaysTheSameByItsNames() throws IOException {
		picture("run/generic/p1/seed-0007.png", 1);
		picture("run/zipp/ub/p2/12.png", 2);
		picture("run/zipp/ub/p2/13.jpg", 3);
		picture("run/stray.png", 4);
		OperationResult result = imported(outside.resolve("run"));
		assertEquals(3L, result.counts().get("new pictures"));
		assertEquals(1L, result.counts().get("rows not readable"));
		assertEquals(List.of(7L, 12L, 13L), images().stream().map(r -> r.key().seed()).sorted().toList());
		picture("mine/ub/p1/5.png", 9);
		assertEquals(1L, run(outside.resolve("mine"), "with persona").result().counts().get("new pictures"));
	}

	@Test
	void linesOfJsonAreATableToo() throws IOException {
		picture("a.png", 1);
		picture("b.png", 2);
		OperationResult result = imported(table("list.jsonl",
				"\uFEFF{\"user_id\":null,\"prompt_id\":\"p1\",\"condition\":\"generic\",\"seed\":3,\"image\":\"a.png\"}\n\n"
				+ "{\"prompt_id\":\"p2\",\"condition\":\"zipp\",\"user_id\":\"ub\",\"seed\":4,\"image\":\"b.png\",\"more\":[1]}\nno json\n"));
		assertEquals(2L, result.counts().get("new pictures"));
		assertEquals(1L, result.counts().get("rows not readable"));
		assertTrue(result.warnings().toString().contains("line 4: This line is no JSON object."), result.warnings().toString());
	}

	@Test
	void nothingIsTakenOfPicturesOfSeveralSizes() throws IOException {
		picture("1.png", 1);
		Files.write(outside.resolve("2.png"), png(2, 8));
		Outcome outcome = run(table("t.csv", "prompt,condition,seed,file\np1,generic,1,1.png\np2,generic,1,2.png\n"), "");
		assertNull(outcome.result());
		assertTrue(outcome.status().getMessage().contains("1 of 16 × 16, 1 of 8 × 8"), outcome.status()::getMessage);
		assertEquals(List.of(), images());
		assertEquals(0, files());
	}

	@Test
	void aStoppedImportLeavesNothing() throws IOException {
		StringBuilder text = new StringBuilder("prompt,condition,seed,file\n");
		for (int i = 0; i < 200; i++) {
			picture(i + ".png", i);
			text.append("p1,generic,").append(i).append(',').append(i).append(".png\n");
		}
		ImportOperation op = new ImportOperation(stores, new TableFilesProvider());
		op.dir = folder;
		op.pictures = table("many.csv", text.toString());
		op.generator = GENERATOR;
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public void subTask(String name) {
				setCanceled(name.startsWith("128 of 200"));
			}
		};
		assertEquals(IStatus.CANCEL, OperationRunner.run(op, monitor).status().getSeverity());
		assertEquals(List.of(), images());
		assertEquals(0, files());
		assertEquals(200L, imported(op.pictures).counts().get("new pictures"));
	}

	@Test
	void aPictureThatIsThereStays() throws IOException {
		picture("1.png", 1);
		Path table = table("t.csv", "prompt,condition,seed,file\np1,generic,1,1.png\n");
		imported(table);
		List<ImageRow> before = images();
		picture("1.png", 2);
		Outcome outcome = run(table, "");
		assertEquals(1L, outcome.result().counts().get("there with another picture"));
		assertEquals(IStatus.ERROR, outcome.status().getSeverity());
		assertEquals(before, images());
		assertEquals(1, files());
	}

	@Test
	void picturesOfAnImportedConditionStandBesideThoseMadeHere() throws IOException {
		PictureSetting here = PictureSetting.of("sketch", "sketch, no diffusion", "", 16, 16, 0);
		try (StudyStore store = open()) {
			store.images().enqueue(List.of(), here);
		}
		picture("1.png", 1);
		imported(table("t.csv", "user,prompt,condition,seed,file\nub,p1,Their method,1,1.png\n"));
		assertEquals(here.id(), images().getFirst().setting());
		assertEquals(GENERATOR + " (imported)", images().getFirst().generator());
		try (StudyStore store = open()) {
			assertEquals(1, store.images().settings().size());
		}
	}

	@Test
	void aTableWithoutItsColumnsIsRefused() throws IOException {
		assertTrue(run(table("t.csv", "prompt,condition,seed\np1,generic,1\n"), "").status().getMessage().contains("The column file is missing"));
		assertTrue(run(table("u.csv", "prompt,seed,file\np1,1,x.png\n"), "").status().getMessage().contains("--condition"));
		assertTrue(run(outside, "").status().getMessage().contains("several tables (t.csv, u.csv)"));
	}

	@Test
	void theSidecarSaysWhatTheFilesDoNotAndCanBeImported() throws IOException {
		picture("1.png", 1);
		picture("2.png", 2);
		imported(table("t.csv", "user,prompt,condition,seed,file\nub,p1,zipp,1,1.png\n,p2,generic,5,2.png\n"));
		Map<ImageKey, String> contents = images().stream().collect(Collectors.toMap(ImageRow::key, ImageRow::content));
		for (String name : List.of("side.csv", "side.jsonl")) {
			SidecarOperation op = new SidecarOperation(stores);
			op.dir = folder;
			op.out = outside.resolve("sub").resolve(name);
			assertEquals(2L, OperationRunner.run(op, new NullProgressMonitor()).result().counts().get("pictures"));
			String text = Files.readString(op.out);
			assertTrue(text.contains(GENERATOR + " (imported)") && text.contains("seed not verified"), text);
			OperationResult again = imported(op.out);
			assertTrue(again.repeated(), again.counts()::toString);
		}
		assertEquals(contents, images().stream().collect(Collectors.toMap(ImageRow::key, ImageRow::content)));
		try (StudyStore store = open()) {
			for (String content : contents.values()) {
				assertFalse(new String(store.images().read(content), StandardCharsets.ISO_8859_1).contains("tEXt"));
			}
		}
	}
}
