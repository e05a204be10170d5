package org.zipp.ui.context;

import java.util.Map;

import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.services.IServiceLocator;

/** Offers what is known of the open study to the expressions of commands and menus. */
public final class StudySourceProvider extends AbstractSourceProvider {

	/** Variable: whether a study is open. */
	public static final String STUDY_OPEN = "org.zipp.ui.studyOpen";

	/** Variable: whether the open study holds votes of simulated raters. */
	public static final String SIMULATED = "org.zipp.ui.simulated";

	/** Variable: whether a study is open in which something can be changed. */
	public static final String WRITABLE = "org.zipp.ui.studyWritable";

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			fireSourceChanged(ISources.WORKBENCH, getCurrentState());
		}

		@Override
		public void titleChanged() {
			fireSourceChanged(ISources.WORKBENCH, getCurrentState());
		}
	};

	private StudyContext context;

	@Override
	public void initialize(IServiceLocator locator) {
		context = locator.getService(StudyContext.class);
		context.addListener(listener);
	}

	@Override
	public Map<String, Object> getCurrentState() {
		boolean open = context != null && context.isOpen();
		return Map.of(STUDY_OPEN, open, WRITABLE, open && !context.isReadOnly(), SIMULATED, context != null && context.isSimulated());
	}

	@Override
	public String[] getProvidedSourceNames() {
		return new String[] { STUDY_OPEN, WRITABLE, SIMULATED };
	}

	@Override
	public void dispose() {
		if (context != null) {
			context.removeListener(listener);
		}
	}
}
