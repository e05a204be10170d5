package org.zipp.ui.shell;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;

/** Says in the tool bar, on every perspective, that the open study holds votes no person gave. */
public final class SimulatedBanner extends WorkbenchWindowControlContribution {

	/** Key of {@link org.eclipse.swt.widgets.Widget#getData(String)} by which tests find the label. */
	static final String KEY = "org.zipp.ui.simulatedBanner";

	/** Height in pixels of a line in the tool bar. */
	private static final int ROOM = 21;

	@Override
	protected Control createControl(Composite parent) {
		Composite box = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(0, 3).applyTo(box);
		Label label = Theme.style(new Label(box, SWT.CENTER), Theme.CSS_CAUTION);
		label.setData(KEY, Boolean.TRUE);
		label.setText("  Contains simulated votes  ");
		fit(label);
		label.setToolTipText(
				"Some votes of this study were computed, not given by people. Reports and tables say so on every page.");
		GridDataFactory.fillDefaults().grab(false, true).align(SWT.CENTER, SWT.CENTER).applyTo(label);
		StudyContext context = StudyContext.get();
		StudyListener listener = new StudyListener() {
			@Override
			public void studyChanged() {
				show(label, context.isSimulated());
			}

			@Override
			public void titleChanged() {
				show(label, context.isSimulated());
			}
		};
		context.addListener(listener, box);
		show(label, context.isSimulated());
		return box;
	}

	/** The tool bar is as high as its images, whatever the font; a larger text would be cut. */
	private static void fit(Label label) {
		int high = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
		if (high > ROOM) {
			FontDescriptor usual = FontDescriptor.createFrom(label.getFont());
			int points = usual.getFontData()[0].getHeight();
			label.setFont(new LocalResourceManager(JFaceResources.getResources(), label).create(usual.setHeight(Math.max(1, points * ROOM / high))));
		}
	}

	/** The text is always there, so that the tool bar keeps room for it; it shows when it is true. */
	private static void show(Label label, boolean simulated) {
		label.setVisible(simulated);
	}

	@Override
	public boolean isDynamic() {
		return true;
	}
}
