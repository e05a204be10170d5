package org.zipp.ui.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.zipp.store.StudyConflict;
import org.zipp.store.StudyPart;
import org.zipp.study.design.DesignFile.Stored;
import org.zipp.study.design.StudyDesign;
import org.zipp.ui.context.ReadOnly;
import org.zipp.ui.context.Theme;
import org.zipp.ui.study.design.DesignDraft;
import org.zipp.ui.study.design.DesignDraft.Field;
import org.zipp.ui.study.design.DesignPane;
import org.zipp.ui.widgets.Sizes;

/** The page of the study editor on which a study is designed, with its power beside the numbers. */
final class DesignPage implements DesignPane.Model {

	private static final String LOCKED = "The plan is locked. A change asks for a reason when it is saved, and the report tells it as a"
			+ " deviation.";

	/** Pixels at the usual font. */
	private static final int LEAST_FOR_TWO = 860;

	private final Supplier<StudyEdits> edits;
	private final Supplier<List<String>> conditions;
	private final Runnable changed;
	private final DesignPane pane = new DesignPane(this);
	private final ScrolledComposite scroll;
	private final Composite body;
	private final Label locked;
	private DesignDraft draft = DesignDraft.of(StudyDesign.DEFAULTS);
	private DesignDraft stored = draft;
	private int version;

	/**
	 * @param edits      the commands of the editor, which change when it reads the study anew
	 * @param conditions ids of the study's conditions as they are edited
	 * @param changed    called when the draft is another one
	 */
	DesignPage(Composite parent, Supplier<StudyEdits> edits, Supplier<List<String>> conditions, Runnable changed) {
		this.edits = edits;
		this.conditions = conditions;
		this.changed = changed;
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		body = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(16, 14).spacing(24, 10).applyTo(body);
		locked = Theme.style(new Label(body, SWT.WRAP), Theme.CSS_CAUTION);
		locked.setText(LOCKED);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(Sizes.px(300), SWT.DEFAULT).exclude(true).applyTo(locked);
		locked.setVisible(false);
		Composite left = column();
		Composite right = column();
		heading(left, "Question and answers");
		pane.question(left, false);
		heading(left, "Pairs");
		pane.trials(left);
		heading(left, "Taking part");
		pane.people(left);
		pane.power(right);
		heading(right, "What is expected");
		pane.expectations(right);
		heading(right, "Whose votes are left out, and how many are wanted");
		pane.limits(right);
		scroll.setContent(body);
		scroll.addListener(SWT.Resize, e -> fit());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(scroll, "org.zipp.ui.design");
		pane.show();
	}

	private Composite column() {
		Composite column = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(column);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(column);
		return column;
	}

	private static void heading(Composite parent, String text) {
		Label heading = new Label(parent, SWT.WRAP);
		heading.setText(text);
		heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(200), SWT.DEFAULT).indent(0, 6).applyTo(heading);
	}

	/** Two columns where there is room for both, else one below the other. */
	private void fit() {
		int width = scroll.getClientArea().width;
		GridLayout layout = (GridLayout) body.getLayout();
		layout.numColumns = width >= Sizes.px(LEAST_FOR_TWO) ? 2 : 1;
		((GridData) locked.getLayoutData()).horizontalSpan = layout.numColumns;
		body.layout(true, true);
		Point wanted = body.computeSize(width, SWT.DEFAULT);
		scroll.setMinHeight(wanted.y);
	}

	@Override
	public DesignDraft draft() {
		return draft;
	}

	@Override
	public List<String> conditions() {
		return conditions.get();
	}

	@Override
	public void changed(Object what, DesignDraft after, boolean typing) {
		if (!after.equals(draft)) {
			edits.get().state(what, draft, after, typing, this::take);
		}
	}

	@Override
	public void resized() {
		fit();
	}

	private void take(DesignDraft value) {
		draft = value;
		show();
		changed.run();
	}

	/** Shows it again, for example because the conditions are others. */
	void show() {
		if (!scroll.isDisposed()) {
			pane.show();
			fit();
		}
	}

	/** What is stored now. What was edited here stays, and is compared with it when it is saved. */
	void stored(Stored now, boolean isLocked) {
		DesignDraft theirs = DesignDraft.of(now.design());
		if (isChanged()) {
			// Saving tells whether somebody else has stored another one meanwhile.
			showLocked(isLocked);
			return;
		}
		stored = theirs;
		version = now.version();
		draft = theirs;
		showLocked(isLocked);
		show();
	}

	private void showLocked(boolean isLocked) {
		if (locked.getVisible() != isLocked) {
			locked.setVisible(isLocked);
			((GridData) locked.getLayoutData()).exclude = !isLocked;
			body.layout(true, true);
			fit();
		}
		ReadOnly.lock(body);
	}

	/** Whether something was edited that is not stored. */
	boolean isChanged() {
		return !draft.with(Field.QUESTION, "").equals(stored.with(Field.QUESTION, ""));
	}

	/** Version of the design that was edited. */
	int version() {
		return version;
	}

	/**
	 * The design as it is typed.
	 *
	 * @param question of the study, which stands on another page
	 * @throws org.zipp.core.ZippException naming the field that is wrong
	 */
	StudyDesign design(String question) {
		return draft.with(Field.QUESTION, question).design(conditions.get());
	}

	/** What is wrong with it, sentences. */
	List<String> problems(String question, List<String> prompts) {
		return draft.with(Field.QUESTION, question).problems(conditions.get(), prompts);
	}

	/** It was stored. */
	void saved(Stored now) {
		stored = draft;
		version = now.version();
	}

	/** Whether a conflict is one of designs. */
	static boolean isOfDesign(StudyConflict conflict) {
		return conflict.key().kind() == StudyPart.Kind.FIELD && conflict.key().id().equals("design");
	}

	/** What differs between this and what somebody else has stored, to be shown side by side. */
	StudyConflict conflict(Stored theirs) {
		DesignDraft other = DesignDraft.of(theirs.design());
		Map<String, String> mine = new LinkedHashMap<>();
		Map<String, String> stores = new LinkedHashMap<>();
		List<Field> fields = new ArrayList<>(List.of(Field.values()));
		fields.remove(Field.QUESTION);
		for (Field f : fields) {
			if (!draft.text(f).equals(other.text(f))) {
				mine.put(f.label(), draft.text(f));
				stores.put(f.label(), other.text(f));
			}
		}
		return new StudyConflict(new StudyPart(StudyPart.Kind.FIELD, "design", mine, version),
				new StudyPart(StudyPart.Kind.FIELD, "design", stores, theirs.version()));
	}

	/** The user has said which of the two is kept. */
	void settle(Stored theirs, boolean mine) {
		stored = DesignDraft.of(theirs.design());
		version = theirs.version();
		if (!mine) {
			draft = stored;
			show();
		}
	}
}
