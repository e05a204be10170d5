package org.zipp.ui.study;

import java.util.Objects;

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

	/** What is typed next is a command of its own. */
	void endTyping() {
		typed = null;
	}
}
