package org.zipp.ui.study.setup;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.zipp.ui.study.design.DesignDraft;
import org.zipp.ui.study.design.DesignPane;
import org.zipp.ui.study.setup.NewStudy.Page;

/** How the study is designed, on two pages. */
final class DesignPages {

	private DesignPages() {
	}

	/** Question, pairs and power. */
	static SetUpPage trials(NewStudy study) {
		return new Pane(study, "design", "Question and pairs", "The chance to show what you expect follows the numbers.", Page.DESIGN) {
			@Override
			void fill(Composite body) {
				Composite columns = columns(body);
				Composite left = column(columns);
				Composite right = column(columns);
				pane().question(left, true);
				pane().trials(left);
				pane().power(right);
				pane().expectations(right);
			}
		};
	}

	/** Consent, intake, exclusions and quotas. */
	static SetUpPage people(NewStudy study) {
		return new Pane(study, "people", "Taking part", "What raters agree to and are asked, and whose votes are left out.", Page.PEOPLE) {
			@Override
			void fill(Composite body) {
				Composite columns = columns(body);
				pane().people(column(columns));
				pane().limits(column(columns));
			}
		};
	}

	private static Composite columns(Composite body) {
		Composite columns = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(20, 0).applyTo(columns);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(columns);
		return columns;
	}

	private static Composite column(Composite columns) {
		Composite column = new Composite(columns, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(column);
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.BEGINNING).applyTo(column);
		return column;
	}

	private abstract static class Pane extends SetUpPage {

		private final DesignPane pane;

		Pane(NewStudy study, String name, String title, String description, Page asks) {
			super(study, name, title, description, asks);
			pane = new DesignPane(new DesignPane.Model() {
				@Override
				public DesignDraft draft() {
					return study.design();
				}

				@Override
				public List<String> conditions() {
					return study.conditionIds();
				}

				@Override
				public void changed(Object what, DesignDraft draft, boolean typing) {
					study.setDesign(draft);
					show();
					touched();
				}

				@Override
				public void resized() {
					reflow();
				}
			});
		}

		DesignPane pane() {
			return pane;
		}

		@Override
		void show() {
			pane.show();
			reflow();
		}
	}
}
