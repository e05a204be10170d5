package org.zipp.language.persona;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.http.ServerException;
import org.zipp.core.style.StyleAxis;
import org.zipp.language.Failures;
import org.zipp.language.chat.ChatClient;
import org.zipp.language.chat.Template;
import org.zipp.language.internal.JsonAnswers;
import org.zipp.language.internal.Parallel;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.PersonaDraft;

/** Personas written by a language model from the evidence within the token budget. */
final class LlmVerbalizer implements PersonaVerbalizer {

	private final ChatClient client;
	private final int parallel;

	/** @param parallel requests at once */
	LlmVerbalizer(ChatClient client, int parallel) {
		this.client = client;
		this.parallel = parallel;
	}

	@Override
	public String label() {
		return client.model() + " (template " + Template.PERSONA.id() + ')';
	}

	@Override
	public List<PersonaDraft> verbalize(List<UserEvidence> users, Failures failures, SubMonitor monitor) {
		return Parallel.map(users, parallel, user -> draft(user, failures), client::waiting, monitor).stream()
				.flatMap(Optional::stream).toList();
	}

	@Override
	public Optional<String> departure() {
		return client.departure();
	}

	private Optional<PersonaDraft> draft(UserEvidence user, Failures failures) {
		if (failures.stopped()) {
			return Optional.empty();
		}
		try {
			PersonaDraft draft = draft(user);
			failures.succeeded();
			return Optional.of(draft);
		} catch (ServerException e) {
			failures.add(user.userId(), e);
			return Optional.empty();
		}
	}

	private PersonaDraft draft(UserEvidence user) {
		List<EvidenceRow> evidence = user.evidence().stream().filter(e -> e.withinBudget() && !e.text().isBlank()).toList();
		if (evidence.isEmpty()) {
			return new PersonaDraft(user.userId(), user.method(), label(), List.of(), List.of());
		}
		StringBuilder quoted = new StringBuilder();
		for (int i = 0; i < evidence.size(); i++) {
			EvidenceRow e = evidence.get(i);
			quoted.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(kind(e))
					.append(e.kind() == EvidenceKind.INTAKE ? "" : ' ' + UserEvidence.shown(e.community()));
			if (UserEvidence.hasWords(e)) {
				quoted.append(": ").append(Template.oneLine(e.text()));
			}
		}
		Map<String, String> values = new HashMap<>();
		values.put("fence", Template.fence(quoted.toString()));
		values.put("evidence", quoted.toString());
		for (StyleAxis axis : StyleAxis.values()) {
			values.put(axis.name().toLowerCase(Locale.ROOT), JsonAnswers.values(axis));
		}
		JsonAnswers.Parsed parsed = client.ask(Template.PERSONA, Template.PERSONA.fill("system", values),
				Template.PERSONA.fill("user", values), answer -> JsonAnswers.persona(answer, evidence));
		return new PersonaDraft(user.userId(), user.method(), label(), parsed.sentences(), parsed.traits());
	}

	private static String kind(EvidenceRow e) {
		return switch (e.kind()) {
		case COMMUNITY -> "is active in";
		case COMMENT -> "comment in";
		case SUBMISSION -> "post in";
		case IMAGE_POST -> "picture in";
		case INTAKE -> "answer to a question";
		};
	}
}
