package org.zipp.ui.study;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Theme;
import org.zipp.ui.study.StudyProblems.Mend;
import org.zipp.ui.study.StudyProblems.Problem;
import org.zipp.ui.study.StudyProblems.Severity;

/** The problems of a study one below the other, each with a link to where it is mended. */
final class ProblemList extends ScrolledComposite {

	/** Key of the widget data by which tests find the link of a problem; the value is a {@link Mend}. */
	static final String MEND = "org.zipp.ui.study.mend";

	private static final int LEAST_WIDTH = 240;

	private final Composite rows;
	private final Consumer<Mend> mend;
	private List<Problem> shown = List.of();

	/** @param mend leads to where a problem is mended */
	ProblemList(Composite parent, Consumer<Mend> mend) {
		super(parent, SWT.V_SCROLL | SWT.BORDER);
		this.mend = mend;
		setExpandHorizontal(true);
		setExpandVertical(true);
		rows = Theme.style(new Composite(this, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).spacing(8, 6).applyTo(rows);
		setContent(rows);
		addListener(SWT.Resize, e -> fit());
	}

	/** Shows problems in place of those before. */
	void show(List<Problem> problems) {
		if (problems.equals(shown)) {
			return;
		}
		shown = problems;
		for (Control row : rows.getChildren()) {
			row.dispose();
		}
		for (Problem problem : problems) {
			Label mark = Theme.style(new Label(rows, SWT.NONE), Theme.CSS_GROUND);
			mark.setImage(Icons.image(problem.severity() == Severity.ERROR ? Icons.FAILED : Icons.WARNING));
			GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(mark);
			Link text = Theme.style(new Link(rows, SWT.WRAP), Theme.CSS_GROUND);
			String words = problem.text().replace("&", "&&").replace("<", "‹");
			text.setText(problem.mend() == Mend.NONE ? words : words + "  <a>" + problem.mend().words() + "</a>");
			text.setData(MEND, problem.mend());
			text.addListener(SWT.Selection, e -> mend.accept(problem.mend()));
			GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(text);
		}
		fit();
	}

	private void fit() {
		setMinHeight(rows.computeSize(getClientArea().width, SWT.DEFAULT).y);
		rows.layout();
	}
}
