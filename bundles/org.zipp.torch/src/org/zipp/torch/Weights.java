package org.zipp.torch;

import java.io.IOException;
import java.io.Reader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The weights of a part of a model: one safetensors file, or several with an index. They are mapped into memory, whatever
 * their size; a tensor in the precision of its file is used where it lies, and nothing passes through the heap. What a
 * {@link TensorScope} has loaded stays valid until that is closed, also when this is closed first. Safe for several threads.
 *
 * <p>A file that is changed while it is mapped changes the tensors; one that is cut off while mapped ends the program.
 */
public final class Weights implements AutoCloseable {

	/** The ending of files that are read. */
	public static final String ENDING = ".safetensors";

	/** What to do with weights that are a pickle. */
	static final String CONVERT = "Pickles can run code when they are read, so they are not. Take the .safetensors files of the "
			+ "model if it has them, or convert once where Python has torch and safetensors: python3 -c \"import sys, torch; from "
			+ "safetensors.torch import save_file; w = torch.load(sys.argv[1], map_location='cpu', weights_only=True); "
			+ "save_file({k: v.clone().contiguous() for k, v in w.get('state_dict', w).items()}, sys.argv[2])\" OLD NEW.safetensors";

	private static final List<String> PICKLES = List.of(".bin", ".ckpt", ".pt", ".pth", ".pkl", ".msgpack", ".h5");
	private static final String INDEX = ".index.json";
	/** Above it the engine cannot take a tensor in one piece. */
	private static final long MOST_BYTES = Integer.MAX_VALUE;
	private static final int CHUNK = 1 << 20;

	private record Place(SafetensorsFile file, SafetensorsFile.Entry entry) {
	}

	/** A file as it was when it was hashed. */
	private record Version(Path file, long size, FileTime modified) {
	}

	private static final Map<Version, String> HASHES = new ConcurrentHashMap<>();

	private final Arena arena = Arena.ofShared();
	private final Map<String, Place> places = new LinkedHashMap<>();
	private final List<Path> files = new ArrayList<>();
	private final Map<String, String> metadata = new LinkedHashMap<>();
	/** Whoever needs the mapping: this one while it is open, and every tensor that lies in it. */
	private int users = 1;
	private boolean closed;

	private Weights() {
	}

	/**
	 * Opens the weights of a part of a model.
	 *
	 * @param folder  folder of the part
	 * @param stem    name of the files without endings, for example {@code diffusion_pytorch_model} or {@code model}
	 * @param variant for example {@code fp16}; empty for the files without one
	 * @throws ZippException naming the file, and the tensor at fault
	 */
	public static Weights open(Path folder, String stem, String variant) {
		Path single = folder.resolve(stem + (variant.isEmpty() ? "" : '.' + variant) + ENDING);
		if (Files.isRegularFile(single)) {
			return open(single);
		}
		for (String name : indexNames(stem, variant)) {
			Path index = folder.resolve(name);
			if (Files.isRegularFile(index)) {
				return openSharded(index);
			}
		}
		throw missing(folder, stem, variant);
	}

	/**
	 * Opens one safetensors file.
	 *
	 * @throws ZippException naming the file, and the tensor at fault
	 */
	public static Weights open(Path file) {
		refusePickle(file);
		return made(w -> {
			SafetensorsFile only = w.add(file);
			only.entries().forEach((name, entry) -> w.places.put(name, new Place(only, entry)));
		});
	}

	private static Weights openSharded(Path index) {
		Map<String, String> fileOf = Shards.read(index);
		return made(w -> {
			Map<String, SafetensorsFile> shards = new TreeMap<>();
			for (Map.Entry<String, String> e : fileOf.entrySet()) {
				String name = e.getKey();
				Path shard = index.resolveSibling(e.getValue());
				if (!shards.containsKey(e.getValue()) && !Files.isRegularFile(shard)) {
					throw new ZippException("The file is missing that holds the tensor '" + name + "', says "
							+ index.getFileName() + ". Download it.", shard, 0, null);
				}
				SafetensorsFile file = shards.computeIfAbsent(e.getValue(), _ -> w.add(shard));
				SafetensorsFile.Entry entry = file.entries().get(name);
				if (entry == null) {
					throw new ZippException("The file does not hold the tensor '" + name + "', although " + index.getFileName()
							+ " says so. Download both again.", shard, 0, null);
				}
				w.places.put(name, new Place(file, entry));
			}
		});
	}

	private interface Filler {
		void fill(Weights weights);
	}

	private static Weights made(Filler filler) {
		Weights weights = new Weights();
		boolean whole = false;
		try {
			filler.fill(weights);
			whole = true;
			return weights;
		} finally {
			if (!whole) {
				weights.close();
			}
		}
	}

	private SafetensorsFile add(Path path) {
		SafetensorsFile file = SafetensorsFile.open(path, arena);
		files.add(path);
		metadata.putAll(file.metadata());
		return file;
	}

	/** The ways in which index files with a variant are named. */
	private static List<String> indexNames(String stem, String variant) {
		return variant.isEmpty() ? List.of(stem + ENDING + INDEX)
				: List.of(stem + ENDING + ".index." + variant + ".json", stem + '.' + variant + ENDING + INDEX);
	}

	/**
	 * The variants of a part of a model that are there, in order; empty text for the files without one.
	 *
	 * @throws ZippException when the folder cannot be read
	 */
	public static SortedSet<String> variants(Path folder, String stem) {
		SortedSet<String> variants = new TreeSet<>();
		for (String name : names(folder)) {
			if (!name.startsWith(stem + '.')) {
				continue;
			}
			String rest = name.substring(stem.length());
			if (rest.endsWith(ENDING)) {
				rest = rest.substring(0, rest.length() - ENDING.length());
			} else if (rest.startsWith(ENDING + ".index.") && rest.endsWith(".json")) {
				rest = rest.equals(ENDING + INDEX) ? ""
						: rest.substring((ENDING + ".index").length(), rest.length() - ".json".length());
			} else if (rest.endsWith(ENDING + INDEX)) {
				rest = rest.substring(0, rest.length() - (ENDING + INDEX).length());
			} else {
				continue;
			}
			// Shards of old releases have their number behind the variant.
			if (!rest.contains("-")) {
				variants.add(rest.isEmpty() ? "" : rest.substring(1));
			}
		}
		return variants;
	}

	private static List<String> names(Path folder) {
		List<String> names = new ArrayList<>();
		if (Files.isDirectory(folder)) {
			try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
				listed.forEach(p -> names.add(p.getFileName().toString()));
			} catch (IOException e) {
				throw new ZippException("The folder cannot be read: " + Reasons.of(e) + '.', folder, 0, e);
			}
		}
		Collections.sort(names);
		return names;
	}

	private static ZippException missing(Path folder, String stem, String variant) {
		SortedSet<String> others = variants(folder, stem);
		String wanted = stem + (variant.isEmpty() ? "" : '.' + variant) + ENDING;
		if (!others.isEmpty()) {
			return new ZippException("There is no " + wanted + " in the folder; it holds "
					+ String.join(", ", others.stream().map(v -> v.isEmpty() ? "the weights without variant" : "the variant " + v).toList())
					+ ". Choose that, or download the file.", folder, 0, null);
		}
		for (String name : names(folder)) {
			if (PICKLES.stream().anyMatch(name::endsWith)) {
				return new ZippException("The weights are there only as a pickle; " + wanted + " is missing. " + CONVERT,
						folder.resolve(name), 0, null);
			}
		}
		return new ZippException("There are no weights in the folder: " + wanted + " is missing. Download it.", folder, 0, null);
	}

	private static void refusePickle(Path file) {
		String name = file.getFileName().toString();
		if (PICKLES.stream().anyMatch(name::endsWith)) {
			throw new ZippException("This is no safetensors file but a pickle or the like. " + CONVERT, file, 0, null);
		}
	}

	/** Names of the tensors, in the order of the file or its index. */
	public Set<String> names() {
		return Collections.unmodifiableSet(places.keySet());
	}

	/** Whether there is a tensor of that name. */
	public boolean has(String name) {
		return places.containsKey(name);
	}

	/** Its files. */
	public List<Path> files() {
		return Collections.unmodifiableList(files);
	}

	/** What the files say of themselves under {@code __metadata__}. */
	public Map<String, String> metadata() {
		return Collections.unmodifiableMap(metadata);
	}

	/**
	 * Lengths of the axes of a tensor.
	 *
	 * @throws ZippException when there is none of that name
	 */
	public long[] shape(String name) {
		return place(name).entry.shape().clone();
	}

	/**
	 * How a tensor is stored.
	 *
	 * @throws ZippException when there is none of that name
	 */
	public WeightType type(String name) {
		return place(name).entry.type();
	}

	/** How many numbers all its tensors hold. */
	public long parameters() {
		return places.values().stream().mapToLong(p -> p.entry.size()).sum();
	}

	/** The kind that most of its numbers have; F32 when it holds none. */
	public WeightType mainType() {
		Map<WeightType, Long> sizes = new TreeMap<>();
		places.values().forEach(p -> sizes.merge(p.entry.type(), p.entry.size(), Long::sum));
		return sizes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(WeightType.F32);
	}

	/**
	 * A tensor in the precision and on the device of a scope, to be read only.
	 *
	 * @param shape the shape it must have; none for whatever it has
	 * @throws ZippException when there is none of that name, or it has another shape
	 */
	public Tensor load(TensorScope scope, String name, long... shape) {
		Place place = place(name);
		SafetensorsFile.Entry entry = place.entry;
		if (shape.length > 0 && !Arrays.equals(shape, entry.shape())) {
			throw new ZippException("The tensor '" + name + "' has the shape " + Arrays.toString(entry.shape()) + " instead of "
					+ Arrays.toString(shape) + ": configuration and weights do not belong together.", place.file.path(), 0, null);
		}
		if (entry.size() * Math.max(entry.type().bytes(), Float.BYTES) > MOST_BYTES) {
			throw new ZippException("The tensor '" + name + "' is larger than 2 GiB, more than the engine takes in one piece.",
					place.file.path(), 0, null);
		}
		retain();
		boolean kept = false;
		try {
			MemorySegment data = place.file.data(entry);
			Tensor tensor = scope.loaded(data, entry.type(), entry.shape());
			if (scope.isOver(data, entry.type())) {
				scope.atClose(this::release);
				kept = true;
			}
			return tensor;
		} finally {
			if (!kept) {
				release();
			}
		}
	}

	/**
	 * Values of a tensor in row-major order, on the heap; what is wider is rounded.
	 *
	 * @throws ZippException when there is none of that name
	 */
	public float[] floats(String name) {
		Place place = place(name);
		float[] values = new float[heapSize(name, place)];
		retain();
		try {
			MemorySegment data = place.file.data(place.entry);
			if (place.entry.type() == WeightType.F32) {
				MemorySegment.copy(data, ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0, values, 0,
						values.length);
			} else {
				for (int i = 0; i < values.length; i++) {
					values[i] = (float) place.entry.type().at(data, i);
				}
			}
			return values;
		} finally {
			release();
		}
	}

	/**
	 * Values of a tensor in row-major order, on the heap; 64-bit integers beyond 2^53 are rounded.
	 *
	 * @throws ZippException when there is none of that name
	 */
	public double[] doubles(String name) {
		Place place = place(name);
		double[] values = new double[heapSize(name, place)];
		retain();
		try {
			MemorySegment data = place.file.data(place.entry);
			for (int i = 0; i < values.length; i++) {
				values[i] = place.entry.type().at(data, i);
			}
			return values;
		} finally {
			release();
		}
	}

	private static int heapSize(String name, Place place) {
		long size = place.entry.size();
		if (size > Integer.MAX_VALUE - 8) {
			throw new ZippException("The tensor '" + name + "' has " + size + " values, too many for one array.",
					place.file.path(), 0, null);
		}
		return (int) size;
	}

	private Place place(String name) {
		Place place = places.get(name);
		if (place == null) {
			throw new ZippException("There is no tensor '" + name + "' in the weights"
					+ (files.size() > 1 ? " or their " + (files.size() - 1) + " neighbours" : "")
					+ ": configuration and weights do not belong together.", files.isEmpty() ? null : files.getFirst(), 0, null);
		}
		return place;
	}

	/**
	 * SHA-256 over the bytes of the file; of several, over their hashes in the order of their names. Reads everything once,
	 * then it is known while size and time of the files stay.
	 *
	 * @throws ZippException when a file cannot be read any more
	 */
	public String fingerprint() {
		List<String> hashes = files.stream().sorted().map(Weights::hash).toList();
		return hashes.size() == 1 ? hashes.getFirst() : Hashes.ofParts(hashes.toArray(String[]::new));
	}

	private static String hash(Path file) {
		try {
			BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
			Version version = new Version(file.toRealPath(), now.size(), now.lastModifiedTime());
			String known = HASHES.get(version);
			if (known == null) {
				MessageDigest digest = Hashes.sha256();
				try (Arena mapping = Arena.ofConfined(); FileChannel in = FileChannel.open(file)) {
					MemorySegment all = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size(), mapping);
					for (long at = 0; at < all.byteSize(); at += CHUNK) {
						digest.update(all.asSlice(at, Math.min(CHUNK, all.byteSize() - at)).asByteBuffer());
					}
				}
				known = Hashes.hex(digest);
				HASHES.put(version, known);
			}
			return known;
		} catch (IOException e) {
			throw new ZippException("The weights cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private synchronized void retain() {
		if (closed) {
			throw new IllegalStateException("The weights are closed.");
		}
		users++;
	}

	private synchronized void release() {
		users--;
		if (users == 0) {
			arena.close();
		}
	}

	/** Whether nothing is mapped any more. */
	synchronized boolean isUnmapped() {
		return users == 0;
	}

	/** Lets go of the files when the last scope that loaded tensors from them is closed too. */
	@Override
	public synchronized void close() {
		if (!closed) {
			closed = true;
			release();
		}
	}

	/** The file beside shards that says which of them holds a tensor. */
	private static final class Shards {

		private Shards() {
		}

		static Map<String, String> read(Path index) {
			Map<String, String> fileOf = new LinkedHashMap<>();
			boolean mapped = false;
			try (Reader text = Files.newBufferedReader(index, StandardCharsets.UTF_8); JsonReader in = new JsonReader(text)) {
				in.beginObject();
				while (in.hasNext()) {
					if (!in.nextName().equals("weight_map")) {
						in.skipValue();
						continue;
					}
					mapped = true;
					in.beginObject();
					while (in.hasNext()) {
						String name = in.nextName();
						String file = in.peek() == JsonToken.STRING ? in.nextString() : "";
						check(index, file.endsWith(ENDING) && !file.contains("/") && !file.contains("\\"), "names no file '*" + ENDING
								+ "' beside it for the tensor '" + name + '\'');
						check(index, fileOf.put(name, file) == null, "names the tensor '" + name + "' twice");
					}
					in.endObject();
				}
				in.endObject();
			} catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
				throw new ZippException("The index of the weights cannot be read: " + Reasons.of(e) + '.', index, 0, e);
			}
			check(index, mapped && !fileOf.isEmpty(), "has no weight_map");
			return fileOf;
		}

		private static void check(Path index, boolean right, String wrong) {
			if (!right) {
				throw new ZippException("The index of the weights " + wrong + ". Download it again.", index, 0, null);
			}
		}
	}
}
