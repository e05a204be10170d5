package org.zipp.ui.help;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IContext2;
import org.eclipse.help.IHelpResource;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.forms.HyperlinkSettings;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.ScrolledFormText;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.Reasons;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.widgets.Actions;

/** The help: its contents and a search over all chapters, and the page of what is in use, which follows the active part. */
public final class HelpView extends ViewPart {

	/** Key of the widget data by which tests find the parts. */
	static final String PART = "org.zipp.ui.help.part";

	/** Part → its text in {@code help/contexts.xml}. */
	private static final Map<String, String> CONTEXTS = Map.ofEntries(Map.entry(Ids.WELCOME_VIEW, "welcome"),
			Map.entry(Ids.PERSONA_TABLE_VIEW, "personas"), Map.entry(Ids.PERSONA_EDITOR, "personaEditor"),
			Map.entry(Ids.NEIGHBOURHOOD_VIEW, "neighbourhood"), Map.entry(Ids.IMAGES_VIEW, "images"),
			Map.entry(Ids.QUEUE_VIEW, "generation"), Map.entry(Ids.THUMBNAILS_VIEW, "thumbnails"),
			Map.entry(Ids.STUDY_EDITOR, "studyEditor"), Map.entry(Ids.VOTE_EDITOR, "vote"),
			Map.entry(Ids.REPORT_VIEW, "report"), Map.entry(Ids.VOTES_VIEW, "votes"),
			Map.entry(Ids.CHECK_VIEW, "check"), Map.entry(Ids.POWER_VIEW, "power"), Map.entry(Ids.MONITOR_VIEW, "monitor"),
			Map.entry(Ids.DATA_VIEW, "data"),
			Map.entry(Ids.TRAINING_VIEW, "training"));

	private final IPartListener2 parts = new IPartListener2() {
		@Override
		public void partActivated(IWorkbenchPartReference reference) {
			IWorkbenchPart part = reference.getPart(false);
			if (part != null && part != HelpView.this) {
				follow(part);
			}
		}
	};

	private final Deque<String> before = new ArrayDeque<>();
	private HelpBook book;
	private SashForm sash;
	private Text query;
	private Label found;
	private TreeViewer contents;
	private ScrolledFormText text;
	private Action back;
	private String shown = "";
	private String href = "";

	@Override
	public void createPartControl(Composite parent) {
		book = read();
		sash = new SashForm(parent, SWT.HORIZONTAL);
		sash.addListener(SWT.Resize, e -> orient());
		createContents(sash);
		createPage(sash);
		sash.setWeights(2, 5);
		back = Actions.of("Back", "The page before", Icons.HISTORY, this::back);
		back.setEnabled(false);
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		bar.add(back);
		bar.add(Actions.of("Getting started", "The page for new users", Icons.WELCOME, () ->
				show(HelpSystem.getContext(HelpUi.GETTING_STARTED))));
		getSite().getPage().addPartListener(parts);
		show(getSite().getPage().getActivePart());
	}

	private static HelpBook read() {
		try {
			return HelpBook.read(path -> FileLocator.find(Platform.getBundle(Ids.PLUGIN), new Path("help/" + path)),
					id -> Optional.ofNullable(HelpSystem.getContext(HelpUi.PREFIX + id)).map(HelpView::markup));
		} catch (IOException e) {
			throw new IllegalStateException("The help cannot be read: " + Reasons.of(e), e);
		}
	}

	private void createContents(Composite parent) {
		Composite side = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 6).spacing(4, 4).applyTo(side);
		query = new Text(side, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		query.setMessage("Search the help");
		query.setToolTipText("Words that a chapter must hold");
		query.setData(PART, "query");
		query.addModifyListener(e -> list());
		query.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ARROW_DOWN) {
				contents.getTree().setFocus();
			}
		});
		query.addListener(SWT.DefaultSelection, e -> showFirst());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(query);
		contents = new TreeViewer(side, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		contents.getTree().setData(PART, "contents");
		contents.setContentProvider(new Contents());
		contents.setLabelProvider(new LabelProvider() {
			@Override
			public String getText(Object element) {
				return element instanceof HelpBook.Hit hit ? hit.topic().label() + "  –  " + hit.snippet() : ((HelpBook.Topic) element).label();
			}
		});
		contents.addSelectionChangedListener(e -> {
			Object chosen = e.getStructuredSelection().getFirstElement();
			HelpBook.Topic topic = chosen instanceof HelpBook.Hit hit ? hit.topic() : (HelpBook.Topic) chosen;
			if (topic != null && !topic.href().isEmpty() && !topic.href().equals(href)) {
				go(topic.href());
			}
		});
		GridDataFactory.fillDefaults().grab(true, true).hint(120, 80).applyTo(contents.getTree());
		found = Theme.style(new Label(side, SWT.NONE), Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(found);
		list();
	}

	private void createPage(Composite parent) {
		text = new ScrolledFormText(parent, SWT.V_SCROLL, true);
		LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources(), text);
		FontDescriptor plain = FontDescriptor.createFrom(JFaceResources.getDefaultFont());
		text.getFormText().marginWidth = 14;
		text.getFormText().marginHeight = 12;
		text.getFormText().setColor("quiet", Theme.color(Theme.QUIET));
		text.getFormText().setFont("code", JFaceResources.getTextFont());
		text.getFormText().setFont("title", fonts.create(plain.setStyle(SWT.BOLD).increaseHeight(3)));
		text.getFormText().setFont("section", fonts.create(plain.setStyle(SWT.BOLD)));
		HyperlinkSettings links = new HyperlinkSettings(parent.getDisplay());
		links.setForeground(Theme.color(Theme.ACCENT));
		text.getFormText().setHyperlinkSettings(links);
		text.getFormText().addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent e) {
				follow(String.valueOf(e.getHref()));
			}
		});
	}

	/** Beside each other where there is width, else above each other. */
	private void orient() {
		Point size = sash.getSize();
		int wanted = size.x >= size.y ? SWT.HORIZONTAL : SWT.VERTICAL;
		if (size.x > 0 && sash.getOrientation() != wanted) {
			sash.setOrientation(wanted);
		}
	}

	private void list() {
		String words = query.getText().strip();
		List<?> input = words.isEmpty() ? book.topics() : book.search(words);
		contents.setInput(input);
		if (words.isEmpty()) {
			contents.expandAll();
		}
		found.setText(words.isEmpty() ? "" : input.isEmpty() ? "Nothing was found. Try fewer words." : input.size() == 1 ? "1 chapter"
				: input.size() + " chapters");
	}

	private void showFirst() {
		if (contents.getTree().getItemCount() > 0) {
			contents.setSelection(new StructuredSelection(contents.getTree().getItem(0).getData()));
		}
	}

	/** Searches all chapters. */
	void search(String words) {
		query.setText(words);
		query.setFocus();
	}

	/** Shows the help of a part, the text for new users when it has none. */
	void show(IWorkbenchPart part) {
		if (part == null || !follow(part)) {
			show(HelpSystem.getContext(HelpUi.GETTING_STARTED));
		}
	}

	private boolean follow(IWorkbenchPart part) {
		String id = CONTEXTS.get(part.getSite().getId());
		IContext context = id == null ? null : HelpSystem.getContext(HelpUi.PREFIX + id);
		if (context != null) {
			go(HelpBook.CONTEXT + id);
		}
		return context != null;
	}

	/** A link of a page: another chapter, a context of the help system, or an address for the browser. */
	private void follow(String link) {
		if (link.startsWith("http")) {
			Program.launch(link);
		} else if (book.topic(link).isPresent() || link.startsWith(HelpBook.CONTEXT)) {
			go(link);
		} else if (book.topic("chapters/" + link).isPresent()) {
			go("chapters/" + link);
		} else {
			go(HelpBook.CONTEXT + link.replaceAll(".*/", ""));
		}
	}

	/** Shows a help text with links to those it names. */
	void show(IContext context) {
		if (context == null) {
			return;
		}
		shown = context.getText();
		String markup = markup(context);
		book.href(markup).ifPresentOrElse(this::go, () -> page("", markup));
	}

	private void go(String to) {
		String page = book.text(to);
		if (page.isEmpty() && to.startsWith(HelpBook.CONTEXT)) {
			IContext context = HelpSystem.getContext(HelpUi.PREFIX + to.substring(HelpBook.CONTEXT.length()));
			page = context == null ? "" : markup(context);
		}
		if (page.isEmpty()) {
			UiJobs.show("The help has no such page", new IOException("There is no page " + to + " in the help."));
			return;
		}
		if (!href.isEmpty() && !href.equals(to)) {
			before.push(href);
		}
		IContext context = to.startsWith(HelpBook.CONTEXT) ? HelpSystem.getContext(HelpUi.PREFIX + to.substring(HelpBook.CONTEXT.length()))
				: null;
		shown = context == null ? page : context.getText();
		page(to, page);
	}

	private void back() {
		if (!before.isEmpty()) {
			String to = before.pop();
			href = "";
			go(to);
		}
	}

	private void page(String address, String markup) {
		href = address;
		text.setText(HelpPage.form(markup));
		text.reflow(true);
		text.setOrigin(0, 0);
		back.setEnabled(!before.isEmpty());
		book.topic(address).filter(t -> query.getText().isBlank())
				.ifPresent(t -> contents.setSelection(new StructuredSelection(t), true));
	}

	/** A text of {@code help/contexts.xml} in the way of a chapter. */
	private static String markup(IContext context) {
		StringBuilder page = new StringBuilder();
		if (context instanceof IContext2 titled && titled.getTitle() != null) {
			page.append("# ").append(titled.getTitle()).append("\n\n");
		}
		page.append(context.getText());
		IHelpResource[] related = context.getRelatedTopics();
		if (related != null && related.length > 0) {
			page.append("\n\n## See also\n\n");
			for (IHelpResource topic : related) {
				page.append("- [").append(topic.getLabel()).append("](").append(topic.getHref().replaceAll(".*/", "")).append(")\n");
			}
		}
		return page.toString();
	}

	/** The text that is shown. */
	public String shown() {
		return shown;
	}

	/** Address of the chapter that is shown, for tests. */
	String address() {
		return href;
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(parts);
		super.dispose();
	}

	@Override
	public void setFocus() {
		query.setFocus();
	}

	private static final class Contents implements ITreeContentProvider {

		@Override
		public Object[] getElements(Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return parent instanceof HelpBook.Topic topic ? topic.children().toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return getChildren(element).length > 0;
		}
	}
}
