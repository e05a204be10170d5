package org.zipp.ui.study.lock;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.zipp.store.Rows.DeviationRow;
import org.zipp.store.Rows.LookRow;
import org.zipp.store.Rows.PlanRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.Theme;
import org.zipp.ui.widgets.Sizes;

/** Whether the plan is locked, and what was changed and looked at since. */
public final class LockPane {

	/** Key of the widget data by which tests find the parts: {@code state}, {@code hash}, {@code lock}, {@code deviations}, {@code looks}. */
	public static final String PART = "org.zipp.ui.lockPane.part";

	private static final String OPEN = "The plan is not locked: it can be changed without a trace. Lock it before the first vote, so that"
			+ " the report can tell what was planned from what was found.";

	/** What a study promised. */
	public record Promised(Optional<PlanRow> plan, List<DeviationRow> deviations, List<LookRow> looks) {

		/** Nothing was promised. */
		public static final Promised NOTHING = new Promised(Optional.empty(), List.of(), List.of());

		/** Reads it. */
		public static Promised of(StudyStore store) {
			return new Promised(store.plans().locked(), store.plans().deviations(), store.plans().looks());
		}
	}

	private final Label state;
	private final Text hash;
	private final Button copy;
	private final Button lock;
	private final Table deviations;
	private final Table looks;

	/**
	 * @param page   with a layout of one column
	 * @param locker locks the plan
	 */
	public LockPane(Composite page, Runnable locker) {
		state = new Label(page, SWT.WRAP);
		state.setData(PART, "state");
		state.setText(OPEN);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(300), SWT.DEFAULT).applyTo(state);
		Composite row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(8, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		lock = new Button(row, SWT.PUSH);
		lock.setText("&Lock the plan…");
		lock.setData(PART, "lock");
		lock.addListener(SWT.Selection, e -> locker.run());
		new Label(row, SWT.NONE).setText("SHA-256:");
		hash = new Text(row, SWT.READ_ONLY);
		hash.setData(PART, "hash");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(Sizes.px(120), SWT.DEFAULT).applyTo(hash);
		copy = new Button(row, SWT.PUSH);
		copy.setText("&Copy");
		copy.addListener(SWT.Selection, e -> {
			Clipboard clipboard = new Clipboard(copy.getDisplay());
			clipboard.setContents(new Object[] { hash.getText() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
		heading(page, "Deviations", "What was changed of the locked plan, and why. The report tells all of it.");
		deviations = table(page, "deviations", new String[] { "When", "Who", "What", "Before", "After", "Reason", "Votes then" },
				new int[] { 130, 90, 120, 150, 150, 240, 80 });
		heading(page, "Looks", "Who looked at the results before the end. A look that was not planned makes what is found weaker.");
		looks = table(page, "looks", new String[] { "When", "Who", "Votes then", "What was seen" }, new int[] { 130, 90, 80, 420 });
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, "org.zipp.ui.design");
		show(Promised.NOTHING);
	}

	private static void heading(Composite page, String name, String sentence) {
		Label heading = new Label(page, SWT.NONE);
		heading.setText(name);
		heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().indent(0, 8).applyTo(heading);
		Label text = Theme.style(new Label(page, SWT.WRAP), Theme.CSS_QUIET);
		text.setText(sentence);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(300), SWT.DEFAULT).applyTo(text);
	}

	private static Table table(Composite page, String part, String[] titles, int[] widths) {
		Table table = new Table(page, SWT.BORDER | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		table.setData(PART, part);
		GridDataFactory.fillDefaults().grab(true, true).hint(Sizes.px(300), Sizes.px(90)).applyTo(table);
		for (int i = 0; i < titles.length; i++) {
			TableColumn column = new TableColumn(table, SWT.NONE);
			column.setText(titles[i]);
			column.setWidth(Sizes.px(widths[i]));
		}
		return table;
	}

	/** Shows what was read. */
	public void show(Promised p) {
		boolean locked = p.plan().isPresent();
		state.setText(p.plan().map(plan -> LockWords.sentence(plan, p.deviations().size())).orElse(OPEN));
		hash.setText(p.plan().map(PlanRow::hash).orElse("–"));
		copy.setEnabled(locked);
		lock.setEnabled(!locked && !StudyContext.get().isReadOnly());
		fill(deviations, p.deviations(), d -> new String[] { LockWords.time(d.at()), d.by(), d.part(), line(d.before()), line(d.after()),
				line(d.reason()),
				Long.toString(d.votes()) });
		fill(looks, p.looks(), l -> new String[] { LockWords.time(l.at()), l.by(), Long.toString(l.votes()), line(l.content()) });
		state.getParent().layout(true, true);
	}

	private static String line(String text) {
		String line = text.replaceAll("\\s+", " ").strip();
		return line.length() <= 200 ? line : line.substring(0, 200) + "…";
	}

	private static <T> void fill(Table table, List<T> rows, Function<T, String[]> cells) {
		table.setRedraw(false);
		table.removeAll();
		rows.forEach(r -> new TableItem(table, SWT.NONE).setText(cells.apply(r)));
		table.setRedraw(true);
	}
}
