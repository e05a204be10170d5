package org.zipp.ui.personas.editor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;
import org.zipp.mining.EvidenceBudget;
import org.zipp.mining.EvidenceLedger;
import org.zipp.model.Evidence;
import org.zipp.model.Persona;
import org.zipp.model.Revision;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.ReadOnly;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.line.UpkeepWatch;
import org.zipp.ui.personas.PersonaInput;
import org.zipp.ui.personas.compare.CompareWith;
import org.zipp.ui.personas.presenter.PersonaEditing;
import org.zipp.ui.personas.presenter.PersonaMerge;
import org.zipp.ui.personas.presenter.UnsavedPersona;
import org.zipp.ui.personas.presenter.UnsavedPersonas;
import org.zipp.ui.widgets.Notice;

/** Edits the persona of a user: text, traits and the evidence behind them on one page, the history on another. */
public final class PersonaEditor extends MultiPageEditorPart {

	/** Setting: the name that edits are signed with. */
	static final String EDITOR_NAME = "personas.editorName";

	/** What is read of a user outside the UI thread. */
	private record Read(Optional<Persona> persona, String method, Optional<EvidenceLedger> ledger, Map<String, Long> dates,
			Optional<UnsavedPersona> draft) {
	}

	private StudyContext context;
	private StudyStore store;
	private PersonaEditing editing;
	private String method = "";
	private Optional<EvidenceLedger> ledger = Optional.empty();
	private DraftKeeper keeper;
	private PersonaPage page;
	private HistoryPage history;
	private Action undo;
	private Action redo;

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			// Asks to save; the store is still open while the listeners hear of its end.
			// Whoever changed the study has asked before.
			getSite().getPage().closeEditor(PersonaEditor.this, false);
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			boolean mine = ids.contains("") || ids.contains(userId());
			if (mine && (topics.contains(Topic.PERSONAS) || topics.contains(Topic.EVIDENCE)) && !isDirty()) {
				load();
			}
		}
	};

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof PersonaInput)) {
			throw new PartInitException("This editor opens personas, not " + input.getName() + ".");
		}
		super.init(site, input);
		context = StudyContext.get();
		store = context.store();
		keeper = new DraftKeeper(UnsavedPersonas.study(store.directory()), ((PersonaInput) input).userId());
		setPartName(context.names().name(input.getName()));
		context.addListener(listener);
		undo = action(() -> editing.undo());
		redo = action(() -> editing.redo());
		IHandlerService handlers = site.getService(IHandlerService.class);
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, new ActionHandler(undo));
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, new ActionHandler(redo));
	}

	private static Action action(Runnable work) {
		Action action = new Action() {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setEnabled(false);
		return action;
	}

	private String userId() {
		return ((PersonaInput) getEditorInput()).userId();
	}

	@Override
	protected void createPages() {
		page = new PersonaPage(getContainer(), this::compare);
		setPageText(addPage(page), "Persona");
		history = new HistoryPage(getContainer());
		setPageText(addPage(history), "History");
		ReadOnly.lock(page);
		UpkeepWatch.get().addListener(() -> {
			if (editing != null) {
				page.showHeader();
			}
		}, page);
		load();
	}

	private void load() {
		StudyStore from = store;
		String user = userId();
		UiJobs.load("Read persona of " + user, () -> read(from, user), getContainer(), this::loaded);
	}

	private static Read read(StudyStore store, String user) {
		return store.snapshot(() -> readNow(store, user));
	}

	private static Read readNow(StudyStore store, String user) {
		List<EvidenceRow> evidence = store.users().evidence(user);
		return new Read(store.personas().load(user), store.users().evidenceMethod(user),
				EvidenceBudget.of(store.directory()).map(budget -> EvidenceLedger.of(evidence, budget)), dates(store.directory(), user),
						DraftKeeper.drafts().find(UnsavedPersonas.study(store.directory()), user));
	}

	/** When the user wrote what the graph keeps, in seconds since 1970 by source; empty without a graph. */
	private static Map<String, Long> dates(StudyDirectory study, String user) {
		if (!InteractionGraph.exists(study.graph())) {
			return Map.of();
		}
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			int index = graph.indexOfUser(user);
			return index < 0 ? Map.of()
					: graph.traces(index).stream().collect(Collectors.toMap(Trace::source, Trace::created, Math::min));
		}
	}

	private void loaded(Read read) {
		if (isDirty()) {
			return;
		}
		boolean rankedAnew = !method.equals(read.method);
		method = read.method;
		ledger = read.ledger;
		page.setDates(read.dates);
		Optional<Persona> persona = read.persona;
		if (persona.isPresent() && editing == null && read.draft.isPresent()) {
			show(new PersonaEditing(persona.get()));
			restore(read.draft.get(), persona.get());
		} else if (persona.isEmpty()) {
			page.showMissing(userId());
		} else if (editing == null || !isSame(editing.persona(), persona.get()) || rankedAnew || !ids(editing.persona())
				.equals(ids(persona.get()))) {
			show(new PersonaEditing(persona.get()));
		}
	}

	/** Whether nobody, and no step, has stored the persona between the two readings. */
	private static boolean isSame(Persona a, Persona b) {
		return a.getVersion() == b.getVersion() && a.getCreatedAt().equals(b.getCreatedAt());
	}

	private static Set<Long> ids(Persona persona) {
		return persona.getEvidence().stream().map(Evidence::getId).collect(Collectors.toSet());
	}

	private void show(PersonaEditing shown) {
		editing = shown;
		editing.addListener(this::changed);
		page.show(editing, method, ledger);
		history.show(editing);
		changed();
	}

	private void changed() {
		page.refresh();
		history.refresh();
		undo.setEnabled(editing.canUndo());
		undo.setText(editing.canUndo() ? "Undo " + editing.undoLabel() : "Undo");
		redo.setEnabled(editing.canRedo());
		redo.setText(editing.canRedo() ? "Redo " + editing.redoLabel() : "Redo");
		firePropertyChange(PROP_DIRTY);
		if (isDirty()) {
			keeper.keep(editing.base(), editing.state());
		} else {
			keeper.forget();
		}
	}

	@Override
	public boolean isDirty() {
		return editing != null && editing.dirty();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		page.endCellEditing();
		Persona stored = EcoreUtil.copy(editing.persona());
		String summary = editing.summary();
		try {
			UiJobs.await(() -> {
				store.personas().saveEdit(stored, editorName(), summary);
				return stored;
			}, monitor);
			editing.persona().setVersion(stored.getVersion());
			editing.persona().getRevisions().add(stored.getRevisions().getLast());
			editing.saved();
			history.show(editing);
			page.showHeader();
		} catch (ZippException e) {
			if (monitor != null) {
				monitor.setCanceled(true);
			}
			failed(e);
		}
	}

	/** The name that edits are signed with. */
	static String editorName() {
		String name = Settings.get(EDITOR_NAME, "").strip();
		return name.isEmpty() ? System.getProperty("user.name", "unknown") : name;
	}

	private void failed(ZippException failure) {
		Optional<Persona> stored;
		try {
			stored = UiJobs.await(() -> store.personas().load(userId()), null);
		} catch (ZippException e) {
			failure.addSuppressed(e);
			stored = Optional.empty();
		}
		if (stored.isEmpty() || isSame(stored.get(), editing.persona())) {
			UiJobs.show("The persona was not saved", failure);
			return;
		}
		int chosen = MessageDialog.open(MessageDialog.WARNING, getSite().getShell(), "Persona was changed by somebody else",
				who(stored.get()) + " has saved this persona since you opened it. Your changes are not stored yet.", 0,
				"Put my changes onto the stored version", "Drop my changes", "Keep editing");
		if (chosen == 0) {
			merge(editing.mergeWith(stored.get()), stored.get());
		} else if (chosen == 1) {
			show(new PersonaEditing(stored.get()));
		}
	}

	private static String who(Persona stored) {
		return stored.getRevisions().stream().max(Comparator.comparingInt(Revision::getNumber)).map(Revision::getEditor)
				.filter(name -> !name.isBlank()).orElse("Somebody else");
	}

	/** Puts changes that a crash has left onto what is stored, as one change that can be undone. */
	private void restore(UnsavedPersona draft, Persona stored) {
		PersonaMerge merge = PersonaEditing.merge(draft.before(), stored, draft.mine());
		List<PersonaMerge.Take> takes = List.of();
		if (!merge.conflicts().isEmpty()) {
			MergeDialog dialog = new MergeDialog(getSite().getShell(), merge.conflicts(), who(stored));
			if (dialog.open() != Window.OK) {
				return;
			}
			takes = dialog.takes();
		}
		keeper.found();
		editing.become(merge.merged(takes), "restoring unsaved changes");
		Notice.show("Unsaved changes of " + DraftKeeper.when(draft) + " were restored. Save to store them, or undo.");
	}

	/** Puts the changes of this editor onto what is stored, as one change that can be undone. */
	private void merge(PersonaMerge merge, Persona stored) {
		List<PersonaMerge.Take> takes = List.of();
		if (!merge.conflicts().isEmpty()) {
			MergeDialog dialog = new MergeDialog(getSite().getShell(), merge.conflicts(), who(stored));
			if (dialog.open() != Window.OK) {
				return;
			}
			takes = dialog.takes();
		}
		PersonaEditing merged = new PersonaEditing(stored);
		merged.become(merge.merged(takes), "putting the changes together");
		show(merged);
		Notice.show(merged.dirty() ? "Your changes were put onto the version of " + who(stored) + ". Save to store them."
				: "The version of " + who(stored) + " holds all that you changed; there is nothing to save.");
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException("a persona has one place");
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	protected void pageChange(int newPageIndex) {
		super.pageChange(newPageIndex);
		if (newPageIndex == 1 && editing != null) {
			history.setFocus();
		}
	}

	@Override
	public void setFocus() {
		if (getActivePage() == 1) {
			history.setFocus();
		} else {
			page.setFocus();
		}
		context.select(userId());
	}

	/** Asks which persona to put beside this one, as it is stored. */
	public void compare() {
		CompareWith.ask(getSite().getPage(), userId());
	}

	/** The page with text, traits and evidence, for tests. */
	public PersonaPage page() {
		return page;
	}

	/** Keeps unsaved changes, for tests. */
	public DraftKeeper keeper() {
		return keeper;
	}

	/** The page with the history, for tests. */
	public HistoryPage history() {
		return history;
	}

	/** What is edited, {@code null} until it is read; for tests. */
	public PersonaEditing editing() {
		return editing;
	}

	@Override
	public void dispose() {
		context.removeListener(listener);
		// Who closes the editor was asked; only what ends without asking leaves a draft.
		keeper.forget();
		super.dispose();
	}
}
