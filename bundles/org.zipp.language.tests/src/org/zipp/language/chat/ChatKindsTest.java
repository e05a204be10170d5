package org.zipp.language.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.core.Hashes;
import org.zipp.core.StudyDirectory;
import org.zipp.core.http.ApiKey;
import org.zipp.core.http.ServerException;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.language.Studies;
import org.zipp.language.chat.ChatClient.InvalidAnswerException;
import org.zipp.language.chat.ChatClient.Settings;
import org.zipp.language.chat.PlayedEndpoint.Reply;
import org.zipp.store.StudyStore;

/** The kinds of answers that endpoints are known to give, and what people are told about each. */
class ChatKindsTest {

	private static final String KEY = "sk-very-secret-4711-0815";

	@TempDir
	Path dir;

	private StudyStore store;
	private final List<Duration> pauses = new ArrayList<>();

	@BeforeEach
	void open() {
		store = Studies.STORES.open(new StudyDirectory(dir));
	}

	@AfterEach
	void close() {
		store.close();
	}

	private ChatClient client(String address, double temperature, int maxTokens) {
		return new ChatClient(new Settings(Endpoint.parse(address), "played", ApiKey.of(KEY, "a test"), temperature, maxTokens), store.answers(),
				pauses::add);
	}

	private static String ask(ChatClient client) {
		return client.ask(Template.REWRITE, "system text", "user text", answer -> {
			if (!answer.startsWith("good")) {
				throw new InvalidAnswerException("It is not good.");
			}
			return answer;
		});
	}

	private static Reply body(String json) {
		return new Reply(200, json.replace('\'', '"'));
	}

	private static Reply choice(String json) {
		return body("{'choices':[" + json + "]}");
	}

	private static Reply error(int status, String json) {
		return new Reply(status, json.replace('\'', '"'));
	}

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(body("{'choices':[],'prompt_filter_results':[{'prompt_index':0,"
				+ "'content_filter_results':{'hate':{'filtered':true}}}]}"),
				Reach.ITEM, "gave no answer (filtered", "hate"),
				Arguments.of(body("{'choices':[]}"), Reach.ITEM, "gave no answer (filtered", "no choices"),
				Arguments.of(body("{'id':'x'}"), Reach.ITEM, "gave no answer", "no choices"),
				Arguments.of(choice("{'message':null,'finish_reason':'content_filter'}"), Reach.ITEM, "gave no answer (filtered)", "filter"),
				Arguments.of(choice("{'message':null}"), Reach.ITEM, "gave no answer", "empty"),
				Arguments.of(choice("{'message':{'content':'good so f'},'finish_reason':'content_filter'}"), Reach.ITEM, "(filtered)", "filter"),
				Arguments.of(choice("{'message':{'content':null,'refusal':'I cannot profile anybody.'},'finish_reason':'stop'}"), Reach.ITEM,
						"declined", "I cannot profile anybody."),
				Arguments.of(choice("{'message':{'content':[{'type':'refusal','refusal':'No.'}]}}"), Reach.ITEM, "declined", "No."),
				Arguments.of(choice("{'message':{'content':''},'finish_reason':'length'}"), Reach.ITEM, "was cut", "--max-tokens"),
				Arguments.of(choice("{'message':{'content':'','reasoning_content':'Hm.'},'finish_reason':'length'}"), Reach.ITEM, "thinking",
				"--max-tokens"),
				Arguments.of(choice("{'message':{'content':'','reasoning':'good?'},'finish_reason':'stop'}"), Reach.ITEM, "thoughts and no answer",
				"played"),
				Arguments.of(choice("{'message':{'content':'goo'},'finish_reason':'tool_calls'}"), Reach.ITEM, "cannot be used, twice", "not good"),
				Arguments.of(choice("{'message':{'content':null,'tool_calls':[{}]},'finish_reason':'tool_calls'}"), Reach.ITEM, "called a tool",
				"played"),
				Arguments.of(choice("{'message':{'content':'bad'},'finish_reason':'length'}"), Reach.ITEM, "was cut", "--max-tokens"),
				Arguments.of(error(400,
				"{'error':{'code':'content_filter','message':'Filtered by "
				+ "policy.','innererror':{'content_filter_result':{'violence':{'filtered':true}}}}}"),
						Reach.ITEM, "gave no answer (filtered: Filtered by policy.", "violence"),
				Arguments.of(error(403, "{'error':{'message':'Your input was flagged'}}"), Reach.ITEM, "filtered", "flagged"),
				Arguments.of(error(400, "{'error':{'code':'context_length_exceeded','message':'at most 4096 tokens'}}"), Reach.ITEM,
				"longer than the model", "--budget"),
				Arguments.of(error(413, "too large"), Reach.ITEM, "longer than the model", "too large"),
				Arguments.of(error(400, "{'error':{'message':'no field x'}}"), Reach.ITEM, "refuses the request (HTTP 400)", "no field x"),
				Arguments.of(error(422, "{'detail':[{'msg':'field required','loc':['body']}]}"), Reach.ITEM, "HTTP 422", "field required"),
				Arguments.of(error(401, "{'error':{'message':'bad key " + KEY + "'}}"), Reach.ALL, "refuses the API key", "[key]"),
				Arguments.of(error(400, "{'error':{'message':'API key not valid','status':'INVALID_ARGUMENT'}}"), Reach.ALL, "refuses the API key",
				"ZIPP_API_KEY"),
				Arguments.of(error(403, "{'error':'no right'}"), Reach.ALL, "does not allow", "no right"),
				Arguments.of(error(402, "{'error':{'message':'Payment Required'}}"), Reach.ALL, "nothing left to spend", "Payment"),
				Arguments.of(error(429,
				"{'error':{'message':'You exceeded your current quota, please check your plan.','code':'insufficient_quota'}}").with("Retry-After",
				"3"),
						Reach.ALL, "nothing left to spend", "your plan"),
				Arguments.of(error(429, "{'error':{'message':'You exceeded your current quota, check billing.'}}"), Reach.ALL, "nothing left to spend",
				"billing"),
				Arguments.of(error(400, "{'error':{'message':'unknown model played'}}"), Reach.ALL, "does not know the model played", "unknown model"),
				Arguments.of(error(404, "404 page not found"), Reach.ALL, "/v1", "page not found"),
				Arguments.of(new Reply(200, "<!doctype html><html><head><title>Sign in to\nthe guest network</title>").with("Content-Type",
				"text/html"), Reach.ALL,
						"web page (Sign in to the guest network)", "Sign in to the network"),
				Arguments.of(error(403, "<html><title>Blocked by proxy</title></html>"), Reach.ALL, "does not allow", "Blocked by proxy"),
				Arguments.of(new Reply(302, "").with("Location", "https://elsewhere/v1/chat/completions"), Reach.ALL, "sends on to another address",
						"https://elsewhere"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void tellsEachKindAtOnceAndInWords(Reply reply, Reach reach, String words, String more) throws IOException {
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> reply)) {
			ChatClient client = client(endpoint.address(), 0, 0);
			ServerException e = assertThrows(ServerException.class, () -> ask(client));
			assertTrue(e.getMessage().contains(words) && e.getMessage().contains(more), e::getMessage);
			assertEquals(reach, e.reach());
			assertFalse(e.getMessage().matches("(?s).*(Exception|java\\.|null|\\R|sk-very).*"), e::getMessage);
			assertTrue(e.getMessage().length() < 700, e::getMessage);
			assertEquals(List.of(), pauses);
			assertEquals(words.contains("twice") ? 2 : 1, endpoint.asked().size());
		}
	}

	static Stream<Reply> passing() {
		return Stream.of(error(500, "java.lang.NullPointerException: oops"), error(502, "<html><title>Bad gateway</title></html>"),
				error(529, "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}"), error(408, ""),
				body("{'error':{'message':'Model is overloaded','code':503}}"), body("{'error':'busy'}"),
				body("data: {'error':{'message':'busy'}}\n\n"),
				error(429, "{'error':{'message':'slow down','code':'rate_limit_exceeded'}}"), body("no json at all"));
	}

	@ParameterizedTest
	@MethodSource("passing")
	void triesAgainWhatPasses(Reply reply) throws IOException {
		try (PlayedEndpoint endpoint = PlayedEndpoint.of(reply, Reply.text("good"))) {
			assertEquals("good", ask(client(endpoint.address(), 0, 0)));
			assertEquals(1, pauses.size());
		}
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> reply)) {
			ChatClient client = new ChatClient(new Settings(Endpoint.parse(endpoint.address()), "other", Optional.empty(), 0, 0), store.answers(),
					pauses::add);
			ServerException e = assertThrows(ServerException.class, () -> ask(client));
			assertTrue(e.getMessage().contains("6 tries"), e::getMessage);
			assertTrue(e.reach() != Reach.ITEM);
			assertFalse(e.getMessage().matches("(?s).*(Exception|<html|null).*"), e::getMessage);
		}
	}

	static Stream<Reply> answers() {
		return Stream.of(Reply.text("good"),
				choice("{'message':{'content':[{'type':'thinking','thinking':[{'type':'text','text':'bad'}]},{'type':'text','text':'good'}]}}"),
				choice("{'message':{'content':['go',{'type':'output_text','text':'od'}]}}"), choice("{'text':'good','finish_reason':'eos_token'}"),
				choice("{'message':{'content':'good','reasoning_content':'bad','refusal':null},'finish_reason':'length'}"),
				body("{'created':'2026-01-05T10:11:12Z','usage':null,'error':null,'choices':[{'message':{'role':'assistant','content':'good'}}]}"),
				new Reply(200, "\uFEFF" + Reply.text("good").body()),
				body("data: {'choices':[{'delta':{'role':'assistant','reasoning':'bad'}}]}\n\ndata: "
				+ "{'choices':[{'delta':{'content':'go'}}]}\r\n\r\ndata:{'choices':[{'delta':{'content':'od'},'finish_reason':'stop'}]}\n\ndata: "
				+ "[DONE]\n\n")
						.with("Content-Type", "text/event-stream"),
				body(": ping\n\nevent: message\ndata: {'choices':[{'delta':{'content':'good'}}]}\n\n"));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void readsAnAnswerInEveryForm(Reply reply) throws IOException {
		try (PlayedEndpoint endpoint = PlayedEndpoint.of(reply)) {
			assertEquals("good", ask(client(endpoint.address(), 0, 0)));
			assertFalse(endpoint.asked().getFirst().body().path("stream").asBoolean(true));
		}
	}

	@Test
	void waitsAsLongAsTheEndpointAsks() throws IOException {
		List<String> told = new ArrayList<>();
		try (PlayedEndpoint endpoint = PlayedEndpoint.of(error(429, "{}").with("Retry-After", "20"), error(503, "").with("retry-after-ms",
				"2500"),
				Reply.text("good"))) {
			ChatClient[] client = new ChatClient[1];
			client[0] = new ChatClient(new Settings(Endpoint.parse(endpoint.address()), "played", Optional.empty(), 0, 0), store.answers(), d -> {
				pauses.add(d);
				told.add(client[0].waiting());
			});
			assertEquals("good", ask(client[0]));
			assertEquals("", client[0].waiting());
		}
		assertEquals(List.of(Duration.ofSeconds(20), Duration.ofMillis(2500)), pauses);
		assertEquals(List.of("waiting 20 s as the endpoint asks", "waiting 3 s as the endpoint asks"), told);
	}

	@Test
	void keepsAskingWhileTheEndpointSaysWhenAndNoLonger() throws IOException {
		Reply slow = error(429, "{}").with("Retry-After", "2");
		try (PlayedEndpoint endpoint = PlayedEndpoint.of(Stream.concat(Stream.generate(() -> slow).limit(10),
				Stream.of(Reply.text("good"))).toArray(Reply[]::new))) {
			assertEquals("good", ask(client(endpoint.address(), 0, 0)));
			assertEquals(10, pauses.size());
		}
		pauses.clear();
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> error(429, "{}").with("Retry-After", "7200"))) {
			ChatClient client = client(endpoint.address(), 1, 0);
			ServerException e = assertThrows(ServerException.class, () -> ask(client));
			assertTrue(e.getMessage().contains("asks to wait 2 h 0 min"), e::getMessage);
			assertEquals(Reach.ALL, e.reach());
			assertEquals(List.of(), pauses);
		}
	}

	@Test
	void leavesOutWhatTheModelRefusesAndSaysSo() throws IOException {
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> a.body().has("temperature")
				? error(400, "{'error':{'message':'Unsupported value: 'temperature' does not support 0 with this model.','param':'temperature'}}"
						.replace("'temperature' does", "temperature does"))
				: a.body().has("max_tokens") ? error(400,
				"{'error':{'message':'max_tokens is not supported with this model. Use max_completion_tokens instead.'}}")
						: a.message(0).equals("system text") ? error(400, "{'error':{'message':'System role not supported'}}") : Reply.text("good"))) {
			ChatClient client = client(endpoint.address(), 0, 99);
			assertTrue(client.departure().isEmpty());
			assertEquals("good", ask(client));
			assertEquals(4, endpoint.asked().size());
			assertEquals(99, endpoint.asked().getLast().body().path("max_completion_tokens").asInt());
			assertEquals("system text\n\nuser text", endpoint.asked().getLast().message(0));
			client.ask(Template.PERSONA, "system text", "user text", a -> a);
			assertEquals(5, endpoint.asked().size(), "asked with what was refused before");
			assertTrue(client.departure().orElseThrow().contains("--temperature -1"));
			assertEquals(List.of(), pauses);
		}
	}

	@Test
	void aWrongTemperatureIsToldAndNotLeftOut() throws IOException {
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> error(400, "{'error':{'message':'temperature must be at most 1'}}"))) {
			ChatClient client = client(endpoint.address(), 2, 0);
			assertTrue(assertThrows(ServerException.class, () -> ask(client)).getMessage().contains("temperature must be at most 1"));
			assertEquals(1, endpoint.asked().size());
		}
	}

	@Test
	void azureGetsItsQueryAndItsHeader() throws IOException {
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> Reply.text("good"))) {
			ask(client(endpoint.site() + "/openai/deployments/d?api-version=2024-10-21", 0, 0));
			var asked = endpoint.asked().getFirst();
			assertEquals("/openai/deployments/d/chat/completions api-version=2024-10-21 " + KEY + " null",
					asked.path() + ' ' + asked.query() + ' ' + asked.apiKey() + ' ' + asked.authorization());
		}
	}

	@Test
	void looksForV1WhereItWasLeftOutAndRemembersWhere() throws IOException {
		try (PlayedEndpoint endpoint = new PlayedEndpoint(a -> a.path().startsWith("/v1/") ? error(404, "not found") : Reply.text("good"))) {
			ChatClient client = client(endpoint.site(), 0, 0);
			assertEquals("good", ask(client));
			client.ask(Template.PERSONA, "s", "u", a -> a);
			assertEquals(List.of("/v1/chat/completions", "/chat/completions", "/chat/completions"),
					endpoint.asked().stream().map(PlayedEndpoint.Asked::path).toList());
		}
	}

	/** A stored answer that is no longer read must not stand in the way, and an odd one must not be stored. */
	@Test
	void anAnswerThatIsNoLongerReadIsAskedForAgain() throws IOException {
		try (PlayedEndpoint endpoint = PlayedEndpoint.of(Reply.text("bad"), Reply.text("good"), Reply.text("bad again"), Reply.text("worse"))) {
			ChatClient client = client(endpoint.address(), 0, 0);
			client.ask(Template.REWRITE, "system text", "user text", a -> a);
			assertEquals("good", ask(client));
			assertEquals("good", ask(client));
			assertEquals(2, endpoint.asked().size());
			assertThrows(ServerException.class, () -> client.ask(Template.REWRITE, "s", "u", a -> {
				throw new InvalidAnswerException("No.");
			}));
			assertTrue(store.answers().find(Hashes.ofParts("played", Template.REWRITE.id(), "0.0", "s", "u")).isEmpty());
		}
	}

	@Test
	void aBrokenConnectionAndANameThatIsNoneAreTold() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress()); var threads = Executors.newSingleThreadExecutor()) {
			threads.submit(() -> {
				while (true) {
					try (Socket hangUp = socket.accept()) {
						hangUp.getInputStream().read();
					}
				}
			});
			String address = "127.0.0.1:" + socket.getLocalPort() + "/v1";
			ServerException broken = assertThrows(ServerException.class, () -> ask(client("http://" + address, 0, 0)));
			assertTrue(broken.getMessage().contains("broke the connection"), broken::getMessage);
			assertEquals(Reach.TROUBLE, broken.reach());
			ServerException plain = assertThrows(ServerException.class, () -> ask(client("https://" + address, 0, 0)));
			assertFalse(plain.getMessage().contains("Exception"), plain::getMessage);
			socket.close();
			threads.shutdownNow();
		}
		ServerException none = assertThrows(ServerException.class, () -> ask(client("http://nowhere.invalid/v1", 0, 0)));
		assertTrue(none.getMessage().contains("no host of that name"), none::getMessage);
		assertEquals(Reach.ALL, none.reach());
	}
}
