package org.zipp.ui;

/** Ids of extensions that more than one class names. */
public final class Ids {

	/** The bundle. */
	public static final String PLUGIN = "org.zipp.ui";

	/** Perspectives. */
	public static final String WELCOME_PERSPECTIVE = "org.zipp.ui.perspective.welcome";
	public static final String PERSONAS_PERSPECTIVE = "org.zipp.ui.perspective.personas";
	public static final String GENERATION_PERSPECTIVE = "org.zipp.ui.perspective.generation";
	public static final String STUDY_PERSPECTIVE = "org.zipp.ui.perspective.study";
	public static final String DATA_PERSPECTIVE = "org.zipp.ui.perspective.data";

	/** Views. */
	public static final String WELCOME_VIEW = "org.zipp.ui.welcome.view";
	public static final String PERSONA_TABLE_VIEW = "org.zipp.ui.personas.table";
	public static final String NEIGHBOURHOOD_VIEW = "org.zipp.ui.personas.neighbourhood";
	public static final String IMAGES_VIEW = "org.zipp.ui.personas.images";
	public static final String QUEUE_VIEW = "org.zipp.ui.generation.queue";
	public static final String THUMBNAILS_VIEW = "org.zipp.ui.generation.thumbnails";
	public static final String COMPARE_VIEW = "org.zipp.ui.generation.compare";
	public static final String SANDBOX_VIEW = "org.zipp.ui.generation.sandbox";
	public static final String REPORT_VIEW = "org.zipp.ui.report.view";
	public static final String VOTES_VIEW = "org.zipp.ui.report.votes";
	public static final String CHECK_VIEW = "org.zipp.ui.report.check";
	public static final String POWER_VIEW = "org.zipp.ui.report.power";
	public static final String MONITOR_VIEW = "org.zipp.ui.study.monitor";
	public static final String DATA_VIEW = "org.zipp.ui.data.explorer";
	public static final String TRAINING_VIEW = "org.zipp.ui.training.view";
	public static final String HELP_VIEW = "org.zipp.ui.help.view";
	public static final String ERROR_LOG_VIEW = "org.eclipse.pde.runtime.LogView";
	public static final String PROGRESS_VIEW = "org.eclipse.ui.views.ProgressView";

	/** Editors. */
	public static final String PERSONA_EDITOR = "org.zipp.ui.personas.editor";
	public static final String PERSONA_COMPARISON = "org.zipp.ui.personas.comparison";
	public static final String STUDY_EDITOR = "org.zipp.ui.study.editor";
	public static final String VOTE_EDITOR = "org.zipp.ui.study.vote";

	private Ids() {
	}
}
