package org.zipp.generation.internal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.core.http.ApiKeys;
import org.zipp.core.http.ServerException;
import org.zipp.core.http.ServerReply;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.generation.UnreachableException;
import org.zipp.generation.internal.remote.Played.Listener;
import org.zipp.generation.internal.remote.PlayedServer.Asked;
import org.zipp.generation.internal.remote.PlayedServer.Play;
import org.zipp.store.SeedKeeping;

import com.fasterxml.jackson.databind.JsonNode;

class OpenAiImagesTest {

	private static final OpenAiImages SERVICE = new OpenAiImages(null);

	private static ImageGenerator open(PlayedServer server, String... settings) {
		return open(server, Played.keys(Map.of(), Map.of()), settings);
	}

	private static ImageGenerator open(PlayedServer server, ApiKeys keys, String... settings) {
		return Played.open(OpenAiImages::new, SERVICE, keys, Stream.concat(Stream.of("url=" + server.address() + "/v1", "retries=0"),
				Stream.of(settings)).toArray(String[]::new));
	}

	private static Rendering draw(ImageGenerator generator, long seed) {
		return generator.generate(new RenderRequest("a fox", "blurry", seed, 64, 48, 9), RenderListener.NONE);
	}

	/** One that draws the picture of the seed it is given, or of its own. */
	private static void honest(Asked a) throws IOException {
		a.json(200, "{'created':1,'data':[{'b64_json':'" + Played.base64(Played.png(a.json().path("seed").asLong(1), 64, 48))
				+ "'}],'model':'played-1'}");
	}

	@Test
	void openAiGetsWhatItKnowsAndNothingElse() throws IOException {
		try (PlayedServer server = new PlayedServer(OpenAiImagesTest::honest)) {
			Rendering made = draw(open(server, "quality=low"), 42);
			JsonNode body = server.asked().getFirst().json();
			assertEquals("/v1/images/generations", server.asked().getFirst().path);
			assertEquals("{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\",\"n\":1,\"size\":\"64x48\",\"quality\":\"low\"}", body.toString());
			assertEquals(1, server.asked().size());
			assertEquals(SeedKeeping.NOT_OFFERED, made.seeds());
			assertEquals("played-1", made.remarks().get("model"));
			assertEquals("negative prompt", made.remarks().get("not sent"));
			assertFalse(open(server).hasSteps());
		}
	}

	@Test
	void dallEIsAskedForBase64AndItsRevisedPromptIsKept() throws IOException {
		try (PlayedServer server = new PlayedServer(a -> a.json(200,
				"{'data':[{'revised_prompt':'A red fox in snow','b64_json':'data:image/png;base64,"
				+ Played.base64(Played.png(7, 64, 48)) + "'}]}"))) {
			Rendering made = draw(open(server, "model=dall-e-3"), 42);
			assertEquals("b64_json", server.asked().getFirst().json().path("response_format").asText());
			assertEquals("A red fox in snow", made.revisedPrompt());
		}
	}

	@Test
	void theFirstPictureIsDrawnTwiceAndTheSeedIsSeenToBeKept() throws IOException {
		try (PlayedServer server = new PlayedServer(OpenAiImagesTest::honest)) {
			ImageGenerator generator = open(server, "server=sglang", "model=flux", "guidance=3.5");
			Rendering first = draw(generator, 42);
			assertEquals(SeedKeeping.KEPT, first.seeds());
			assertEquals(2, server.asked().size());
			assertEquals(server.asked().get(0).json(), server.asked().get(1).json());
			assertEquals("{\"model\":\"flux\",\"prompt\":\"a"
					+ " fox\",\"n\":1,\"size\":\"64x48\",\"response_format\":\"b64_json\",\"seed\":42,\"negative_prompt\":\"blurry\","
					+ "\"num_inference_steps\":9,\"guidance_scale\":3.5}", server.asked().getFirst().json().toString());
			assertEquals(SeedKeeping.KEPT, draw(generator, 43).seeds());
			assertEquals(3, server.asked().size());
			assertEquals(SeedKeeping.KEPT, draw(open(server, "server=sglang").knowing(SeedKeeping.KEPT), 42).seeds());
			assertEquals(4, server.asked().size(), "what is known need not be tried");
		}
	}

	@Test
	void aServerThatDrawsAnewIsSeenNotToKeepSeeds() throws IOException {
		AtomicInteger n = new AtomicInteger();
		try (PlayedServer server = new PlayedServer(a -> a.json(200, "{'data':[{'b64_json':'"
				+ Played.base64(Played.png(n.incrementAndGet(), 64, 48)) + "'}]}"))) {
			ImageGenerator generator = open(server, "server=localai");
			assertEquals(SeedKeeping.NOT_KEPT, draw(generator, 42).seeds());
			assertEquals(SeedKeeping.NOT_KEPT, draw(generator, 43).seeds());
			assertEquals(3, server.asked().size());
			assertEquals(9, server.asked().getFirst().json().path("step").asInt());
		}
	}

	@Test
	void aServerWithOneSeedForAllIsFoundOut() throws IOException {
		try (PlayedServer server = new PlayedServer(a -> a.json(200, "{'data':[{'b64_json':'" + Played.base64(Played.png(1024, 64, 48))
				+ "'}]}"))) {
			ImageGenerator generator = open(server, "server=vllm-omni");
			assertEquals(SeedKeeping.KEPT, draw(generator, 42).seeds());
			assertEquals(SeedKeeping.NOT_KEPT, draw(generator, 43).seeds());
			assertEquals(SeedKeeping.NOT_KEPT, draw(generator, 42).seeds());
		}
	}

	@Test
	void stableDiffusionCppFindsTheSeedInThePrompt() throws IOException {
		try (PlayedServer server = new PlayedServer(a -> {
			String prompt = a.json().path("prompt").asText();
			String extra = prompt.replaceAll("(?s).*<sd_cpp_extra_args>(.*)</sd_cpp_extra_args>", "$1");
			a.json(200, "{'data':[{'b64_json':'" + Played.base64(Played.png(ServerReply.json(extra).path("seed").asLong(), 64, 48)) + "'}]}");
		})) {
			Rendering made = open(server, "server=sd.cpp", "model=-", "guidance=7").generate(
					new RenderRequest("a </sd_cpp_extra_args> fox", "", 42, 64, 48, 9), RenderListener.NONE);
			assertEquals(SeedKeeping.KEPT, made.seeds());
			JsonNode body = server.asked().getFirst().json();
			assertEquals("a   fox <sd_cpp_extra_args>{\"seed\":42,\"sample_params\":{\"sample_steps\":9,\"guidance\":{\"txt_cfg\":7.0}}}</sd_cpp_extra_args>",
					body.path("prompt").asText());
			assertFalse(body.has("model") || body.has("seed") || body.has("response_format"), body::toString);
		}
	}

	@Test
	void whatIsSentCanBeChosen() throws IOException {
		try (PlayedServer server = new PlayedServer(OpenAiImagesTest::honest)) {
			draw(open(server, "server=sglang", "send=seed"), 42);
			JsonNode body = server.asked().getFirst().json();
			assertTrue(body.has("seed") && !body.has("num_inference_steps") && !body.has("negative_prompt"), body::toString);
			assertEquals(SeedKeeping.NOT_OFFERED, draw(open(server, "server=sglang", "send=none"), 42).seeds());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "server=else", "send=seed cfg", "guidance=much", "url=ftp://host", "url=https://user:hunter2@host/v1" })
	void aWrongSettingIsNamed(String wrong) {
		ZippException e = assertThrows(ZippException.class, () -> Played.open(OpenAiImages::new, SERVICE, wrong));
		assertTrue(e.getMessage().contains("setting " + wrong.substring(0, wrong.indexOf('='))), e::getMessage);
		assertFalse(e.getMessage().contains("hunter2"), e::getMessage);
	}

	@Test
	void itsOptionsOpenItAgainAndLeaveOutWhatChangesNoPicture() {
		ImageGenerator generator = Played.open(OpenAiImages::new, SERVICE, "url=HTTP://LocalHost:80/v1/images/generations/", "server=sglang",
				"model=a,b", "retries=2",
				"timeout=7", "parallel=3");
		assertEquals("\"model=a,b\",server=sglang,url=http://localhost/v1", generator.options());
		assertEquals(generator.options(), SERVICE.with(Settings.parse(generator.options()).of(SERVICE)).options());
		assertEquals(3, generator.parallelism());
	}

	@Test
	void aPictureAtAnAddressIsFetchedAndTheKeyStaysWithItsHost() throws IOException {
		byte[] png = Played.png(5, 64, 48);
		try (PlayedServer other = new PlayedServer(a -> a.bytes(200, "Content-Type: image/png\r\n", png));
				PlayedServer server = new PlayedServer(a -> {
			switch (a.path) {
			case "/v1/images/generations" -> a.json(200, "{'data':[{'url':'" + (a.json().path("model").asText().equals("own") ? "/pictures/1.png"
					: a.json().path("model").asText().equals("moved") ? "/moved" : other.address() + "/1.png") + "'}]}");
			case "/moved" -> a.bytes(302, "Location: " + other.address() + "/2.png\r\n", new byte[0]);
			default -> a.bytes(200, "Content-Type: image/png\r\n", png);
			}
		})) {
			ApiKeys keys = Played.keys(Map.of("ZIPP_IMAGE_API_KEY", Played.KEY), Map.of());
			for (String model : List.of("own", "else", "moved")) {
				assertEquals(64, draw(open(server, keys, "model=" + model), 1).picture().width());
			}
			assertTrue(server.asked().stream().allMatch(a -> a.authorization().equals("Bearer " + Played.KEY)));
			assertEquals(2, other.asked().size());
			assertTrue(other.asked().stream().allMatch(a -> a.authorization().isEmpty() && !a.headers.containsKey("api-key")));
		}
	}

	@Test
	void aRedirectOfTheRequestIsToldAndNotFollowed() throws IOException {
		try (PlayedServer other = new PlayedServer(OpenAiImagesTest::honest);
				PlayedServer server = new PlayedServer(a -> a.bytes(307, "Location: " + other.address() + "/v1/images/generations\r\n", new byte[0]))) {
			String said = assertThrows(UnreachableException.class, () ->
					draw(open(server, Played.keys(Map.of("ZIPP_IMAGE_API_KEY", Played.KEY), Map.of())), 1))
					.getMessage();
			assertTrue(said.contains("sends on to another address") && said.contains(other.address()), said);
			assertEquals(List.of(), other.asked());
		}
	}

	@Test
	void keysGoWhereTheyAreMeantToGo() throws IOException {
		try (PlayedServer server = new PlayedServer(OpenAiImagesTest::honest)) {
			draw(open(server, Played.keys(Map.of("OPENAI_API_KEY", Played.KEY, "ZIPP_API_KEY", Played.KEY),
					Map.of("https://elsewhere/v1", Played.KEY))), 1);
			assertEquals("", server.asked().getFirst().authorization());
			draw(open(server, Played.keys(Map.of("ZIPP_IMAGE_API_KEY", "of-the-environment"), Map.of(server.address() + "/v1", Played.KEY))), 1);
			assertEquals("Bearer " + Played.KEY, server.asked().get(1).authorization());
		}
		ImageGenerator away = Played.open(OpenAiImages::new, SERVICE, Played.keys(Map.of("ZIPP_IMAGE_API_KEY", Played.KEY), Map.of()),
				"url=http://192.0.2.1/v1", "retries=0");
		String said = assertThrows(ZippException.class, () -> draw(away, 1)).getMessage();
		assertTrue(said.contains("not sent to http://192.0.2.1/v1") && !said.contains(Played.KEY), said);
	}

	@Test
	void rawBytesAreAPictureToo() throws IOException {
		try (PlayedServer server = new PlayedServer(a -> a.bytes(200, "Content-Type: image/png\r\n", Played.png(3, 64, 48)))) {
			assertEquals(48, draw(open(server), 1).picture().height());
		}
	}

	static Stream<Arguments> failures() {
		byte[] png = Played.png(1, 64, 48);
		String good = "{'data':[{'b64_json':'" + Played.base64(png) + "'}]}";
		Play cut = a -> a.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n" + good.replace('\'', '"')
				.substring(0, 60));
		return Stream.of(
				Arguments.of("400", (Play) a -> a.json(400, "{'error':{'message':'Invalid size','type':'invalid_request_error'}}"),
						ServerException.class,
						"refuses the request (HTTP 400) (Invalid size)"),
				Arguments.of("422", (Play) a -> a.json(422, "{'detail':[{'msg':'field required','loc':['body']}]}"), ServerException.class,
						"field required"),
				Arguments.of("moderation", (Play) a -> a.json(400,
						"{'error':{'code':'moderation_blocked','message':'Rejected by the safety system.'}}"),
						ServerException.class, "refuses to make this picture: Rejected by the safety system."),
				Arguments.of("403 moderation", (Play) a -> a.json(403, "{'error':{'message':'Your prompt was flagged'}}"), ServerException.class,
						"flagged"),
				Arguments.of("401", (Play) a -> a.json(401, "{'error':{'message':'Incorrect API key provided: " + Played.KEY + "'}}"),
						UnreachableException.class,
						"refuses the key (Incorrect API key provided: [key])"),
				Arguments.of("403", (Play) a -> a.json(403, "{'error':'no right'}"), UnreachableException.class,
						"does not allow this request (HTTP 403) (no right)"),
				Arguments.of("404", (Play) a -> a.text(404, "text/plain", "404 page not found"), UnreachableException.class, "(404 page not found)"),
				Arguments.of("402", (Play) a -> a.json(429, "{'error':{'code':'insufficient_quota','message':'You exceeded your current quota'}}"),
						UnreachableException.class, "nothing left to spend"),
				Arguments.of("500", (Play) a -> a.json(500, "{'error':{'message':'internal'}}"), UnreachableException.class,
						"failed (HTTP 500) (internal)"),
				Arguments.of("503 page", (Play) a -> a.text(503, "text/html", "<html><title>Busy</title></html>"), UnreachableException.class,
						"(Busy)"),
				Arguments.of("memory", (Play) a -> a.json(500, "{'error':'OutOfMemoryError','detail':'','errors':'CUDA out of memory'}"),
						UnreachableException.class,
						"not enough memory"),
				Arguments.of("html", (Play) a -> a.text(200, "text/html", "<!doctype html><title>Guest network</title>"), UnreachableException.class,
						"web page (Guest network)"),
				Arguments.of("no json", (Play) a -> a.text(200, "application/json", "{\"data\":[{\"b64"), UnreachableException.class, "no JSON"),
				Arguments.of("other json", (Play) a -> a.json(200, "{'choices':[]}"), ServerException.class, "sent no picture"),
				Arguments.of("empty", (Play) a -> a.json(200, "{'data':[]}"), ServerException.class, "sent no picture"),
				Arguments.of("file", (Play) a -> a.json(200, "{'data':[{'file_path':'/tmp/x.png'}]}"), ServerException.class, "file of its own"),
				Arguments.of("error in 200", (Play) a -> a.json(200, "{'error':{'message':'bad luck'}}"), ServerException.class, "bad luck"),
				Arguments.of("text for a picture", (Play) a -> a.json(200, "{'data':[{'b64_json':'" + Played.base64("<svg>hello</svg>".getBytes())
						+ "'}]}"),
						ServerException.class, "begins with '<svg>hello</svg>'"),
				Arguments.of("webp", (Play) a -> a.json(200, "{'data':[{'b64_json':'" + Played.base64("RIFF\0\0\0\0WEBPVP8 ".getBytes()) + "'}]}"),
						ServerException.class,
						"WEBP"),
				Arguments.of("cut picture", (Play) a -> a.json(200, "{'data':[{'b64_json':'" + Played.base64(Arrays.copyOf(png, png.length / 2))
						+ "'}]}"),
						UnreachableException.class, "cut off"),
				Arguments.of("wrong size", (Play) a -> a.json(200, "{'data':[{'b64_json':'" + Played.base64(Played.png(1, 32, 48)) + "'}]}"),
						UnreachableException.class, "32 × 48 pixels; 64 × 48 were asked for"),
				Arguments.of("url of a file", (Play) a -> a.json(200, "{'data':[{'url':'file:///etc/passwd'}]}"), ServerException.class, "not fetched"),
				Arguments.of("cut body", cut, UnreachableException.class, "broke the connection"),
				Arguments.of("closed", (Play) a -> a.raw(""), UnreachableException.class, "broke the connection"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("failures")
	void whatGoesWrongIsToldAndReachesAsFarAsItDoes(String name, Play play, Class<? extends ZippException> type,
			String said) throws IOException {
		try (PlayedServer server = new PlayedServer(play)) {
			ApiKeys keys = Played.keys(Map.of("ZIPP_IMAGE_API_KEY", Played.KEY), Map.of());
			ZippException e = assertThrows(ZippException.class, () -> draw(open(server, keys), 1));
			assertEquals(type, e.getClass(), e::getMessage);
			assertTrue(e.getMessage().contains(said), e::getMessage);
			assertFalse(e.getMessage().contains(Played.KEY) || e.getMessage().contains("Exception"), e::getMessage);
		}
	}

	@Test
	void failuresThatPassAreTriedAgainAfterAsLongAsAsked() throws IOException {
		AtomicInteger n = new AtomicInteger();
		try (PlayedServer server = new PlayedServer(a -> {
			switch (n.getAndIncrement()) {
			case 0 -> a.bytes(429, "Retry-After: 0.3\r\n", "{\"error\":{\"message\":\"slow down\"}}".getBytes());
			case 1 -> a.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\"");
			default -> honest(a);
			}
		})) {
			assertEquals(64, draw(open(server, "retries=3"), 1).picture().width());
			assertEquals(3, server.asked().size());
		}
	}

	@Test
	void whoAsksToWaitForLongIsNotWaitedFor() throws IOException {
		try (PlayedServer server = new PlayedServer(a -> a.bytes(503, "Retry-After: 7200\r\n", new byte[0]))) {
			assertTrue(assertThrows(UnreachableException.class, () -> draw(open(server, "retries=5"), 1)).getMessage().contains("asks to wait"));
			assertEquals(1, server.asked().size());
		}
	}

	@Test
	void responseFormatIsLeftOutWhereItIsRefused() throws IOException {
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.json().has("response_format")) {
				a.json(400, "{'error':{'message':'Unknown parameter: response_format.'}}");
			} else {
				honest(a);
			}
		})) {
			ImageGenerator generator = open(server, "server=sglang", "model=flux", "send=none");
			draw(generator, 1);
			draw(generator, 2);
			assertEquals(3, server.asked().size());
		}
	}

	@Test
	void aServerThatIsNotThereIsUnreachable() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		ImageGenerator generator = Played.open(OpenAiImages::new, SERVICE, "url=http://127.0.0.1:" + port + "/v1", "retries=0");
		assertTrue(assertThrows(UnreachableException.class, () -> draw(generator, 1)).getMessage().contains("cannot be reached"));
	}

	@Test
	void aServerThatHangsIsGivenUpAndSoIsACancelledPicture() throws Exception {
		try (PlayedServer server = new PlayedServer(Asked::hang)) {
			assertTrue(assertThrows(UnreachableException.class, () -> draw(open(server, "timeout=1"), 1)).getMessage().contains("within 1 seconds"));
		}
		try (PlayedServer server = new PlayedServer(Asked::hang)) {
			Listener listener = new Listener();
			ImageGenerator generator = open(server);
			CompletableFuture<Rendering> picture = CompletableFuture.supplyAsync(() -> generator.generate(Played.REQUEST, listener));
			while (server.asked().isEmpty()) {
				Thread.onSpinWait();
			}
			listener.cancelled = true;
			ExecutionException e = assertThrows(ExecutionException.class, () -> picture.get(30, TimeUnit.SECONDS));
			assertEquals(OperationCanceledException.class, e.getCause().getClass());
			assertTrue(server.left.await(30, TimeUnit.SECONDS), "the connection is closed");
		}
	}

	@Test
	void aPauseBetweenTriesEndsWhenThePictureIsCancelled() throws Exception {
		try (PlayedServer server = new PlayedServer(a -> a.bytes(429, "Retry-After: 300\r\n", new byte[0]))) {
			Listener listener = new Listener();
			ImageGenerator generator = open(server, "retries=5");
			CompletableFuture<Rendering> picture = CompletableFuture.supplyAsync(() -> generator.generate(Played.REQUEST, listener));
			while (server.asked().isEmpty()) {
				Thread.onSpinWait();
			}
			listener.cancelled = true;
			assertEquals(OperationCanceledException.class, assertThrows(ExecutionException.class, () -> picture.get(30, TimeUnit.SECONDS)).getCause()
					.getClass());
		}
	}
}
