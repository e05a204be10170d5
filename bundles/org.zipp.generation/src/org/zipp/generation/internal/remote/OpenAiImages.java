package org.zipp.generation.internal.remote;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.core.http.ApiKey;
import org.zipp.core.http.ApiKeys;
import org.zipp.core.http.SecretSource;
import org.zipp.core.http.ServerAddress;
import org.zipp.core.http.ServerFailure;
import org.zipp.core.http.ServerReply;
import org.zipp.core.http.Tries;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.internal.PictureBytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks as OpenAI's {@code POST /v1/images/generations} wants to be asked, which many servers understand. What OpenAI itself does not
 * know, a seed among it, is sent only where the kind of server, or the setting {@code send}, says so.
 */
@Component(service = ImageGenerator.class, property = Choices.ORDER + ":Integer=20")
public final class OpenAiImages extends RemoteGenerator {

	private static final String MODEL = "model";
	private static final String SERVER = "server";
	private static final String SEND = "send";
	private static final String QUALITY = "quality";
	private static final String GUIDANCE = "guidance";
	private static final String NONE = "none";

	private static final String SEED = "seed";
	private static final String NEGATIVE = "negative_prompt";
	private static final String STEPS = "num_inference_steps";
	private static final String SCALE = "guidance_scale";
	private static final String STEP = "step";
	private static final String SD_CPP = "sd.cpp";
	private static final Set<String> FIELDS = Set.of(SEED, NEGATIVE, STEPS, STEP, SCALE);
	/** Kind of server → fields beyond OpenAI's that it takes. */
	private static final Map<String, Set<String>> SERVERS = Map.of("openai", Set.of(), "sglang", Set.of(SEED, NEGATIVE, STEPS, SCALE),
			"vllm-omni",
			Set.of(SEED, NEGATIVE, STEPS, SCALE), "localai", Set.of(SEED, NEGATIVE, STEP), SD_CPP, Set.of(SEED, NEGATIVE, STEPS, SCALE));
	private static final String PATH = "/images/generations";
	private static final Pattern VERSION = Pattern.compile(".*/(?:v[0-9]+[a-z0-9]*|openai)|.*/deployments/.*");
	private static final Pattern NO_FORMAT = Pattern.compile("(?i)response_format");
	private static final Pattern EXTRA = Pattern.compile("(?i)</?sd_cpp_extra_args>");
	private static final int MOST_REDIRECTS = 3;

	private volatile boolean withoutFormat;

	@Activate
	public OpenAiImages(@Reference(cardinality = ReferenceCardinality.OPTIONAL,
			policyOption = ReferencePolicyOption.GREEDY) SecretSource secrets) {
		super(secrets);
	}

	OpenAiImages(ApiKeys keys, Settings settings) {
		super(keys, settings);
		if (settings != null) {
			checkWord(SERVER, SERVERS.keySet());
			checkDecimal(GUIDANCE);
			sent();
		}
	}

	@Override
	public String id() {
		return "openai-images";
	}

	@Override
	public String label() {
		return "OpenAI-style image server";
	}

	@Override
	public String description() {
		return "OpenAI, and servers that speak like it: SGLang, vLLM-Omni, LocalAI, stable-diffusion.cpp, gateways.";
	}

	@Override
	String usualUrl() {
		return "https://api.openai.com/v1";
	}

	@Override
	int usualParallel() {
		return 4;
	}

	@Override
	List<Setting> ownSettings() {
		return List.of(Setting.text(MODEL, "Name of the model; - for none", "gpt-image-1"),
				Setting.text(SERVER, "Kind of server: openai, sglang, vllm-omni, localai or sd.cpp", "openai"),
				Setting.text(SEND, "Fields beyond OpenAI's that are sent, with blanks between: seed negative_prompt num_inference_steps"
						+ " guidance_scale; "
						+ "none; empty for those of the kind of server", ""),
				Setting.text(QUALITY, "Quality: low, medium, high, auto; for DALL-E standard or hd; empty to leave it out", ""),
				Setting.text(GUIDANCE, "Guidance scale, where it is sent; empty for the server's own", ""));
	}

	@Override
	RemoteGenerator with(ApiKeys withKeys, Settings withSettings) {
		return new OpenAiImages(withKeys, withSettings);
	}

	@Override
	String trimmed(String url) {
		String stripped = url.strip().replaceFirst("/+$", "");
		return stripped.endsWith(PATH) ? stripped.substring(0, stripped.length() - PATH.length()) : stripped;
	}

	@Override
	ApiKey.Way way(ServerAddress address, ApiKey key) {
		return address.query().contains("api-version=") && !key.isToken() ? ApiKey.Way.API_KEY : ApiKey.Way.BEARER;
	}

	/** The fields beyond OpenAI's that are sent. */
	private Set<String> sent() {
		String given = text(SEND);
		if (given.isEmpty()) {
			return SERVERS.get(text(SERVER));
		}
		Set<String> fields = new TreeSet<>(given.equals(NONE) ? List.of() : Arrays.asList(given.split("[\\s+;]+")));
		if (!FIELDS.containsAll(fields)) {
			fields.removeAll(FIELDS);
			throw new ZippException("The setting send of " + id() + " takes " + String.join(" ", new TreeSet<>(FIELDS)) + ", or none; not '"
					+ String.join(" ", fields) + "'.");
		}
		return fields;
	}

	@Override
	boolean offersSeeds() {
		return sent().contains(SEED);
	}

	@Override
	public boolean hasSteps() {
		return sent().contains(STEPS) || sent().contains(STEP);
	}

	private boolean isSdCpp() {
		return text(SERVER).equals(SD_CPP);
	}

	@Override
	Tries.Attempt<Drawn> drawing(RenderRequest request, RenderListener listener) {
		return () -> {
			RemoteServer server = server();
			ServerAddress address = server.address();
			String path = VERSION.matcher(address.path()).matches() ? PATH : "/v1" + PATH;
			while (true) {
				ObjectNode body = body(request);
				ServerReply reply = server.post(path, body, listener::isCancelled);
				if ((reply.status() == 400 || reply.status() == 422) && body.has("response_format") && reply.problem().says(NO_FORMAT)) {
					// Some models always send base64 and refuse to be asked for it.
					withoutFormat = true;
				} else {
					return drawn(server, reply, server.at(path), request, listener::isCancelled);
				}
			}
		};
	}

	private ObjectNode body(RenderRequest request) {
		Set<String> sent = sent();
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		String model = text(MODEL);
		if (!model.isEmpty() && !model.equals("-")) {
			body.put("model", model);
		}
		body.put("prompt", isSdCpp() ? EXTRA.matcher(request.prompt()).replaceAll(" ") + extra(request, sent) : request.prompt());
		body.put("n", 1).put("size", request.width() + "x" + request.height());
		if (!text(QUALITY).isEmpty()) {
			body.put("quality", text(QUALITY));
		}
		if (asksForBase64(model) && !withoutFormat) {
			body.put("response_format", "b64_json");
		}
		if (!isSdCpp()) {
			put(body, request, sent);
		}
		return body;
	}

	/** OpenAI's GPT models send base64 alone and take no such field; its DALL-E models and other servers do. */
	private boolean asksForBase64(String model) {
		boolean gpt = model.startsWith("gpt-") || model.startsWith("chatgpt-");
		return text(SERVER).equals("openai") ? model.startsWith("dall-e") : !gpt && !isSdCpp();
	}

	private void put(ObjectNode body, RenderRequest request, Set<String> sent) {
		if (sent.contains(SEED)) {
			body.put(SEED, request.seed());
		}
		if (sent.contains(NEGATIVE) && !request.negative().isEmpty()) {
			body.put(NEGATIVE, request.negative());
		}
		if (sent.contains(STEPS)) {
			body.put(STEPS, request.steps());
		}
		if (sent.contains(STEP)) {
			body.put(STEP, request.steps());
		}
		if (sent.contains(SCALE) && !text(GUIDANCE).isEmpty()) {
			body.put(SCALE, Double.parseDouble(text(GUIDANCE)));
		}
	}

	/** What stable-diffusion.cpp takes out of the prompt: a request in its own form. */
	private String extra(RenderRequest request, Set<String> sent) {
		ObjectNode extra = JsonNodeFactory.instance.objectNode();
		if (sent.contains(SEED)) {
			extra.put("seed", request.seed());
		}
		if (sent.contains(NEGATIVE) && !request.negative().isEmpty()) {
			extra.put("negative_prompt", EXTRA.matcher(request.negative()).replaceAll(" "));
		}
		if (sent.contains(STEPS)) {
			extra.putObject("sample_params").put("sample_steps", request.steps());
		}
		if (sent.contains(SCALE) && !text(GUIDANCE).isEmpty()) {
			extra.withObject("/sample_params").putObject("guidance").put("txt_cfg", Double.parseDouble(text(GUIDANCE)));
		}
		return extra.isEmpty() ? "" : " <sd_cpp_extra_args>" + extra + "</sd_cpp_extra_args>";
	}

	private Drawn drawn(RemoteServer server, ServerReply reply, URI asked, RenderRequest request, BooleanSupplier cancelled)
			throws ServerFailure, InterruptedException {
		Map<String, String> remarks = new TreeMap<>();
		if (!request.negative().isEmpty() && !sent().contains(NEGATIVE)) {
			remarks.put("not sent", "negative prompt");
		}
		if (reply.status() == 200 && PictureBytes.isPicture(reply.bytes())) {
			return new Drawn(reply.bytes(), "", remarks);
		}
		JsonNode root = server.json(reply);
		JsonNode first = root.path("data").path(0);
		if (first.isMissingNode() && (root.hasNonNull("error") || root.has("detail"))) {
			throw server.failed(reply.problem());
		}
		for (String name : List.of("model", "quality", "size")) {
			if (root.path(name).isTextual()) {
				remarks.put(name, server.words(root.path(name).asText()));
			}
		}
		String revised = first.path("revised_prompt").asText("").strip();
		String base64 = first.path("b64_json").asText("");
		String url = first.path("url").asText("");
		if (base64.isEmpty() && url.isEmpty()) {
			throw ServerFailure.item(server.name() + " sent no picture"
					+ (first.path("file_path").isTextual() ? ": it wrote it to a file of its own. Let it answer with b64_json."
					: ". Its answer holds neither b64_json nor url."));
		}
		byte[] bytes = !base64.isEmpty() ? Base64Text.bytes(base64, server.name())
				: url.startsWith("data:") ? Base64Text.bytes(url, server.name()) : fetched(server, asked, url, cancelled);
		return new Drawn(bytes, revised.equals(request.prompt().strip()) ? "" : revised, remarks);
	}

	/** The picture at an address that the server names, which gets the key only if it is the server itself. */
	private static byte[] fetched(RemoteServer server, URI asked, String url, BooleanSupplier cancelled)
			throws ServerFailure, InterruptedException {
		URI at = asked;
		String next = url;
		for (int i = 0; i <= MOST_REDIRECTS; i++) {
			at = resolved(server, at, next);
			ServerReply reply = server.download(at, cancelled);
			if (reply.status() < 300 || reply.status() >= 400) {
				server.check(reply);
				return reply.bytes();
			}
			next = reply.headers().firstValue("location").orElse("");
		}
		throw ServerFailure.item(server.name() + " names an address of the picture that leads from one to the next without end.");
	}

	private static URI resolved(RemoteServer server, URI base, String url) throws ServerFailure {
		try {
			URI uri = base.resolve(url);
			boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
			if (web && uri.getHost() != null && (!isInside(uri.getHost()) || isInside(server.address().host()) || server.address().isSite(uri))) {
				return uri;
			}
		} catch (IllegalArgumentException _) {
			// Said below.
		}
		throw ServerFailure.item(server.name() + " names an address of the picture that is not fetched: " + server.words(url) + '.');
	}

	/** Whether a host is this machine or its link, which a server elsewhere has no business to name. */
	private static boolean isInside(String host) {
		if (host.equalsIgnoreCase("localhost") || host.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
			return true;
		}
		try {
			InetAddress literal = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
			return literal.isLoopbackAddress() || literal.isLinkLocalAddress() || literal.isAnyLocalAddress();
		} catch (IllegalArgumentException _) {
			// A name.
			return false;
		}
	}
}
