package org.zipp.generation.internal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.core.http.ServerException;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.generation.UnreachableException;
import org.zipp.generation.internal.remote.Played.Listener;
import org.zipp.generation.internal.remote.PlayedServer.Asked;
import org.zipp.store.SeedKeeping;

import com.fasterxml.jackson.databind.JsonNode;

class ComfyUiTest {

	private static final ComfyUi SERVICE = new ComfyUi(null);
	private static final String WORDS = """
			{'3':{'class_type':'KSampler','inputs':{'seed':'%seed%','steps':'%steps%','cfg':7,'model':['4',0]}},
			 '5':{'class_type':'EmptyLatentImage','inputs':{'width':'%width%','height':'%height%','batch_size':1}},
			 '6':{'class_type':'CLIPTextEncode','inputs':{'text':'masterpiece, %prompt%, sharp','clip':['4',1]}},
			 '7':{'class_type':'CLIPTextEncode','inputs':{'text':'%negative%','clip':['4',1]}},
			 '9':{'class_type':'SaveImage','inputs':{'filename_prefix':'x','images':['8',0]}}}""";
	private static final String TITLES = """
			{'3':{'class_type':'KSampler','_meta':{'title':'My sampler zipp:seed, steps'},'inputs':{'seed':1,'steps':20,'model':['4',0]}},
			 '5':{'class_type':'EmptyLatentImage','_meta':{'title':'zipp:size'},'inputs':{'width':512,'height':512,'batch_size':1}},
			 '6':{'class_type':'CLIPTextEncodeSDXL','_meta':{'title':'ZIPP:Prompt'},'inputs':{'width':1024,'text_g':'a','text_l':'b','clip':['4',1]}},
			 '7':{'class_type':'CLIPTextEncode','_meta':{'title':'zipp:negative'},'inputs':{'text':'','clip':['4',1]}},
			 '9':{'class_type':'SaveImage','_meta':{'title':'zipp:output'},'inputs':{'images':['8',0]}}}""";

	@TempDir
	Path dir;
	private Path graph;

	@BeforeEach
	void writeGraph() throws IOException {
		graph = write(WORDS);
	}

	private Path write(String json) throws IOException {
		return Files.writeString(dir.resolve("graph.json"), json.replace('\'', '"'));
	}

	private ImageGenerator open(PlayedServer server, String... settings) {
		return Played.open(ComfyUi::new, SERVICE,
				Stream.concat(Stream.of("url=" + server.address(), "graph=" + graph, "retries=1"), Stream.of(settings)).toArray(String[]::new));
	}

	/** ComfyUI in small: a run ends at once, and is told over the WebSocket where there is one. */
	private static class Comfy implements PlayedServer.Play {
		final Map<String, JsonNode> runs = new ConcurrentHashMap<>();
		final CountDownLatch freed = new CountDownLatch(1);
		final AtomicInteger looks = new AtomicInteger();
		boolean sockets;
		volatile Asked socket;
		/** What happens instead of a run that ends well; the history entry. */
		String history = "{'outputs':{'9':{'images':[{'filename':'ZIPP_1"
				+ " &.png','subfolder':'a/b','type':'output'}]}},'status':{'status_str':'success','completed':true,"
				+ "'messages':[['execution_start',{}]]}}";

		@Override
		public void answer(Asked a) throws IOException, InterruptedException {
			String path = a.path.replaceFirst("\\?.*", "");
			if (path.equals("/ws") && sockets) {
				socket = a;
				a.upgrade();
				a.hang();
			} else if (path.equals("/prompt")) {
				runs.put(a.json().path("prompt_id").asText(), a.json());
				tell(a.json().path("prompt_id").asText());
				a.json(200, "{'prompt_id':'" + a.json().path("prompt_id").asText() + "','number':1,'node_errors':{}}");
			} else if (path.startsWith("/history/")) {
				String id = path.substring("/history/".length());
				// A run that is told of lasts until it has been looked for.
				if (socket != null && looks.getAndIncrement() == 0) {
					a.json(200, "{}");
					return;
				}
				a.json(200, runs.containsKey(id) ? "{'" + id + "':" + history + "}" : "{}");
			} else if (path.equals("/queue")) {
				a.json(200, "{'queue_running':[],'queue_pending':[]}");
			} else if (path.equals("/free")) {
				freed.countDown();
				a.json(200, "{}");
			} else if (path.equals("/view")) {
				assertTrue(a.path.contains("filename=ZIPP_1+%26.png&subfolder=a%2Fb&type=output"), a.path);
				long seed = runs.values().iterator().next().path("prompt").path("3").path("inputs").path("seed").asLong();
				a.bytes(200, "Content-Type: image/png\r\n", Played.png(seed, 64, 48));
			} else {
				a.json(404, "{}");
			}
		}

		void tell(String id) throws IOException {
			if (socket == null) {
				return;
			}
			socket.message("{'type':'status','data':{'status':{'exec_info':{'queue_remaining':1}}}}");
			socket.message("{'type':'execution_start','data':{'prompt_id':'" + id + "'}}");
			socket.message("{'type':'progress','data':{'value':4,'max':9,'prompt_id':'other'}}");
			socket.message("{'type':'progress','data':{'value':5,'max':9,'prompt_id':'" + id + "','node':'3'}}");
			ByteArrayOutputStream event = new ByteArrayOutputStream();
			DataOutputStream out = new DataOutputStream(event);
			out.writeInt(1);
			out.writeInt(2);
			out.write(Played.png(1, 8, 6));
			socket.frame(2, event.toByteArray());
			socket.message("{'type':'executing','data':{'node':null,'prompt_id':'" + id + "'}}");
		}
	}

	@Test
	void wordsInTheGraphAreReplacedAndThePictureIsFetched() throws IOException {
		Comfy comfy = new Comfy();
		try (PlayedServer server = new PlayedServer(comfy)) {
			RenderRequest request = new RenderRequest("a %seed% \"fox\"", "blurry", 4_294_967_295L, 64, 48, 9);
			ImageGenerator generator = open(server);
			Rendering made = generator.generate(request, RenderListener.NONE);
			assertEquals(SeedKeeping.KEPT, made.seeds());
			assertEquals(0, comfy.freed.getCount(), "what the server keeps is forgotten before the second drawing");
			JsonNode sent = server.asked("/prompt").getFirst().json();
			assertEquals("masterpiece, a %seed% \"fox\", sharp", sent.path("prompt").path("6").path("inputs").path("text").asText());
			assertEquals("blurry", sent.path("prompt").path("7").path("inputs").path("text").asText());
			assertEquals("{\"seed\":4294967295,\"steps\":9,\"cfg\":7,\"model\":[\"4\",0]}", sent.path("prompt").path("3").path("inputs").toString());
			assertEquals("{\"width\":64,\"height\":48,\"batch_size\":1}", sent.path("prompt").path("5").path("inputs").toString());
			assertTrue(sent.path("prompt_id").asText().matches("[0-9a-f-]{36}") && sent.path("client_id").isTextual());
			assertEquals(64, generator.fingerprint().length());
			assertTrue(generator.hasSteps());
		}
	}

	@Test
	void titlesOfNodesAreMarksToo() throws IOException {
		graph = write(TITLES);
		try (PlayedServer server = new PlayedServer(new Comfy())) {
			open(server).knowing(SeedKeeping.KEPT).generate(Played.REQUEST, RenderListener.NONE);
			JsonNode sent = server.asked("/prompt").getFirst().json().path("prompt");
			assertEquals("{\"width\":1024,\"text_g\":\"a fox\",\"text_l\":\"a fox\",\"clip\":[\"4\",1]}", sent.path("6").path("inputs").toString());
			assertEquals("{\"seed\":42,\"steps\":9,\"model\":[\"4\",0]}", sent.path("3").path("inputs").toString());
			assertEquals(48, sent.path("5").path("inputs").path("height").asInt());
		}
	}

	@Test
	void theSocketTellsOfStepsPreviewsAndTheEnd() throws IOException {
		Comfy comfy = new Comfy();
		comfy.sockets = true;
		try (PlayedServer server = new PlayedServer(comfy)) {
			Listener listener = new Listener();
			open(server).knowing(SeedKeeping.KEPT).generate(Played.REQUEST, listener);
			assertEquals(List.of("5/9"), listener.steps);
			assertEquals(8, listener.previews.getFirst().width());
		}
	}

	@Test
	void aGraphThatCannotBeFilledIsRefusedByItsFile() throws IOException {
		record Case(String json, String said, String... settings) {
		}
		for (Case c : new Case[] { new Case(WORDS.replace("%negative%", "ugly"), "no mark for %negative%"),
				new Case(WORDS.replace("%width%", "512").replace("%seed%", "5"), "%seed%, %width%"),
						new Case("{'nodes':[],'links':[]}", "Export (API)"),
				new Case("[1]", "no graph of ComfyUI"), new Case("no json", "no graph of ComfyUI"),
				new Case(TITLES.replace("zipp:size", "zipp:sise"), "zipp:sise is no mark"),
				new Case(TITLES.replace("'title':'zipp:negative'},'inputs':{'text':'',", "'title':'zipp:negative'},'inputs':{"),
						"marked zipp:negative and has no input"),
				new Case(WORDS, "takes negative, steps, seed and size", "without=colour") }) {
			graph = write(c.json);
			try (PlayedServer server = new PlayedServer(new Comfy())) {
				String said = assertThrows(ZippException.class, () -> open(server, c.settings)).getMessage();
				assertTrue(said.contains(c.said), said);
			}
		}
		assertTrue(assertThrows(ZippException.class, () -> Played.open(ComfyUi::new, SERVICE)).getMessage().contains("graph is missing"));
		assertTrue(assertThrows(ZippException.class, () -> Played.open(ComfyUi::new, SERVICE, "graph=" + dir.resolve("none.json"))).getMessage()
				.contains("no such file"));
	}

	@Test
	void whatAGraphHasNoPlaceForCanBeSaid() throws IOException {
		graph = write(WORDS.replace("%negative%", "ugly").replace("'%seed%'", "5"));
		try (PlayedServer server = new PlayedServer(new Comfy())) {
			Rendering made = open(server, "without=negative seed").generate(Played.REQUEST, RenderListener.NONE);
			assertEquals(SeedKeeping.NOT_OFFERED, made.seeds());
			assertEquals("negative prompt", made.remarks().get("not sent"));
		}
	}

	@Test
	void nodesThatTheServerLacksAreNamedBeforeAnythingIsQueued() throws IOException {
		Comfy comfy = new Comfy();
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.equals("/object_info")) {
				a.json(200, "{'KSampler':{'input':{'required':{'seed':[],'steps':[]}}},'EmptyLatentImage':{'input':{'required':{'width':[]}}},'SaveImage':{}}");
			} else {
				comfy.answer(a);
			}
		})) {
			String said = assertThrows(UnreachableException.class, () -> open(server).generate(Played.REQUEST, RenderListener.NONE)).getMessage();
			assertTrue(said.contains("CLIPTextEncode (6, 7)") && said.contains("node 5 has no input height"), said);
			assertTrue(server.asked("/prompt").isEmpty());
		}
	}

	@Test
	void aGraphThatIsRefusedIsToldNodeByNode() throws IOException {
		Comfy comfy = new Comfy();
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.equals("/prompt")) {
				a.json(400, "{'error':{'type':'prompt_outputs_failed_validation','message':'Prompt outputs failed"
						+ " validation','details':''},'node_errors':"
						+ "{'4':{'class_type':'CheckpointLoaderSimple','errors':[{'message':'Value not in list','details':'ckpt_name: x.safetensors'}]}}}");
			} else {
				comfy.answer(a);
			}
		})) {
			String said = assertThrows(ServerException.class, () -> open(server).generate(Played.REQUEST, RenderListener.NONE)).getMessage();
			assertTrue(said.contains("node 4 (CheckpointLoaderSimple): Value not in list ckpt_name: x.safetensors"), said);
		}
	}

	@Test
	void anErrorOfTheRunIsToldWithItsNode() throws IOException {
		Comfy comfy = new Comfy();
		comfy.history = "{'outputs':{},'status':{'status_str':'error','completed':false,'messages':[['execution_error',{'node_id':'3','node_type':'KSampler',"
				+ "'exception_type':'RuntimeError','exception_message':'shapes differ'}]]}}";
		try (PlayedServer server = new PlayedServer(comfy)) {
			String said = assertThrows(ServerException.class, () -> open(server).generate(Played.REQUEST, RenderListener.NONE)).getMessage();
			assertTrue(said.contains("KSampler (node 3): shapes differ"), said);
		}
		comfy.history = comfy.history.replace("RuntimeError", "torch.OutOfMemoryError");
		comfy.runs.clear();
		try (PlayedServer server = new PlayedServer(comfy)) {
			assertTrue(assertThrows(UnreachableException.class, () -> open(server).generate(Played.REQUEST, RenderListener.NONE)).getMessage()
					.contains("memory"));
		}
	}

	@Test
	void aPictureFromTheCacheProvesNothing() throws IOException {
		Comfy comfy = new Comfy();
		comfy.history = comfy.history.replace("['execution_start',{}]", "['execution_cached',{'nodes':['3','4']}]");
		try (PlayedServer server = new PlayedServer(comfy)) {
			Rendering made = open(server).generate(Played.REQUEST, RenderListener.NONE);
			assertEquals(SeedKeeping.UNVERIFIED, made.seeds());
			assertTrue(made.remarks().get("seed").contains("had kept"), made::toString);
		}
	}

	@Test
	void aRunThatIsLostIsQueuedAgainAndOneThatIsThereIsNot() throws IOException {
		AtomicInteger given = new AtomicInteger();
		Comfy comfy = new Comfy();
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.equals("/prompt") && given.getAndIncrement() == 0) {
				a.json(200, "{'prompt_id':'" + a.json().path("prompt_id").asText() + "'}");
			} else {
				comfy.answer(a);
			}
		})) {
			assertEquals(64, open(server).knowing(SeedKeeping.KEPT).generate(Played.REQUEST, RenderListener.NONE).picture().width());
			assertEquals(2, given.get());
		}
		Comfy other = new Comfy();
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.equals("/prompt")) {
				// It is queued, and the answer is lost.
				other.runs.put(a.json().path("prompt_id").asText(), a.json());
				a.raw("");
			} else {
				other.answer(a);
			}
		})) {
			assertEquals(64, open(server).knowing(SeedKeeping.KEPT).generate(Played.REQUEST, RenderListener.NONE).picture().width());
			assertEquals(1, server.asked("/prompt").size());
		}
	}

	private static final class Endless extends Comfy {
		final boolean jobs;
		final CountDownLatch cancelled = new CountDownLatch(1);

		Endless(boolean jobs) {
			this.jobs = jobs;
		}

		@Override
		public void answer(Asked a) throws IOException, InterruptedException {
			if (a.path.matches("/api/jobs/.*/cancel") && jobs) {
				cancelled.countDown();
				a.json(200, "{'cancelled':true}");
			} else if (a.path.equals("/interrupt")) {
				assertTrue(runs.containsKey(a.json().path("prompt_id").asText()));
				cancelled.countDown();
				a.json(200, "{}");
			} else if (a.path.startsWith("/history/")) {
				a.json(200, "{}");
			} else if (a.path.equals("/queue")) {
				a.json(200, "{'queue_running':[[1,'" + String.join("", runs.keySet()) + "',{}]],'queue_pending':[]}");
			} else {
				super.answer(a);
			}
		}
	}

	private void cancel(Endless comfy) throws Exception {
		try (PlayedServer server = new PlayedServer(comfy)) {
			Listener listener = new Listener();
			ImageGenerator generator = open(server);
			CompletableFuture<Rendering> picture = CompletableFuture.supplyAsync(() -> generator.generate(Played.REQUEST, listener));
			while (server.asked("/history/").isEmpty()) {
				Thread.onSpinWait();
			}
			listener.cancelled = true;
			assertEquals(OperationCanceledException.class, assertThrows(ExecutionException.class, () -> picture.get(30, TimeUnit.SECONDS)).getCause()
					.getClass());
			assertTrue(comfy.cancelled.await(30, TimeUnit.SECONDS));
			assertEquals(comfy.jobs, server.asked("/interrupt").isEmpty());
			assertFalse(server.asked("/api/jobs/").isEmpty());
		}
	}

	@Test
	void aCancelledPictureIsCancelledByTheNewestWayThereIs() throws Exception {
		cancel(new Endless(true));
		cancel(new Endless(false));
	}
}
