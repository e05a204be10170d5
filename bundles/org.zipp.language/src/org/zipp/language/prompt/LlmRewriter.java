package org.zipp.language.prompt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.zipp.language.chat.ChatClient;
import org.zipp.language.chat.Template;
import org.zipp.language.internal.JsonAnswers;

/** Prompt rewriting by a language model that takes the part of the persona. */
final class LlmRewriter implements PromptRewriter {

	private final ChatClient client;

	LlmRewriter(ChatClient client) {
		this.client = client;
	}

	@Override
	public String label() {
		return client.model() + " (templates " + Template.REWRITE.id() + ", " + Template.REWRITE_PERSONA.id() + ')';
	}

	@Override
	public Rewritten rewrite(Request request) {
		int most = JsonAnswers.words(request.basePrompt()).size() + request.limits().addedWords();
		Template template = request.persona().isPresent() ? Template.REWRITE_PERSONA : Template.REWRITE;
		String persona = request.persona().map(LlmRewriter::describe).orElse("");
		String titles = request.pastPrompts().stream().map(p -> "- " + Template.oneLine(p)).collect(Collectors.joining("\n"));
		Map<String, String> values = new HashMap<>();
		values.put("words", Integer.toString(most));
		values.put("prompt", Template.oneLine(request.basePrompt()));
		values.put("persona", persona);
		values.put("titles", titles);
		values.put("fence", Template.fence(persona + '\n' + titles));
		if (request.persona().isPresent()) {
			values.put("examples", titles.isEmpty() ? "" : template.fill("examples", values) + "\n\n");
		}
		JsonAnswers.Prompt prompt = client.ask(template, template.fill("system", values), template.fill("user", values),
				answer -> JsonAnswers.rewrite(answer, request.basePrompt(), most));
		return new Rewritten(prompt.text(), prompt.negative());
	}

	@Override
	public String waiting() {
		return client.waiting();
	}

	@Override
	public Optional<String> departure() {
		return client.departure();
	}

	private static String describe(PersonaProfile persona) {
		return persona.sentences().stream().map(Template::oneLine).collect(Collectors.joining("\n"));
	}
}
