package org.zipp.ui.personas;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.Trait;
import org.zipp.ui.context.Theme;
import org.zipp.ui.personas.presenter.PersonaEditing;
import org.zipp.ui.personas.presenter.PersonaText;
import org.zipp.ui.widgets.EmptyState;

/**
 * Text and traits of a persona on the left, evidence on the right. What the pointer or the cursor is on, and what it
 * rests on or bears, is marked on both sides.
 */
final class PersonaPage extends Composite {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu")
			.withZone(ZoneId.systemDefault());
	/** Typing on within this time joins the same undo. */
	private static final long BURST_NANOS = 1_200_000_000L;
	private static final int WEIGHT = 1;
	private static final int SENTENCES = 3;
	private static final int LONGEST_SNIPPET = 240;
	private static final int TIP_LINE = 90;

	private final StackLayout stack = new StackLayout();
	private final EmptyState empty;
	private final Composite content;
	private final Label name;
	private final Label written;
	private final StyledText text;
	private final Label told;
	private TableViewer traits;
	private final Table evidenceTable;
	private PersonaEditing editing;
	private List<Evidence> evidence = List.of();
	private double largestWeight = 1;
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

	PersonaPage(Composite parent) {
		super(parent, SWT.NONE);
		setLayout(stack);
		empty = new EmptyState(this);
		empty.show("Reading the persona", "");
		stack.topControl = empty;
		content = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 8).spacing(6, 6).applyTo(content);
		Composite header = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(header);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		name = new Label(header, SWT.NONE);
		name.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		written = new Label(header, SWT.NONE);
		Theme.style(written, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(written);
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
		evidenceTable = createEvidence(sash);
		sash.setWeights(9, 11);
		listen();
	}

	// ---------------------------------------------------------------------------------------- showing

	/** Shows a persona. */
	void show(PersonaEditing shown) {
		editing = shown;
		evidence = shown.persona().getEvidence().stream().sorted((a, b) -> Integer.compare(a.getRank(), b.getRank()))
				.toList();
		largestWeight = evidence.stream().mapToDouble(Evidence::getWeight).max().orElse(1);
		showHeader();
		traits.setInput(shown.persona().getTraits().stream().sorted((a, b) -> a.getCategory().compareTo(b.getCategory()))
				.toList());
		fillEvidence();
		hovered = Mark.NOTHING;
		pinned = Mark.NOTHING;
		stack.topControl = content;
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
		name.setText(persona.getUserId());
		StringBuilder line = new StringBuilder("Written by ")
				.append(orUnknown(persona.getVerbalizer()));
		if (persona.getMethod() != null && !persona.getMethod().isBlank()) {
			line.append(", evidence ranked by ").append(persona.getMethod());
		}
		if (persona.getCreatedAt() != null) {
			line.append(", ").append(DAY.format(persona.getCreatedAt()));
		}
		int edits = persona.getRevisions().size();
		line.append(edits == 0 ? "" : edits == 1 ? ", edited once" : ", edited " + edits + " times");
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
			traits.refresh();
		}
		fillSentences();
		pinToCaret();
		paintMarks();
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
		text.addListener(SWT.MouseMove, e -> hover(sentenceMark(sentenceAt(e))));
		text.addListener(SWT.MouseExit, e -> hover(Mark.NOTHING));
		// Tab leaves the text: a persona holds no tabs, and everything must be reachable by keyboard.
		text.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
				e.doit = true;
			}
		});
		evidenceTable.addListener(SWT.MouseMove, e -> {
			TableItem item = evidenceTable.getItem(new Point(e.x, e.y));
			hover(item == null ? Mark.NOTHING : evidenceMark(evidence.get(evidenceTable.indexOf(item))));
			String tip = item == null ? null : tip(evidence.get(evidenceTable.indexOf(item)));
			if (!Objects.equals(tip, evidenceTable.getToolTipText())) {
				evidenceTable.setToolTipText(tip);
			}
		});
		evidenceTable.addListener(SWT.MouseExit, e -> hover(Mark.NOTHING));
		evidenceTable.addListener(SWT.Selection, e -> {
			int index = evidenceTable.getSelectionIndex();
			if (index >= 0) {
				pin(evidenceMark(evidence.get(index)));
			}
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
				revealEvidence(mark);
			}
		}
	}

	private void pinToCaret() {
		if (text.isFocusControl()) {
			pinned = sentenceMark(editing.text().at(text.getCaretOffset()));
		} else if (evidenceTable.getSelectionIndex() >= 0) {
			pinned = evidenceMark(evidence.get(evidenceTable.getSelectionIndex()));
		}
	}

	private void revealEvidence(Mark mark) {
		for (int i = 0; i < evidence.size(); i++) {
			if (mark.evidence.contains(evidence.get(i).getId())) {
				evidenceTable.showItem(evidenceTable.getItem(i));
				return;
			}
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
		Color rowGround = PersonaColours.mark(evidenceTable.getBackground());
		for (int i = 0; i < evidence.size(); i++) {
			evidenceTable.getItem(i).setBackground(mark.evidence.contains(evidence.get(i).getId()) ? rowGround : null);
		}
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
		traits = new TableViewer(parent, SWT.BORDER | SWT.FULL_SELECTION);
		traits.setContentProvider(ArrayContentProvider.getInstance());
		traits.getTable().setHeaderVisible(true);
		traits.getTable().setToolTipText("Click a value, or press Enter on it, to change it");
		traitColumn("Kind", 95, t -> words(t.getCategory().getName()));
		traitColumn("Trait", 110, t -> Objects.requireNonNullElse(t.getName(), ""));
		TableViewerColumn value = traitColumn("Value", 140, t -> Objects.requireNonNullElse(t.getValue(), ""));
		value.setEditingSupport(new ValueEditing(traits));
		traitColumn("Confidence", 90, t -> String.format(Locale.ROOT, "%.2f", t.getConfidence()));
		traits.getTable().addListener(SWT.DefaultSelection, e -> {
			Object chosen = traits.getStructuredSelection().getFirstElement();
			if (chosen != null) {
				traits.editElement(chosen, 2);
			}
		});
	}

	private interface TraitText {
		String of(Trait trait);
	}

	private TableViewerColumn traitColumn(String title, int width, TraitText shown) {
		TableViewerColumn column = new TableViewerColumn(traits, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return shown.of((Trait) element);
			}
		});
		return column;
	}

	private static String words(String constant) {
		String lower = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
		return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
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
			return true;
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

	private Table createEvidence(Composite parent) {
		Table table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		evidenceColumn(table, "No.", 40, SWT.RIGHT);
		evidenceColumn(table, "Weight", 100, SWT.LEFT);
		evidenceColumn(table, "Evidence", 220, SWT.LEFT);
		evidenceColumn(table, "Sentences", 80, SWT.LEFT);
		evidenceColumn(table, "Kind", 80, SWT.LEFT);
		evidenceColumn(table, "Community", 110, SWT.LEFT);
		evidenceColumn(table, "Tokens", 60, SWT.RIGHT);
		evidenceColumn(table, "Within budget", 95, SWT.LEFT);
		table.addListener(SWT.PaintItem, this::paintWeight);
		Menu menu = new Menu(table);
		menu.addListener(SWT.Show, e -> fillMenu(menu));
		table.setMenu(menu);
		return table;
	}

	private static void evidenceColumn(Table table, String title, int width, int align) {
		TableColumn column = new TableColumn(table, align);
		column.setText(title);
		column.setWidth(width);
		column.setMoveable(true);
	}

	private void fillEvidence() {
		evidenceTable.setRedraw(false);
		evidenceTable.removeAll();
		for (Evidence e : evidence) {
			TableItem item = new TableItem(evidenceTable, SWT.NONE);
			String snippet = Objects.requireNonNullElse(e.getText(), "").replaceAll("\\s+", " ");
			item.setText(new String[] { Integer.toString(e.getRank()), "",
					snippet.length() <= LONGEST_SNIPPET ? snippet : snippet.substring(0, LONGEST_SNIPPET) + "…", "",
					words(e.getKind().getName()), Objects.requireNonNullElse(e.getCommunity(), ""), Integer.toString(e.getTokens()), e.isWithinBudget() ? "yes" : "no, too long" });
			if (!e.isWithinBudget()) {
				item.setForeground(Theme.color(Theme.QUIET));
			}
		}
		evidenceTable.setRedraw(true);
	}

	private void fillSentences() {
		for (int i = 0; i < evidence.size(); i++) {
			String sentences = editing.text().restingOn(evidence.get(i).getId()).stream()
					.map(s -> String.valueOf(s + 1)).collect(Collectors.joining(", "));
			TableItem item = evidenceTable.getItem(i);
			if (!item.getText(SENTENCES).equals(sentences)) {
				item.setText(SENTENCES, sentences);
			}
		}
	}

	private void paintWeight(Event e) {
		if (e.index != WEIGHT) {
			return;
		}
		Evidence shown = evidence.get(evidenceTable.indexOf((TableItem) e.item));
		GC gc = e.gc;
		int column = evidenceTable.getColumn(WEIGHT).getWidth() - 8;
		String percent = String.format(Locale.ROOT, "%.1f %%", 100 * shown.getWeight());
		int textWidth = gc.textExtent("99.9 %").x + 6;
		int bar = (int) Math.round((column - textWidth) * shown.getWeight() / largestWeight);
		Color before = gc.getBackground();
		Color foreground = gc.getForeground();
		gc.setBackground(shown.isWithinBudget() ? Theme.series(0) : Theme.color(Theme.LINE));
		int height = Math.min(10, e.height - 6);
		gc.fillRoundRectangle(e.x + 2, e.y + (e.height - height) / 2, Math.max(2, bar), height, 4, 4);
		if (!shown.isWithinBudget()) {
			gc.setForeground(Theme.color(Theme.QUIET));
		}
		gc.drawText(percent, e.x + column - textWidth + 6, e.y + (e.height - gc.textExtent(percent).y) / 2,
				SWT.DRAW_TRANSPARENT);
		gc.setBackground(before);
		gc.setForeground(foreground);
	}

	private void fillMenu(Menu menu) {
		for (MenuItem item : menu.getItems()) {
			item.dispose();
		}
		int index = evidenceTable.getSelectionIndex();
		if (index < 0 || editing == null) {
			return;
		}
		Evidence chosen = evidence.get(index);
		PersonaText now = editing.text();
		for (int i = 0; i < now.sentences().size(); i++) {
			int sentence = i;
			MenuItem item = new MenuItem(menu, SWT.CHECK);
			String start = now.sentence(i).length() <= 50 ? now.sentence(i) : now.sentence(i).substring(0, 50) + "…";
			item.setText("Sentence " + (i + 1) + " rests on it: " + start.replace("&", "&&"));
			item.setSelection(now.sentences().get(i).evidence().contains(chosen.getId()));
			item.addListener(SWT.Selection, e -> editing.setLink(sentence, chosen.getId(), item.getSelection()));
		}
	}

	private static String tip(Evidence e) {
		StringBuilder tip = new StringBuilder();
		int column = 0;
		for (String word : Objects.requireNonNullElse(e.getText(), "").replace("&", "&&").split("\\s+")) {
			if (column > 0 && column + word.length() > TIP_LINE) {
				tip.append('\n');
				column = 0;
			} else if (column > 0) {
				tip.append(' ');
			}
			tip.append(word);
			column += word.length() + 1;
		}
		if (e.getKind() != EvidenceKind.COMMUNITY && e.getSource() != null && !e.getSource().isBlank()) {
			tip.append("\n\n").append(e.getSource());
		}
		if (!e.isWithinBudget()) {
			tip.append("\n\nOutside the token budget: the verbalizer has not read it.");
		}
		return tip.toString();
	}

	@Override
	public boolean setFocus() {
		return stack.topControl == content ? text.setFocus() : empty.setFocus();
	}

	/** The text, for tests. */
	StyledText text() {
		return text;
	}

	/** The evidence, for tests. */
	Table evidenceTable() {
		return evidenceTable;
	}

	/** The traits, for tests. */
	TableViewer traits() {
		return traits;
	}
}
