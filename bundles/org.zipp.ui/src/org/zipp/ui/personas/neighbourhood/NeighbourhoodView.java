package org.zipp.ui.personas.neighbourhood;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Node;
import org.zipp.store.StoreListener.Topic;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.personas.neighbourhood.presenter.GraphFiles;
import org.zipp.ui.personas.neighbourhood.presenter.GraphSession;
import org.zipp.ui.personas.neighbourhood.presenter.Surroundings;
import org.zipp.ui.personas.neighbourhood.presenter.Walk;
import org.zipp.ui.personas.neighbourhood.presenter.Weighting;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.training.Training;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.Notice;

/**
 * The selected user's communities and near users as a drawn graph one can walk through. Its lines show what a trained
 * encoder has learned where the study has one, else TF-IDF; the person may choose.
 */
public final class NeighbourhoodView extends ViewPart {

	/** Setting: the weights that are wished, a name of {@link Weighting}. */
	private static final String WEIGHTS = "neighbourhood.weights";

	private final Walk walk = new Walk();
	private final Map<Weighting, Button> choices = new EnumMap<>(Weighting.class);
	private final Map<Weighting, Action> choiceActions = new EnumMap<>(Weighting.class);
	private StudyContext context;
	private GraphSession graph;
	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Link told;
	private Spinner least;
	private Label hidden;
	private Weighting wanted;
	private NeighbourhoodCanvas canvas;
	private Job loading;
	private Action back;
	private Action forward;
	private Action zoomIn;
	private Action zoomOut;
	private Action fit;
	private Action exportSvg;
	private Action exportPng;
	private Action exportGraphMl;
	private Action exportGexf;
	private Action layOut;

	@Override
	public void createPartControl(Composite parent) {
		context = StudyContext.get();
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		wanted = Weighting.of(Settings.get(WEIGHTS, ""));
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(content);
		createWeights(content);
		canvas = new NeighbourhoodCanvas(content, Inks::all, this::walkTo);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		makeActions();
		Training.follow(root, () -> {
		}, this::reopen);
		context.addListener(new StudyListener() {
			@Override
			public void studyChanged() {
				closeGraph();
				openGraph();
			}

			@Override
			public void selectionChanged() {
				follow();
			}

			@Override
			public void storeChanged(Set<Topic> topics, Set<String> ids) {
				if (topics.contains(Topic.USERS)) {
					// A new ingest has replaced the graph.
					reopen();
				}
			}
		}, root);
		openGraph();
	}

	/** What the lines show, and the choice of it. */
	private void createWeights(Composite parent) {
		Composite rows = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(rows);
		GridLayoutFactory.fillDefaults().margins(8, 2).spacing(0, 2).applyTo(rows);
		Composite radios = new Composite(rows, SWT.NONE);
		RowLayout wrapped = new RowLayout(SWT.HORIZONTAL);
		wrapped.center = true;
		wrapped.spacing = 10;
		wrapped.marginLeft = wrapped.marginRight = wrapped.marginTop = wrapped.marginBottom = 0;
		radios.setLayout(wrapped);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(radios);
		told = new Link(rows, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(told);
		told.addListener(SWT.Selection, e -> Training.ask(getSite().getShell()));
		for (Weighting w : Weighting.values()) {
			Button choice = new Button(radios, SWT.RADIO);
			choice.setText(w.title());
			choice.setData(w);
			choice.addListener(SWT.Selection, e -> {
				if (choice.getSelection()) {
					weigh(w);
				}
			});
			choices.put(w, choice);
		}
		createFilter(radios);
	}

	private void createFilter(Composite parent) {
		Composite filter = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(6, 0).applyTo(filter);
		new Label(filter, SWT.NONE).setText("Hide lines under");
		least = new Spinner(filter, SWT.BORDER);
		least.setValues(0, 0, 100, 0, 1, 10);
		least.setToolTipText("Hides lines of less weight, and what is joined by them alone");
		new Label(filter, SWT.NONE).setText("%");
		hidden = Theme.style(new Label(filter, SWT.NONE), Theme.CSS_QUIET);
		least.addListener(SWT.Selection, e -> {
			canvas.setLeast(least.getSelection() / 100.0);
			showHidden();
		});
	}

	private void showHidden() {
		int n = canvas.hidden();
		hidden.setText(n == 0 ? "" : n == 1 ? "1 node is hidden" : n + " nodes are hidden");
		content.layout(new Control[] { hidden });
	}

	private void weigh(Weighting by) {
		if (by != wanted) {
			wanted = by;
			Settings.put(WEIGHTS, by.name());
			load();
		}
	}

	/** Graph or encoder were replaced. */
	private void reopen() {
		if (graph != null) {
			GraphSession session = graph;
			// Waits for a reading in progress, therefore not here.
			Job.createSystem("Let go of graph", (ICoreRunnable) monitor -> session.release()).schedule();
			load();
		}
	}

	private void openGraph() {
		walk.clear();
		graph = context.directory().map(d -> new GraphSession(d, () -> Services.find(CommunityRankers.class))).orElse(null);
		follow();
	}

	private void closeGraph() {
		if (loading != null) {
			loading.cancel();
		}
		if (graph != null) {
			GraphSession closing = graph;
			graph = null;
			// Waits for a reading in progress, therefore not here.
			Job.createSystem("Close graph", (ICoreRunnable) monitor -> closing.close()).schedule();
		}
	}

	private void follow() {
		if (!context.currentUserId().isEmpty()) {
			walk.go(new Walk.Place(Kind.USER, context.currentUserId()));
		}
		load();
	}

	private void walkTo(Node node) {
		if (node.distance() == 0) {
			return;
		}
		walk.go(new Walk.Place(node.kind(), node.id()));
		arrive();
	}

	private void arrive() {
		walk.here().filter(p -> p.kind() == Kind.USER).ifPresent(p -> context.select(p.id()));
		load();
	}

	private void load() {
		if (loading != null) {
			loading.cancel();
		}
		updateActions();
		Optional<Walk.Place> here = walk.here();
		if (graph == null) {
			NoStudy.fill(empty);
			showEmpty();
		} else if (here.isEmpty()) {
			showEmpty("No user is selected",
					"Select a persona in the table. Its communities and the users near to it are drawn here.");
		} else {
			GraphSession session = graph;
			Walk.Place place = here.get();
			Weighting by = wanted;
			loading = UiJobs.load("Find neighbourhood", () -> session.around(place, by), root, found -> show(place, found));
		}
	}

	private void show(Walk.Place place, Surroundings found) {
		if (!walk.here().equals(Optional.of(place))) {
			return;
		}
		if (found.neighbourhood().isEmpty()) {
			showEmpty("There is nothing to draw",
					place.id() + " is not in the interaction graph of this study. Ingest a dump to make the graph.");
			return;
		}
		canvas.show(found.neighbourhood().get(), found.weighting());
		showHidden();
		showWeights(found);
		stack.topControl = content;
		root.layout();
		canvas.fit();
		updateActions();
	}

	private void showWeights(Surroundings found) {
		String sentence = found.sentence().replace("&", "&&");
		told.setText(Training.isAvailable() ? sentence.replace("train an encoder", "<a>train an encoder</a>") : sentence);
		choices.forEach((weighting, choice) -> {
			choice.setSelection(weighting == found.weighting());
			boolean there = weighting != Weighting.LEARNED || found.learned();
			choice.setEnabled(there);
			choice.setToolTipText(there ? "Lines as wide as the share of " + weighting.whole()
					: "This study has no trained encoder yet");
			choiceActions.get(weighting).setEnabled(there);
			choiceActions.get(weighting).setChecked(weighting == found.weighting());
		});
		content.layout(true, true);
	}

	private void showEmpty(String title, String sentence) {
		empty.show(title, sentence);
		showEmpty();
	}

	private void showEmpty() {
		stack.topControl = empty;
		root.layout();
		updateActions();
	}

	private void makeActions() {
		back = action("Back", "Back to where you came from (Alt+Left)", () -> {
			walk.back();
			arrive();
		});
		back.setImageDescriptor(Icons.descriptor(Icons.BACK));
		forward = action("Forward", "Forward again (Alt+Right)", () -> {
			walk.forward();
			arrive();
		});
		forward.setImageDescriptor(Icons.descriptor(Icons.FORWARD));
		zoomIn = action("Zoom in", "Zoom in (+)", () -> canvas.zoom(true));
		zoomIn.setImageDescriptor(Icons.descriptor(Icons.ZOOM_IN));
		zoomOut = action("Zoom out", "Zoom out (−)", () -> canvas.zoom(false));
		zoomOut.setImageDescriptor(Icons.descriptor(Icons.ZOOM_OUT));
		fit = action("Fit", "Show everything (Home)", () -> canvas.fit());
		fit.setImageDescriptor(Icons.descriptor(Icons.FIT));
		layOut = action("Layout anew", "Put moved nodes back (L)", () -> canvas.layOut());
		layOut.setImageDescriptor(Icons.descriptor(Icons.REFRESH));
		exportGraphMl = action("Export as GraphML…", "Store nodes and links for yEd, igraph or NetworkX", () -> export("graphml"));
		exportGraphMl.setImageDescriptor(Icons.descriptor(Icons.EXPORT));
		exportGexf = action("Export as GEXF…", "Store nodes, links and places for Gephi", () -> export("gexf"));
		exportGexf.setImageDescriptor(Icons.descriptor(Icons.EXPORT));
		exportSvg = action("Export as SVG…", "Store the drawing as an SVG file", () -> export("svg"));
		exportSvg.setImageDescriptor(Icons.descriptor(Icons.EXPORT));
		exportPng = action("Export as PNG…", "Store the drawing as a PNG file", () -> export("png"));
		exportPng.setImageDescriptor(Icons.descriptor(Icons.EXPORT));
		for (Weighting w : Weighting.values()) {
			Action choice = new Action("Lines show " + w.title(), IAction.AS_RADIO_BUTTON) {
				@Override
				public void run() {
					if (isChecked()) {
						weigh(w);
					}
				}
			};
			choiceActions.put(w, choice);
			getViewSite().getActionBars().getMenuManager().add(choice);
		}
		getViewSite().getActionBars().getMenuManager().add(new Separator());
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		bar.add(back);
		bar.add(forward);
		bar.add(new Separator());
		bar.add(zoomIn);
		bar.add(zoomOut);
		bar.add(fit);
		bar.add(layOut);
		bar.add(new Separator());
		bar.add(exportSvg);
		getViewSite().getActionBars().getMenuManager().add(exportSvg);
		getViewSite().getActionBars().getMenuManager().add(exportPng);
		getViewSite().getActionBars().getMenuManager().add(exportGraphMl);
		getViewSite().getActionBars().getMenuManager().add(exportGexf);
		IHandlerService handlers = getSite().getService(IHandlerService.class);
		handlers.activateHandler(IWorkbenchCommandConstants.NAVIGATE_BACKWARD_HISTORY, new ActionHandler(back));
		handlers.activateHandler(IWorkbenchCommandConstants.NAVIGATE_FORWARD_HISTORY, new ActionHandler(forward));
	}

	private static Action action(String text, String toolTip, Runnable work) {
		Action action = new Action(text) {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setToolTipText(toolTip);
		return action;
	}

	private void updateActions() {
		boolean drawn = stack.topControl == content;
		back.setEnabled(walk.canGoBack());
		forward.setEnabled(walk.canGoForward());
		zoomIn.setEnabled(drawn);
		zoomOut.setEnabled(drawn);
		fit.setEnabled(drawn);
		exportSvg.setEnabled(drawn);
		exportPng.setEnabled(drawn);
		exportGraphMl.setEnabled(drawn);
		exportGexf.setEnabled(drawn);
		layOut.setEnabled(drawn);
	}

	private void export(String ending) {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText("Export neighbourhood");
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(new String[] { "*." + ending });
		dialog.setFileName("neighbourhood-" + walk.here().map(Walk.Place::id).orElse("").replaceAll("[^\\w-]", "_") + '.'
				+ ending);
		String chosen = dialog.open();
		if (chosen != null) {
			try {
				Path file = Path.of(chosen.endsWith('.' + ending) ? chosen : chosen + '.' + ending);
				export(file);
				Notice.exported("the neighbourhood", file);
			} catch (ZippException e) {
				UiJobs.show("The drawing was not exported", e);
			}
		}
	}

	/**
	 * Stores the drawing as SVG, PNG, GraphML or GEXF, by the ending of the file name.
	 *
	 * @throws ZippException when the file cannot be written
	 */
	public void export(Path file) {
		Path half = file.resolveSibling(file.getFileName() + ".part");
		try {
			if (file.toString().endsWith(".svg")) {
				Files.writeString(half, canvas.svg(), StandardCharsets.UTF_8);
			} else if (file.toString().endsWith(".graphml")) {
				Files.writeString(half, GraphFiles.graphMl(canvas.drawn()), StandardCharsets.UTF_8);
			} else if (file.toString().endsWith(".gexf")) {
				Files.writeString(half, GraphFiles.gexf(canvas.drawn()), StandardCharsets.UTF_8);
			} else {
				ImageData picture = canvas.picture();
				ImageLoader loader = new ImageLoader();
				loader.data = new ImageData[] { picture };
				try (var out = Files.newOutputStream(half)) {
					loader.save(out, SWT.IMAGE_PNG);
				}
			}
			StudyDirectory.moveIntoPlace(half, file);
		} catch (IOException | SWTException e) {
			delete(half, e);
			throw new ZippException("The drawing cannot be written: " + Reasons.of(e) + ". Choose another folder.", file,
					0, e);
		}
	}

	private static void delete(Path half, Exception why) {
		try {
			Files.deleteIfExists(half);
		} catch (IOException e) {
			why.addSuppressed(e);
		}
	}

	/** What the lines show, in words; for tests. */
	String told() {
		return told.getText();
	}

	/** The drawing, for tests. */
	public NeighbourhoodCanvas canvas() {
		return canvas;
	}

	@Override
	public void setFocus() {
		if (stack.topControl == content) {
			canvas.setFocus();
		} else if (stack.topControl != null) {
			stack.topControl.setFocus();
		}
	}

	@Override
	public void dispose() {
		closeGraph();
		super.dispose();
	}
}
