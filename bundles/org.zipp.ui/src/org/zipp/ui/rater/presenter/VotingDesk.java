package org.zipp.ui.rater.presenter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.zipp.core.ZippException;
import org.zipp.core.persona.PersonaWriter;
import org.zipp.model.Choice;
import org.zipp.store.ConnectionLostException;
import org.zipp.store.ImageRepository;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.StudyStore;
import org.zipp.study.Ballot.Pair;
import org.zipp.study.VotingSession;
import org.zipp.study.design.ConsentText;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.IntakeQuestion;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.part.IntakeAnswer;
import org.zipp.study.part.Outbox;
import org.zipp.study.part.Participation;
import org.zipp.study.part.Participation.Begun;
import org.zipp.study.part.Participation.Where;
import org.zipp.study.part.Stage;
import org.zipp.ui.rater.presenter.Screen.Kind;
import org.zipp.ui.rater.presenter.Screen.Question;

/**
 * The desk of a rater who judges pairs of pictures: the stages of {@link Participation}, and the pairs of a {@link VotingSession}.
 * While the server is lost, the pairs that are known here go on.
 */
public final class VotingDesk implements Desk {

	private final StudyStore store;
	private final String raterId;
	private final LongSupplier nanoTime;
	private final Participation part;
	private final StudyDesign design;
	private final Outbox outbox;
	private final String stay;
	private String language;
	private Where where;
	/** {@code null} before the first pair. */
	private VotingSession session;
	private Optional<ConsentText> consent = Optional.empty();
	private boolean asked;

	/**
	 * A rater comes.
	 *
	 * @param language   tag of the language to begin with, where the design has it
	 * @param screenSize what pictures are shown on, for example {@code 1920x1080}
	 * @param writer     writes the rater's persona from the answers
	 * @param nanoTime   clock, {@link System#nanoTime} but in tests
	 */
	public VotingDesk(StudyStore store, String raterId, String language, String screenSize, PersonaWriter writer, LongSupplier nanoTime) {
		this.store = store;
		this.raterId = raterId;
		this.nanoTime = nanoTime;
		design = DesignFile.fromStore(store);
		this.language = spoken(design.languages(), language);
		part = new Participation(store, () -> design, writer);
		Begun begun = part.begin(raterId, screenSize);
		stay = begun.sessionId();
		where = begun.where();
		outbox = new Outbox(store);
	}

	/** The language of that tag, whatever the country; else the first. */
	private static String spoken(List<String> languages, String tag) {
		String wanted = Locale.forLanguageTag(tag).getLanguage();
		return languages.stream().filter(l -> l.equalsIgnoreCase(tag)).findFirst()
				.or(() -> languages.stream().filter(l -> Locale.forLanguageTag(l).getLanguage().equals(wanted)).findFirst())
				.or(() -> languages.stream().findFirst()).orElse("en");
	}

	@Override
	public List<String> languages() {
		List<String> all = new ArrayList<>(List.of(language));
		design.languages().stream().filter(l -> !l.equals(language)).forEach(all::add);
		return all;
	}

	@Override
	public Screen speak(String chosen) {
		language = chosen;
		return shown();
	}

	@Override
	public Screen screen() {
		look();
		return shown();
	}

	/** While the server is lost, the rater stands where the rater stood. */
	private void look() {
		if (!stay.isEmpty() && outbox.waiting() == 0) {
			try {
				where = outbox.ask(() -> part.where(stay));
			} catch (ConnectionLostException e) {
				if (session == null) {
					throw e;
				}
				ILog.get().log(e.toStatus());
			}
		}
	}

	private Screen shown() {
		return switch (where.stage()) {
		case CONSENT -> consentScreen();
		case INTAKE -> new Screen.Intake(design.intake().stream().map(this::question).toList(), given());
		case PERSONA -> new Screen.Persona(part.persona(stay).orElse(""));
		case INSTRUCTIONS -> new Screen.Instructions(part.instructions(language), Math.min(design.trials().practice(), where.total()),
				Math.max(0, where.total() - design.trials().practice()), design.question().ties(), design.question().bothBad());
		case PRACTICE, TRIALS -> pair();
		case PAUSE -> new Screen.Pause(where.answered(), where.total(), asked);
		case DONE -> new Screen.Done(where.answered(), session == null ? 0 : session.leftOut());
		case BLOCKED -> new Screen.Blocked(where.hindrance().text());
		};
	}

	private Screen consentScreen() {
		consent = part.consentText(language);
		return consent.<Screen>map(t -> new Screen.Consent(t.version(), t.text())).orElseThrow(
				() -> new ZippException("The study asks for consent and has no text of it. Tell the lead of the study."));
	}

	private Question question(IntakeQuestion q) {
		Kind kind = switch (q.kind()) {
		case CHOICE -> Kind.CHOICE;
		case TEXT -> Kind.TEXT;
		case NUMBER -> Kind.NUMBER;
		};
		return new Question(q.id(), q.label(language), kind, q.options(), q.required());
	}

	private Map<String, String> given() {
		Map<String, String> given = new LinkedHashMap<>();
		part.answers(stay).forEach((id, answer) -> {
			if (answer.declined() || answer.isGiven()) {
				given.put(id, answer.text());
			}
		});
		return given;
	}

	private Screen pair() {
		if (session == null) {
			session = new VotingSession(store, raterId, stay, outbox, nanoTime);
		}
		Optional<Pair> current = session.current();
		if (current.isEmpty()) {
			return outbox.waiting() > 0 ? new Screen.Pause(session.done(), session.total(), true)
					: new Screen.Done(session.done(), session.leftOut());
		}
		return new Screen.Judge(current.get(), session.upcoming(), design.question().text(language), design.question().ties(),
				design.question().bothBad(), where.stage() == Stage.PRACTICE, session.done(), session.total() - session.leftOut(), session.canUndo());
	}

	private Screen then(Supplier<Where> act) {
		where = act.get();
		return shown();
	}

	@Override
	public Screen consent(boolean agreed) {
		return then(() -> part.consent(stay, consent.orElseThrow(), agreed));
	}

	@Override
	public Screen intake(Map<String, String> answers) {
		Map<String, IntakeAnswer> said = new LinkedHashMap<>();
		answers.forEach((id, text) -> said.put(id, text.isEmpty() ? IntakeAnswer.DECLINED : IntakeAnswer.of(text)));
		return then(() -> part.answerIntake(stay, said));
	}

	@Override
	public Screen persona(String text) {
		return then(() -> part.readPersona(stay, text));
	}

	@Override
	public Screen goOn() {
		if (where.stage() == Stage.INSTRUCTIONS) {
			return then(() -> part.readInstructions(stay));
		}
		if (session != null) {
			// The time of a pair that is shown again runs from now.
			session.refresh();
		}
		if (where.stage() == Stage.PAUSE) {
			asked = false;
			return then(() -> part.goOn(stay));
		}
		return screen();
	}

	@Override
	public void painted(long trialId) {
		session.painted(trialId);
		if (outbox.waiting() == 0) {
			part.seen(stay);
		}
	}

	@Override
	public Screen answer(Choice choice, String input) {
		if (session.vote(choice, input)) {
			look();
		}
		return shown();
	}

	@Override
	public Screen undo() {
		if (session.canUndo() && session.undo()) {
			look();
		}
		return shown();
	}

	@Override
	public Screen leaveOut(long trialId, String problem) {
		session.leaveOut(trialId, problem);
		look();
		return shown();
	}

	@Override
	public Screen pause() {
		asked = true;
		return then(() -> part.pause(stay));
	}

	@Override
	public void comment(long trialId, String text) {
		session.remark(trialId, RemarkKind.COMMENT, text);
	}

	@Override
	public Screen reportProblem(long trialId, String text) {
		String said = text.isBlank() ? "The rater reports a problem with this pair." : text;
		session.remark(trialId, RemarkKind.PROBLEM, said);
		return leaveOut(trialId, "The rater reports: " + said);
	}

	@Override
	public int waiting() {
		return outbox.waiting();
	}

	@Override
	public ImageRepository pictures() {
		return store.images();
	}

	@Override
	public void close() {
		try {
			if (!stay.isEmpty() && outbox.waiting() == 0) {
				part.leave(stay);
			}
		} catch (ZippException e) {
			// Whoever is not heard of has left, some time later.
			ILog.get().log(e.toStatus());
		} finally {
			outbox.close();
		}
	}
}
