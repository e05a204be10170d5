package org.zipp.diffusion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The float32 tensors of a golden folder's {@code expected.safetensors}, read in the plainest way. */
record GoldenTensors(JsonNode header, ByteBuffer data) {

	static GoldenTensors read(Golden golden) throws IOException {
		ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(golden.folder().resolve("expected.safetensors"))).order(ByteOrder.LITTLE_ENDIAN);
		byte[] header = new byte[Math.toIntExact(all.getLong())];
		all.get(header);
		return new GoldenTensors(new ObjectMapper().readTree(new String(header, StandardCharsets.UTF_8)), all.slice().order(ByteOrder.LITTLE_ENDIAN));
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
}
