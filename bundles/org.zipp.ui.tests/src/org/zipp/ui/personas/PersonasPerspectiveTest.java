package org.zipp.ui.personas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.ParameterField;
import org.zipp.graph.Neighbourhood.Node;
import org.zipp.model.Persona;
import org.zipp.model.Trait;
import org.zipp.model.TraitCategory;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.TraitRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.personas.compare.PersonaComparisonEditor;
import org.zipp.ui.personas.editor.DraftKeeper;
import org.zipp.ui.personas.editor.Drafts;
import org.zipp.ui.personas.editor.PersonaEditor;
import org.zipp.ui.personas.evidence.EvidencePane;
import org.zipp.ui.personas.images.ImageGridCanvas;
import org.zipp.ui.personas.images.ImagesView;
import org.zipp.ui.personas.neighbourhood.NeighbourhoodCanvas;
import org.zipp.ui.personas.neighbourhood.NeighbourhoodView;
import org.zipp.ui.personas.presenter.EvidenceList;
import org.zipp.ui.personas.presenter.PersonaState;
import org.zipp.ui.personas.presenter.UnsavedPersona;
import org.zipp.ui.personas.presenter.UnsavedPersonas;
import org.zipp.ui.personas.table.PersonaTableView;
import org.zipp.ui.personas.table.presenter.PersonaColumn;
import org.zipp.ui.personas.table.presenter.PersonaTable;

/** Works the Personas perspective by keyboard on a study with a real graph and real evidence. */
class PersonasPerspectiveTest {

	private static final String FIRST = "Likes dark forests.";
	private static final String SECOND = "Posts pictures of the sea.";
	private static final int USERS = 80;

	@TempDir
	static Path folder;

	private static List<String> users;
	private static StudyStore store;
	private static UiRobot robot;

	@BeforeAll
	static void makeStudy() {
		robot = new UiRobot();
		run("sample", USERS);
		run("ingest", 0);
		run("mine", 0);
		store = Services.stores().open(new StudyDirectory(folder));
		users = store.users().usersWithEvidence();
		List<PersonaDraft> drafts = new ArrayList<>();
		for (int i = 0; i < users.size(); i++) {
			List<EvidenceRow> evidence = store.users().evidence(users.get(i));
			drafts.add(new PersonaDraft(users.get(i), "tf-idf", "writer of the test",
					List.of(new SentenceRow(FIRST, List.of(evidence.get(0).id())),
							new SentenceRow(i % 4 == 0 ? "Collects astrolabes." : SECOND, List.of(evidence.get(1).id()))),
					List.of(new TraitRow(TraitCategory.AESTHETICS, "palette", i % 2 == 0 ? "warm" : "cool", 0.8,
							List.of(evidence.get(0).id())))));
		}
		store.personas().save(drafts);
		robot.run(() -> StudyContext.get().open(new StudyDirectory(folder)));
		robot.showPerspective(Ids.PERSONAS_PERSPECTIVE);
	}

	private static void run(String operationId, int wantedUsers) {
		try (var handle = Services.operations().create(operationId)) {
			handle.operation().dir = folder;
			ParameterField.of(handle.operation().getClass()).stream()
					.filter(p -> wantedUsers > 0 && p.name().equals("users")).findFirst()
					.ifPresent(p -> p.set(handle.operation(), Integer.toString(wantedUsers)));
			OperationRunner.Outcome outcome = OperationRunner.run(handle.operation(), new NullProgressMonitor());
			assertTrue(outcome.succeeded(), () -> outcome.status().toString());
		}
	}

	@AfterAll
	static void closeStudy() {
		robot.run(() -> StudyContext.get().close());
		store.close();
	}

	@BeforeEach
	void selectNothing() {
		robot.window();
		robot.run(() -> StudyContext.get().select(""));
	}

	@AfterEach
	void closeEditors() {
		robot.ask(() -> robot.page().closeAllEditors(false));
	}

	private static PersonaTableView table() {
		return (PersonaTableView) robot.showView(Ids.PERSONA_TABLE_VIEW);
	}

	private static PersonaTable.View shown(PersonaTableView view) {
		return robot.ask(view::shown);
	}

	private static PersonaEditor open(String user) {
		IEditorPart[] opened = new IEditorPart[1];
		robot.run(() -> StudyContext.get().select(user));
		robot.ask(() -> opened[0] = robot.page().openEditor(new PersonaInput(user), Ids.PERSONA_EDITOR));
		PersonaEditor editor = (PersonaEditor) opened[0];
		robot.waitUntil("the persona is read", () -> editor.editing() != null);
		return editor;
	}

	private static Persona load(String user) {
		return store.personas().load(user).orElseThrow();
	}

	@Test
	void searchFiltersWhileTypingAndEnterOpensTheEditor() {
		PersonaTableView view = table();
		robot.waitUntil("the table is read", () -> view.shown().size() == users.size());
		robot.run(view::focusSearch);
		robot.type("astrolabe");
		int expected = (users.size() + 3) / 4;
		robot.waitUntil("the table shows " + expected + " personas", () -> view.shown().size() == expected);
		assertEquals(expected + " of " + users.size() + " personas", shown(view).counts());
		robot.key(SWT.CR);
		robot.waitUntil("an editor opens", () -> robot.page().getActiveEditor() instanceof PersonaEditor);
		String opened = robot.ask(() -> robot.page().getActiveEditor().getEditorInput().getName());
		assertEquals(shown(view).row(0).userId(), opened);
		assertEquals(opened, robot.ask(() -> StudyContext.get().currentUserId()));

		robot.run(view::setFocus);
		robot.run(view::focusSearch);
		robot.key(SWT.ESC);
		robot.waitUntil("the table shows everything again", () -> view.shown().size() == users.size());
	}

	@Test
	void typingUndoSaveAndHistory() {
		String user = users.get(1);
		PersonaEditor editor = open(user);
		StyledText text = editor.page().text();
		robot.run(() -> {
			text.setFocus();
			text.setSelection(text.getCharCount());
		});
		robot.type(" owns a boat.");
		robot.waitUntil("the editor is dirty", editor::isDirty);
		assertEquals(FIRST + " " + SECOND + " owns a boat.", robot.ask(text::getText));
		for (int i = 0; i < 20 && robot.ask(editor::isDirty); i++) {
			robot.key('z', SWT.CTRL);
		}
		assertFalse(robot.ask(editor::isDirty), "undo leads back to what is stored");
		assertEquals(FIRST + " " + SECOND, robot.ask(text::getText));

		robot.run(() -> text.setSelection(FIRST.length() + 1, text.getCharCount()));
		robot.key(SWT.DEL);
		robot.waitUntil("the editor is dirty", editor::isDirty);
		robot.key('s', SWT.CTRL);
		robot.waitUntil("the persona is saved", () -> !editor.isDirty());

		Persona stored = load(user);
		assertEquals(1, stored.getSentences().size());
		assertEquals(FIRST, stored.getSentences().getFirst().getText());
		assertEquals(1, stored.getSentences().getFirst().getEvidence().size(), "the evidence stays linked");
		assertEquals(1, stored.getRevisions().size());
		assertEquals("1 sentence removed", stored.getRevisions().getFirst().getSummary());
		assertEquals(1, robot.ask(() -> editor.history().table().getItemCount()));
		PersonaTableView view = table();
		robot.waitUntil("the table marks the persona as edited", () -> {
			int place = view.shown().placeOf(user);
			return place >= 0 && view.shown().row(place).edited();
		});
	}

	@Test
	void evidenceOfTheSentenceAtTheCursorIsMarked() {
		PersonaEditor editor = open(users.get(2));
		robot.run(() -> {
			editor.page().text().setFocus();
			editor.page().text().setCaretOffset(3);
		});
		robot.waitUntil("the evidence of the first sentence is marked", () -> {
			EvidencePane evidence = editor.page().evidence();
			return !evidence.item(cited(editor, 0)).getBackground().equals(evidence.item(cited(editor, 1)).getBackground());
		});
		robot.run(() -> {
			EvidencePane evidence = editor.page().evidence();
			evidence.tree().setFocus();
			evidence.tree().setSelection(evidence.item(cited(editor, 1)));
			evidence.tree().notifyListeners(SWT.Selection, new Event());
		});
		robot.waitUntil("the second sentence is marked", () -> {
			StyledText text = editor.page().text();
			return text.getStyleRangeAtOffset(FIRST.length() + 2).background != null
					&& text.getStyleRangeAtOffset(2).background == null;
		});
	}

	private static long cited(PersonaEditor editor, int sentence) {
		return editor.editing().text().sentences().get(sentence).evidence().getFirst();
	}

	@Test
	void evidenceIsListedByRankAndByCommunityWithItsTokens() {
		String user = users.get(2);
		PersonaEditor editor = open(user);
		EvidencePane pane = editor.page().evidence();
		List<EvidenceRow> rows = store.users().evidence(user);
		int tokens = rows.stream().filter(EvidenceRow::withinBudget).mapToInt(EvidenceRow::tokens).sum();
		List<String> told = robot.ask(pane::told);
		assertTrue(told.get(0).startsWith("Ranked by power TF-IDF"), told.get(0));
		assertTrue(told.get(1).startsWith(String.format("%,d", tokens)), told.get(1));
		assertEquals(rows.size(), robot.ask(() -> Arrays.stream(pane.tree().getItems()).mapToInt(TreeItem::getItemCount).sum()));
		robot.run(() -> pane.order(EvidenceList.Order.COMMUNITY));
		List<String> groups = robot.ask(() -> Arrays.stream(pane.tree().getItems()).map(TreeItem::getText).toList());
		assertEquals(rows.stream().map(EvidenceRow::community).distinct().count(), groups.size());
		assertTrue(groups.getFirst().startsWith(rows.getFirst().community() + " ("), groups.getFirst());
		assertEquals("1", robot.ask(() -> pane.item(cited(editor, 0)).getText(4)), "the sentences are still named");
	}

	@Test
	void traitIsChangedInTheTable() {
		PersonaEditor editor = open(users.get(3));
		robot.run(() -> {
			var traits = editor.page().traits();
			Trait palette = editor.editing().persona().getTraits().getFirst();
			traits.setSelection(new StructuredSelection(palette));
			editor.editing().setTrait(palette, "muted");
		});
		assertEquals("muted", robot.ask(() -> editor.page().traits().getTable().getItem(0).getText(2)));
		robot.run(() -> editor.doSave(new NullProgressMonitor()));
		assertEquals("muted", load(users.get(3)).getTraits().getFirst().getValue());
	}

	@Test
	void traitsAreAddedAndDeletedAndDisagreementIsTold() {
		String user = users.get(9);
		PersonaEditor editor = open(user);
		assertTrue(robot.ask(() -> editor.page().disagreement()).startsWith("The trait says palette cool"),
				() -> robot.ask(() -> editor.page().disagreement()));
		robot.run(() -> editor.editing().setText(FIRST + " Prefers cool colours.", false));
		assertEquals("", robot.ask(() -> editor.page().disagreement()));
		robot.begin(() -> robot.button(editor.page(), "Add trait…").notifyListeners(SWT.Selection, new Event()));
		Shell dialog = robot.shell("Add trait");
		List<Combo> fields = robot.all(dialog, Combo.class, c -> true);
		robot.run(() -> {
			fields.get(0).select(TraitCategory.DEMOGRAPHICS.ordinal());
			fields.get(1).setText("age");
			fields.get(2).setText("25-34");
		});
		robot.click(robot.button(dialog, "Add"));
		robot.waitUntil("the trait is there", () -> editor.page().traits().getTable().getItemCount() == 2);
		robot.run(() -> editor.doSave(new NullProgressMonitor()));
		assertEquals(List.of("palette", "age"), load(user).getTraits().stream().map(Trait::getName).toList());
		robot.run(() -> {
			var traits = editor.page().traits();
			traits.setSelection(new StructuredSelection(editor.editing().persona().getTraits().getLast()));
			robot.button(editor.page(), "Delete").notifyListeners(SWT.Selection, new Event());
		});
		assertEquals(1, robot.ask(() -> editor.page().traits().getTable().getItemCount()));
		robot.run(() -> editor.editing().undo());
		assertEquals(2, robot.ask(() -> editor.page().traits().getTable().getItemCount()));
		assertFalse(robot.ask(editor::isDirty));
	}

	/** What a crash leaves is simulated: the draft is put back after the editor has removed it. */
	@Test
	void unsavedChangesSurviveTheEndOfTheWorkbench() {
		String user = users.get(12);
		PersonaEditor editor = open(user);
		robot.run(() -> editor.editing().setText(FIRST + " Not saved yet.", false));
		robot.waitUntil("the changes are in the workspace", () -> editor.keeper().isKept());
		String study = UnsavedPersonas.study(store.directory());
		UnsavedPersona draft = DraftKeeper.drafts().find(study, user).orElseThrow();
		robot.ask(() -> robot.page().closeEditor(editor, false));
		assertTrue(DraftKeeper.drafts().find(study, user).isEmpty(), "who closes without saving gives up");

		Persona other = load(user);
		other.getTraits().getFirst().setValue("muted");
		store.personas().saveEdit(other, "another person", "palette");
		DraftKeeper.drafts().keep(draft);
		PersonaEditor again = open(user);
		robot.waitUntil("the changes are back", () -> again.isDirty()
				&& again.page().text().getText().equals(FIRST + " Not saved yet."));
		assertEquals("muted", robot.ask(() -> again.editing().persona().getTraits().getFirst().getValue()), "on what is stored by now");
		robot.run(() -> again.doSave(new NullProgressMonitor()));
		assertTrue(DraftKeeper.drafts().find(study, user).isEmpty(), "what is saved is no draft");
		assertEquals("Not saved yet.", load(user).getSentences().getLast().getText());
	}

	@Test
	void draftsAreOfferedWhenTheirStudyIsOpened() {
		String study = UnsavedPersonas.study(store.directory());
		PersonaState stored = PersonaState.of(load(users.get(13)));
		DraftKeeper.drafts().keep(new UnsavedPersona(study, users.get(13), Instant.now(), stored, stored));
		robot.begin(() -> Drafts.offer(StudyContext.get()));
		Shell dialog = robot.shell("Unsaved changes were found");
		robot.click(robot.button(dialog, "Drop"));
		robot.waitUntil("the draft is gone", () -> DraftKeeper.drafts().find(study, users.get(13)).isEmpty());
	}

	@Test
	void earlierTextIsRestoredWithAReason() {
		String user = users.get(10);
		PersonaEditor editor = open(user);
		robot.run(() -> {
			editor.editing().setText(FIRST + " Sings.", false);
			editor.doSave(new NullProgressMonitor());
		});
		robot.begin(() -> robot.button(editor.history(), "Restore the text before…").notifyListeners(SWT.Selection, new Event()));
		Shell dialog = robot.shell("Restore the text before edit 1");
		Button ok = robot.button(dialog, "OK");
		assertFalse(robot.ask(ok::isEnabled), "a reason is asked");
		robot.run(() -> robot.find(dialog, Text.class, t -> (t.getStyle() & SWT.READ_ONLY) == 0).setText("It was a mistake"));
		robot.click(ok);
		robot.waitUntil("the text is back", () -> editor.isDirty() && !editor.page().text().getText().contains("Sings."));
		String text = robot.ask(() -> editor.page().text().getText());
		robot.run(() -> editor.doSave(new NullProgressMonitor()));
		assertTrue(load(user).getRevisions().getLast().getSummary().startsWith("text before edit 1 restored (It was a mistake)"),
				load(user).getRevisions().getLast().getSummary());
		assertEquals(text, load(user).getRevisions().getLast().getAfter());
		assertEquals(2, load(user).getSentences().size());
	}

	@Test
	void pointerOnASentenceShowsItsEvidenceAndSelectingItShowsAllOfIt() {
		PersonaEditor editor = open(users.get(11));
		EvidencePane pane = editor.page().evidence();
		robot.run(() -> {
			TreeItem last = pane.tree().getItem(pane.tree().getItemCount() - 1);
			pane.tree().showItem(last.getItemCount() > 0 ? last.getItem(last.getItemCount() - 1) : last);
			Point at = editor.page().text().getLocationAtOffset(3);
			Event move = new Event();
			move.x = at.x;
			move.y = at.y + 4;
			editor.page().text().notifyListeners(SWT.MouseMove, move);
		});
		TreeItem first = robot.ask(() -> pane.item(cited(editor, 0)));
		robot.waitUntil("its evidence is in view", () -> pane.tree().getClientArea().contains(first.getBounds().x, first.getBounds().y));
		robot.run(() -> {
			pane.tree().setSelection(pane.item(cited(editor, 1)));
			pane.tree().notifyListeners(SWT.Selection, new Event());
		});
		EvidenceRow row = store.users().evidence(users.get(11)).stream().filter(e -> e.id() == robot.ask(() -> cited(editor, 1)))
				.findFirst().orElseThrow();
		assertEquals(row.text(), robot.ask(() -> editor.page().detail().told()).getFirst());
		EvidenceRow written = store.users().evidence(users.get(11)).stream().filter(e -> !e.source().isBlank()).findFirst().orElseThrow();
		robot.run(() -> {
			pane.tree().setSelection(pane.item(written.id()));
			pane.tree().notifyListeners(SWT.Selection, new Event());
		});
		assertTrue(robot.ask(() -> editor.page().detail().told()).get(1).matches(".*\\d{1,2} \\p{L}{3,4} \\d{4}.*"), "it has its date");
	}

	@Test
	void conflictIsToldAndNothingIsLost() {
		String user = users.get(5);
		PersonaEditor editor = open(user);
		robot.run(() -> editor.editing().setText(FIRST + " Mine.", false));
		Persona other = load(user);
		other.getSentences().getFirst().setText("Theirs.");
		store.personas().saveEdit(other, "another person", "1 sentence changed");
		robot.begin(() -> editor.doSave(new NullProgressMonitor()));
		Shell dialog = robot.shell("Persona was changed by somebody else");
		assertEquals("Theirs.", load(user).getSentences().getFirst().getText(), "their edit is not overwritten");
		robot.click(robot.button(dialog, "Put my changes onto the stored version"));
		robot.waitUntil("my change and theirs are together",
				() -> editor.isDirty() && editor.page().text().getText().equals("Theirs. Mine."));
		robot.run(() -> editor.editing().undo());
		assertEquals("Theirs. " + SECOND, robot.ask(() -> editor.page().text().getText()), "undo leads to what is stored");
		robot.run(() -> editor.editing().redo());
		robot.run(() -> editor.doSave(new NullProgressMonitor()));
		assertEquals(2, load(user).getRevisions().size());
		assertEquals(List.of("Theirs.", "Mine."), load(user).getSentences().stream().map(s -> s.getText()).toList());
	}

	@Test
	void changesOfTheSameSentenceAreShownSideBySide() {
		String user = users.get(6);
		PersonaEditor editor = open(user);
		robot.run(() -> editor.editing().setText("Likes deep forests. " + SECOND, false));
		Persona other = load(user);
		other.getSentences().getFirst().setText("Likes bright forests.");
		other.getTraits().getFirst().setValue("vivid");
		store.personas().saveEdit(other, "another person", "1 sentence changed");
		robot.begin(() -> editor.doSave(new NullProgressMonitor()));
		robot.click(robot.button(robot.shell("Persona was changed by somebody else"), "Put my changes onto the stored version"));
		Shell dialog = robot.shell("Changes that do not fit together");
		assertEquals(List.of(FIRST, "Likes bright forests.", "Likes deep forests."),
				robot.all(dialog, StyledText.class, t -> true).stream().map(t -> robot.ask(t::getText)).toList());
		Button together = robot.button(dialog, "Put together");
		assertFalse(robot.ask(together::isEnabled), "nothing is decided yet");
		Button stored = robot.button(dialog, "Stored by another person");
		robot.click(stored);
		robot.waitUntil("that is enough", () -> stored.getSelection() && together.isEnabled());
		robot.click(robot.button(dialog, "Both, the stored one first"));
		robot.waitUntil("there is one choice only", () -> !stored.getSelection());
		robot.click(together);
		robot.waitUntil("both sentences are there", () -> editor.page().text().getText()
				.equals("Likes bright forests. Likes deep forests. " + SECOND));
		assertEquals("vivid", robot.ask(() -> editor.page().traits().getTable().getItem(0).getText(2)));
		robot.run(() -> editor.doSave(new NullProgressMonitor()));
		assertEquals("1 sentence added", load(user).getRevisions().getLast().getSummary());
	}

	@Test
	void neighbourhoodIsDrawnWalkedAndExported() throws Exception {
		NeighbourhoodView view = (NeighbourhoodView) robot.showView(Ids.NEIGHBOURHOOD_VIEW);
		NeighbourhoodCanvas canvas = robot.ask(view::canvas);
		String user = users.getFirst();
		robot.run(() -> StudyContext.get().select(user));
		robot.waitUntil("the neighbourhood is drawn",
				() -> canvas.drawn() != null && canvas.drawn().neighbourhood().centre().id().equals(user));
		assertTrue(robot.ask(() -> canvas.drawn().nodes().size()) > 2);

		Path svg = folder.resolve("n.svg");
		Path png = folder.resolve("n.png");
		robot.run(() -> {
			view.export(svg);
			view.export(png);
		});
		assertTrue(Files.readString(svg).contains("<svg"));
		ImageData picture = new ImageData(png.toString());
		List<Integer> colours = new ArrayList<>();
		for (int x = 0; x < picture.width; x += 2) {
			for (int y = 0; y < picture.height; y += 2) {
				int pixel = picture.getPixel(x, y);
				if (!colours.contains(pixel) && colours.size() < 5) {
					colours.add(pixel);
				}
			}
		}
		assertEquals(5, colours.size(), "the picture is not of one colour");
		try (var left = Files.list(folder)) {
			assertTrue(left.noneMatch(f -> f.toString().endsWith(".part")));
		}

		Path graphMl = folder.resolve("n.graphml");
		Path gexf = folder.resolve("n.gexf");
		robot.run(() -> {
			view.export(graphMl);
			view.export(gexf);
		});
		assertTrue(Files.readString(graphMl).contains("<graphml") && Files.readString(gexf).contains("<gexf"));
		robot.run(() -> {
			Node last = canvas.drawn().nodes().getLast().node();
			Point before = canvas.pixelOf(last);
			drag(canvas, before, 20, 15);
			assertEquals(new Point(before.x + 20, before.y + 15), canvas.pixelOf(last), "dragging moves the node");
			canvas.layOut();
			assertEquals(before, canvas.pixelOf(last), "the layout is made anew");
			canvas.setLeast(1);
			assertTrue(canvas.hidden() > 0, "weak links are hidden");
			canvas.setLeast(0);
		});

		robot.run(() -> canvas.setFocus());
		robot.key(SWT.ARROW_UP);
		Node next = robot.ask(canvas::selected);
		assertNotEquals(user, next.id(), "an arrow key goes to a neighbour");
		robot.key(SWT.CR);
		robot.waitUntil("Enter walks on", () -> canvas.drawn().neighbourhood().centre().id().equals(next.id()));
		robot.key(SWT.ARROW_LEFT, SWT.ALT);
		robot.waitUntil("Alt and left lead back", () -> canvas.drawn().neighbourhood().centre().id().equals(user));
	}

	private static void drag(NeighbourhoodCanvas canvas, Point from, int dx, int dy) {
		Event event = new Event();
		event.button = 1;
		event.x = from.x;
		event.y = from.y;
		canvas.notifyListeners(SWT.MouseDown, event);
		event.x += dx;
		event.y += dy;
		canvas.notifyListeners(SWT.MouseMove, event);
		canvas.notifyListeners(SWT.MouseUp, event);
	}

	@Test
	void doubleClickOnAUserSelectsItEverywhere() {
		NeighbourhoodView view = (NeighbourhoodView) robot.showView(Ids.NEIGHBOURHOOD_VIEW);
		NeighbourhoodCanvas canvas = robot.ask(view::canvas);
		String user = users.get(7);
		robot.run(() -> StudyContext.get().select(user));
		robot.waitUntil("the neighbourhood is drawn",
				() -> canvas.drawn() != null && canvas.drawn().neighbourhood().centre().id().equals(user));
		Node other = robot.ask(() -> canvas.drawn().nodes().getLast().node());
		robot.run(() -> {
			Point at = canvas.pixelOf(other);
			Event click = new Event();
			click.x = at.x;
			click.y = at.y;
			click.button = 1;
			canvas.notifyListeners(SWT.MouseDoubleClick, click);
		});
		robot.waitUntil("the other user is selected", () -> StudyContext.get().currentUserId().equals(other.id()));
	}

	@Test
	void picturesAreShownByPromptAndCondition() {
		String user = users.get(8);
		var study = store.loadStudy();
		if (study.getPrompts().stream().noneMatch(p -> p.getId().equals("sea"))) {
			var prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId("sea");
			prompt.setText("the sea");
			study.getPrompts().add(prompt);
			var condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId("personal");
			condition.setLabel("Personal");
			condition.setMethod("persona");
			study.getConditions().add(condition);
			store.saveStudy(study);
		}
		ImagesView view = (ImagesView) robot.showView(Ids.IMAGES_VIEW);
		robot.run(() -> StudyContext.get().select(user));
		ImageKey key = new ImageKey(user, "sea", "personal", 1);
		store.images().enqueue(List.of(new TaskRow(key, "the sea", "", TaskState.QUEUED, "", 0)));
		store.images().save(key, 8, 8, png(), "sketch, no diffusion", 0.1);
		ImageGridCanvas canvas = robot.ask(view::canvas);
		robot.waitUntil("the picture is in the grid", () -> canvas.shown() != null && !canvas.shown().isEmpty()
				&& canvas.shown().cells()[0][0] != null);
		assertEquals("Personal", robot.ask(() -> canvas.shown().conditions().getFirst().label()));
		assertEquals(List.of("sketch, no diffusion"), robot.ask(() -> canvas.shown().generators()));
	}

	private static byte[] png() {
		return robot.ask(() -> {
			Image image = new Image(null, new ImageData(8, 8, 24, new PaletteData(0xff0000, 0xff00, 0xff)));
			try {
				ImageLoader loader = new ImageLoader();
				loader.data = new ImageData[] { image.getImageData() };
				var out = new java.io.ByteArrayOutputStream();
				loader.save(out, SWT.IMAGE_PNG);
				return out.toByteArray();
			} finally {
				image.dispose();
			}
		});
	}

	@Test
	void twoPersonasAreComparedAndExported() throws Exception {
		PersonaTableView view = table();
		robot.waitUntil("the table is read", () -> view.shown().size() == users.size());
		robot.run(() -> view.table().setSelection(new int[] { 0, 1 }));
		robot.run(view::compareSelected);
		robot.waitUntil("both are read", () -> robot.page().getActiveEditor() instanceof PersonaComparisonEditor editor
				&& !editor.texts().isEmpty());
		PersonaComparisonEditor editor = (PersonaComparisonEditor) robot.ask(() -> robot.page().getActiveEditor());
		Persona left = load(shown(view).row(0).userId());
		assertEquals(FIRST, robot.ask(() -> ((StyledText) editor.texts().get(0)).getText()));
		assertEquals(FIRST, robot.ask(() -> ((StyledText) editor.texts().get(1)).getText()), "the same beside the same");
		assertEquals("palette", robot.ask(() -> editor.traits().getItem(0).getText(0)));
		assertEquals("≠ different", robot.ask(() -> editor.traits().getItem(0).getText(3)));
		int all = robot.ask(() -> editor.evidence().getItemCount());
		assertTrue(all >= left.getEvidence().size());
		long both = robot.ask(() -> Arrays.stream(editor.evidence().getItems()).filter(i -> i.getText(0).equals("both")).count());
		robot.click(editor.onlyShared());
		assertEquals(both, (int) robot.ask(() -> editor.evidence().getItemCount()), "what both rest on is left");
		robot.click(editor.onlyShared());
		assertEquals(all, (int) robot.ask(() -> editor.evidence().getItemCount()));

		Path csv = folder.resolve("chosen.csv");
		Path lines = folder.resolve("chosen.jsonl");
		robot.run(() -> {
			view.export(List.of(view.shown().row(0), view.shown().row(1)), csv);
			view.export(List.of(view.shown().row(0)), lines);
		});
		robot.waitUntil("both files are there", () -> Files.exists(csv) && Files.exists(lines));
		assertEquals(3, Files.readAllLines(csv).size());
		assertTrue(Files.readString(lines).startsWith("{\"user\":\"" + left.getUserId() + '"'));
	}

	@Test
	void aPersonaIsComparedFromItsEditor() {
		PersonaTableView view = table();
		robot.waitUntil("the table is read", () -> view.shown().size() == users.size());
		robot.run(() -> view.table().setSelection(new int[] { 0 }));
		robot.run(() -> view.table().notifyListeners(SWT.DefaultSelection, new Event()));
		robot.waitUntil("the persona is read", () -> robot.page().getActiveEditor() instanceof PersonaEditor editor && editor.editing() != null);
		PersonaEditor opened = (PersonaEditor) robot.ask(() -> robot.page().getActiveEditor());
		robot.run(opened::compare);
		Shell dialog = robot.shell("Compare with");
		Table others = robot.find(dialog, Table.class, t -> true);
		robot.waitUntil("all others are listed", () -> others.getItemCount() == users.size() - 1);
		robot.run(() -> others.setSelection(0));
		robot.click(robot.button(dialog, "OK"));
		robot.waitUntil("both are shown", () -> robot.page().getActiveEditor() instanceof PersonaComparisonEditor editor && !editor.texts()
				.isEmpty());
	}

	@Test
	void theTableSaysWhyARowWasFound() {
		PersonaTableView view = table();
		robot.waitUntil("the table is read", () -> view.shown().size() == users.size());
		int match = PersonaColumn.MATCH.ordinal();
		assertEquals(0, robot.ask(() -> view.table().getColumn(match).getWidth()));
		robot.run(view::focusSearch);
		robot.type("astro");
		robot.waitUntil("the reason is shown", () -> view.table().getColumn(match).getWidth() > 50
				&& view.shown().text(0, PersonaColumn.MATCH).matches("text: ….*Collects astrolabes\\."));
		robot.key(SWT.ESC);
		robot.waitUntil("the column is gone", () -> view.table().getColumn(match).getWidth() == 0);
	}

	@Test
	void searchBoxHasAHint() {
		PersonaTableView view = table();
		Shell shell = robot.ask(() -> view.getSite().getShell());
		assertEquals(1, robot.all(shell, Text.class, t -> t.getMessage().startsWith("Search user")).size());
	}
}
