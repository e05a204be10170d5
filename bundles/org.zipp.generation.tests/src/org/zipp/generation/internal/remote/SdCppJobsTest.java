package org.zipp.generation.internal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;
import org.zipp.core.http.ServerException;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderListener;
import org.zipp.generation.Rendering;
import org.zipp.generation.internal.remote.Played.Listener;
import org.zipp.generation.internal.remote.PlayedServer.Asked;
import org.zipp.store.SeedKeeping;

class SdCppJobsTest {

	private static final SdCppJobs SERVICE = new SdCppJobs(null);

	private static ImageGenerator open(PlayedServer server, String... settings) {
		return Played.open(SdCppJobs::new, SERVICE,
				Stream.concat(Stream.of("url=" + server.address() + "/sdcpp/v1", "retries=1"), Stream.of(settings)).toArray(String[]::new));
	}

	private static void given(Asked a) throws IOException {
		a.json(202, "{'id':'job_1','kind':'img_gen','status':'queued','poll_url':'/sdcpp/v1/jobs/job_1'}");
	}

	@Test
	void aJobIsGivenInLookedAtAndTaken() throws IOException {
		AtomicInteger looks = new AtomicInteger();
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.equals("/sdcpp/v1/img_gen")) {
				given(a);
			} else {
				a.json(200, switch (looks.getAndIncrement()) {
				case 0 -> "{'id':'job_1','status':'queued','queue_position':2}";
				case 1 -> "{'id':'job_1','status':'generating'}";
				default -> "{'id':'job_1','status':'completed','result':{'output_format':'png','images':[{'index':0,'b64_json':'"
						+ Played.base64(Played.png(42, 64, 48)) + "'}]}}";
				});
			}
		})) {
			Rendering made = open(server, "sampler=euler_a", "scheduler=karras", "guidance=7").generate(Played.REQUEST, RenderListener.NONE);
			assertEquals(SeedKeeping.KEPT, made.seeds());
			assertEquals("{'prompt':'a fox','negative_prompt':'blurry','seed':42,'width':64,'height':48,'batch_count':1,'output_format':'png','sample_params':"
					+ "{'sample_steps':9,'sample_method':'euler_a','scheduler':'karras','guidance':{'txt_cfg':7.0}}}",
					server.asked("/sdcpp/v1/img_gen").getFirst().json().toString().replace('"', '\''));
		}
	}

	@Test
	void aJobThatFailsIsToldInTheServersWords() throws IOException {
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.equals("/sdcpp/v1/img_gen")) {
				given(a);
			} else {
				a.json(200, "{'id':'job_1','status':'failed','error':{'code':'bad','message':'no such sampler'}}");
			}
		})) {
			ZippException e = assertThrows(ServerException.class, () -> open(server).generate(Played.REQUEST, RenderListener.NONE));
			assertTrue(e.getMessage().contains("no such sampler"), e::getMessage);
		}
	}

	@Test
	void aJobThatIsLostIsGivenInAgain() throws IOException {
		AtomicInteger jobs = new AtomicInteger();
		try (PlayedServer server = new PlayedServer(a -> {
			if (a.path.equals("/sdcpp/v1/img_gen")) {
				jobs.incrementAndGet();
				given(a);
			} else if (jobs.get() == 1) {
				a.json(404, "{'error':'no such job'}");
			} else {
				a.json(200, "{'status':'completed','result':{'images':[{'b64_json':'" + Played.base64(Played.png(1, 64, 48)) + "'}]}}");
			}
		})) {
			assertEquals(64, open(server).knowing(SeedKeeping.KEPT).generate(Played.REQUEST, RenderListener.NONE).picture().width());
			assertEquals(2, jobs.get());
		}
	}

	@Test
	void aCancelledPictureCancelsItsJob() throws Exception {
		CountDownLatch cancelled = new CountDownLatch(1);
		try (PlayedServer server = new PlayedServer(a -> {
			switch (a.path) {
			case "/sdcpp/v1/img_gen" -> given(a);
			case "/sdcpp/v1/jobs/job_1/cancel" -> {
				cancelled.countDown();
				a.json(200, "{'status':'cancelled'}");
			}
			default -> a.json(200, "{'status':'generating'}");
			}
		})) {
			Listener listener = new Listener();
			ImageGenerator generator = open(server);
			CompletableFuture<Rendering> picture = CompletableFuture.supplyAsync(() -> generator.generate(Played.REQUEST, listener));
			while (server.asked("/sdcpp/v1/jobs/").isEmpty()) {
				Thread.onSpinWait();
			}
			listener.cancelled = true;
			assertEquals(OperationCanceledException.class, assertThrows(ExecutionException.class, () -> picture.get(30, TimeUnit.SECONDS)).getCause()
					.getClass());
			assertTrue(cancelled.await(30, TimeUnit.SECONDS));
		}
	}
}
