package org.zipp.ui.widgets;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IActionBars;
import org.zipp.document.Chart;
import org.zipp.ui.context.Icons;

/** The export of a view's charts: a button with a menu in its toolbar, and the same in its menu. */
public final class ChartActions {

	private final Supplier<Shell> shell;
	private final Supplier<Chart> current;
	private final Supplier<Callable<List<Chart>>> all;
	private final BooleanSupplier any;
	private final List<Action> actions;
	private final Action button;

	/**
	 * @param shell   parent of dialogs
	 * @param current the chart to export, {@code null} when there is none
	 * @param any     whether there are charts
	 * @param all     what draws all charts of the view; asked for in the UI thread, called outside it
	 */
	public ChartActions(Supplier<Shell> shell, Supplier<Chart> current, BooleanSupplier any, Supplier<Callable<List<Chart>>> all) {
		this.shell = shell;
		this.current = current;
		this.any = any;
		this.all = all;
		actions = List.of(action(ChartExport.Form.SVG), action(ChartExport.Form.PNG), action(ChartExport.Form.CSV),
				exportAll());
		button = new Action("Export", IAction.AS_DROP_DOWN_MENU) {
			@Override
			public void run() {
				ChartExport.askAll(shell.get(), all.get());
			}
		};
		button.setToolTipText("Export figures and their data");
		button.setImageDescriptor(Icons.descriptor(Icons.EXPORT));
		button.setMenuCreator(new DropDown());
	}

	/** Puts the actions into toolbar and menu of a view. */
	public void addTo(IActionBars bars) {
		bars.getToolBarManager().add(button);
		IMenuManager menu = bars.getMenuManager();
		menu.add(new Separator());
		actions.forEach(menu::add);
	}

	/** Makes the actions as usable as there are charts. */
	public void update() {
		boolean there = any.getAsBoolean();
		actions.forEach(a -> a.setEnabled(there));
		button.setEnabled(there);
	}

	private Action action(ChartExport.Form form) {
		Action action = new Action(form.label(), Icons.descriptor(Icons.EXPORT)) {
			@Override
			public void run() {
				if (current.get() != null) {
					ChartExport.ask(shell.get(), current.get(), form);
				}
			}
		};
		action.setToolTipText("The figure that has the focus, else the first");
		return action;
	}

	private Action exportAll() {
		return new Action("Export all figures and data…", Icons.descriptor(Icons.EXPORT)) {
			@Override
			public void run() {
				ChartExport.askAll(shell.get(), all.get());
			}
		};
	}

	/** The menu behind the button. */
	private final class DropDown implements IMenuCreator {
		private Menu menu;

		@Override
		public Menu getMenu(Control parent) {
			dispose();
			menu = new Menu(parent);
			return filled();
		}

		@Override
		public Menu getMenu(Menu parent) {
			dispose();
			menu = new Menu(parent);
			return filled();
		}

		private Menu filled() {
			actions.forEach(a -> new ActionContributionItem(a).fill(menu, -1));
			return menu;
		}

		@Override
		public void dispose() {
			if (menu != null) {
				menu.dispose();
				menu = null;
			}
		}
	}
}
