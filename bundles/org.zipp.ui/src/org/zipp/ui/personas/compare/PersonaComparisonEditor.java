package org.zipp.ui.personas.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.zipp.model.Persona;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.personas.PersonaColours;
import org.zipp.ui.personas.presenter.PersonaComparison;
import org.zipp.ui.personas.presenter.PersonaComparison.EvidencePair;
import org.zipp.ui.personas.presenter.PersonaComparison.Likeness;
import org.zipp.ui.personas.presenter.PersonaComparison.Pair;
import org.zipp.ui.personas.presenter.PersonaComparison.TraitPair;
import org.zipp.ui.personas.presenter.TextDiff;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.FontWidth;

/** Two personas side by side: texts with similar sentences beside each other, traits, and the evidence of both and of one. */
public final class PersonaComparisonEditor extends EditorPart {

	private static final int TEXT_WIDTH = 160;
	private static final int NAME = 120;
	private static final int VALUE = 170;
	private static final int SIGN = 16;

	private StudyContext context;
	private StudyStore store;
	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private ScrolledComposite scrolled;
	private Composite texts;
	private Table traits;
	private Label counts;
	private Label shared;
	private Button onlyShared;
	private List<EvidencePair> pairs = List.of();
	private Table evidence;

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			getSite().getPage().closeEditor(PersonaComparisonEditor.this, false);
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			boolean mine = ids.contains("") || ids.contains(input().left()) || ids.contains(input().right());
			if (mine && (topics.contains(Topic.PERSONAS) || topics.contains(Topic.EVIDENCE))) {
				load();
			}
		}
	};

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof PersonaPairInput)) {
			throw new PartInitException("This editor compares personas, not " + input.getName() + ".");
		}
		setSite(site);
		setInput(input);
		setPartName(input.getName());
		context = StudyContext.get();
		store = context.store();
		context.addListener(listener);
	}

	private PersonaPairInput input() {
		return (PersonaPairInput) getEditorInput();
	}

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		empty.show("Reading the personas", "");
		stack.topControl = empty;
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 8).spacing(6, 6).applyTo(content);
		counts = Theme.style(new Label(content, SWT.WRAP), Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(counts);
		SashForm sash = new SashForm(content, SWT.VERTICAL);
		sash.setSashWidth(8);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		scrolled = new ScrolledComposite(sash, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.addListener(SWT.Resize, e -> fitTexts());
		SashForm lower = new SashForm(sash, SWT.HORIZONTAL);
		lower.setSashWidth(8);
		traits = table(lower);
		column(traits, "Trait", NAME, SWT.LEFT);
		column(traits, name(input().left()), VALUE, SWT.LEFT);
		column(traits, name(input().right()), VALUE, SWT.LEFT);
		column(traits, "", 90, SWT.LEFT);
		Composite right = new Composite(lower, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(right);
		shared = Theme.style(new Label(right, SWT.NONE), Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(shared);
		onlyShared = new Button(right, SWT.CHECK);
		onlyShared.setText("Only what &both rest on");
		onlyShared.addListener(SWT.Selection, e -> showEvidence());
		evidence = table(right);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(evidence);
		column(evidence, "Rests on it", 130, SWT.LEFT);
		column(evidence, "Evidence", 240, SWT.LEFT);
		column(evidence, "Community", NAME, SWT.LEFT);
		column(evidence, name(input().left()), 90, SWT.RIGHT);
		column(evidence, name(input().right()), 90, SWT.RIGHT);
		lower.setWeights(2, 3);
		sash.setWeights(1, 1);
		load();
	}

	private static Table table(Composite parent) {
		Table table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		return table;
	}

	private static void column(Table table, String title, int width, int align) {
		TableColumn column = new TableColumn(table, align);
		column.setText(title);
		column.setWidth(FontWidth.of(table, width));
	}

	private String name(String user) {
		return context.names().name(user);
	}

	private void load() {
		StudyStore from = store;
		PersonaPairInput pair = input();
		UiJobs.load("Read two personas", () -> {
			Optional<Persona> left = from.personas().load(pair.left());
			Optional<Persona> right = from.personas().load(pair.right());
			return left.isEmpty() || right.isEmpty() ? Optional.<PersonaComparison>empty()
					: Optional.of(PersonaComparison.of(left.get(), right.get()));
		}, root, this::show);
	}

	private void show(Optional<PersonaComparison> read) {
		if (read.isEmpty()) {
			empty.show("There is nothing to compare", "One of the two has no persona in this study any more.");
			stack.topControl = empty;
		} else {
			PersonaComparison comparison = read.get();
			showTexts(comparison.sentences());
			showTraits(comparison.traits());
			counts.setText(comparison.counts());
			shared.setText(comparison.shared());
			pairs = comparison.evidence();
			showEvidence();
			stack.topControl = content;
		}
		root.layout(true, true);
		fitTexts();
	}

	private void showTexts(List<Pair> pairs) {
		if (texts != null) {
			texts.dispose();
		}
		texts = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 4).applyTo(texts);
		head(input().left());
		new Label(texts, SWT.NONE);
		head(input().right());
		for (Pair pair : pairs) {
			TextDiff diff = TextDiff.of(pair.left(), pair.right());
			boolean both = pair.likeness() == Likeness.DIFFERENT;
			text(pair.left(), both ? diff.removed() : List.of());
			Label sign = Theme.style(new Label(texts, SWT.CENTER), Theme.CSS_QUIET);
			sign.setText(pair.likeness().sign());
			sign.setToolTipText(pair.likeness().word());
			GridDataFactory.fillDefaults().hint(FontWidth.of(texts, SIGN), SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(sign);
			text(pair.right(), both ? diff.added() : List.of());
		}
		scrolled.setContent(texts);
	}

	private void head(String user) {
		Label head = new Label(texts, SWT.NONE);
		head.setText(name(user));
		head.setToolTipText(user);
		head.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
	}

	private void text(String shown, List<TextDiff.Range> different) {
		StyledText text = new StyledText(texts, SWT.WRAP | SWT.MULTI | SWT.READ_ONLY | (shown.isEmpty() ? SWT.NONE : SWT.BORDER));
		text.setMargins(6, 3, 6, 3);
		text.setText(shown);
		text.setEnabled(!shown.isEmpty());
		GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(text);
		different.forEach(r -> text.setStyleRange(new StyleRange(r.start(), r.end() - r.start(), null,
				PersonaColours.mark(text.getBackground()))));
		text.addListener(SWT.Traverse, e -> e.doit = true);
		text.addListener(SWT.FocusIn, e -> scrolled.showControl(text));
	}

	private void fitTexts() {
		if (texts != null) {
			scrolled.setMinHeight(texts.computeSize(scrolled.getClientArea().width, SWT.DEFAULT).y);
		}
	}

	private void showTraits(List<TraitPair> pairs) {
		traits.removeAll();
		for (TraitPair pair : pairs) {
			TableItem item = new TableItem(traits, SWT.NONE);
			item.setText(new String[] { pair.name(), pair.left().isEmpty() ? "–" : pair.left(), pair.right().isEmpty() ? "–" : pair.right(),
					(pair.likeness().sign() + ' ' + pair.likeness().word()).strip() });
			if (pair.likeness() == Likeness.DIFFERENT) {
				item.setFont(3, JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
				for (int column = 1; column <= 2; column++) {
					item.setBackground(column, PersonaColours.mark(traits.getBackground()));
				}
			}
		}
	}

	private void showEvidence() {
		evidence.setRedraw(false);
		evidence.removeAll();
		for (EvidencePair pair : pairs) {
			if (onlyShared.getSelection() && !pair.shared()) {
				continue;
			}
			new TableItem(evidence, SWT.NONE).setText(new String[] {
					pair.shared() ? "both" : name(pair.left() >= 0 ? input().left() : input().right()), pair.text(), pair.community(),
					percent(pair.left()), percent(pair.right()) });
		}
		evidence.setRedraw(true);
	}

	private static String percent(double weight) {
		return weight < 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * weight);
	}

	/** The traits, for tests. */
	public Table traits() {
		return traits;
	}

	/** The evidence, for tests. */
	public Table evidence() {
		return evidence;
	}

	/** What shows shared evidence alone, for tests. */
	public Button onlyShared() {
		return onlyShared;
	}

	/** The sentences in rows of two, for tests. */
	public List<Control> texts() {
		return texts == null ? List.of() : List.of(texts.getChildren()).stream().filter(StyledText.class::isInstance).toList();
	}

	@Override
	public void setFocus() {
		traits.setFocus();
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		throw new UnsupportedOperationException("a comparison changes nothing");
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException("a comparison changes nothing");
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void dispose() {
		context.removeListener(listener);
		super.dispose();
	}
}
