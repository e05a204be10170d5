package org.zipp.generation.internal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.core.http.ApiKeys;
import org.zipp.core.http.ServerException;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderListener;
import org.zipp.generation.Rendering;
import org.zipp.generation.UnreachableException;
import org.zipp.generation.internal.remote.Played.Listener;
import org.zipp.generation.internal.remote.PlayedServer.Asked;
import org.zipp.store.SeedKeeping;

import com.fasterxml.jackson.databind.JsonNode;

class SdapiTest {

	private static final Sdapi SERVICE = new Sdapi(null);

	private static ImageGenerator open(PlayedServer server, ApiKeys keys, String... settings) {
		return Played.open(Sdapi::new, SERVICE, keys, Stream.concat(Stream.of("url=" + server.address(), "retries=0"), Stream.of(settings))
				.toArray(String[]::new));
	}

	private static ImageGenerator open(PlayedServer server, String... settings) {
		return open(server, Played.keys(Map.of(), Map.of()), settings);
	}

	private static void draw(Asked a) throws IOException {
		if (a.path.startsWith("/sdapi/v1/txt2img")) {
			long seed = a.json().path("seed").asLong();
			a.json(200, "{'images':['" + Played.base64(Played.png(seed, 64, 48)) + "'],'parameters':{},'info':'{\\'seed\\':" + seed
					+ ",\\'all_seeds\\':[" + seed
					+ "],\\'sd_model_name\\':\\'dream\\',\\'sampler_name\\':\\'Euler a\\'}'}");
		} else {
			a.json(404, "{'detail':'Not Found'}");
		}
	}

	@Test
	void asksForOnePictureWithItsSeedAndReadsWhatIsSaidOfIt() throws IOException {
		try (PlayedServer server = new PlayedServer(SdapiTest::draw)) {
			Rendering made = open(server, "sampler=Euler a", "scheduler=Karras", "checkpoint=dream.safetensors", "guidance=5.5")
					.generate(Played.REQUEST, RenderListener.NONE);
			assertEquals(SeedKeeping.KEPT, made.seeds());
			assertEquals("dream", made.remarks().get("model"));
			List<Asked> asked = server.asked("/sdapi/v1/txt2img");
			assertEquals(2, asked.size());
			JsonNode body = asked.getFirst().json();
			String task = body.path("force_task_id").asText();
			assertTrue(task.startsWith("zipp-"), task);
			assertEquals("{'prompt':'a fox','negative_prompt':'blurry','seed':42,'subseed':-1,'subseed_strength':0,'width':64,'height':48,'steps':9,'batch_size':1,"
					+ "'n_iter':1,'send_images':true,'save_images':false,'force_task_id':'" + task
					+ "','cfg_scale':5.5,'sampler_name':'Euler a','scheduler':'Karras',"
					+ "'override_settings':{'sd_model_checkpoint':'dream.safetensors'},'override_settings_restore_afterwards':false}",
					body.toString().replace('"', '\''));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sdapi/v1/txt2img", "/sdapi/v1/", "/sdapi", "/", "" })
	void theAddressMayEndAnywhere(String end) {
		assertEquals("guidance=7,url=http://127.0.0.1:7860", Played.open(Sdapi::new, SERVICE, "url=http://127.0.0.1:7860" + end).options());
	}

	@Test
	void stepsAreToldWhileItWorks() throws IOException {
		CountDownLatch asked = new CountDownLatch(2);
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.startsWith("/sdapi/v1/progress")) {
				a.json(200, "{'progress':0.5,'state':{'sampling_step':" + (asked.getCount() == 2 ? 3 : 7)
						+ ",'sampling_steps':9},'current_task':null}");
				asked.countDown();
			} else {
				asked.await();
				draw(a);
			}
		})) {
			Listener listener = new Listener();
			open(server).knowing(SeedKeeping.KEPT).generate(Played.REQUEST, listener);
			assertEquals("3/9", listener.steps.getFirst());
		}
	}

	@Test
	void aCancelledPictureIsInterruptedThereAndItsConnectionClosed() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		try (PlayedServer server = new PlayedServer(a -> {
			switch (a.path) {
			case "/sdapi/v1/txt2img" -> a.hang();
			case "/sdapi/v1/interrupt" -> {
				interrupted.countDown();
				a.json(200, "{}");
			}
			default -> a.json(404, "{}");
			}
		})) {
			cancel(server);
			assertTrue(interrupted.await(30, TimeUnit.SECONDS));
			assertTrue(server.left.await(30, TimeUnit.SECONDS));
		}
	}

	private static void cancel(PlayedServer server) {
		Listener listener = new Listener();
		ImageGenerator generator = open(server);
		CompletableFuture<Rendering> picture = CompletableFuture.supplyAsync(() -> generator.generate(Played.REQUEST, listener));
		while (server.asked("/sdapi/v1/txt2img").isEmpty()) {
			Thread.onSpinWait();
		}
		while (!server.asked("/sdapi/v1/progress").isEmpty() && listener.steps.isEmpty()) {
			Thread.onSpinWait();
		}
		listener.cancelled = true;
		assertEquals(OperationCanceledException.class, assertThrows(ExecutionException.class, () -> picture.get(30, TimeUnit.SECONDS)).getCause()
				.getClass());
	}

	@Test
	void whatAnotherPersonDrawsIsNotInterrupted() throws Exception {
		CountDownLatch known = new CountDownLatch(2);
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.startsWith("/sdapi/v1/progress")) {
				a.json(200, "{'progress':0.5,'state':{'sampling_step':3,'sampling_steps':9},'current_task':'task(somebody)'}");
				known.countDown();
			} else {
				a.hang();
			}
		})) {
			Listener listener = new Listener();
			ImageGenerator generator = open(server);
			CompletableFuture<Rendering> picture = CompletableFuture.supplyAsync(() -> generator.generate(Played.REQUEST, listener));
			assertTrue(known.await(60, TimeUnit.SECONDS));
			listener.cancelled = true;
			assertThrows(ExecutionException.class, () -> picture.get(30, TimeUnit.SECONDS));
			assertTrue(server.left.await(30, TimeUnit.SECONDS));
			assertEquals(List.of(), server.asked("/sdapi/v1/interrupt"));
			assertEquals(List.of(), listener.steps);
		}
	}

	@Test
	void aUserWithAPasswordIsTheServersOwnWay() throws IOException {
		try (PlayedServer server = new PlayedServer(SdapiTest::draw)) {
			open(server, Played.keys(Map.of("ZIPP_IMAGE_API_KEY", "lab:secret"), Map.of())).knowing(SeedKeeping.KEPT)
					.generate(Played.REQUEST, RenderListener.NONE);
			assertEquals("Basic bGFiOnNlY3JldA==", server.asked("/sdapi/v1/txt2img").getFirst().authorization());
		}
	}

	@Test
	void aServerThatTakesAnotherSeedIsFoundOut() throws IOException {
		try (PlayedServer server = new PlayedServer(a -> a.json(200, "{'images':['" + Played.base64(Played.png(System.nanoTime(), 64, 48))
				+ "'],'info':'{\\'seed\\':7}'}"))) {
			Rendering made = open(server).generate(Played.REQUEST, RenderListener.NONE);
			assertEquals(SeedKeeping.NOT_KEPT, made.seeds());
			assertEquals("7", made.remarks().get("seed of the server"));
		}
	}

	@Test
	void whatGoesWrongIsTold() throws IOException {
		record Case(int status, String json, Class<? extends ZippException> type, String said) {
		}
		for (Case c : Arrays.asList(new Case(500, "{'error':'OutOfMemoryError','errors':'CUDA out of memory. Tried'}", UnreachableException.class,
				"not enough memory"),
				new Case(422, "{'detail':[{'loc':['body','steps'],'msg':'value is not a valid integer'}]}", ServerException.class,
						"not a valid integer"),
				new Case(404, "{'detail':'Not Found'}", UnreachableException.class, "Not Found"),
				new Case(401, "{'detail':'Incorrect username or password'}", UnreachableException.class, "wants a key"),
				new Case(200, "{'images':[],'info':''}", ServerException.class, "sent no picture"),
				new Case(200, "{'images':['aGVsbG8gdGhlcmU='],'info':''}", ServerException.class, "hello there"),
				new Case(200, "{'images':['" + Played.base64(Played.png(1, 8, 8)) + "'],'info':''}", UnreachableException.class, "8 × 8"))) {
			try (PlayedServer server = new PlayedServer(a -> a.json(c.status, c.json))) {
				ZippException e = assertThrows(ZippException.class, () -> open(server).generate(Played.REQUEST, RenderListener.NONE));
				assertEquals(c.type, e.getClass(), e::getMessage);
				assertTrue(e.getMessage().contains(c.said), e::getMessage);
				assertFalse(server.asked("/sdapi/v1/txt2img").isEmpty());
			}
		}
	}
}
