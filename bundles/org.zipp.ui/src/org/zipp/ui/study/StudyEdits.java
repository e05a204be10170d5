package org.zipp.ui.study;

import java.util.Objects;
import java.util.function.Consumer;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.notify.impl.AdapterFactoryImpl;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;

/** Edits of a study as commands that can be undone. Typing into one field is one command. */
final class StudyEdits {

	private final BasicCommandStack stack = new BasicCommandStack();
	private final AdapterFactoryEditingDomain domain = new AdapterFactoryEditingDomain(new AdapterFactoryImpl(), stack);
	private EObject typedOwner;
	private EStructuralFeature typedFeature;
	private Command typed;
	private Object typedBefore;

	BasicCommandStack stack() {
		return stack;
	}

	/** Sets a value; does nothing when it is the value already. */
	void set(EObject owner, EStructuralFeature feature, Object value) {
		if (!Objects.equals(owner.eGet(feature), value)) {
			stack.execute(new SetCommand(domain, owner, feature, value));
		}
	}

	/** Sets a value that is being typed: it replaces the command of the keystroke before. */
	void type(EObject owner, EStructuralFeature feature, Object value) {
		if (Objects.equals(owner.eGet(feature), value)) {
			return;
		}
		boolean goesOn = typed != null && typed == stack.getUndoCommand() && typedOwner == owner && typedFeature == feature;
		if (goesOn) {
			stack.undo();
		} else {
			typedBefore = owner.eGet(feature);
		}
		if (goesOn && Objects.equals(typedBefore, value)) {
			typed = null;
			return;
		}
		typedOwner = owner;
		typedFeature = feature;
		typed = new SetCommand(domain, owner, feature, value);
		stack.execute(typed);
	}

	void add(EObject owner, EStructuralFeature feature, Object value) {
		stack.execute(new AddCommand(domain, owner, feature, value));
	}

	void remove(EObject owner, EStructuralFeature feature, Object value) {
		stack.execute(new RemoveCommand(domain, owner, feature, value));
	}

	/**
	 * Has a value that is no part of the model be another one. Typing into one field is one command.
	 *
	 * @param what   what is changed, the same for each letter that is typed into one field
	 * @param typing whether it is being typed
	 * @param take   takes the value, now and when it is undone or done again
	 */
	<T> void state(Object what, T before, T after, boolean typing, Consumer<T> take) {
		if (typing && typed instanceof State<?> state && typed == stack.getUndoCommand() && what.equals(state.what)) {
			@SuppressWarnings("unchecked")
			State<T> same = (State<T>) state;
			same.after = after;
			take.accept(after);
			if (after.equals(same.before)) {
				stack.undo();
				typed = null;
			}
			return;
		}
		State<T> command = new State<>(what, before, after, take);
		stack.execute(command);
		typed = typing ? command : null;
	}

	/** What is typed next is a command of its own. */
	void endTyping() {
		typed = null;
	}

	/** A value before and after. */
	private static final class State<T> extends AbstractCommand {
		private final Object what;
		private final T before;
		private final Consumer<T> take;
		private T after;

		State(Object what, T before, T after, Consumer<T> take) {
			this.what = what;
			this.before = before;
			this.after = after;
			this.take = take;
		}

		@Override
		protected boolean prepare() {
			return true;
		}

		@Override
		public void execute() {
			take.accept(after);
		}

		@Override
		public void undo() {
			take.accept(before);
		}

		@Override
		public void redo() {
			take.accept(after);
		}
	}
}
