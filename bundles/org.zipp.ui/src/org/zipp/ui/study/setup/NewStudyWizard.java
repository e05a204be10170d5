package org.zipp.ui.study.setup;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.PageChangingEvent;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.study.setup.PictureFolder;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Settings;
import org.zipp.ui.study.setup.NewStudy.Page;

/** Makes a study: from nothing, pictures, a dump or edge lists, up to the plan file that it applies. */
public final class NewStudyWizard extends Wizard {

	private final NewStudy study;
	private final List<SetUpPage> pages;

	/** @param study what is known already */
	NewStudyWizard(NewStudy study) {
		this.study = study;
		setWindowTitle("New study");
		setNeedsProgressMonitor(true);
		setHelpAvailable(true);
		pages = List.of(new StartPage(study), new ConditionsPage(study), new PromptsPage(study), new RatersPage(study), DesignPages.trials(study),
				DesignPages.people(study), new TablesPage(study), new PlanPage(study));
	}

	/** Opens it. */
	public static void open(Shell shell) {
		dialog(shell, new NewStudy(Settings.studiesFolder())).open();
	}

	static WizardDialog dialog(Shell shell, NewStudy study) {
		NewStudyWizard wizard = new NewStudyWizard(study);
		WizardDialog dialog = new WizardDialog(shell, wizard) {
			@Override
			protected void configureShell(Shell made) {
				super.configureShell(made);
				made.setImage(Icons.image(Icons.STUDY_NEW));
			}
		};
		dialog.addPageChangingListener(wizard::changing);
		return dialog;
	}

	@Override
	public void addPages() {
		pages.forEach(this::addPage);
	}

	private void changing(PageChangingEvent event) {
		if (event.getCurrentPage() instanceof StartPage && event.getTargetPage() != event.getCurrentPage()) {
			event.doit = readPictures();
		}
	}

	/** The names of many pictures take a while; the page says how it ends. */
	private boolean readPictures() {
		if (!study.isToBeRead()) {
			return true;
		}
		Path folder = study.paths().getFirst();
		PictureFolder[] read = new PictureFolder[1];
		try {
			getContainer().run(true, false, monitor -> {
				monitor.beginTask("Reading the names of the pictures", IProgressMonitor.UNKNOWN);
				try {
					read[0] = PictureFolder.read(folder);
				} catch (ZippException e) {
					throw new InvocationTargetException(e);
				} finally {
					monitor.done();
				}
			});
		} catch (InvocationTargetException e) {
			((SetUpPage) getContainer().getCurrentPage()).setErrorMessage(Reasons.of(e.getCause()));
			return false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
		study.take(read[0]);
		return true;
	}

	/** What pages say that nobody has seen yet is older than what the study says. */
	@Override
	public boolean canFinish() {
		boolean begun = study.problem(Page.SOURCE).isEmpty() && study.problem(Page.PLACE).isEmpty();
		return begun && getContainer().getCurrentPage().isPageComplete() && (study.isToBeRead() || study.problem(Page.PLAN).isEmpty());
	}

	@Override
	public boolean performFinish() {
		if (!readPictures()) {
			return false;
		}
		String problem = study.problem(Page.PLAN);
		if (!problem.isEmpty()) {
			((SetUpPage) getContainer().getCurrentPage()).setErrorMessage(problem);
			return false;
		}
		SetUp.run(study);
		return true;
	}
}
