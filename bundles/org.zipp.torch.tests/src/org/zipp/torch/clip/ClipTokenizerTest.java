package org.zipp.torch.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.torch.Configuration;

class ClipTokenizerTest {

	private static final Path GOLDEN = Path.of(System.getProperty("zipp.root"),
			"bundles/org.zipp.diffusion.tests/src/org/zipp/diffusion/golden");
	private static final String SPECIALS = "special_tokens_map.json";
	private static final String CONFIG = "tokenizer_config.json";

	@TempDir
	private Path folder;

	private ClipTokenizer tiny(String... without) throws IOException {
		for (String name : Set.of("vocab.json", "merges.txt", SPECIALS, CONFIG)) {
			if (!Arrays.asList(without).contains(name)) {
				Files.copy(GOLDEN.resolve("tiny-sd/tokenizer").resolve(name), folder.resolve(name));
			}
		}
		return ClipTokenizer.open(folder);
	}

	@ParameterizedTest
	@CsvSource({ "tiny-sd, tokenizer, tokens", "tiny-sdxl, tokenizer, tokens", "tiny-sdxl, tokenizer_2, tokens_2" })
	void inputsAreThoseOfTheReference(String model, String tokenizer, String key) {
		ClipTokenizer t = ClipTokenizer.open(GOLDEN.resolve(model).resolve(tokenizer));
		Configuration expected = Configuration.read(GOLDEN.resolve(model).resolve("expected.json")).object(key);
		assertEquals(5, expected.keys().size());
		for (String text : expected.keys()) {
			assertArrayEquals(expected.integers(text), t.input(text), text);
		}
	}

	/** The lines of {@code tokens.py}, which is written apart from ours. */
	@Test
	void tokensAreThoseOfAnotherImplementation() throws IOException {
		Path lines = folder.resolve("lines.json");
		try (InputStream in = ClipTokenizerTest.class.getResourceAsStream("tokens.json")) {
			Files.writeString(lines, "{\"lines\":" + new String(in.readAllBytes()) + '}');
		}
		ClipTokenizer t = tiny();
		List<Configuration> all = Configuration.read(lines).objects("lines");
		assertEquals(26, all.size());
		for (Configuration line : all) {
			assertArrayEquals(line.integers("ids"), t.encode(line.text("line")), line.text("line"));
			assertArrayEquals(line.integers("ids"), t.encode(line.text("line")), "from what is known already");
		}
	}

	@Test
	void whatIsCutIsToldAsText() throws IOException {
		ClipTokenizer t = tiny();
		assertEquals("", t.cut("a lighthouse on a cliff"));
		String text = "a ".repeat(75) + "Lighthouse, on a Cliff — café";
		assertEquals("lighthouse , on a cliff — café", t.cut(text));
		assertArrayEquals(t.input("a ".repeat(75)), t.input(text));
		assertEquals(813, t.input(text)[76]);
		assertEquals("", t.cut("a ".repeat(75)));
	}

	@Test
	void idsComeFromTheVocabulary() throws IOException {
		ClipTokenizer t = tiny();
		assertEquals(List.of(812, 813, 813, 77, 814), List.of(t.begin(), t.end(), t.pad(), t.maxLength(), t.size()));
		int[] two = { 5, 6 };
		assertArrayEquals(new int[] { 812, 5, 6, 813, 813 }, Arrays.copyOf(t.input(two), 5));
		assertEquals("hello world", t.decode(t.encode("Hello\n WORLD")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "{\"pad_token\":\"!\"};{};0", "{\"pad_token\":{\"content\":\"!\",\"lstrip\":false}};{};0",
			"{};{\"pad_token\":\"!\"};0", "{};{\"pad_token\":{\"__type\":\"AddedToken\",\"content\":\"!\"}};0",
			"{\"pad_token\":\"!\"};{\"pad_token\":\"<|endoftext|>\"};0", "{};{};813", "{\"pad_token\":null};{\"pad_token\":\"!\"};0" })
	void theFillingIsWhatTheFilesSay(String specials, String config, int pad) throws IOException {
		Files.writeString(folder.resolve(SPECIALS), specials);
		Files.writeString(folder.resolve(CONFIG), config);
		assertEquals(pad, tiny(SPECIALS, CONFIG).pad());
	}

	@ParameterizedTest
	@CsvSource({ "20, 20", "1000000000000000019884624838656, 77", "77.0, 77" })
	void theLengthIsThatOfTheConfiguration(String said, int length) throws IOException {
		Files.writeString(folder.resolve(CONFIG), "{\"model_max_length\": " + said + '}');
		ClipTokenizer t = tiny(CONFIG);
		assertEquals(length, t.maxLength());
		assertEquals(length, t.input("a ".repeat(100)).length);
		assertEquals(t.end(), t.input("a ".repeat(100))[length - 1]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"%s %s\"", "[\"%s\",\"%s\"]" })
	void aWholeTokenizerAloneIsEnough(String form) throws IOException {
		Path golden = GOLDEN.resolve("tiny-sd/tokenizer");
		List<String> merges = Files.readAllLines(golden.resolve("merges.txt"));
		String json = String.join(",", merges.subList(1, merges.size()).stream().filter(m -> !m.isBlank())
				.map(m -> form.formatted((Object[]) m.replace("\\", "\\\\").replace("\"", "\\\"").split(" "))).toList());
		Files.writeString(folder.resolve("tokenizer.json"), "{\"added_tokens\":[{\"id\":812,\"content\":\"<|startoftext|>\"},"
				+ "{\"id\":813,\"content\":\"<|endoftext|>\"}],\"padding\":{\"pad_token\":\"!\"},\"truncation\":{\"max_length\":30},"
				+ "\"model\":{\"type\":\"BPE\",\"end_of_word_suffix\":\"</w>\",\"vocab\":" + Files.readString(golden.resolve("vocab.json"))
				+ ",\"merges\":[" + json + "]}}");
		ClipTokenizer whole = ClipTokenizer.open(folder);
		assertEquals(0, whole.pad());
		assertEquals(30, whole.maxLength());
		String text = "It's a lighthouse, naïve—MÜNCHEN 12";
		assertArrayEquals(ClipTokenizer.open(golden).encode(text), whole.encode(text));
	}

	private void assertRefused(String file, String says) {
		ZippException e = assertThrows(ZippException.class, () -> ClipTokenizer.open(folder));
		assertTrue(e.getMessage().contains(says), e.getMessage());
		assertEquals(file.isEmpty() ? folder : folder.resolve(file), e.file());
	}

	@Test
	void whatIsWrongIsNamed() throws IOException {
		assertRefused("", "vocab.json");
		tiny();
		Files.writeString(folder.resolve("merges.txt"), "#version\na b\na b c\n");
		assertRefused("merges.txt", "3: 'a b c'");
		Files.writeString(folder.resolve("merges.txt"), "#version\n");
		Files.writeString(folder.resolve(SPECIALS), "{\"pad_token\": \"[PAD]\"}");
		assertRefused("vocab.json", "'[PAD]'");
		Files.writeString(folder.resolve(SPECIALS), "{\n\"pad_token\": }");
		assertRefused(SPECIALS, SPECIALS + ":2");
		Files.delete(folder.resolve(SPECIALS));
		Files.writeString(folder.resolve(CONFIG), "{\"model_max_length\": 2}");
		assertRefused(CONFIG, "three is the least");
		Files.writeString(folder.resolve("vocab.json"), "{\"<|startoftext|>\": -1, \"<|endoftext|>\": 1}");
		assertRefused("vocab.json", "-1");
		Files.writeString(folder.resolve("vocab.json"), "{\"<|startoftext|>\": 0, \"<|startoftext|>\": 1}");
		assertRefused("vocab.json", "uplicate");
		Files.delete(folder.resolve("vocab.json"));
		Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"WordPiece\", \"vocab\": {}}}");
		assertRefused("tokenizer.json", "WordPiece");
	}
}
