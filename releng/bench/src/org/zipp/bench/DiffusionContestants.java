package org.zipp.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.zipp.diffusion.UNetProbe;
import org.zipp.torch.TorchRuntime;

/** Calls of a U-Net. */
final class DiffusionContestants {

	/** Ends of the names of files with the answer of the last round. */
	static final String OURS = ".zipp";
	static final String PEERS = ".torch";

	private DiffusionContestants() {
	}

	/** @param args folder of the network, side of its latents */
	static Contestant zipp(String[] args) {
		Path folder = Path.of(args[0]);
		TorchRuntime torch = new TorchRuntime();
		UNetProbe probe = new UNetProbe(torch, folder, Integer.parseInt(args[1]));
		return new Contestant() {
			private float[] answer;

			@Override
			public Map<String, Measure> round() throws Exception {
				Map<String, Measure> measures = new LinkedHashMap<>();
				measures.put("unet", Contestant.timed(() -> {
					answer = torch.withAllCores(probe::answer);
					return 1;
				}));
				return measures;
			}

			@Override
			public Map<String, Double> facts() throws IOException {
				ByteBuffer out = ByteBuffer.allocate(Float.BYTES * answer.length).order(ByteOrder.LITTLE_ENDIAN);
				out.asFloatBuffer().put(answer);
				Files.write(folder.resolve("diffusion_pytorch_model.safetensors" + OURS), out.array());
				return Map.of();
			}

			@Override
			public void close() {
				probe.close();
			}
		};
	}
}
