package org.zipp.ui.shell;

import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabFolder2Listener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Theme;
import org.zipp.ui.widgets.Sizes;

/** Says in the place of editors, as long as none is open, what would open there and how. */
final class NothingOpen extends PerspectiveAdapter {

	/** Key of the label in the data of its folder, by which tests find it too. */
	static final String WORDS = "org.zipp.ui.nothingOpen";

	private static final Map<String, String> OF_PERSPECTIVE = Map.of(
			Ids.PERSONAS_PERSPECTIVE, "No persona is open.\nSelect one in the table and press Enter: its text, its traits and the evidence "
					+ "behind them open here.",
			Ids.STUDY_PERSPECTIVE, "Nothing is open here.\n“Edit study” in the tool bar opens the steps and settings of the study; "
					+ "“Vote” opens pairs of pictures to judge.");
	private static final int WIDTH = 380;
	private static final int MARGIN = 20;

	private NothingOpen() {
	}

	/** Follows the perspectives of a window. */
	static void follow(IWorkbenchWindow window) {
		NothingOpen words = new NothingOpen();
		window.addPerspectiveListener(words);
		IWorkbenchPage page = window.getActivePage();
		if (page != null && page.getPerspective() != null) {
			words.perspectiveActivated(page, page.getPerspective());
		}
	}

	@Override
	public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
		IWorkbenchWindow window = page.getWorkbenchWindow();
		String words = OF_PERSPECTIVE.getOrDefault(perspective.getId(), "");
		// The place of editors is moved into the perspective first.
		window.getShell().getDisplay().asyncExec(() -> {
			if (window.getShell() != null && !window.getShell().isDisposed()) {
				say(window.getShell(), words);
			}
		});
	}

	/** A folder of views goes with its last view, so one without tabs is that of the editors. */
	private static void say(Composite parent, String words) {
		for (Control child : parent.getChildren()) {
			if (child instanceof CTabFolder folder && folder.isVisible() && (folder.getItemCount() == 0 || folder.getData(WORDS) != null)) {
				Label label = folder.getData(WORDS) instanceof Label there ? there : make(folder);
				label.setText(words);
				place(folder, label);
			} else if (child instanceof Composite inner && child.isVisible()) {
				say(inner, words);
			}
		}
	}

	private static Label make(CTabFolder folder) {
		Label label = Theme.style(new Label(folder, SWT.WRAP | SWT.CENTER), Theme.CSS_QUIET);
		folder.setData(WORDS, label);
		folder.addListener(SWT.Resize, e -> place(folder, label));
		folder.addCTabFolder2Listener(CTabFolder2Listener.itemsCountAdapter(e -> place(folder, label)));
		return label;
	}

	private static void place(CTabFolder folder, Label label) {
		boolean empty = folder.getItemCount() == 0 && !label.getText().isEmpty();
		label.setVisible(empty);
		if (empty) {
			Rectangle area = folder.getClientArea();
			int width = Math.max(1, Math.min(Sizes.px(WIDTH), area.width - 2 * MARGIN));
			Point size = label.computeSize(width, SWT.DEFAULT);
			label.setBounds(area.x + (area.width - width) / 2, area.y + Math.max(0, (area.height - size.y) / 2), width, size.y);
			label.moveAbove(null);
		}
	}
}
