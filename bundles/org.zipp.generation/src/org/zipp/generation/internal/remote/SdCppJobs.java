package org.zipp.generation.internal.remote;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.core.http.ApiKeys;
import org.zipp.core.http.SecretSource;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.http.ServerFailure;
import org.zipp.core.http.ServerReply;
import org.zipp.core.http.ServerWords;
import org.zipp.core.http.Tries;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks stable-diffusion.cpp in its own way: a job is given in, looked at, and can be cancelled by itself. */
@Component(service = ImageGenerator.class, property = Choices.ORDER + ":Integer=50")
public final class SdCppJobs extends RemoteGenerator {

	private static final String SAMPLER = "sampler";
	private static final String SCHEDULER = "scheduler";
	private static final String GUIDANCE = "guidance";
	private static final String API = "/sdcpp/v1";
	private static final Duration LOOK = Duration.ofMillis(400);

	@Activate
	public SdCppJobs(@Reference(cardinality = ReferenceCardinality.OPTIONAL,
			policyOption = ReferencePolicyOption.GREEDY) SecretSource secrets) {
		super(secrets);
	}

	SdCppJobs(ApiKeys keys, Settings settings) {
		super(keys, settings);
		if (settings != null) {
			checkDecimal(GUIDANCE);
		}
	}

	@Override
	public String id() {
		return "sdcpp";
	}

	@Override
	public String label() {
		return "stable-diffusion.cpp server";
	}

	@Override
	public String description() {
		return "The sd-server of stable-diffusion.cpp, asked in its own way: jobs that can be cancelled one by one.";
	}

	@Override
	String usualUrl() {
		return "http://127.0.0.1:1234";
	}

	@Override
	List<Setting> ownSettings() {
		return List.of(Setting.text(SAMPLER, "Sampling method as the server names it, for example euler_a; empty for its own", ""),
				Setting.text(SCHEDULER, "Scheduler as the server names it, for example karras; empty for its own", ""),
				Setting.text(GUIDANCE, "Guidance scale; empty for the server's own", ""));
	}

	@Override
	RemoteGenerator with(ApiKeys withKeys, Settings withSettings) {
		return new SdCppJobs(withKeys, withSettings);
	}

	@Override
	String trimmed(String url) {
		return url.strip().replaceFirst("(?:/sdcpp(?:/v1)?)?/*$", "");
	}

	@Override
	boolean offersSeeds() {
		return true;
	}

	@Override
	Tries.Attempt<Drawn> drawing(RenderRequest request, RenderListener listener) {
		return () -> {
			RemoteServer server = server();
			JsonNode given = server.json(server.tell(API + "/img_gen", body(request), listener::isCancelled));
			String job = given.path("id").asText("");
			if (!job.matches("[A-Za-z0-9._:-]{1,200}")) {
				throw ServerFailure.item(server.name() + " took the job and gave it no name. Check that it is stable-diffusion.cpp's sd-server.");
			}
			try {
				return await(server, job, listener);
			} catch (OperationCanceledException | InterruptedException e) {
				Farewell.say(() -> server.tell(API + "/jobs/" + job + "/cancel", JsonNodeFactory.instance.objectNode(), () -> false));
				throw e;
			}
		};
	}

	private ObjectNode body(RenderRequest request) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("prompt", request.prompt()).put("negative_prompt", request.negative()).put("seed", request.seed());
		body.put("width", request.width()).put("height", request.height()).put("batch_count", 1).put("output_format", "png");
		ObjectNode sampling = body.putObject("sample_params").put("sample_steps", request.steps());
		if (!text(SAMPLER).isEmpty()) {
			sampling.put("sample_method", text(SAMPLER));
		}
		if (!text(SCHEDULER).isEmpty()) {
			sampling.put("scheduler", text(SCHEDULER));
		}
		if (!text(GUIDANCE).isEmpty()) {
			sampling.putObject("guidance").put("txt_cfg", Double.parseDouble(text(GUIDANCE)));
		}
		return body;
	}

	private Drawn await(RemoteServer server, String job, RenderListener listener) throws ServerFailure, InterruptedException {
		long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(text(TIMEOUT))).toNanos();
		while (true) {
			ServerReply reply = server.get(API + "/jobs/" + job, listener::isCancelled);
			if (reply.status() == 404 || reply.status() == 410) {
				throw ServerFailure.passing(Reach.TROUBLE, server.name() + " has lost the job. Perhaps it was started anew");
			}
			JsonNode root = server.json(reply);
			switch (root.path("status").asText("")) {
			case "completed" -> {
				return drawn(server, root);
			}
			case "failed" -> throw server.failed(reply.problem());
			case "cancelled" -> throw ServerFailure.item(server.name() + " says that the picture was cancelled there.");
			case "queued", "generating" -> checkTime(server, job, end);
			default -> throw ServerFailure.item(server.name() + " says something of the job that is not known here"
					+ ServerWords.quoted(server.words(root.path("status").asText(""))) + '.');
			}
			rest(LOOK, listener);
		}
	}

	private static void checkTime(RemoteServer server, String job, long end) throws ServerFailure {
		if (System.nanoTime() > end) {
			Farewell.say(() -> server.tell(API + "/jobs/" + job + "/cancel", JsonNodeFactory.instance.objectNode(), () -> false));
			throw ServerFailure.passing(Reach.TROUBLE, server.name() + " did not finish the picture in the time of the setting timeout");
		}
	}

	private static Drawn drawn(RemoteServer server, JsonNode job) throws ServerFailure {
		String image = job.path("result").path("images").path(0).path("b64_json").asText("");
		if (image.isEmpty()) {
			throw ServerFailure.item(server.name() + " finished the job without a picture.");
		}
		return new Drawn(Base64Text.bytes(image, server.name()), "", Map.of());
	}
}
