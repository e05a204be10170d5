package org.zipp.generation.internal.remote;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks as AUTOMATIC1111's web interface wants to be asked: {@code POST /sdapi/v1/txt2img}, with its progress and its interrupt. */
@Component(service = ImageGenerator.class, property = Choices.ORDER + ":Integer=30")
public final class Sdapi extends RemoteGenerator {

	private static final String SAMPLER = "sampler";
	private static final String SCHEDULER = "scheduler";
	private static final String CHECKPOINT = "checkpoint";
	private static final String GUIDANCE = "guidance";
	private static final String API = "/sdapi/v1";
	private static final long LOOK_MILLIS = 500;

	@Activate
	public Sdapi(@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SecretSource secrets) {
		super(secrets);
	}

	Sdapi(ApiKeys keys, Settings settings) {
		super(keys, settings);
		if (settings != null) {
			checkDecimal(GUIDANCE);
		}
	}

	@Override
	public String id() {
		return "sdapi";
	}

	@Override
	public String label() {
		return "Stable Diffusion web server";
	}

	@Override
	public String description() {
		return "AUTOMATIC1111, Forge, SD.Next (started with --api) and stable-diffusion.cpp.";
	}

	@Override
	String usualUrl() {
		return "http://127.0.0.1:7860";
	}

	@Override
	List<Setting> ownSettings() {
		return List.of(Setting.text(SAMPLER, "Sampler as the server names it, for example Euler a; empty for its own", ""),
				Setting.text(SCHEDULER, "Scheduler as the server names it, for example Karras; empty for its own", ""),
				Setting.text(CHECKPOINT, "Checkpoint as the server names it; empty for the one it has loaded", ""),
				Setting.text(GUIDANCE, "Guidance scale; empty for the server's own", "7"));
	}

	@Override
	RemoteGenerator with(ApiKeys withKeys, Settings withSettings) {
		return new Sdapi(withKeys, withSettings);
	}

	@Override
	String trimmed(String url) {
		return url.strip().replaceFirst("(?:/sdapi(?:/v1(?:/txt2img)?)?)?/*$", "");
	}

	/** The server's own {@code --api-auth} is a user with a password. */
	@Override
	ApiKey.Way way(ServerAddress address, ApiKey key) {
		return key.isPassword() ? ApiKey.Way.BASIC : ApiKey.Way.BEARER;
	}

	@Override
	boolean offersSeeds() {
		return true;
	}

	@Override
	Tries.Attempt<Drawn> drawing(RenderRequest request, RenderListener listener) {
		return () -> {
			RemoteServer server = server();
			String task = "zipp-" + UUID.randomUUID();
			Progress progress = new Progress(server, task);
			try {
				ServerReply reply = server.post(API + "/txt2img", body(request, task), () -> {
					progress.tell(listener);
					return listener.isCancelled();
				});
				return drawn(server, reply, request);
			} catch (OperationCanceledException | InterruptedException e) {
				progress.end();
				Farewell.say(() -> {
					if (!progress.isOfAnother()) {
						server.tell(API + "/interrupt", JsonNodeFactory.instance.objectNode(), () -> false);
					}
				});
				throw e;
			} finally {
				progress.end();
			}
		};
	}

	private ObjectNode body(RenderRequest request, String task) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("prompt", request.prompt()).put("negative_prompt", request.negative());
		body.put("seed", request.seed()).put("subseed", -1).put("subseed_strength", 0);
		body.put("width", request.width()).put("height", request.height()).put("steps", request.steps());
		body.put("batch_size", 1).put("n_iter", 1).put("send_images", true).put("save_images", false).put("force_task_id", task);
		if (!text(GUIDANCE).isEmpty()) {
			body.put("cfg_scale", Double.parseDouble(text(GUIDANCE)));
		}
		if (!text(SAMPLER).isEmpty()) {
			body.put("sampler_name", text(SAMPLER));
		}
		if (!text(SCHEDULER).isEmpty()) {
			body.put("scheduler", text(SCHEDULER));
		}
		if (!text(CHECKPOINT).isEmpty()) {
			// Kept for the next picture, or each would load the model anew.
			body.putObject("override_settings").put("sd_model_checkpoint", text(CHECKPOINT));
			body.put("override_settings_restore_afterwards", false);
		}
		return body;
	}

	private static Drawn drawn(RemoteServer server, ServerReply reply, RenderRequest request) throws ServerFailure {
		JsonNode root = server.json(reply);
		JsonNode image = root.path("images").path(0);
		if (!image.isTextual() || image.asText().isEmpty()) {
			if (root.hasNonNull("error") || root.has("detail") || root.has("errors")) {
				throw server.failed(reply.problem());
			}
			throw ServerFailure.item(server.name() + " sent no picture: its answer holds no images. Perhaps it was interrupted there.");
		}
		JsonNode info = root.path("info").isTextual() ? ServerReply.json(root.path("info").asText()) : root.path("info");
		Map<String, String> remarks = new TreeMap<>();
		note(remarks, "model", info.path("sd_model_name"), server);
		note(remarks, "model hash", info.path("sd_model_hash"), server);
		note(remarks, "sampler", info.path("sampler_name"), server);
		note(remarks, "version", info.path("version"), server);
		JsonNode used = info.path("all_seeds").path(0).isNumber() ? info.path("all_seeds").path(0) : info.path("seed");
		if (used.isNumber() && used.asLong() != request.seed()) {
			remarks.put("seed of the server", Long.toString(used.asLong()));
		}
		return new Drawn(Base64Text.bytes(image.asText(), server.name()), "", remarks);
	}

	private static void note(Map<String, String> remarks, String name, JsonNode value, RemoteServer server) {
		if (value.isTextual() && !value.asText().isBlank()) {
			remarks.put(name, server.words(value.asText()));
		}
	}

	/** Asks how far the server is while it works, in a thread of its own; a server that does not say is not asked again. */
	private static final class Progress {

		private final String task;
		private final AtomicBoolean ended = new AtomicBoolean();
		private final Thread asker;
		private volatile String current = "";
		private volatile int done;
		private volatile int of;
		private int told = -1;

		Progress(RemoteServer server, String task) {
			this.task = task;
			asker = Thread.ofVirtual().name("picture-progress").start(() -> ask(server));
		}

		private void ask(RemoteServer server) {
			try {
				while (!ended.get()) {
					Thread.sleep(LOOK_MILLIS);
					ServerReply reply = server.get(API + "/progress?skip_current_image=true", ended::get);
					JsonNode state = reply.root().path("state");
					if (reply.status() != 200 || !state.isObject()) {
						return;
					}
					current = reply.root().path("current_task").asText("");
					of = state.path("sampling_steps").asInt(0);
					done = state.path("sampling_step").asInt(0);
				}
			} catch (ServerFailure | OperationCanceledException _) {
				// The picture comes without news, or has come.
				return;
			} catch (InterruptedException _) {
				Thread.currentThread().interrupt();
			}
		}

		void tell(RenderListener listener) {
			int now = done;
			if (of > 0 && now != told && !isOfAnother()) {
				told = now;
				listener.step(Math.min(now, of), of);
			}
		}

		/** Whether the server works on something that is not ours. */
		boolean isOfAnother() {
			return !current.isEmpty() && !current.equals("null") && !current.equals(task);
		}

		void end() {
			ended.set(true);
			asker.interrupt();
		}
	}
}
