package org.zipp.ui.generation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.zipp.generation.PromptEdit;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.ReadOnly;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.generation.sandbox.SandboxView;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.widgets.Notice;

/** What can be done with selected tasks of the queue. */
final class QueueActions {

	private final Composite owner;
	private final Supplier<List<TaskRow>> selection;
	private final Function<TaskRow, String> condition;

	/**
	 * @param selection the selected tasks
	 * @param condition the label of a task's condition
	 */
	QueueActions(Composite owner, Supplier<List<TaskRow>> selection, Function<TaskRow, String> condition) {
		this.owner = owner;
		this.selection = selection;
		this.condition = condition;
	}

	private Shell shell() {
		return owner.getShell();
	}

	private List<TaskFilter> selected() {
		return selection.get().stream().map(t -> TaskFilter.of(t.key())).toList();
	}

	void toFront() {
		change("Put to the front", selected(), QueueEdits::toFront, "to the front of the queue");
	}

	void retry() {
		change("Retry", selected(), QueueEdits::retry, "back into the queue");
	}

	void remove() {
		remove(selected(), count(selection.get().size()));
	}

	private void remove(List<TaskFilter> which, String what) {
		boolean sure = MessageDialog.open(MessageDialog.CONFIRM, shell(), "Take out of the queue",
				"Take " + what + " out of the queue? Pictures that are made stay. Start puts what is taken out in again, because the study"
						+ " still wants it.",
				0, "Take out", IDialogConstants.CANCEL_LABEL) == 0;
		if (sure) {
			change("Take out of the queue", which, QueueEdits::remove, "out of the queue");
		}
	}

	private void change(String name, List<TaskFilter> which, BiFunction<StudyStore, List<TaskFilter>, Integer> how, String where) {
		if (which.isEmpty() || ReadOnly.refuses(shell(), name)) {
			return;
		}
		StudyStore store = StudyContext.get().store();
		UiJobs.load(name, () -> how.apply(store, which), owner, n -> Notice.show(count(n) + ' ' + where));
	}

	private static String count(int pictures) {
		return pictures == 1 ? "1 picture" : String.format(Locale.ROOT, "%,d pictures", pictures);
	}

	/** Asks for another wording and retries. */
	void edit() {
		List<TaskRow> tasks = selection.get();
		if (tasks.size() != 1 || ReadOnly.refuses(shell(), "Edit prompt")) {
			return;
		}
		TaskRow task = tasks.getFirst();
		StudyStore store = StudyContext.get().store();
		EditPromptDialog dialog = new EditPromptDialog(shell(), condition.apply(task) + ", " + participant(task.key()), task.prompt(),
				task.negative());
		if (dialog.ask()) {
			String text = dialog.text();
			String negative = dialog.negative();
			UiJobs.load("Edit prompt", () -> PromptEdit.reword(store, task.key(), text, negative), owner,
					n -> Notice.show(count(n) + (n == 1 ? " waits" : " wait") + " with the new prompt"));
		}
	}

	/** Whom a picture is for. */
	static String participant(ImageKey key) {
		return key.userId().isEmpty() ? "everybody" : StudyContext.get().names().name(key.userId());
	}

	/** The context menu: the same for more than what is selected. */
	void fill(MenuManager menu) {
		List<TaskRow> tasks = selection.get();
		if (tasks.isEmpty()) {
			return;
		}
		menu.add(action("Retry", Icons.RETRY, this::retry));
		if (tasks.size() == 1) {
			menu.add(action("Edit prompt and retry…", Icons.EDIT, this::edit));
		}
		if (tasks.size() == 1) {
			menu.add(action("Try this prompt", Icons.SANDBOX, () -> tryPrompt(tasks.getFirst())));
		}
		MenuManager front = new MenuManager("To the front");
		MenuManager out = new MenuManager("Take out of the queue");
		front.add(action("What is selected", null, this::toFront));
		out.add(action("What is selected…", null, this::remove));
		if (tasks.size() == 1) {
			wider(tasks.getFirst()).forEach((what, filter) -> {
				front.add(action(what, null, () -> change("Put to the front", List.of(filter), QueueEdits::toFront, "to the front of the queue")));
				out.add(action(what + '…', null, () -> remove(List.of(filter), what.toLowerCase(Locale.ROOT).charAt(0) + what.substring(1))));
			});
		}
		menu.add(front);
		menu.add(out);
	}

	private static void tryPrompt(TaskRow task) {
		if (Perspectives.showView(Ids.SANDBOX_VIEW) instanceof SandboxView view) {
			view.show(task.prompt(), task.negative(), task.key().seed());
		}
	}

	private Map<String, TaskFilter> wider(TaskRow task) {
		ImageKey key = task.key();
		Map<String, TaskFilter> all = new LinkedHashMap<>();
		all.put("All of " + condition.apply(task), new TaskFilter(Set.of(), null, null, key.conditionId(), null));
		all.put("All for " + participant(key), new TaskFilter(Set.of(), key.userId(), null, null, null));
		all.put("All of the prompt \u201c" + key.promptId() + '\u201d', new TaskFilter(Set.of(), null, key.promptId(), null, null));
		return all;
	}

	private static Action action(String text, String icon, Runnable work) {
		Action action = new Action(text.replace("&", "&&")) {
			@Override
			public void run() {
				work.run();
			}
		};
		if (icon != null) {
			action.setImageDescriptor(Icons.descriptor(icon));
		}
		return action;
	}
}
