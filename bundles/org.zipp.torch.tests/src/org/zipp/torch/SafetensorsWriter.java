package org.zipp.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes safetensors files for tests: right ones, and wrong ones by a header of one's own. */
public final class SafetensorsWriter {

	private record Stored(String type, long[] shape, byte[] data) {
	}

	private final Map<String, Stored> tensors = new LinkedHashMap<>();

	/** Adds a tensor of raw little-endian bytes. */
	public SafetensorsWriter put(String name, String type, byte[] data, long... shape) {
		tensors.put(name, new Stored(type, shape, data));
		return this;
	}

	/** Adds 32-bit floats. */
	public SafetensorsWriter put(String name, float[] values, long... shape) {
		ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		data.asFloatBuffer().put(values);
		return put(name, "F32", data.array(), shape);
	}

	/** Adds 16-bit floats. */
	public SafetensorsWriter putHalf(String name, float[] values, long... shape) {
		ByteBuffer data = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (float v : values) {
			data.putShort(Float.floatToFloat16(v));
		}
		return put(name, "F16", data.array(), shape);
	}

	/** The JSON that describes what was added. */
	public String header() {
		long[] at = { 0 };
		return tensors.entrySet().stream().map(e -> {
			long begin = at[0];
			at[0] += e.getValue().data.length;
			return "\"" + e.getKey() + "\":{\"dtype\":\"" + e.getValue().type + "\",\"shape\":"
					+ Arrays.toString(e.getValue().shape).replace(" ", "") + ",\"data_offsets\":[" + begin + "," + at[0] + "]}";
		}).collect(Collectors.joining(",", "{", "}"));
	}

	/** Writes it with a header that is padded so that numbers lie at multiples of eight. */
	public Path write(Path file) throws IOException {
		String header = header();
		int length = header.getBytes(StandardCharsets.UTF_8).length;
		return write(file, header + " ".repeat((8 - length % 8) % 8));
	}

	/** Writes it with another header. */
	public Path write(Path file, String header) throws IOException {
		byte[] json = header.getBytes(StandardCharsets.UTF_8);
		int size = tensors.values().stream().mapToInt(t -> t.data.length).sum();
		ByteBuffer all = ByteBuffer.allocate(Long.BYTES + json.length + size).order(ByteOrder.LITTLE_ENDIAN);
		all.putLong(json.length).put(json);
		tensors.values().forEach(t -> all.put(t.data));
		return Files.write(file, all.array());
	}
}
