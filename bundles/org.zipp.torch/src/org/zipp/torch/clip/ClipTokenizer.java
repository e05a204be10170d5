package org.zipp.torch.clip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.torch.Configuration;

/**
 * Cuts a text into the tokens of a CLIP model as the original does: byte-level byte-pair encoding of lower-case words. It
 * gives the ids of OpenAI's tokenizer, and of Hugging Face's two, for texts that need no mending (ftfy); of theirs, the slow one
 * without ftfy parts Chinese characters, this one does not. Safe for several threads.
 */
public final class ClipTokenizer {

	private static final String END_OF_WORD = "</w>";
	private static final String BEGIN = "<|startoftext|>";
	private static final String END = "<|endoftext|>";
	private static final Pattern PIECE = Pattern.compile("<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}"
			+ "|[^\\s\\p{L}\\p{N}]+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	private static final Pattern BLANKS = Pattern.compile(" +");
	private static final int NEXT_LINE = 0x85;
	/** Merges of the published vocabulary: 49,152 less 256 bytes, as many with the end of a word, and two marks. */
	private static final int MOST_MERGES = 49_152 - 256 - 2;
	/** Tokens that CLIP takes. */
	private static final int LENGTH = 77;
	/** What a folder says that knows no limit is larger than this. */
	private static final int LARGEST_LENGTH = 65_536;
	private static final int BYTES = 256;
	/** The character that stands for each byte, so that every text is one of printable characters. */
	private static final char[] CHARACTER_OF = characters();
	private static final Map<Character, Integer> BYTE_OF = bytes();
	private static final int MOST_KNOWN = 50_000;

	private final Map<String, Integer> vocabulary;
	private final String[] tokens;
	private final Map<String, Integer> ranks;
	private final int begin;
	private final int end;
	private final int pad;
	private final int unknown;
	private final int maxLength;
	/** Words met before. */
	private final Map<String, int[]> known = new ConcurrentHashMap<>();

	private ClipTokenizer(Sources files) {
		vocabulary = files.vocabulary;
		ranks = files.ranks;
		begin = files.id(files.special("bos_token", BEGIN));
		end = files.id(files.special("eos_token", END));
		pad = files.id(files.special("pad_token", END));
		unknown = files.id(files.special("unk_token", END));
		maxLength = files.maxLength();
		tokens = new String[1 + vocabulary.values().stream().mapToInt(Integer::intValue).max().orElse(0)];
		vocabulary.forEach((token, id) -> tokens[id] = token);
	}

	/**
	 * Reads a tokenizer: vocab.json and merges.txt, or tokenizer.json; and what special_tokens_map.json and
	 * tokenizer_config.json say.
	 *
	 * @throws ZippException naming the file that is missing or wrong
	 */
	public static ClipTokenizer open(Path folder) {
		return new ClipTokenizer(new Sources(folder));
	}

	/** Id of the token that begins every input. */
	public int begin() {
		return begin;
	}

	/** Id of the token that ends every input. */
	public int end() {
		return end;
	}

	/** Id of the token that fills inputs up. */
	public int pad() {
		return pad;
	}

	/** Length of an input with begin, end and filling. */
	public int maxLength() {
		return maxLength;
	}

	/** Largest id and one more. */
	public int size() {
		return tokens.length;
	}

	/** Ids of all tokens of a text, without begin and end, and as many as there are. */
	public int[] encode(String text) {
		List<int[]> pieces = new ArrayList<>();
		int n = 0;
		Matcher m = PIECE.matcher(cleaned(text));
		while (m.find()) {
			int[] ids = known.get(m.group());
			if (ids == null) {
				ids = merged(m.group());
				if (known.size() < MOST_KNOWN) {
					known.put(m.group(), ids);
				}
			}
			pieces.add(ids);
			n += ids.length;
		}
		int[] all = new int[n];
		int at = 0;
		for (int[] ids : pieces) {
			System.arraycopy(ids, 0, all, at, ids.length);
			at += ids.length;
		}
		return all;
	}

	/** What a model gets for a text: begin, the tokens, cut if need be, end, and filling to {@link #maxLength}. */
	public int[] input(String text) {
		return input(encode(text));
	}

	/** What a model gets for tokens: begin, the tokens, cut if need be, end, and filling to {@link #maxLength}. */
	public int[] input(int[] content) {
		int[] ids = new int[maxLength];
		Arrays.fill(ids, pad);
		int n = Math.min(content.length, maxLength - 2);
		ids[0] = begin;
		System.arraycopy(content, 0, ids, 1, n);
		ids[n + 1] = end;
		return ids;
	}

	/** The end of a text that {@link #input} leaves out, as the tokenizer sees it; empty when nothing is cut. */
	public String cut(String text) {
		int[] all = encode(text);
		int from = Math.min(all.length, maxLength - 2);
		return decode(Arrays.copyOfRange(all, from, all.length));
	}

	/** The text of tokens: lower case, words apart; begin, end and ids that are unknown are left out. */
	public String decode(int[] ids) {
		StringBuilder symbols = new StringBuilder();
		for (int id : ids) {
			if (id != begin && id != end && id >= 0 && id < tokens.length && tokens[id] != null) {
				symbols.append(tokens[id]);
			}
		}
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		for (String word : symbols.toString().split(Pattern.quote(END_OF_WORD))) {
			word.chars().forEach(c -> text.write(BYTE_OF.getOrDefault((char) c, (int) '?')));
			text.write(' ');
		}
		return text.toString(StandardCharsets.UTF_8).strip();
	}

	/** Composed, without control characters, single blanks, lower case. */
	static String cleaned(String text) {
		StringBuilder kept = new StringBuilder();
		Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
			if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE) {
				kept.append(' ');
			} else if (Character.getType(c) != Character.CONTROL) {
				kept.appendCodePoint(c);
			}
		});
		return BLANKS.matcher(kept).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
	}

	private int[] merged(String piece) {
		if (piece.equals(BEGIN) || piece.equals(END)) {
			return new int[] { vocabulary.getOrDefault(piece, unknown) };
		}
		List<String> symbols = new ArrayList<>();
		for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
			symbols.add(String.valueOf(CHARACTER_OF[b & 0xFF]));
		}
		symbols.set(symbols.size() - 1, symbols.getLast() + END_OF_WORD);
		while (mergeOnce(symbols)) {
			// The pair that was learnt first is joined wherever it stands, then the next.
		}
		return symbols.stream().mapToInt(s -> vocabulary.getOrDefault(s, unknown)).toArray();
	}

	/** Joins the pair of the lowest rank everywhere; false when no pair has one. */
	private boolean mergeOnce(List<String> symbols) {
		int best = Integer.MAX_VALUE;
		int at = -1;
		for (int i = 0; i + 1 < symbols.size(); i++) {
			int rank = ranks.getOrDefault(symbols.get(i) + ' ' + symbols.get(i + 1), Integer.MAX_VALUE);
			if (rank < best) {
				best = rank;
				at = i;
			}
		}
		if (at < 0) {
			return false;
		}
		String left = symbols.get(at);
		String right = symbols.get(at + 1);
		List<String> joined = new ArrayList<>(symbols.size());
		for (int i = 0; i < symbols.size(); i++) {
			if (i + 1 < symbols.size() && symbols.get(i).equals(left) && symbols.get(i + 1).equals(right)) {
				joined.add(left + right);
				i++;
			} else {
				joined.add(symbols.get(i));
			}
		}
		symbols.clear();
		symbols.addAll(joined);
		return true;
	}

	private static char[] characters() {
		char[] characters = new char[BYTES];
		int others = 0;
		for (int b = 0; b < BYTES; b++) {
			boolean printable = b >= 33 && b <= 126 || b >= 161 && b <= 172 || b >= 174;
			characters[b] = (char) (printable ? b : BYTES + others++);
		}
		return characters;
	}

	private static Map<Character, Integer> bytes() {
		Map<Character, Integer> bytes = HashMap.newHashMap(BYTES);
		for (int b = 0; b < BYTES; b++) {
			bytes.put(CHARACTER_OF[b], b);
		}
		return bytes;
	}

	/** What the files of a folder say. */
	private static final class Sources {

		private static final String VOCABULARY = "vocab.json";
		private static final String MERGES = "merges.txt";
		private static final String WHOLE = "tokenizer.json";

		private final Map<String, Integer> vocabulary;
		private final Map<String, Integer> ranks;
		private final Path source;
		private final Configuration specials;
		private final Configuration config;
		private final Configuration whole;

		Sources(Path folder) {
			specials = optional(folder.resolve("special_tokens_map.json"));
			config = optional(folder.resolve("tokenizer_config.json"));
			boolean apart = Files.isRegularFile(folder.resolve(VOCABULARY)) && Files.isRegularFile(folder.resolve(MERGES));
			whole = apart ? null : optional(folder.resolve(WHOLE));
			if (apart) {
				source = folder.resolve(VOCABULARY);
				vocabulary = Configuration.read(source).allIntegers();
				ranks = ranks(mergeLines(folder.resolve(MERGES)), folder.resolve(MERGES), 2);
			} else if (whole != null) {
				source = folder.resolve(WHOLE);
				Configuration model = whole.object("model");
				checkKind(model);
				vocabulary = new HashMap<>(model.object("vocab").allIntegers());
				for (Configuration added : whole.objects("added_tokens")) {
					vocabulary.put(added.text("content"), added.integer("id"));
				}
				ranks = ranks(model.joinedTexts("merges"), source, 0);
			} else {
				throw new ZippException("The folder holds no tokenizer of CLIP: " + VOCABULARY + " and " + MERGES + ", or " + WHOLE
						+ ", are missing. Download them.", folder, 0, null);
			}
			vocabulary.forEach((token, id) -> {
				if (id < 0 || id > 10_000_000) {
					throw new ZippException("The token '" + token + "' has the id " + id + ", which is none.", source, 0, null);
				}
			});
		}

		private void checkKind(Configuration model) {
			String type = model.text("type", "BPE");
			String suffix = model.text("end_of_word_suffix", "");
			if (!type.equals("BPE") || !suffix.equals(END_OF_WORD)) {
				throw new ZippException("This is no tokenizer of CLIP: it is of the type " + type + " and "
						+ (suffix.isEmpty() ? "marks no ends of words" : "marks ends of words by '" + suffix + '\'') + '.', source, 0, null);
			}
		}

		private static Configuration optional(Path file) {
			return Files.isRegularFile(file) ? Configuration.read(file) : null;
		}

		private static List<String> mergeLines(Path file) {
			try {
				List<String> lines = Files.readString(file).strip().lines().toList();
				// The first line names the version.
				return lines.subList(Math.min(1, lines.size()), Math.min(1 + MOST_MERGES, lines.size()));
			} catch (NoSuchFileException e) {
				throw new ZippException("The file is missing. Download it.", file, 0, e);
			} catch (IOException e) {
				throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', file, 0, e);
			}
		}

		private static Map<String, Integer> ranks(List<String> merges, Path file, int firstLine) {
			Map<String, Integer> ranks = HashMap.newHashMap(merges.size());
			for (String merge : merges) {
				String[] pair = merge.strip().split("\\s+");
				if (pair.length != 2) {
					throw new ZippException("'" + merge + "' is no pair of symbols.", file,
							firstLine == 0 ? 0 : firstLine + ranks.size(), null);
				}
				ranks.putIfAbsent(pair[0] + ' ' + pair[1], ranks.size());
			}
			return ranks;
		}

		/** The text of a special token: as the map says, or the configuration, or as CLIP has it. */
		String special(String key, String otherwise) {
			for (Configuration c : new Configuration[] { specials, config }) {
				if (c != null && c.has(key)) {
					return c.isObject(key) ? c.object(key).text("content") : c.text(key);
				}
			}
			if (key.equals("pad_token") && whole != null && whole.isObject("padding")) {
				return whole.object("padding").text("pad_token", otherwise);
			}
			return otherwise;
		}

		int id(String token) {
			Integer id = vocabulary.get(token);
			if (id == null) {
				throw new ZippException("The vocabulary lacks the special token '" + token + "'.", source, 0, null);
			}
			return id;
		}

		int maxLength() {
			int length = LENGTH;
			if (config != null && config.has("model_max_length")) {
				double said = config.number("model_max_length", LENGTH);
				length = said > LARGEST_LENGTH ? LENGTH : config.integer("model_max_length", LENGTH);
			} else if (whole != null && whole.isObject("truncation")) {
				length = whole.object("truncation").integer("max_length", LENGTH);
			}
			if (length < 3) {
				throw new ZippException("The tokenizer takes " + length + " tokens; three is the least.",
						config == null ? source : config.file(), 0, null);
			}
			return length;
		}
	}
}
