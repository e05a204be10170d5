package org.zipp.generation.internal.remote;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import org.zipp.core.choice.Settings;
import org.zipp.core.http.ApiKeys;
import org.zipp.core.http.SecretSource;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;

/** What the tests of generators over HTTP share. */
final class Played {

	static final String KEY = "sk-very-secret-4711-0815";
	static final RenderRequest REQUEST = new RenderRequest("a fox", "blurry", 42, 64, 48, 9);

	private Played() {
	}

	/** A generator with settings, and no key. */
	static ImageGenerator open(BiFunction<ApiKeys, Settings, RemoteGenerator> maker, RemoteGenerator service, String... settings) {
		return open(maker, service, keys(Map.of(), Map.of()), settings);
	}

	static ImageGenerator open(BiFunction<ApiKeys, Settings, RemoteGenerator> maker, RemoteGenerator service, ApiKeys keys,
			String... settings) {
		return maker.apply(keys, Settings.parse(Arrays.asList(settings)).of(service));
	}

	/** @param stored address → key */
	static ApiKeys keys(Map<String, String> environment, Map<String, String> stored) {
		SecretSource secrets = endpoint -> Optional.ofNullable(stored.get(endpoint));
		return new ApiKeys(environment::get, secrets, RemoteServer.KEY_VARIABLE);
	}

	/** The picture of a seed. */
	static byte[] png(long seed, int width, int height) {
		int[] argb = new int[width * height];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = 0xff000000 | (int) ((seed * 2654435761L + i * 40503L) & 0xffffff);
		}
		return new Picture(argb, width, height).toPng();
	}

	static String base64(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

	/** Takes down the steps, and cancels when told. */
	static final class Listener implements RenderListener {
		final List<String> steps = new CopyOnWriteArrayList<>();
		final List<Picture> previews = new CopyOnWriteArrayList<>();
		volatile boolean cancelled;

		@Override
		public boolean isCancelled() {
			return cancelled;
		}

		@Override
		public void step(int done, int of) {
			steps.add(done + "/" + of);
		}

		@Override
		public void preview(Picture small) {
			previews.add(small);
		}

		@Override
		public boolean wantsPreviews() {
			return true;
		}
	}
}
