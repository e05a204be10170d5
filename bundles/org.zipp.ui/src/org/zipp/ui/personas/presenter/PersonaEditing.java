package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CompoundCommand;
import org.zipp.model.Evidence;
import org.zipp.model.Persona;
import org.zipp.model.Sentence;
import org.zipp.model.Trait;
import org.zipp.model.TraitCategory;
import org.zipp.model.ZippFactory;
import org.zipp.ui.personas.presenter.PersonaState.TraitState;

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
	private Map<Trait, TraitState> savedTraits;
	/** Why the text was replaced as a whole since the last save, in the order of doing it. */
	private final List<String> reasons = new ArrayList<>();

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
			stack.execute(new TraitCommand(trait, TraitState.of(trait).withValue(after)));
		}
	}

	/**
	 * Adds a trait that rests on no evidence; a person says so, therefore without doubt.
	 *
	 * @return the trait
	 * @throws IllegalArgumentException when {@link #whyNotTrait} has an answer
	 */
	public Trait addTrait(TraitCategory category, String name, String value) {
		whyNotTrait(category, name, value).ifPresent(why -> {
			throw new IllegalArgumentException(why);
		});
		AddTraitCommand command = new AddTraitCommand(new TraitState(category, name.strip(), value.strip(), 1, List.of()));
		stack.execute(command);
		return command.trait;
	}

	/** What speaks against adding a trait, in a sentence; empty when nothing does. */
	public Optional<String> whyNotTrait(TraitCategory category, String name, String value) {
		if (name.isBlank()) {
			return Optional.of("The trait needs a name.");
		}
		if (value.isBlank()) {
			return Optional.of("The trait needs a value.");
		}
		boolean there = persona.getTraits().stream()
				.anyMatch(t -> t.getCategory() == category && name.strip().equalsIgnoreCase(t.getName()));
		return there ? Optional.of("The persona has the trait " + name.strip() + " already; change its value in the table.")
				: Optional.empty();
	}

	/** Takes a trait away. */
	public void deleteTrait(Trait trait) {
		if (persona.getTraits().contains(trait)) {
			stack.execute(new DeleteTraitCommand(trait));
		}
	}

	/**
	 * Puts an earlier text back. Sentences that the persona still has keep their evidence.
	 *
	 * @param what   which text, for example {@code text before edit 2}
	 * @param reason why, in the words of the person; stored with the edit
	 */
	public void restore(String earlier, String what, String reason) {
		PersonaText after = text.edit(earlier, known);
		if (!after.text().equals(text.text())) {
			CompoundCommand command = new CompoundCommand("restoring the " + what);
			command.append(new LinkCommand(text, after));
			command.append(new ReasonCommand(what + " restored (" + reason.strip() + ')'));
			stack.execute(command);
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

	/** The state since which changes were made: that of the store when it was read or saved last. */
	public PersonaState base() {
		return PersonaState.of(savedText, List.copyOf(savedTraits.values()));
	}

	/** The state as it stands here. */
	public PersonaState state() {
		return PersonaState.of(text, persona.getTraits().stream().map(TraitState::of).toList());
	}

	/** These changes and those that somebody else has stored meanwhile. */
	public PersonaMerge mergeWith(Persona stored) {
		return merge(base(), stored, state());
	}

	/** The changes from one state to another, and those from the first to what is stored. */
	public static PersonaMerge merge(PersonaState before, Persona stored, PersonaState mine) {
		Map<Long, Integer> ranks = new HashMap<>();
		stored.getEvidence().forEach(e -> ranks.put(e.getId(), e.getRank()));
		return new PersonaMerge(before, PersonaState.of(stored), mine, ranks);
	}

	/**
	 * Brings the persona into a state by one change that undo takes back as a whole.
	 *
	 * @param label what the change is, in a few words, for the undo
	 */
	public void become(PersonaState wanted, String label) {
		CompoundCommand command = new CompoundCommand(label);
		if (!PersonaState.of(text, List.of()).lines().equals(wanted.lines())) {
			command.append(new LinkCommand(text, wanted.text()));
		}
		List<Trait> left = new ArrayList<>(persona.getTraits());
		List<Command> added = new ArrayList<>();
		for (TraitState state : wanted.traits()) {
			Optional<Trait> there = left.stream().filter(t -> t.getCategory() == state.category()
					&& state.name().equals(Objects.requireNonNullElse(t.getName(), ""))).findFirst();
			there.ifPresent(left::remove);
			if (there.isEmpty()) {
				added.add(new AddTraitCommand(state));
			} else if (!TraitState.of(there.get()).equals(state)) {
				command.append(new TraitCommand(there.get(), state));
			}
		}
		left.forEach(t -> command.append(new DeleteTraitCommand(t)));
		added.forEach(command::append);
		if (!command.isEmpty()) {
			stack.execute(command);
		}
	}

	private void remember() {
		savedText = text;
		savedTraits = new LinkedHashMap<>();
		persona.getTraits().forEach(t -> savedTraits.put(t, TraitState.of(t)));
		reasons.clear();
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
		savedTraits.forEach((trait, state) -> {
			if (!persona.getTraits().contains(trait)) {
				parts.add("trait " + state.name() + " deleted");
			} else if (!state.value().equals(Objects.requireNonNullElse(trait.getValue(), ""))) {
				parts.add(state.name() + ": " + orNone(state.value()) + " → " + orNone(trait.getValue()));
			} else if (!state.equals(TraitState.of(trait))) {
				parts.add("evidence of the trait " + state.name() + " changed");
			}
		});
		persona.getTraits().stream().filter(t -> !savedTraits.containsKey(t))
				.forEach(t -> parts.add("trait " + t.getName() + " added: " + orNone(t.getValue())));
		parts.addAll(0, reasons);
		return parts.isEmpty() ? "white space only" : String.join(", ", parts);
	}

	private static String orNone(String value) {
		return value == null || value.isEmpty() ? "none" : value;
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
	private final class TextCommand extends Change {
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
		public void execute() {
			apply(after);
		}

		@Override
		public void undo() {
			apply(before);
		}
	}

	/** Replaces the sentences with their links; typing never joins it. */
	private final class LinkCommand extends Change {
		private final PersonaText before;
		private final PersonaText after;

		LinkCommand(PersonaText before, PersonaText after) {
			super("evidence link");
			this.before = before;
			this.after = after;
		}

		@Override
		public void execute() {
			apply(after);
		}

		@Override
		public void undo() {
			apply(before);
		}
	}

	private void set(Trait trait, TraitState state) {
		trait.setValue(state.value());
		trait.setConfidence(state.confidence());
		List<Evidence> rests = state.evidence().stream().map(evidence::get).filter(Objects::nonNull).toList();
		if (!trait.getEvidence().equals(rests)) {
			trait.getEvidence().clear();
			trait.getEvidence().addAll(rests);
		}
	}

	/** A change that is done again as it was done first. */
	private abstract static class Change extends AbstractCommand {
		Change(String label) {
			super(label);
		}

		@Override
		protected boolean prepare() {
			return true;
		}

		@Override
		public void redo() {
			execute();
		}
	}

	/** Sets value, confidence and evidence of a trait. */
	private final class TraitCommand extends Change {
		private final Trait trait;
		private final TraitState before;
		private final TraitState after;

		TraitCommand(Trait trait, TraitState after) {
			super("change of " + trait.getName());
			this.trait = trait;
			this.before = TraitState.of(trait);
			this.after = after;
		}

		@Override
		public void execute() {
			set(trait, after);
		}

		@Override
		public void undo() {
			set(trait, before);
		}
	}

	/** Adds a trait at the end. */
	private final class AddTraitCommand extends Change {
		private final Trait trait = ZippFactory.eINSTANCE.createTrait();

		AddTraitCommand(TraitState state) {
			super("new trait " + state.name());
			trait.setCategory(state.category());
			trait.setName(state.name());
			set(trait, state);
		}

		@Override
		public void execute() {
			persona.getTraits().add(trait);
		}

		@Override
		public void undo() {
			persona.getTraits().remove(trait);
		}
	}

	/** Takes a trait away; undo puts it where it was. */
	private final class DeleteTraitCommand extends Change {
		private final Trait trait;
		private int place;

		DeleteTraitCommand(Trait trait) {
			super("deletion of " + trait.getName());
			this.trait = trait;
		}

		@Override
		public void execute() {
			place = persona.getTraits().indexOf(trait);
			persona.getTraits().remove(place);
		}

		@Override
		public void undo() {
			persona.getTraits().add(place, trait);
		}
	}

	/** Notes why something is done, for the summary. */
	private final class ReasonCommand extends Change {
		private final String reason;

		ReasonCommand(String reason) {
			super("reason");
			this.reason = reason;
		}

		@Override
		public void execute() {
			reasons.add(reason);
		}

		@Override
		public void undo() {
			reasons.remove(reason);
		}
	}
}
