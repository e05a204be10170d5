package org.zipp.diffusion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The tensors of a golden folder's {@code expected.safetensors}, read in the plainest way. */
record GoldenTensors(JsonNode header, ByteBuffer data) {

	static GoldenTensors read(Golden golden) throws IOException {
		ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(golden.folder().resolve("expected.safetensors"))).order(ByteOrder.LITTLE_ENDIAN);
		byte[] header = new byte[Math.toIntExact(all.getLong())];
		all.get(header);
		JsonNode tensors = new ObjectMapper().readTree(new String(header, StandardCharsets.UTF_8));
		return new GoldenTensors(tensors, all.slice().order(ByteOrder.LITTLE_ENDIAN));
	}

	boolean has(String name) {
		return header.has(name);
	}

	float[] floats(String name) {
		JsonNode offsets = header.get(name).get("data_offsets");
		float[] values = new float[(offsets.get(1).intValue() - offsets.get(0).intValue()) / Float.BYTES];
		for (int i = 0; i < values.length; i++) {
			values[i] = data.getFloat(offsets.get(0).intValue() + i * Float.BYTES);
		}
		return values;
	}

	/** The lengths of a tensor's axes. */
	int[] shape(String name) {
		JsonNode shape = header.get(name).get("shape");
		return IntStream.range(0, shape.size()).map(i -> shape.get(i).intValue()).toArray();
	}

	/** A picture of bytes, 1 × height × width × 3, as opaque pixels. */
	int[] pixels(String name) {
		int from = header.get(name).get("data_offsets").get(0).intValue();
		int[] shape = shape(name);
		int[] argb = new int[shape[1] * shape[2]];
		for (int p = 0; p < argb.length; p++) {
			int at = from + 3 * p;
			argb[p] = 0xff000000 | (data.get(at) & 0xff) << 16 | (data.get(at + 1) & 0xff) << 8 | data.get(at + 2) & 0xff;
		}
		return argb;
	}
}
