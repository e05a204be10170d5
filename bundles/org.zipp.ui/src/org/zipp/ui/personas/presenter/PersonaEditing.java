package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.zipp.model.Evidence;
import org.zipp.model.Persona;
import org.zipp.model.Sentence;
import org.zipp.model.Trait;
import org.zipp.model.ZippFactory;

/**
 * A persona being edited: every change is a command on one stack, so that undo, redo and the dirty mark agree. Used in
 * one thread, that of the editor.
 */
public final class PersonaEditing {

	private final Persona persona;
	private final BasicCommandStack stack = new BasicCommandStack();
	private final Map<Long, Evidence> evidence = new HashMap<>();
	private final Map<String, List<Long>> known = new HashMap<>();
	private final List<Runnable> listeners = new ArrayList<>();
	private PersonaText text;
	private PersonaText savedText;
	private Map<Trait, String> savedTraits;

	/** @param persona the loaded object; this editing changes it */
	public PersonaEditing(Persona persona) {
		this.persona = persona;
		persona.getEvidence().forEach(e -> evidence.put(e.getId(), e));
		text = PersonaText.of(persona.getSentences().stream().map(Sentence::getText).toList(), persona.getSentences()
				.stream().map(s -> s.getEvidence().stream().map(Evidence::getId).toList()).toList());
		for (int i = 0; i < text.sentences().size(); i++) {
			known.put(PersonaText.normal(text.sentence(i)), text.sentences().get(i).evidence());
		}
		remember();
		stack.addCommandStackListener(event -> listeners.forEach(Runnable::run));
	}

	public Persona persona() {
		return persona;
	}

	/** The text with its sentences as they are now. */
	public PersonaText text() {
		return text;
	}

	/** Calls the listener after each change, undo, redo and save. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	/**
	 * Changes the text.
	 *
	 * @param goesOn whether the change continues the one before (typing on in one burst), so that one undo takes back
	 *               both
	 */
	public void setText(String edited, boolean goesOn) {
		PersonaText after = text.edit(edited, known);
		if (after.text().equals(text.text())) {
			return;
		}
		// A command that has been saved stays as it is, else the save point would move.
		if (goesOn && stack.isSaveNeeded() && !stack.canRedo() && stack.getUndoCommand() instanceof TextCommand last) {
			last.extend(after);
			listeners.forEach(Runnable::run);
		} else {
			stack.execute(new TextCommand(text, after));
		}
	}

	/** Changes the value of a trait; nothing happens when it is the same. */
	public void setTrait(Trait trait, String value) {
		String after = value.strip();
		if (!Objects.equals(trait.getValue(), after)) {
			stack.execute(new TraitCommand(trait, after));
		}
	}

	/** Adds or removes the link from a sentence to a piece of evidence. */
	public void setLink(int sentence, long evidenceId, boolean linked) {
		PersonaText.Span span = text.sentences().get(sentence);
		if (span.evidence().contains(evidenceId) == linked) {
			return;
		}
		List<Long> ids = new ArrayList<>(span.evidence());
		if (linked) {
			ids.add(evidenceId);
		} else {
			ids.remove(Long.valueOf(evidenceId));
		}
		List<PersonaText.Span> spans = new ArrayList<>(text.sentences());
		spans.set(sentence, new PersonaText.Span(span.start(), span.end(), ids));
		stack.execute(new LinkCommand(text, new PersonaText(text.text(), spans)));
	}

	public boolean canUndo() {
		return stack.canUndo();
	}

	public boolean canRedo() {
		return stack.canRedo();
	}

	/** What undo would take back, in a few words, empty when there is nothing. */
	public String undoLabel() {
		return label(stack.getUndoCommand());
	}

	/** What redo would do again, in a few words, empty when there is nothing. */
	public String redoLabel() {
		return label(stack.getRedoCommand());
	}

	private static String label(Command command) {
		return command == null ? "" : command.getLabel();
	}

	public void undo() {
		if (stack.canUndo()) {
			stack.undo();
		}
	}

	public void redo() {
		if (stack.canRedo()) {
			stack.redo();
		}
	}

	/** Whether there is something to save. */
	public boolean dirty() {
		return stack.isSaveNeeded();
	}

	/** To be called when the store has the persona. */
	public void saved() {
		remember();
		stack.saveIsDone();
		listeners.forEach(Runnable::run);
	}

	/**
	 * The same changes made to another state of the persona, as one somebody else has stored meanwhile.
	 *
	 * @param other the state to start from
	 * @return the editing of that state, dirty if anything differs
	 */
	public PersonaEditing onto(Persona other) {
		PersonaEditing result = new PersonaEditing(other);
		if (!text.text().equals(savedText.text())) {
			result.setText(text.text(), false);
		}
		savedTraits.forEach((trait, value) -> {
			if (!Objects.equals(value, trait.getValue())) {
				other.getTraits().stream().filter(t -> t.getCategory() == trait.getCategory()
						&& Objects.equals(t.getName(), trait.getName())).findFirst()
						.ifPresent(t -> result.setTrait(t, trait.getValue()));
			}
		});
		return result;
	}

	private void remember() {
		savedText = text;
		savedTraits = new LinkedHashMap<>();
		persona.getTraits().forEach(t -> savedTraits.put(t, t.getValue()));
	}

	/** What was changed since the last save, in a few words. */
	public String summary() {
		List<String> parts = new ArrayList<>();
		List<String> before = new ArrayList<>();
		for (int i = 0; i < savedText.sentences().size(); i++) {
			before.add(savedText.sentence(i));
		}
		List<String> after = new ArrayList<>();
		for (int i = 0; i < text.sentences().size(); i++) {
			after.add(text.sentence(i));
		}
		List<String> added = new ArrayList<>(after);
		before.forEach(added::remove);
		List<String> removed = new ArrayList<>(before);
		after.forEach(removed::remove);
		int changed = Math.min(added.size(), removed.size());
		count(parts, changed, "changed");
		count(parts, added.size() - changed, "added");
		count(parts, removed.size() - changed, "removed");
		if (added.isEmpty() && removed.isEmpty()) {
			if (!before.equals(after)) {
				parts.add("sentences reordered");
			} else if (!savedText.sentences().stream().map(PersonaText.Span::evidence).toList()
					.equals(text.sentences().stream().map(PersonaText.Span::evidence).toList())) {
				parts.add("evidence links changed");
			}
		}
		savedTraits.forEach((trait, value) -> {
			if (!Objects.equals(value, trait.getValue())) {
				parts.add(trait.getName() + ": " + (value == null || value.isEmpty() ? "none" : value) + " → "
						+ (trait.getValue().isEmpty() ? "none" : trait.getValue()));
			}
		});
		return parts.isEmpty() ? "white space only" : String.join(", ", parts);
	}

	private static void count(List<String> parts, int n, String what) {
		if (n > 0) {
			parts.add(n + (n == 1 ? " sentence " : " sentences ") + what);
		}
	}

	private void apply(PersonaText value) {
		text = value;
		List<Sentence> sentences = persona.getSentences();
		while (sentences.size() > value.sentences().size()) {
			sentences.removeLast();
		}
		while (sentences.size() < value.sentences().size()) {
			sentences.add(ZippFactory.eINSTANCE.createSentence());
		}
		for (int i = 0; i < sentences.size(); i++) {
			Sentence sentence = sentences.get(i);
			sentence.setText(value.sentence(i));
			List<Evidence> rests = value.sentences().get(i).evidence().stream().map(evidence::get)
					.filter(Objects::nonNull).toList();
			if (!sentence.getEvidence().equals(rests)) {
				sentence.getEvidence().clear();
				sentence.getEvidence().addAll(rests);
			}
		}
	}

	/** Replaces the sentences. */
	private class TextCommand extends AbstractCommand {
		private final PersonaText before;
		private PersonaText after;

		TextCommand(PersonaText before, PersonaText after) {
			super("typing");
			this.before = before;
			this.after = after;
		}

		void extend(PersonaText further) {
			after = further;
			apply(after);
		}

		@Override
		protected boolean prepare() {
			return true;
		}

		@Override
		public void execute() {
			apply(after);
		}

		@Override
		public void undo() {
			apply(before);
		}

		@Override
		public void redo() {
			apply(after);
		}
	}

	/** Replaces the links of the sentences; typing never joins it. */
	private final class LinkCommand extends AbstractCommand {
		private final PersonaText before;
		private final PersonaText after;

		LinkCommand(PersonaText before, PersonaText after) {
			super("evidence link");
			this.before = before;
			this.after = after;
		}

		@Override
		protected boolean prepare() {
			return true;
		}

		@Override
		public void execute() {
			apply(after);
		}

		@Override
		public void undo() {
			apply(before);
		}

		@Override
		public void redo() {
			apply(after);
		}
	}

	/** Sets the value of a trait. */
	private static final class TraitCommand extends AbstractCommand {
		private final Trait trait;
		private final String before;
		private final String after;

		TraitCommand(Trait trait, String after) {
			super("change of " + trait.getName());
			this.trait = trait;
			this.before = trait.getValue();
			this.after = after;
		}

		@Override
		protected boolean prepare() {
			return true;
		}

		@Override
		public void execute() {
			trait.setValue(after);
		}

		@Override
		public void undo() {
			trait.setValue(before);
		}

		@Override
		public void redo() {
			trait.setValue(after);
		}
	}
}
