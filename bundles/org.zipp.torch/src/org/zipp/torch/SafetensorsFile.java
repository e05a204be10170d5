package org.zipp.torch;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/**
 * A safetensors file, mapped into memory: 64 bits little-endian, the length n of the header; n bytes of JSON {@code {name:
 * {dtype, shape, data_offsets: [begin, end]}, "__metadata__": {…}}}; the numbers. Offsets count from the end of the header.
 * Nothing of the file is believed before it is checked: every tensor fills its bytes, and the tensors fill the file.
 */
final class SafetensorsFile {

	/** Longest header, as the reference implementation has it. */
	static final long MOST_HEADER = 100_000_000;

	private static final int PREFIX = 8;
	private static final int MOST_AXES = 64;
	private static final String METADATA = "__metadata__";
	private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final String AGAIN = " Download it again.";

	/**
	 * A tensor of the file.
	 *
	 * @param begin its first byte, from the end of the header
	 * @param end   the byte behind its last
	 */
	record Entry(WeightType type, long[] shape, long begin, long end) {

		long size() {
			return (end - begin) / type.bytes();
		}
	}

	private final Path path;
	private final MemorySegment data;
	private final Map<String, Entry> entries;
	private final Map<String, String> metadata;

	private SafetensorsFile(Path path, MemorySegment data, Map<String, Entry> entries, Map<String, String> metadata) {
		this.path = path;
		this.data = data;
		this.entries = Collections.unmodifiableMap(entries);
		this.metadata = Collections.unmodifiableMap(metadata);
	}

	/**
	 * Maps a file and checks its header.
	 *
	 * @param arena how long the mapping stays
	 * @throws ZippException naming the file, and the tensor at fault
	 */
	static SafetensorsFile open(Path path, Arena arena) {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			long size = channel.size();
			if (size < PREFIX + 2) {
				throw wrong(path, "The file is too short to be a safetensors file: " + size + " bytes." + AGAIN);
			}
			MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
			long length = all.get(LENGTH, 0);
			checkKind(path, all, length);
			if (length > size - PREFIX) {
				throw wrong(path, "The header should have " + length + " bytes, but the file ends after " + (size - PREFIX)
						+ " of them: it is cut off." + AGAIN);
			}
			Header header = new Header(path);
			header.read(text(path, all.asSlice(PREFIX, length)));
			MemorySegment data = all.asSlice(PREFIX + length);
			checkPlaces(path, header.entries, data.byteSize());
			return new SafetensorsFile(path, data, header.entries, header.metadata);
		} catch (NoSuchFileException e) {
			throw new ZippException("There is no such file.", path, 0, e);
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', path, 0, e);
		}
	}

	/** What people take for a safetensors file, told by its beginning. */
	private static void checkKind(Path path, MemorySegment all, long length) {
		byte[] head = all.asSlice(0, Math.min(64, all.byteSize())).toArray(ValueLayout.JAVA_BYTE);
		String start = new String(head, StandardCharsets.ISO_8859_1);
		if (start.startsWith("version https://git-lfs")) {
			throw wrong(path, "The file only points to the weights, which git has not fetched. Run 'git lfs pull' in its folder.");
		}
		if (start.startsWith("PK\003\004") || start.charAt(0) == 0x80 && head[PREFIX] != '{') {
			throw wrong(path, "This is a Python pickle under another name. " + Weights.CONVERT);
		}
		if (length < 2 || length > MOST_HEADER || head[PREFIX] != '{') {
			throw wrong(path, "This is no safetensors file: " + (length < 2 || length > MOST_HEADER
					? "it gives its header " + Long.toUnsignedString(length) + " bytes; 2 to " + MOST_HEADER + " are allowed."
					: "its header does not begin with '{'."));
		}
	}

	private static String text(Path path, MemorySegment header) {
		try {
			CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(header.asByteBuffer());
			return text.toString();
		} catch (CharacterCodingException e) {
			throw new ZippException("The header is not UTF-8 text: the file is damaged." + AGAIN, path, 0, e);
		}
	}

	/** Tensors lie one behind the other without gaps, and fill the file. */
	private static void checkPlaces(Path path, Map<String, Entry> entries, long size) {
		List<Map.Entry<String, Entry>> order = new ArrayList<>(entries.entrySet());
		order.sort(Comparator.<Map.Entry<String, Entry>>comparingLong(e -> e.getValue().begin)
				.thenComparingLong(e -> e.getValue().end));
		long end = 0;
		String before = null;
		for (Map.Entry<String, Entry> e : order) {
			Entry entry = e.getValue();
			if (entry.begin < end) {
				throw wrong(path, "The tensors '" + before + "' and '" + e.getKey() + "' overlap: one ends at byte " + end
						+ ", the other begins at byte " + entry.begin + ". The file is damaged or was tampered with.");
			}
			if (entry.begin > end) {
				throw wrong(path, "There is a gap of " + (entry.begin - end) + " bytes before the tensor '" + e.getKey()
						+ "'. The file is damaged or was tampered with.");
			}
			if (entry.end > size) {
				throw wrong(path, "The file is cut off inside the tensor '" + e.getKey() + "', which ends at byte " + entry.end
						+ " of the numbers; there are " + size + '.' + AGAIN);
			}
			end = entry.end;
			before = e.getKey();
		}
		if (end < size) {
			throw wrong(path, (size - end) + " bytes follow "
					+ (before == null ? "a header without tensors" : "the last tensor, '" + before + '\'')
					+ ", that belong to none. The file is damaged or was tampered with.");
		}
	}

	private static ZippException wrong(Path path, String message) {
		return new ZippException(message, path, 0, null);
	}

	Path path() {
		return path;
	}

	Map<String, Entry> entries() {
		return entries;
	}

	Map<String, String> metadata() {
		return metadata;
	}

	/** The numbers of one of its tensors, where they lie in the file. */
	MemorySegment data(Entry entry) {
		return data.asSlice(entry.begin, entry.end - entry.begin);
	}

	/** Reads the JSON, strictly: what is named twice or unknown is an error. */
	private static final class Header {

		private final Path path;
		private final Map<String, Entry> entries = new LinkedHashMap<>();
		private final Map<String, String> metadata = new LinkedHashMap<>();

		Header(Path path) {
			this.path = path;
		}

		void read(String text) throws IOException {
			// The header may be padded with blanks.
			try (JsonReader in = new JsonReader(new StringReader(text.stripTrailing()))) {
				in.beginObject();
				boolean described = false;
				while (in.hasNext()) {
					String name = in.nextName();
					if (!name.equals(METADATA)) {
						if (entries.put(name, entry(in, name)) != null) {
							throw wrong(path, "The tensor '" + name + "' is there twice. The file is damaged or was tampered with.");
						}
					} else if (described) {
						throw wrong(path, "The header holds " + METADATA + " twice. The file is damaged or was tampered with.");
					} else {
						described = true;
						readMetadata(in);
					}
				}
				in.endObject();
				if (in.peek() != JsonToken.END_DOCUMENT) {
					throw new MalformedJsonException("something follows the end");
				}
			} catch (MalformedJsonException | JsonParseException | IllegalStateException | NumberFormatException
					| EOFException e) {
				throw new ZippException("The header is no JSON of the form that safetensors files have: the file is damaged."
						+ AGAIN, path, 0, e);
			}
		}

		private void readMetadata(JsonReader in) throws IOException {
			in.beginObject();
			while (in.hasNext()) {
				metadata.put(in.nextName(), in.nextString());
			}
			in.endObject();
		}

		private Entry entry(JsonReader in, String name) throws IOException {
			String type = null;
			long[] shape = null;
			long[] offsets = null;
			if (in.peek() != JsonToken.BEGIN_OBJECT) {
				throw wrong(path, "The header does not describe the tensor '" + name + "'.");
			}
			in.beginObject();
			while (in.hasNext()) {
				String key = in.nextName();
				switch (key) {
				case "dtype" -> type = once(name, key, type, in.peek() == JsonToken.STRING ? in.nextString() : "");
				case "shape" -> shape = once(name, key, shape, numbers(in, name, key));
				case "data_offsets" -> offsets = once(name, key, offsets, numbers(in, name, key));
				default -> throw wrong(path, "The header says '" + key + "' of the tensor '" + name + "', which is unknown.");
				}
			}
			in.endObject();
			if (type == null || shape == null || offsets == null) {
				throw wrong(path, "The header gives the tensor '" + name + "' no "
						+ (type == null ? "dtype" : shape == null ? "shape" : "data_offsets") + '.');
			}
			return checked(name, type, shape, offsets);
		}

		private <T> T once(String name, String key, T before, T value) {
			if (before != null) {
				throw wrong(path, "The header says '" + key + "' of the tensor '" + name + "' twice.");
			}
			return value;
		}

		private long[] numbers(JsonReader in, String name, String key) throws IOException {
			long[] numbers = new long[MOST_AXES];
			int n = 0;
			if (in.peek() != JsonToken.BEGIN_ARRAY) {
				throw wrong(path, "The " + key + " of the tensor '" + name + "' is no list of numbers.");
			}
			in.beginArray();
			while (in.hasNext()) {
				String text = in.peek() == JsonToken.NUMBER ? in.nextString() : "";
				if (n == MOST_AXES || !text.matches("\\d{1,18}")) {
					throw wrong(path, "The " + key + " of the tensor '" + name + "' holds "
							+ (n == MOST_AXES ? "more than " + MOST_AXES + " numbers." : "something that is no number from 0 to 10^18."));
				}
				numbers[n++] = Long.parseLong(text);
			}
			in.endArray();
			return Arrays.copyOf(numbers, n);
		}

		private Entry checked(String name, String type, long[] shape, long[] offsets) {
			WeightType known = Arrays.stream(WeightType.values()).filter(t -> t.name().equals(type)).findFirst().orElse(null);
			if (known == null) {
				throw wrong(path, "The tensor '" + name + "' holds numbers of the kind '" + type
						+ "', which is not read. Take a file with F32, F16 or BF16 weights.");
			}
			if (offsets.length != 2 || offsets[0] > offsets[1]) {
				throw wrong(path, "The data_offsets of the tensor '" + name + "' are " + Arrays.toString(offsets)
						+ ", which is no begin and end.");
			}
			long bytes = known.bytes();
			try {
				// A zero makes it empty, but must not hide lengths that overflow.
				for (long axis : shape) {
					bytes = Math.multiplyExact(bytes, Math.max(1, axis));
				}
			} catch (ArithmeticException e) {
				throw new ZippException("The tensor '" + name + "' would have the shape " + Arrays.toString(shape)
						+ ", more than any file holds.", path, 0, e);
			}
			bytes = Arrays.stream(shape).anyMatch(axis -> axis == 0) ? 0 : bytes;
			if (bytes != offsets[1] - offsets[0]) {
				throw wrong(path, "The tensor '" + name + "' of shape " + Arrays.toString(shape) + " and kind " + type + " needs "
						+ bytes + " bytes, but the header gives it " + (offsets[1] - offsets[0])
						+ ". The file is damaged or was tampered with.");
			}
			return new Entry(known, shape, offsets[0], offsets[1]);
		}
	}
}
