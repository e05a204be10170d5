package org.zipp.ui.personas.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongFunction;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;
import org.zipp.ui.context.Theme;
import org.zipp.ui.personas.PersonaColours;
import org.zipp.ui.personas.presenter.EvidenceList;
import org.zipp.ui.personas.presenter.EvidenceList.Group;
import org.zipp.ui.personas.presenter.EvidenceList.Order;
import org.zipp.ui.personas.presenter.Words;
import org.zipp.ui.widgets.FontWidth;

/** The evidence of a persona: who ranked it, what it took of the token budget, and every text by rank or by community. */
public final class EvidencePane extends Composite {

	private static final int WEIGHT = 2;
	private static final int SENTENCES = 4;
	private static final int LONGEST_SNIPPET = 240;
	private static final int TIP_LINE = 90;
	private static final int BAR_HEIGHT = 4;

	private final Label ranked;
	private final Label total;
	private final Composite gauge;
	private final Map<Order, Button> orders = new EnumMap<>(Order.class);
	private final Tree tree;
	private final Map<Long, TreeItem> items = new HashMap<>();
	private EvidenceList list = new EvidenceList(List.of(), Optional.empty());
	private Order order = Order.RANK;
	private double largestText = 1;
	private double largestGroup = 1;

	public EvidencePane(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 3).numColumns(2).applyTo(this);
		ranked = new Label(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(ranked);
		total = new Label(this, SWT.NONE);
		Theme.style(total, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(total);
		Composite choice = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(choice);
		orderButton(choice, Order.RANK, "By rank");
		orderButton(choice, Order.COMMUNITY, "By community");
		gauge = new Composite(this, SWT.DOUBLE_BUFFERED);
		GridDataFactory.fillDefaults().span(2, 1).hint(SWT.DEFAULT, BAR_HEIGHT).applyTo(gauge);
		gauge.addListener(SWT.Paint, this::paintGauge);
		tree = new Tree(this, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(200, 100).applyTo(tree);
		tree.setHeaderVisible(true);
		column("Evidence", 210, SWT.LEFT);
		column("Rank", 45, SWT.RIGHT);
		column("Share", 100, SWT.LEFT).setToolTipText("Share of the person's attention. Texts share what their community has; "
				+ "the shares under a heading add up to that of the heading.");
		column("Tokens", 100, SWT.RIGHT);
		column("Sentences", 80, SWT.LEFT);
		column("Kind", 85, SWT.LEFT);
		column("Community", 110, SWT.LEFT);
		tree.addListener(SWT.PaintItem, this::paintWeight);
		tree.addListener(SWT.MouseMove, e -> {
			String tip = at(e).map(EvidencePane::tip).orElse(null);
			if (!Objects.equals(tip, tree.getToolTipText())) {
				tree.setToolTipText(tip);
			}
		});
	}

	private void orderButton(Composite parent, Order value, String text) {
		Button button = new Button(parent, SWT.RADIO);
		button.setText(text);
		button.setSelection(value == order);
		button.addListener(SWT.Selection, e -> {
			if (button.getSelection() && order != value) {
				order = value;
				fill();
				notifyListeners(SWT.Modify, new Event());
			}
		});
		orders.put(value, button);
	}

	private TreeColumn column(String title, int width, int align) {
		TreeColumn column = new TreeColumn(tree, align);
		column.setText(title);
		column.setWidth(FontWidth.of(tree, width));
		column.setMoveable(tree.getColumnCount() > 1);
		return column;
	}

	/**
	 * Shows evidence. Listeners of {@link SWT#Modify} hear when the rows are made anew, which the person does by choosing
	 * another order.
	 *
	 * @param method what ranked it, an id
	 */
	public void show(EvidenceList shown, String method) {
		list = shown;
		ranked.setText(EvidenceList.rankedBy(method));
		ranked.setToolTipText(ranked.getText());
		boolean estimated = list.ledger().isPresent() && !list.ledger().get().exact();
		total.setToolTipText(estimated ? "The evidence was chosen by another budget than the study notes now; "
				+ "what communities were allotted is an estimate." : null);
		total.setText(list.total());
		gauge.setToolTipText(list.total());
		gauge.setVisible(list.budget().isPresent());
		gauge.redraw();
		fill();
		layout(true, true);
	}

	private void fill() {
		tree.setRedraw(false);
		tree.removeAll();
		items.clear();
		List<Group> groups = list.groups(order);
		largestText = list.evidence().stream().mapToDouble(Evidence::getWeight).max().orElse(1);
		largestGroup = groups.stream().mapToDouble(Group::weight).max().orElse(1);
		for (Group group : groups) {
			TreeItem head = new TreeItem(tree, SWT.NONE);
			head.setData(group);
			head.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
			head.setText(new String[] { group.heading(), "", "", group.tokens(), "", "", "" });
			grey(head, group.isOutside());
			group.evidence().forEach(e -> add(head, e));
			head.setExpanded(order == Order.COMMUNITY || !group.isOutside());
		}
		tree.setRedraw(true);
	}

	private void add(TreeItem head, Evidence e) {
		TreeItem item = new TreeItem(head, SWT.NONE);
		String snippet = Objects.requireNonNullElse(e.getText(), "").replaceAll("\\s+", " ");
		item.setData(e);
		item.setText(new String[] {
				snippet.length() <= LONGEST_SNIPPET ? snippet : snippet.substring(0, LONGEST_SNIPPET) + "…",
				Integer.toString(e.getRank()), "", String.format(Locale.ROOT, "%,d", e.getTokens()), "",
				Words.of(e.getKind().getName()), Objects.requireNonNullElse(e.getCommunity(), "") });
		grey(item, !e.isWithinBudget());
		items.put(e.getId(), item);
	}

	private static void grey(TreeItem item, boolean outside) {
		if (outside) {
			item.setForeground(Theme.color(Theme.QUIET));
		}
	}

	/** Says which sentences rest on each piece of evidence. */
	public void showSentences(LongFunction<String> sentences) {
		items.forEach((id, item) -> {
			String text = sentences.apply(id);
			if (!item.getText(SENTENCES).equals(text)) {
				item.setText(SENTENCES, text);
			}
		});
	}

	/** Marks evidence, and nothing else. */
	public void mark(Set<Long> evidence) {
		Color ground = PersonaColours.mark(tree.getBackground());
		items.forEach((id, item) -> item.setBackground(evidence.contains(id) ? ground : null));
	}

	/** Scrolls to the first of these in rank. */
	public void reveal(Set<Long> evidence) {
		list.evidence().stream().filter(e -> evidence.contains(e.getId())).findFirst()
				.ifPresent(e -> tree.showItem(items.get(e.getId())));
	}

	/** The evidence under the pointer. */
	public Optional<Evidence> at(Event e) {
		TreeItem item = tree.getItem(new Point(e.x, e.y));
		return item != null && item.getData() instanceof Evidence evidence ? Optional.of(evidence) : Optional.empty();
	}

	/** The evidence that is selected. */
	public Optional<Evidence> selected() {
		TreeItem[] selection = tree.getSelection();
		return selection.length == 1 && selection[0].getData() instanceof Evidence evidence ? Optional.of(evidence)
				: Optional.empty();
	}

	private void paintGauge(Event e) {
		Point size = gauge.getSize();
		e.gc.setAntialias(SWT.ON);
		e.gc.setBackground(Theme.color(Theme.LINE));
		e.gc.fillRoundRectangle(0, 0, size.x, size.y, size.y, size.y);
		if (list.budget().isPresent()) {
			double share = Math.min(1, (double) list.used() / Math.max(1, list.budget().getAsInt()));
			e.gc.setBackground(Theme.series(0));
			e.gc.fillRoundRectangle(0, 0, (int) Math.round(size.x * share), size.y, size.y, size.y);
		}
	}

	private void paintWeight(Event e) {
		if (e.index != WEIGHT) {
			return;
		}
		boolean within;
		double weight;
		double largest;
		if (e.item.getData() instanceof Evidence shown) {
			OptionalDouble share = ((Group) ((TreeItem) e.item).getParentItem().getData()).share(shown);
			if (share.isEmpty()) {
				return;
			}
			within = shown.isWithinBudget();
			weight = share.getAsDouble();
			largest = largestText;
		} else {
			Group group = (Group) e.item.getData();
			within = !group.isOutside();
			weight = group.weight();
			largest = largestGroup;
		}
		GC gc = e.gc;
		int column = tree.getColumn(WEIGHT).getWidth() - 8;
		String percent = EvidenceList.percent(weight);
		int textWidth = gc.textExtent("100.0 %").x + 6;
		int bar = (int) Math.round((column - textWidth) * weight / Math.max(1e-12, largest));
		Color before = gc.getBackground();
		Color foreground = gc.getForeground();
		gc.setBackground(within ? Theme.series(0) : Theme.color(Theme.LINE));
		int height = Math.min(10, e.height - 6);
		gc.fillRoundRectangle(e.x + 2, e.y + (e.height - height) / 2, Math.max(2, bar), height, 4, 4);
		if (!within) {
			gc.setForeground(Theme.color(Theme.QUIET));
		}
		Point extent = gc.textExtent(percent);
		gc.drawText(percent, e.x + column - extent.x, e.y + (e.height - extent.y) / 2, SWT.DRAW_TRANSPARENT);
		gc.setBackground(before);
		gc.setForeground(foreground);
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
		tip.append(String.format(Locale.ROOT, "%n%nrank %,d, %s of the attention%s, %,d tokens", e.getRank(), EvidenceList.percent(e.getWeight()),
				e.getKind() == EvidenceKind.COMMUNITY ? ", which its texts share" : "", e.getTokens()));
		if (e.getKind() != EvidenceKind.COMMUNITY && e.getSource() != null && !e.getSource().isBlank()) {
			tip.append('\n').append(e.getSource());
		}
		if (!e.isWithinBudget()) {
			tip.append("\n\nOutside the token budget: the verbalizer has not read it.");
		}
		return tip.toString();
	}

	public Tree tree() {
		return tree;
	}

	/** The row of a piece of evidence, for tests. */
	public TreeItem item(long id) {
		return items.get(id);
	}

	/** Lists by rank or by community, as the buttons do; for tests. */
	public void order(Order value) {
		orders.forEach((o, b) -> b.setSelection(o == value));
		orders.get(value).notifyListeners(SWT.Selection, new Event());
	}

	/** What is said of the whole: who ranked it and the tokens; for tests. */
	public List<String> told() {
		return new ArrayList<>(List.of(ranked.getText(), total.getText()));
	}
}
