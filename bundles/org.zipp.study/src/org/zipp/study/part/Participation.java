package org.zipp.study.part;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;
import org.zipp.core.persona.PersonaWriter;
import org.zipp.store.PeopleRepository;
import org.zipp.store.Rows.ConsentRow;
import org.zipp.store.Rows.ConsentTextRow;
import org.zipp.store.Rows.IntakeRow;
import org.zipp.store.Rows.OpenTrial;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.SessionRow;
import org.zipp.store.Rows.SessionState;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.design.ConsentText;
import org.zipp.study.design.IntakeQuestion;
import org.zipp.study.design.ResumeRules.GoOn;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.design.TrialAllocator;

/**
 * Where a rater stands in taking part, from consent to the last pair, without any memory of its own: each call reads the design and
 * the store and leaves everything there, so windows, browsers and processes can take turns, and any of them may end at any moment.
 *
 * <p>A rater comes ({@link #begin}), which makes a stay (a session) and applies the rules for who comes back; is asked what is still
 * missing ({@link #where}), in the order of {@link Stage}; and leaves ({@link #leave}). Pairs are shown and answered by
 * {@link org.zipp.study.VotingSession} or {@link org.zipp.study.Ballot}.
 *
 * <p>What is guaranteed:
 * <ul>
 * <li>Each stay rests on a consent to the text as it is now, word by word; a new version, or new words, ask again.
 * <li>Who withdrew is asked nothing more, answers nothing more, and the lead is told.
 * <li>"Prefer not to say" answers every question of the intake.
 * <li>A rater is in one place: who comes back in another window has left the first.
 * <li>Starting again takes the earlier answers back, which stay in the audit table.
 * </ul>
 *
 * <p>Safe for several threads.
 */
public final class Participation {

	/**
	 * Where a rater stands.
	 *
	 * @param hindrance why not, when the stage is {@link Stage#BLOCKED}
	 * @param answered  trials that have an answer
	 * @param total     all trials of the rater
	 */
	public record Where(Stage stage, Hindrance hindrance, int answered, int total) {
	}

	/**
	 * A rater has come.
	 *
	 * @param sessionId the stay; empty when the rules keep the rater out
	 */
	public record Begun(String sessionId, Where where) {
	}

	private final StudyStore store;
	private final Supplier<StudyDesign> design;
	private final PersonaWriter personas;
	private final Clock clock;

	/**
	 * @param design   of the study, read anew at each call
	 * @param personas writes the persona of a rater from the intake, {@link PersonaWriter#NONE} for later
	 */
	public Participation(StudyStore store, Supplier<StudyDesign> design, PersonaWriter personas) {
		this(store, design, personas, Clock.systemUTC());
	}

	/** @param clock the time, another one in tests */
	public Participation(StudyStore store, Supplier<StudyDesign> design, PersonaWriter personas, Clock clock) {
		this.store = store;
		this.design = design;
		this.personas = personas;
		this.clock = clock;
	}

	/**
	 * A rater comes, or comes back.
	 *
	 * @param screen what pictures are shown on, for example {@code 1920x1080}; empty when not known
	 * @throws ZippException when there is no such rater
	 */
	public Begun begin(String raterId, String screen) {
		RaterRow rater = rater(raterId);
		StudyDesign rules = design.get();
		List<SessionRow> before = store.people().sessions(raterId);
		RaterProgress progress = store.trials().progress(raterId);
		List<ConsentRow> said = store.people().consents(raterId);
		if (isWithdrawn(said)) {
			return new Begun("", blocked(Hindrance.WITHDRAWN, progress));
		}
		boolean done = progress.pairs() > 0 && progress.judged() == progress.pairs();
		boolean worked = progress.judged() > 0 || before.stream().anyMatch(s -> s.instructed());
		boolean restart = false;
		if (worked && !done) {
			Hindrance hindrance = hindrance(rules, before);
			if (hindrance != Hindrance.NONE) {
				return new Begun("", blocked(hindrance, progress));
			}
			restart = rules.resume().goOn() == GoOn.RESTART;
		}
		Instant now = clock.instant();
		int number = before.stream().mapToInt(SessionRow::number).max().orElse(1) + (restart ? 1 : 0);
		String id = UUID.randomUUID().toString();
		store.people().begin(new SessionRow(id, rater.id(), 0, now, now, null, SessionState.OPEN, screen, number, false, false,
				restart ? 0 : progress.judged()), restart);
		Optional<ConsentRow> standing = said.isEmpty() ? Optional.empty() : Optional.of(said.getLast()).filter(c -> isOfNow(c, rules));
		standing.filter(ConsentRow::agreed).ifPresent(c -> store.people().rest(id, c.id()));
		return new Begun(id, where(id));
	}

	private Hindrance hindrance(StudyDesign rules, List<SessionRow> before) {
		boolean late = !before.isEmpty() && isTooLate(rules, before.getLast());
		return rules.resume().goOn() == GoOn.BLOCK ? Hindrance.NO_RETURN : late ? Hindrance.TOO_LATE : Hindrance.NONE;
	}

	private boolean isTooLate(StudyDesign rules, SessionRow last) {
		var most = rules.resume().maxAge();
		return !most.isZero() && last.seen().plus(most).isBefore(clock.instant());
	}

	/** Who agreed once and said no last has withdrawn. */
	private static boolean isWithdrawn(List<ConsentRow> said) {
		return !said.isEmpty() && !said.getLast().agreed() && said.stream().anyMatch(ConsentRow::agreed);
	}

	private static Where blocked(Hindrance why, RaterProgress progress) {
		return new Where(Stage.BLOCKED, why, progress.judged(), progress.pairs());
	}

	private RaterRow rater(String raterId) {
		return store.trials().raters().stream().filter(r -> r.id().equals(raterId)).findFirst()
				.orElseThrow(() -> new ZippException("There is no rater '" + raterId + "' in this study. Add the rater first."));
	}

	private SessionRow session(String sessionId) {
		return store.people().session(sessionId)
				.orElseThrow(() -> new ZippException("This session is not known in this study. Begin again."));
	}

	/**
	 * Where the rater of a stay stands now.
	 *
	 * @throws ZippException when there is no such stay
	 */
	public Where where(String sessionId) {
		StudyDesign rules = design.get();
		Where where = store.snapshot(() -> where(session(sessionId), rules));
		// A rater's own login at a server sees nothing of the others to draw from; the lead has given the trials.
		if (where.hindrance() != Hindrance.NOTHING_TO_DO || store.plans().design().isEmpty()
				|| store.team().own().filter(l -> l.role().isRater()).isPresent()) {
			return where;
		}
		// All that comes before the trials is done; they are drawn now, from how things stand.
		return switch (new TrialAllocator(store, rules, clock).begin(session(sessionId).raterId())) {
		case DRAWN -> store.snapshot(() -> where(session(sessionId), rules));
		case FULL -> new Where(Stage.BLOCKED, Hindrance.FULL, where.answered(), where.total());
		case NOTHING -> where;
		};
	}

	private Where where(SessionRow session, StudyDesign rules) {
		String rater = session.raterId();
		RaterProgress progress = store.trials().progress(rater);
		List<ConsentRow> said = store.people().consents(rater);
		boolean done = progress.pairs() > 0 && progress.judged() == progress.pairs();
		Hindrance hindrance = isWithdrawn(said) ? Hindrance.WITHDRAWN
				: session.ended() != null && !said.isEmpty() && !said.getLast().agreed() ? Hindrance.DECLINED
						: session.state() == SessionState.LEFT ? Hindrance.LEFT
								: !done && isTooLate(rules, session) ? Hindrance.TOO_LATE : Hindrance.NONE;
		if (hindrance != Hindrance.NONE) {
			return blocked(hindrance, progress);
		}
		Stage stage = stage(session, rules, progress, said);
		return new Where(stage, stage == Stage.BLOCKED ? Hindrance.NOTHING_TO_DO : Hindrance.NONE, progress.judged(), progress.pairs());
	}

	private Stage stage(SessionRow session, StudyDesign rules, RaterProgress progress, List<ConsentRow> said) {
		String rater = session.raterId();
		if (!rules.consent().isEmpty()
				&& said.stream().noneMatch(c -> c.id() == session.consent() && c.agreed() && isOfNow(c, rules))) {
			return Stage.CONSENT;
		}
		Set<String> asked = store.people().intake(rater).stream().map(IntakeRow::question).collect(Collectors.toSet());
		if (rules.intake().stream().anyMatch(q -> !asked.contains(q.id()))) {
			return Stage.INTAKE;
		}
		List<SessionRow> beginning = store.people().sessions(rater).stream().filter(s -> s.number() == session.number()).toList();
		if (beginning.stream().noneMatch(SessionRow::personaRead) && RaterPersona.isWritten(store, rater)) {
			return Stage.PERSONA;
		}
		if (progress.pairs() == 0) {
			return Stage.BLOCKED;
		}
		if (progress.judged() == progress.pairs()) {
			return Stage.DONE;
		}
		if (beginning.stream().noneMatch(SessionRow::instructed)) {
			return Stage.INSTRUCTIONS;
		}
		int every = rules.trials().pauseEvery();
		if (session.state() == SessionState.PAUSED || every > 0 && progress.judged() - session.rested() >= every) {
			return Stage.PAUSE;
		}
		List<OpenTrial> next = store.trials().open(rater, 1);
		return !next.isEmpty() && next.getFirst().trial().kind() == TrialKind.PRACTICE ? Stage.PRACTICE : Stage.TRIALS;
	}

	/** The current consent texts: of each language the last that the design lists. */
	private static Map<String, ConsentText> current(StudyDesign rules) {
		Map<String, ConsentText> current = new LinkedHashMap<>();
		rules.consent().forEach(t -> current.put(t.language(), t));
		return current;
	}

	private static boolean isOfNow(ConsentRow consent, StudyDesign rules) {
		return current(rules).values().stream().anyMatch(t -> row(t).hash().equals(consent.textHash()));
	}

	private static ConsentTextRow row(ConsentText t) {
		return new ConsentTextRow(Hashes.ofParts(t.version(), t.language(), t.text()), t.version(), t.language(), t.text());
	}

	/** What raters are asked to agree to, in a language; in the first there is where there is none in it. Empty when nothing is asked. */
	public Optional<ConsentText> consentText(String language) {
		Map<String, ConsentText> current = current(design.get());
		return Optional.ofNullable(current.get(language)).or(() -> current.values().stream().findFirst());
	}

	/**
	 * Keeps what the rater says to a consent text. Who declines has left; whoever comes back is asked again.
	 *
	 * @param shown the text that was read
	 * @throws ZippException when the text was changed while it was read; it has to be read again
	 */
	public Where consent(String sessionId, ConsentText shown, boolean agreed) {
		SessionRow session = open(sessionId);
		if (!current(design.get()).containsValue(shown)) {
			throw new ZippException("The text was changed while you read it. Please read it again.");
		}
		store.people().consent(sessionId, row(shown), session.raterId(), agreed, clock.instant());
		if (!agreed) {
			store.people().change(sessionId, SessionState.LEFT, clock.instant());
		}
		return where(sessionId);
	}

	private SessionRow open(String sessionId) {
		SessionRow session = session(sessionId);
		if (session.ended() != null) {
			throw new ZippException("This session has ended. Begin again.");
		}
		return session;
	}

	/**
	 * The rater withdraws from the study: nothing more is asked or taken, and the lead reads it among the remarks. What was answered
	 * stays until the lead removes the person.
	 *
	 * @param reason in the rater's words, may be empty
	 * @throws ZippException when the rater never agreed
	 */
	public void withdraw(String raterId, String reason) {
		List<ConsentRow> said = store.people().consents(raterId);
		ConsentRow agreed = said.reversed().stream().filter(ConsentRow::agreed).findFirst()
				.orElseThrow(() -> new ZippException("Rater " + raterId + " has agreed to nothing that could be withdrawn."));
		if (isWithdrawn(said)) {
			return;
		}
		ConsentTextRow text = store.people().consentTexts().stream().filter(t -> t.hash().equals(agreed.textHash())).findFirst().orElseThrow();
		Instant now = clock.instant();
		store.people().consent("", text, raterId, false, now);
		String last = store.people().sessions(raterId).stream().filter(s -> s.ended() == null).map(SessionRow::id).findFirst().orElse("");
		if (!last.isEmpty()) {
			store.people().change(last, SessionState.LEFT, now);
		}
		store.people().remark(new RemarkRow(raterId, 0, last, RemarkKind.WITHDRAWAL,
				reason.isBlank() ? "The rater has withdrawn from the study." : reason.strip(), now, UUID.randomUUID().toString()));
	}

	/** What raters are asked of themselves; "prefer not to say" is offered with each. */
	public List<IntakeQuestion> questions() {
		return design.get().intake();
	}

	/** What the rater of a stay has answered so far, by id of the question. */
	public Map<String, IntakeAnswer> answers(String sessionId) {
		Map<String, IntakeAnswer> answers = new LinkedHashMap<>();
		store.people().intake(session(sessionId).raterId()).forEach(a -> answers.put(a.question(), new IntakeAnswer(a.answer(), a.declined())));
		return answers;
	}

	/**
	 * Stores the answers to the intake: choices and numbers become attributes of the rater, which reports know, and all of them
	 * evidence for the rater's persona.
	 *
	 * @param answers by id of the question; one that is not in it is left open
	 * @throws ZippException naming the question, when a required one is left open or an answer does not fit; nothing is stored
	 */
	public Where answerIntake(String sessionId, Map<String, IntakeAnswer> answers) {
		SessionRow session = open(sessionId);
		answerIntakeOf(session.raterId(), answers);
		return where(sessionId);
	}

	/** As {@link #answerIntake}, for a rater who was asked elsewhere, for example on paper. */
	public void answerIntakeOf(String raterId, Map<String, IntakeAnswer> answers) {
		StudyDesign rules = design.get();
		RaterRow rater = rater(raterId);
		Intake.check(rules.intake(), answers);
		Instant now = clock.instant();
		List<IntakeRow> rows = new ArrayList<>();
		for (IntakeQuestion q : rules.intake()) {
			IntakeAnswer a = answers.getOrDefault(q.id(), IntakeAnswer.OPEN);
			rows.add(new IntakeRow(raterId, q.id(), a.text(), a.declined(), now));
		}
		store.people().answerIntake(rows);
		store.trials().saveRater(new RaterRow(rater.id(), rater.kind(), rater.userId(),
				Intake.attributes(rules.intake(), answers, rater.attributes())));
		String user = RaterPersona.saveEvidence(store, raterId, rules.intake(), rules.languages().getFirst(), answers);
		if (!user.isEmpty()) {
			personas.write(store.directory(), Set.of(user), SubMonitor.convert(null));
		}
	}

	/** The rater's own persona in words, empty when there is none. */
	public Optional<String> persona(String sessionId) {
		return RaterPersona.text(store, session(sessionId).raterId());
	}

	/**
	 * The rater has read the own persona; where it reads otherwise now, that is a revision by the rater.
	 *
	 * @param text the persona as the rater wants it
	 */
	public Where readPersona(String sessionId, String text) {
		SessionRow session = open(sessionId);
		RaterPersona.correct(store, session.raterId(), text);
		store.people().personaRead(sessionId);
		return where(sessionId);
	}

	/** What raters read before the first pair, in a language; in the first there is where there is none in it. */
	public String instructions(String language) {
		Map<String, String> all = design.get().instructions();
		return all.getOrDefault(language, all.values().stream().findFirst().orElse(""));
	}

	/** The rater has read the instructions. */
	public Where readInstructions(String sessionId) {
		open(sessionId);
		store.people().instructed(sessionId);
		return where(sessionId);
	}

	/** The rater wants a rest. */
	public Where pause(String sessionId) {
		open(sessionId);
		store.people().change(sessionId, SessionState.PAUSED, clock.instant());
		return where(sessionId);
	}

	/** The rest is over. */
	public Where goOn(String sessionId) {
		SessionRow session = open(sessionId);
		if (!isTooLate(design.get(), session)) {
			store.people().rested(sessionId, store.trials().progress(session.raterId()).judged());
			store.people().change(sessionId, SessionState.OPEN, clock.instant());
		}
		return where(sessionId);
	}

	/** The rater is there, whether something is answered or not; to be called now and then. Cheap. */
	public void seen(String sessionId) {
		store.people().seen(sessionId, clock.instant());
	}

	/** The rater leaves; with everything answered the work is done. */
	public void leave(String sessionId) {
		SessionRow session = session(sessionId);
		RaterProgress progress = store.trials().progress(session.raterId());
		boolean done = progress.pairs() > 0 && progress.judged() == progress.pairs();
		store.people().change(sessionId, done ? SessionState.DONE : SessionState.LEFT, clock.instant());
	}

	/** Raters who plausibly work now: their stay has not ended, they do not rest, and were heard of a short while ago. */
	public Set<String> working() {
		Instant since = clock.instant().minusSeconds(PeopleRepository.HEARD_OF_SECONDS);
		Set<String> working = new LinkedHashSet<>();
		store.people().sessions().stream().filter(s -> s.ended() == null && s.state() == SessionState.OPEN && s.seen().isAfter(since))
				.forEach(s -> working.add(s.raterId()));
		return working;
	}
}
