package org.zipp.ui.study.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.Rows.PromptRow;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.Scheme.TrialsFor;
import org.zipp.study.setup.PictureFolder;
import org.zipp.ui.study.setup.NewStudy.Page;
import org.zipp.ui.study.setup.NewStudy.Source;

class NewStudyTest {

	@TempDir
	Path temp;

	private void picture(String name) throws IOException {
		Path file = temp.resolve("pictures").resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, new byte[] { 1 });
	}

	@Test
	void aTitleIsEnough() {
		NewStudy study = new NewStudy(temp);
		assertEquals("Type a title for the study.", study.problem(Page.PLACE));
		study.setTitle("My Lakes!");
		assertEquals(temp.resolve("my-lakes").toString(), study.folder());
		assertEquals("", study.problem(Page.PLAN));
		assertEquals(4, study.conditions().size());
		assertEquals(16, study.prompts().size());
	}

	@Test
	void eachPageSaysWhatIsWrong() throws IOException {
		NewStudy study = new NewStudy(temp);
		study.setTitle("x");
		study.setFolder("relative");
		assertEquals("Type the folder as a full path.", study.problem(Page.PLACE));
		Files.createDirectories(temp.resolve("full"));
		Files.writeString(temp.resolve("full/a.txt"), "a");
		study.setFolder(temp.resolve("full").toString());
		assertTrue(study.problem(Page.PLACE).startsWith("This folder is not empty."));
		study.setSource(Source.DUMP);
		assertEquals("Choose the files.", study.problem(Page.SOURCE));
		study.setFiles(temp.resolve("none").toString());
		assertTrue(study.problem(Page.SOURCE).startsWith("There is no "));
		study.setConditions(study.conditions().subList(0, 1));
		assertEquals("A comparison needs two conditions.", study.problem(Page.CONDITIONS));
		study.setPrompts("lake: a lake\nlake: another lake\n");
		assertEquals("Two prompts have the id 'lake'.", study.problem(Page.PROMPTS));
		study.setRaters("ann, Ann");
		assertEquals("Two raters are called 'Ann'. Names are told apart.", study.problem(Page.RATERS));
		study.setServer(true, "", "");
		assertEquals("Type the address of the database, or choose a file.", study.problem(Page.TABLES));
		study.setServer(true, "mysql://host/db", "me");
		assertTrue(study.problem(Page.TABLES).startsWith("This is not the address of a PostgreSQL database"));
	}

	@Test
	void promptsKeepTheirIdsOrGetOneOfTheirWords() {
		NewStudy study = new NewStudy(temp);
		study.setPrompts("lake: A mountain lake\n\nA mountain lake at night\nA mountain lake at night");
		assertEquals(List.of(new PromptRow("lake", "A mountain lake"), new PromptRow("a-mountain-lake-at-night", "A mountain lake at night"),
				new PromptRow("a-mountain-lake-at-night-2", "A mountain lake at night")), study.prompts());
		String text = study.promptText();
		study.setPrompts(text);
		assertEquals(text, study.promptText());
	}

	@Test
	void namesOfPicturesSayConditionsAndPrompts() throws IOException {
		for (String name : List.of("sdxl/a red_bike.png", "sdxl/lake.jpg", "Flux Dev/a red_bike.png", "Flux Dev/lake.jpg", "Flux Dev/only.png",
				"readme.txt", "x.png")) {
			picture(name);
		}
		PictureFolder read = PictureFolder.read(temp.resolve("pictures"));
		assertEquals(List.of("flux-dev", "sdxl"), read.conditions().stream().map(c -> c.id()).toList());
		assertEquals(List.of("a red bike", "lake", "only"), read.prompts().stream().map(PromptRow::text).toList());
		assertEquals(List.of("only"), read.alone());
		assertEquals(List.of("x.png"), read.unread());
		NewStudy study = new NewStudy(temp);
		study.setSource(Source.PICTURES);
		study.setFiles(temp.resolve("pictures").toString());
		assertTrue(study.isToBeRead());
		study.take(read);
		assertEquals("pictures", study.title());
		assertEquals("", study.problem(Page.CONDITIONS));
		var plan = DesignFile.parsePlan(SetUp.text(study), "plan.yaml").plan();
		assertEquals(TrialsFor.SHARED, plan.design().scheme().trialsFor());
		assertEquals(2, plan.design().trials().perRater(), "two prompts can be compared");
		assertEquals(10, plan.raters().size());
	}

	@Test
	void otherWaysToNamePictures() throws IOException {
		picture("lake__sdxl.png");
		picture("lake__flux.png");
		picture("flux/hill/seed_12.png");
		picture("flux/valley__3.png");
		PictureFolder read = PictureFolder.read(temp.resolve("pictures"));
		assertEquals(List.of("flux:hill:12", "flux:valley:3", "flux:lake:0", "sdxl:lake:0"),
				read.pictures().stream().map(p -> p.condition() + ':' + p.prompt() + ':' + p.seed()).toList());
		assertTrue(read.table().startsWith("prompt,condition,seed,file\n"));
	}
}
