package org.zipp.ui.study;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.personas.PersonaInput;

/** Keeps which editors are open while the workbench is started again, and opens them when their study is open. */
public final class OpenEditors {

	private static final String KEPT = "openEditors";
	private static final String FIELD = "\t";

	private OpenEditors() {
	}

	/** Keeps the editors of the open study, the active one last. */
	public static void keep(IWorkbenchPage page) {
		List<String> lines = new ArrayList<>();
		StudyContext.get().directory().ifPresent(d -> lines.add(d.root().toString()));
		try {
			IEditorInput active = page.getActiveEditor() == null ? null : page.getActiveEditor().getEditorInput();
			for (IEditorReference reference : page.getEditorReferences()) {
				IEditorInput input = reference.getEditorInput();
				if (!input.equals(active)) {
					add(lines, input);
				}
			}
			if (active != null) {
				add(lines, active);
			}
		} catch (PartInitException e) {
			UiJobs.show("An editor could not be kept", e);
		}
		Settings.put(KEPT, String.join("\n", lines));
	}

	private static void add(List<String> lines, IEditorInput input) {
		switch (input) {
		case StudyInput study -> lines.add(Ids.STUDY_EDITOR + FIELD);
		case PersonaInput persona -> lines.add(Ids.PERSONA_EDITOR + FIELD + persona.userId());
		case VoteInput vote -> lines.add(Ids.VOTE_EDITOR + FIELD + vote.raterId());
		default -> {
			// Nothing of a study.
		}
		}
	}

	/** Opens the editors that were kept, if they belong to the open study, and keeps them no more. */
	public static void reopen(IWorkbenchPage page) {
		List<String> lines = Settings.get(KEPT, "").lines().toList();
		Settings.put(KEPT, "");
		StudyContext.get().directory().filter(d -> !lines.isEmpty() && d.root().toString().equals(lines.getFirst())).ifPresent(d -> {
			for (String line : lines.subList(1, lines.size())) {
				String id = line.substring(0, line.indexOf(FIELD));
				String key = line.substring(line.indexOf(FIELD) + 1);
				IEditorInput input = switch (id) {
				case Ids.STUDY_EDITOR -> new StudyInput(d.root());
				case Ids.PERSONA_EDITOR -> new PersonaInput(key);
				default -> new VoteInput(key);
				};
				try {
					page.openEditor(input, id);
				} catch (PartInitException e) {
					UiJobs.show("An editor could not be opened again", e);
				}
			}
		});
	}
}
