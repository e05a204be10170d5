package org.zipp.ui.context;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;

/** Makes the one study context of the workbench. */
public final class StudyContextFactory extends AbstractServiceFactory {

	@Override
	public Object create(@SuppressWarnings("rawtypes") Class serviceInterface, IServiceLocator parentLocator, IServiceLocator locator) {
		Object inherited = parentLocator.getService(StudyContext.class);
		return inherited != null ? inherited : new StudyContext(PlatformUI.getWorkbench().getDisplay());
	}
}
