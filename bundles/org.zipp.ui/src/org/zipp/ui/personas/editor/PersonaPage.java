package org.zipp.ui.personas.editor;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.mining.EvidenceLedger;
import org.zipp.model.Evidence;
import org.zipp.model.Persona;
import org.zipp.model.Trait;
import org.zipp.store.Freshness;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Methods;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.Theme;
import org.zipp.ui.line.UpkeepWatch;
import org.zipp.ui.personas.PersonaColours;
import org.zipp.ui.personas.evidence.EvidenceDetail;
import org.zipp.ui.personas.evidence.EvidencePane;
import org.zipp.ui.personas.presenter.EvidenceList;
import org.zipp.ui.personas.presenter.PersonaEditing;
import org.zipp.ui.personas.presenter.PersonaText;
import org.zipp.ui.personas.presenter.TraitCheck;
import org.zipp.ui.personas.presenter.Words;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.FontWidth;

/**
 * Text and traits of a persona on the left, evidence on the right. What the pointer or the cursor is on, and what it
 * rests on or bears, is marked on both sides.
 */
public final class PersonaPage extends Composite {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu")
			.withZone(ZoneId.systemDefault());
	private static final String TRAIT = "Trait";
	/** Pixels below which the page scrolls, for the usual font. */
	private static final int LEAST_HEIGHT = 300;
	/** Typing on within this time joins the same undo. */
	private static final long BURST_NANOS = 1_200_000_000L;

	private final StackLayout stack = new StackLayout();
	private final EmptyState empty;
	private final ScrolledComposite scrolled;
	private final Composite content;
	private final Label name;
	private final Label written;
	private final StyledText text;
	private final Label told;
	private TableViewer traits;
	private Label disagrees;
	private Button deleteTrait;
	private Map<Trait, String> warnings = Map.of();
	private final EvidencePane evidencePane;
	private final EvidenceDetail detail;
	private PersonaEditing editing;
	private List<Evidence> evidence = List.of();
	private boolean updating;
	private long lastTyped;
	private boolean lastWasInsert;
	/** Marked because of the pointer; when nothing, the cursor decides. */
	private Mark hovered = Mark.NOTHING;
	private Mark pinned = Mark.NOTHING;

	/** Sentences and evidence that belong together. */
	private record Mark(Set<Integer> sentences, Set<Long> evidence) {
		static final Mark NOTHING = new Mark(Set.of(), Set.of());
	}

	/** @param compare asks for another persona and shows both side by side */
	PersonaPage(Composite parent, Runnable compare) {
		super(parent, SWT.NONE);
		setLayout(stack);
		empty = new EmptyState(this);
		empty.show("Reading the persona", "");
		stack.topControl = empty;
		scrolled = new ScrolledComposite(this, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		// Large fonts make the page scroll instead of squeezing its tables to nothing.
		scrolled.setMinHeight(FontWidth.of(this, LEAST_HEIGHT));
		content = new Composite(scrolled, SWT.NONE);
		scrolled.setContent(content);
		GridLayoutFactory.fillDefaults().margins(10, 8).spacing(6, 6).applyTo(content);
		Composite header = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(12, 0).applyTo(header);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		name = new Label(header, SWT.NONE);
		name.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		written = new Label(header, SWT.NONE);
		Theme.style(written, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(written);
		Button beside = new Button(header, SWT.PUSH);
		beside.setText("Compare with…");
		beside.setToolTipText("Shows this persona, as it is stored, beside another one (Ctrl+Shift+D)");
		beside.addListener(SWT.Selection, e -> compare.run());
		SashForm sash = new SashForm(content, SWT.HORIZONTAL);
		sash.setSashWidth(8);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		SashForm left = new SashForm(sash, SWT.VERTICAL);
		left.setSashWidth(8);
		Composite textArea = new Composite(left, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(textArea);
		text = new StyledText(textArea, SWT.BORDER | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
		text.setMargins(10, 8, 10, 8);
		text.setLineSpacing(4);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, 60).applyTo(text);
		told = new Label(textArea, SWT.NONE);
		Theme.style(told, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(told);
		createTraits(left);
		left.setWeights(3, 2);
		SashForm right = new SashForm(sash, SWT.VERTICAL);
		right.setSashWidth(8);
		evidencePane = new EvidencePane(right);
		detail = new EvidenceDetail(right);
		right.setWeights(4, 1);
		Menu menu = new Menu(evidencePane.tree());
		menu.addListener(SWT.Show, e -> fillMenu(menu));
		evidencePane.tree().setMenu(menu);
		sash.setWeights(9, 11);
		listen();
	}

	// ---------------------------------------------------------------------------------------- showing

	/**
	 * Shows a persona.
	 *
	 * @param method what ranked its evidence, an id
	 * @param ledger how the token budget was spent, empty when the budget is not known
	 */
	void show(PersonaEditing shown, String method, Optional<EvidenceLedger> ledger) {
		editing = shown;
		EvidenceList list = new EvidenceList(shown.persona().getEvidence(), ledger);
		evidence = list.evidence();
		showHeader();
		evidencePane.show(list, method);
		detail.show(Optional.empty());
		hovered = Mark.NOTHING;
		pinned = Mark.NOTHING;
		stack.topControl = scrolled;
		layout();
		refresh();
	}

	/** Says that there is nothing to edit. */
	void showMissing(String userId) {
		editing = null;
		empty.show("There is no persona", "User " + userId + " has no persona in this study any more.");
		stack.topControl = empty;
		layout();
	}

	/** Shows who wrote the persona and how often it was edited. */
	void showHeader() {
		Persona persona = editing.persona();
		name.setText(StudyContext.get().names().nameAndId(persona.getUserId()));
		StringBuilder line = new StringBuilder("Written by ")
				.append(orUnknown(persona.getVerbalizer()));
		if (persona.getMethod() != null && !persona.getMethod().isBlank()) {
			line.append(", from evidence ranked by ").append(Methods.weightsOf(persona.getMethod()));
		}
		if (persona.getCreatedAt() != null) {
			line.append(", ").append(DAY.format(persona.getCreatedAt()));
		}
		int edits = persona.getRevisions().size();
		line.append(edits == 0 ? "" : edits == 1 ? ", edited once" : ", edited " + edits + " times");
		Freshness.Mark mark = UpkeepWatch.get().upkeep().freshness().persona(persona.getUserId());
		if (mark.isOutdated()) {
			line.insert(0, "Outdated. " + mark.reason() + ' ');
		}
		written.setText(line.toString());
		written.setToolTipText(line.toString());
		content.layout(true, true);
	}

	private static String orUnknown(String text) {
		return text == null || text.isBlank() ? "an unknown verbalizer" : text;
	}

	/** Brings the widgets up to date after a change, an undo or a redo. */
	void refresh() {
		if (editing == null) {
			return;
		}
		String wanted = editing.text().text();
		String shown = text.getText();
		if (!wanted.equals(shown)) {
			replaceDifference(shown, wanted);
		}
		if (!traits.isCellEditorActive()) {
			showTraits();
		}
		fillSentences();
		pinToCaret();
		paintMarks();
	}

	private void showTraits() {
		check();
		List<Trait> wanted = editing.persona().getTraits().stream().sorted(Comparator.comparing(Trait::getCategory)).toList();
		if (wanted.equals(traits.getInput())) {
			traits.refresh();
		} else {
			traits.setInput(wanted);
		}
	}

	/** Changes only what differs, so that cursor and scroll position stay. */
	private void replaceDifference(String from, String to) {
		int prefix = Math.max(0, Arrays.mismatch(from.toCharArray(), to.toCharArray()));
		int suffix = 0;
		while (suffix < Math.min(from.length(), to.length()) - prefix
				&& from.charAt(from.length() - 1 - suffix) == to.charAt(to.length() - 1 - suffix)) {
			suffix++;
		}
		updating = true;
		try {
			text.replaceTextRange(prefix, from.length() - prefix - suffix, to.substring(prefix, to.length() - suffix));
			text.setCaretOffset(to.length() - suffix);
		} finally {
			updating = false;
		}
	}

	// ------------------------------------------------------------------------------------------- text

	private void listen() {
		text.addExtendedModifyListener(e -> {
			if (updating || editing == null) {
				return;
			}
			boolean insert = e.replacedText.isEmpty();
			long now = System.nanoTime();
			boolean single = insert ? e.length == 1 : e.length == 0 && e.replacedText.length() == 1;
			boolean goesOn = single && insert == lastWasInsert && now - lastTyped < BURST_NANOS;
			lastTyped = single ? now : 0;
			lastWasInsert = insert;
			editing.setText(text.getText(), goesOn);
		});
		text.addCaretListener(e -> {
			if (!updating && editing != null && editing.text().text().equals(text.getText())) {
				pin(sentenceMark(editing.text().at(e.caretOffset)));
			}
		});
		text.addListener(SWT.MouseMove, e -> {
			Mark mark = sentenceMark(sentenceAt(e));
			if (!mark.equals(hovered)) {
				hover(mark);
				evidencePane.reveal(mark.evidence);
			}
		});
		text.addListener(SWT.MouseExit, e -> hover(Mark.NOTHING));
		// Tab leaves the text: a persona holds no tabs, and everything must be reachable by keyboard.
		text.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
				e.doit = true;
			}
		});
		Tree tree = evidencePane.tree();
		tree.addListener(SWT.MouseMove, e -> hover(evidencePane.at(e).map(this::evidenceMark).orElse(Mark.NOTHING)));
		tree.addListener(SWT.MouseExit, e -> hover(Mark.NOTHING));
		tree.addListener(SWT.Selection, e -> {
			evidencePane.selected().ifPresent(chosen -> pin(evidenceMark(chosen)));
			detail.show(evidencePane.selected());
		});
		evidencePane.addListener(SWT.Modify, e -> {
			fillSentences();
			paintMarks();
		});
	}

	private OptionalInt sentenceAt(Event e) {
		if (editing == null) {
			return OptionalInt.empty();
		}
		int offset = text.getOffsetAtPoint(new Point(e.x, e.y));
		return offset < 0 ? OptionalInt.empty() : editing.text().at(offset);
	}

	private Mark sentenceMark(OptionalInt sentence) {
		return sentence.isEmpty() ? Mark.NOTHING
				: new Mark(Set.of(sentence.getAsInt()),
						new HashSet<>(editing.text().sentences().get(sentence.getAsInt()).evidence()));
	}

	private Mark evidenceMark(Evidence e) {
		return new Mark(new HashSet<>(editing.text().restingOn(e.getId())), Set.of(e.getId()));
	}

	private void hover(Mark mark) {
		if (!mark.equals(hovered) && editing != null) {
			hovered = mark;
			paintMarks();
		}
	}

	private void pin(Mark mark) {
		if (!mark.equals(pinned)) {
			pinned = mark;
			paintMarks();
			if (text.isFocusControl()) {
				evidencePane.reveal(mark.evidence);
			}
		}
	}

	private void pinToCaret() {
		if (text.isFocusControl()) {
			pinned = sentenceMark(editing.text().at(text.getCaretOffset()));
		} else {
			evidencePane.selected().ifPresent(chosen -> pinned = evidenceMark(chosen));
		}
	}

	private void paintMarks() {
		Mark mark = hovered.equals(Mark.NOTHING) ? pinned : hovered;
		PersonaText now = editing.text();
		Color ground = text.getBackground();
		List<StyleRange> styles = new ArrayList<>();
		for (int i = 0; i < now.sentences().size(); i++) {
			PersonaText.Span span = now.sentences().get(i);
			StyleRange style = new StyleRange(span.start(), span.end() - span.start(), null,
					mark.sentences.contains(i) ? PersonaColours.mark(ground) : null);
			if (span.evidence().isEmpty()) {
				style.underline = true;
				style.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
				style.underlineColor = Theme.color(Theme.CAUTION);
			}
			styles.add(style);
		}
		text.setStyleRanges(styles.toArray(StyleRange[]::new));
		evidencePane.mark(mark.evidence);
		told.setText(tell(mark, now));
	}

	private String tell(Mark mark, PersonaText now) {
		if (mark.sentences.size() == 1) {
			int sentence = mark.sentences.iterator().next();
			TreeSet<Integer> ranks = evidence.stream()
					.filter(e -> now.sentences().get(sentence).evidence().contains(e.getId())).map(Evidence::getRank)
					.collect(Collectors.toCollection(TreeSet::new));
			return "Sentence " + (sentence + 1) + (ranks.isEmpty() ? " rests on no evidence"
					: " rests on evidence " + ranks.stream().map(String::valueOf).collect(Collectors.joining(", ")));
		}
		if (mark.sentences.size() > 1) {
			return "Sentences " + mark.sentences.stream().sorted().map(s -> String.valueOf(s + 1))
					.collect(Collectors.joining(", ")) + " rest on this evidence";
		}
		if (!mark.evidence.isEmpty()) {
			return "No sentence rests on this evidence";
		}
		long without = now.sentences().stream().filter(s -> s.evidence().isEmpty()).count();
		return now.sentences().size() + (now.sentences().size() == 1 ? " sentence" : " sentences")
				+ (without == 0 ? "" : ", " + without + " without evidence");
	}

	// ----------------------------------------------------------------------------------------- traits

	private void createTraits(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 4).applyTo(area);
		traits = new TableViewer(area, SWT.BORDER | SWT.FULL_SELECTION);
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(100, 60).applyTo(traits.getTable());
		traits.setContentProvider(ArrayContentProvider.getInstance());
		traits.getTable().setHeaderVisible(true);
		ColumnViewerToolTipSupport.enableFor(traits);
		traitColumn("Kind", 95, t -> Words.of(t.getCategory().getName()));
		traitColumn(TRAIT, 110, t -> Objects.requireNonNullElse(t.getName(), ""));
		TableViewerColumn value = traitColumn("Value", 140, t -> Objects.requireNonNullElse(t.getValue(), ""));
		value.setEditingSupport(new ValueEditing(traits));
		traitColumn("Confidence", 90, t -> String.format(Locale.ROOT, "%.2f", t.getConfidence()));
		traits.getTable().addListener(SWT.DefaultSelection, e -> {
			Object chosen = traits.getStructuredSelection().getFirstElement();
			if (chosen != null) {
				traits.editElement(chosen, 2);
			}
		});
		traits.getTable().addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.DEL) {
				deleteTrait();
			} else if (e.keyCode == SWT.INSERT) {
				addTrait();
			}
		});
		traits.addSelectionChangedListener(e -> deleteTrait.setEnabled(!e.getSelection().isEmpty()));
		disagrees = new Label(area, SWT.NONE);
		Theme.style(disagrees, Theme.CSS_CAUTION);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(disagrees);
		Button add = new Button(area, SWT.PUSH);
		add.setText("&Add trait…");
		add.setToolTipText("Add a trait (Insert)");
		add.addListener(SWT.Selection, e -> addTrait());
		deleteTrait = new Button(area, SWT.PUSH);
		deleteTrait.setText("Delete");
		deleteTrait.setToolTipText("Delete the selected trait (Delete)");
		deleteTrait.setEnabled(false);
		deleteTrait.addListener(SWT.Selection, e -> deleteTrait());
		Menu menu = new Menu(traits.getTable());
		menuItem(menu, "&Add trait…", this::addTrait);
		menuItem(menu, "&Delete trait", this::deleteTrait);
		traits.getTable().setMenu(menu);
	}

	private static void menuItem(Menu menu, String text, Runnable work) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, e -> work.run());
	}

	private void addTrait() {
		NewTraitDialog dialog = new NewTraitDialog(getShell(), editing);
		if (dialog.open() == Window.OK) {
			Trait added = editing.addTrait(dialog.kind(), dialog.name(), dialog.value());
			traits.setSelection(new StructuredSelection(added), true);
		}
	}

	private void deleteTrait() {
		if (traits.getStructuredSelection().getFirstElement() instanceof Trait chosen) {
			traits.cancelEditing();
			editing.deleteTrait(chosen);
		}
	}

	/** Says where text and traits disagree. */
	private void check() {
		warnings = TraitCheck.of(editing.text(), editing.persona().getTraits());
		String first = warnings.isEmpty() ? "" : warnings.values().iterator().next();
		disagrees.setText(warnings.size() < 2 ? first : warnings.size() + " traits disagree with the text. " + first);
		disagrees.setToolTipText(warnings.isEmpty() ? null : String.join("\n", warnings.values()));
		disagrees.setVisible(!warnings.isEmpty());
	}

	private interface TraitText {
		String of(Trait trait);
	}

	private TableViewerColumn traitColumn(String title, int width, TraitText shown) {
		TableViewerColumn column = new TableViewerColumn(traits, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(FontWidth.of(traits.getTable(), width));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return shown.of((Trait) element);
			}

			@Override
			public Image getImage(Object element) {
				return title.equals(TRAIT) && warnings.containsKey(element) ? Icons.image(Icons.WARNING) : null;
			}

			@Override
			public String getToolTipText(Object element) {
				return warnings.getOrDefault(element, "Click a value, or press Enter on it, to change it");
			}
		});
		return column;
	}

	/** Ends editing in the traits table, taking over what was typed. */
	void endCellEditing() {
		traits.applyEditorValue();
	}

	private final class ValueEditing extends EditingSupport {
		ValueEditing(TableViewer viewer) {
			super(viewer);
		}

		@Override
		protected CellEditor getCellEditor(Object element) {
			return axis((Trait) element).<CellEditor>map(a -> new StyleCellEditor(traits.getTable(), a))
					.orElseGet(() -> new TextCellEditor(traits.getTable()));
		}

		private static Optional<StyleAxis> axis(Trait trait) {
			return Arrays.stream(StyleAxis.values()).filter(a -> a.name().equalsIgnoreCase(trait.getName())).findFirst();
		}

		@Override
		protected boolean canEdit(Object element) {
			return !StudyContext.get().isReadOnly();
		}

		@Override
		protected Object getValue(Object element) {
			return Objects.requireNonNullElse(((Trait) element).getValue(), "");
		}

		@Override
		protected void setValue(Object element, Object value) {
			editing.setTrait((Trait) element, (String) value);
			traits.refresh();
		}
	}

	/** A list of the values of an axis. */
	private static final class StyleCellEditor extends ComboBoxCellEditor {
		StyleCellEditor(Composite parent, StyleAxis axis) {
			super(parent, StyleValue.of(axis).stream().map(StyleValue::id).toArray(String[]::new));
			setActivationStyle(DROP_DOWN_ON_KEY_ACTIVATION | DROP_DOWN_ON_MOUSE_ACTIVATION);
		}

		@Override
		protected Object doGetValue() {
			return ((CCombo) getControl()).getText();
		}

		@Override
		protected void doSetValue(Object value) {
			((CCombo) getControl()).setText((String) value);
		}
	}

	// --------------------------------------------------------------------------------------- evidence

	private void fillSentences() {
		evidencePane.showSentences(id -> editing.text().restingOn(id).stream().map(i -> String.valueOf(i + 1))
				.collect(Collectors.joining(", ")));
	}

	private void fillMenu(Menu menu) {
		for (MenuItem item : menu.getItems()) {
			item.dispose();
		}
		Optional<Evidence> selected = evidencePane.selected();
		if (selected.isEmpty() || editing == null) {
			return;
		}
		Evidence chosen = selected.get();
		PersonaText now = editing.text();
		for (int i = 0; i < now.sentences().size(); i++) {
			int sentence = i;
			MenuItem item = new MenuItem(menu, SWT.CHECK);
			String start = now.sentence(i).length() <= 50 ? now.sentence(i) : now.sentence(i).substring(0, 50) + "…";
			item.setText("Sentence " + (i + 1) + " rests on it: " + start.replace("&", "&&"));
			item.setSelection(now.sentences().get(i).evidence().contains(chosen.getId()));
			item.setEnabled(!StudyContext.get().isReadOnly());
			item.addListener(SWT.Selection, e -> editing.setLink(sentence, chosen.getId(), item.getSelection()));
		}
	}

	@Override
	public boolean setFocus() {
		return stack.topControl == scrolled ? text.setFocus() : empty.setFocus();
	}

	/** The text, for tests. */
	public StyledText text() {
		return text;
	}

	/** The evidence, for tests. */
	public EvidencePane evidence() {
		return evidencePane;
	}

	/** Makes known when the evidence was written. */
	void setDates(Map<String, Long> secondsBySource) {
		detail.setDates(secondsBySource);
	}

	/** The selected piece of evidence, for tests. */
	public EvidenceDetail detail() {
		return detail;
	}

	/** What is said about traits that disagree with the text, for tests. */
	public String disagreement() {
		return disagrees.getVisible() ? disagrees.getText() : "";
	}

	/** The traits, for tests. */
	public TableViewer traits() {
		return traits;
	}
}
