package org.zipp.core.http;

import java.util.regex.Pattern;

/** Signs by which servers of many makers tell the same problem; for {@link ServerReply.Problem#says}. */
public final class ServerProblems {

	/** What was sent or made is refused for what it shows or says. */
	public static final Pattern FILTER = Pattern.compile(
			"(?i)content[_ ]?(?:filter|policy|management)|responsible ?ai|moderation|\\bflagged\\b|safety (?:system|filter)|data_inspection_failed");

	/** Nothing is left to spend. */
	public static final Pattern NO_MORE = Pattern.compile("(?i)insufficient_quota|insufficient (?:balance|credit|funds)|billing_hard_limit|payment required");

	/** Nothing is left to spend, or for now. */
	public static final Pattern PERHAPS_NO_MORE = Pattern.compile("(?i)exceeded your current quota|billing|out of credits|credit balance");

	/** The key is wrong or missing. */
	public static final Pattern KEY = Pattern.compile("(?i)invalid_api_key|api_key_invalid|api key not valid|(?:incorrect|invalid|missing) api.?key");

	/** There is no such model. */
	public static final Pattern NO_MODEL = Pattern.compile(
			"(?i)model_not_found|deploymentnotfound|(?:model|deployment)\\b[^.]{0,80}?(?:not found|(?:does not|doesn't) exist|not exist|is unknown|not loaded)|(?:unknown|invalid|no such) model");

	private ServerProblems() {
	}
}
