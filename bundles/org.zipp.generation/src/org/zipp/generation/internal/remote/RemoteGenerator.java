package org.zipp.generation.internal.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.core.http.ApiKey;
import org.zipp.core.http.ApiKeys;
import org.zipp.core.http.SecretSource;
import org.zipp.core.http.ServerAddress;
import org.zipp.core.http.ServerException;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.http.ServerFailure;
import org.zipp.core.http.Tries;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.generation.UnreachableException;
import org.zipp.generation.internal.NoPictureException;
import org.zipp.generation.internal.PictureBytes;
import org.zipp.store.SeedKeeping;

/**
 * A generator that another program runs. It is asked again when a failure passes, and its first picture is drawn twice to see
 * whether it keeps the seed, unless that is known. The service itself has no settings; {@link #with} makes one that has.
 */
abstract class RemoteGenerator implements ImageGenerator {

	static final String URL = "url";
	static final String TIMEOUT = "timeout";
	static final String RETRIES = "retries";
	static final String PARALLEL = "parallel";
	/** Settings that change no picture. */
	private static final Set<String> NO_IDENTITY = Set.of(TIMEOUT, RETRIES, PARALLEL);
	private static final long LOOK_MILLIS = 100;
	/** Mean difference of a channel, of 255, up to which two pictures count as the same: graphics cards add in any order. */
	private static final double NEARLY = 2;

	/** What one request brought. */
	record Drawn(byte[] bytes, String revisedPrompt, Map<String, String> remarks) {
	}

	private record Made(Picture picture, Drawn drawn) {
	}

	private final ApiKeys keys;
	private final Settings settings;
	private final ReentrantLock proving = new ReentrantLock();
	private volatile SeedKeeping seeds = SeedKeeping.UNVERIFIED;
	private volatile boolean accepted;
	private volatile RenderRequest proved;
	private volatile Picture provedPicture;
	private RemoteServer server;

	/** The service; @param secrets may be {@code null} */
	RemoteGenerator(SecretSource secrets) {
		this(new ApiKeys(System::getenv, secrets, RemoteServer.KEY_VARIABLE), null);
	}

	/** @param settings {@code null} for one that cannot draw yet */
	RemoteGenerator(ApiKeys keys, Settings settings) {
		this.keys = keys;
		this.settings = settings;
		if (settings != null) {
			address();
		}
	}

	/** The usual address. */
	abstract String usualUrl();

	/** Its own settings, between the address and those that all have. */
	abstract List<Setting> ownSettings();

	/** One of the same kind with settings. */
	abstract RemoteGenerator with(ApiKeys withKeys, Settings withSettings);

	/** Whether a request holds the seed. */
	abstract boolean offersSeeds();

	/** One picture, as often as it is tried; each try may know of those before. */
	abstract Tries.Attempt<Drawn> drawing(RenderRequest request, RenderListener listener);

	/**
	 * Makes sure that the next picture is not one that is kept from before.
	 *
	 * @return whether that is sure
	 */
	boolean forget(RenderListener listener) throws ServerFailure, InterruptedException {
		return true;
	}

	/** How many pictures at once usually. */
	int usualParallel() {
		return 1;
	}

	/** How a key is sent. */
	ApiKey.Way way(ServerAddress address, ApiKey key) {
		return ApiKey.Way.BEARER;
	}

	/** The address without what is not the server's, as a key is kept for it. */
	String trimmed(String url) {
		return url;
	}

	@Override
	public final List<Setting> settings() {
		List<Setting> all = new ArrayList<>();
		all.add(Setting.text(URL, "Address of the server", usualUrl()));
		all.addAll(ownSettings());
		all.add(Setting.number(TIMEOUT, "Longest wait for a picture, in seconds", 600, 1, 86_400));
		all.add(Setting.number(RETRIES, "How often a request is tried again", Tries.USUAL - 1, 0, 100));
		all.add(Setting.number(PARALLEL, "Pictures at once", usualParallel(), 1, 64));
		return all;
	}

	@Override
	public final ImageGenerator with(Settings given) {
		return with(keys, given);
	}

	@Override
	public final ImageGenerator knowing(SeedKeeping known) {
		if (offersSeeds()) {
			seeds = known == SeedKeeping.NOT_OFFERED ? SeedKeeping.UNVERIFIED : known;
		}
		return this;
	}

	@Override
	public final String options() {
		if (settings == null) {
			return "";
		}
		Map<String, String> given = new TreeMap<>();
		settings().stream().filter(s -> !NO_IDENTITY.contains(s.name()) && !(s.usual().isEmpty() && text(s.name()).isEmpty()))
				.forEach(s -> given.put(s.name(), s.name().equals(URL) ? address().name() : text(s.name())));
		return Settings.of(given).text();
	}

	@Override
	public final String device() {
		return settings == null ? "a server" : "the server " + address().name();
	}

	@Override
	public final int parallelism() {
		return settings == null ? usualParallel() : settings.number(PARALLEL);
	}

	/** The value of a setting. */
	final String text(String name) {
		return settings == null ? settings().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().usual() : settings.text(name);
	}

	/** A setting that is a decimal number, or empty. */
	final void checkDecimal(String name) {
		String text = text(name);
		if (!text.matches("|[0-9]{1,3}(\\.[0-9]{1,6})?")) {
			throw new ZippException("The setting " + name + " of " + id() + " takes a number like 7.5, or nothing, not '" + text + "'.");
		}
	}

	/** A setting that is one of some words, or empty. */
	final void checkWord(String name, Set<String> words) {
		if (!words.contains(text(name))) {
			throw new ZippException("The setting " + name + " of " + id() + " takes one of " + String.join(", ", words.stream().sorted().toList())
					+ ", not '"
					+ text(name) + "'.");
		}
	}

	/** @throws ZippException when no request could be sent there, or none that is safe */
	final ServerAddress address() {
		return ServerAddress.parse(trimmed(text(URL)), "The setting url of " + id(), usualUrl(), RemoteServer.KEY_VARIABLE);
	}

	/** The server, with its key. */
	final synchronized RemoteServer server() {
		if (server == null) {
			ServerAddress address = address();
			var key = keys.of(address);
			server = new RemoteServer(address, key, key.map(k -> way(address, k)).orElse(ApiKey.Way.BEARER),
					Duration.ofSeconds(settings.number(TIMEOUT)));
		}
		return server;
	}

	@Override
	public final synchronized void release() {
		server = null;
	}

	@Override
	public final Rendering generate(RenderRequest request, RenderListener listener) {
		if (settings == null) {
			throw new IllegalStateException(id() + " has no settings yet");
		}
		try {
			if (!offersSeeds()) {
				return rendering(draw(request, listener), SeedKeeping.NOT_OFFERED, "");
			}
			return seeds == SeedKeeping.UNVERIFIED ? first(request, listener) : next(request, listener);
		} catch (ServerException e) {
			if (e.reach() == Reach.ITEM) {
				throw e;
			}
			throw new UnreachableException(e.getMessage(), e);
		}
	}

	/** The first proves for all; others wait for it. */
	private Rendering first(RenderRequest request, RenderListener listener) {
		try {
			while (!proving.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				checkCancelled(listener);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException("Waiting for the first picture was interrupted.");
		}
		try {
			return seeds == SeedKeeping.UNVERIFIED ? prove(request, listener) : next(request, listener);
		} finally {
			proving.unlock();
		}
	}

	private Rendering prove(RenderRequest request, RenderListener listener) {
		Made once = draw(request, listener);
		boolean sure = new Tries(tries()).run(() -> forget(listener), d -> rest(d, listener));
		Made twice = draw(request, listener);
		if (once.drawn.remarks.containsKey(CACHED) || twice.drawn.remarks.containsKey(CACHED) || !sure) {
			return rendering(once, SeedKeeping.UNVERIFIED, "the server answered from what it had kept");
		}
		double difference = difference(once.picture, twice.picture);
		seeds = difference <= NEARLY ? SeedKeeping.KEPT : SeedKeeping.NOT_KEPT;
		proved = request;
		provedPicture = once.picture;
		return rendering(once, seeds, difference == 0 ? "the same picture twice"
				: String.format(Locale.ROOT, "drawn twice, mean difference %.2f of 255", difference));
	}

	/** Name of the remark that a picture was not drawn anew. */
	static final String CACHED = "from a cache";

	private Rendering next(RenderRequest request, RenderListener listener) {
		Made made = draw(request, listener);
		RenderRequest before = proved;
		if (before != null && before.seed() != request.seed() && before.prompt().equals(request.prompt()) && before.negative()
				.equals(request.negative())
				&& difference(made.picture, provedPicture) == 0) {
			// The same picture whatever the seed: the server has one of its own.
			seeds = SeedKeeping.NOT_KEPT;
			return rendering(made, seeds, "the same picture with another seed");
		}
		return rendering(made, seeds, "");
	}

	private static Rendering rendering(Made made, SeedKeeping seeds, String proof) {
		Map<String, String> remarks = new HashMap<>(made.drawn.remarks);
		remarks.remove(CACHED);
		if (!proof.isEmpty()) {
			remarks.put("seed", proof);
		}
		return new Rendering(made.picture, seeds, made.drawn.revisedPrompt, remarks);
	}

	private int tries() {
		return settings.number(RETRIES) + 1;
	}

	private Made draw(RenderRequest request, RenderListener listener) {
		Tries.Attempt<Drawn> drawing = drawing(request, listener);
		return new Tries(tries()).run(() -> {
			checkCancelled(listener);
			Drawn drawn = drawing.run();
			Made made = new Made(picture(drawn.bytes), drawn);
			checkSize(made.picture, request);
			accepted = true;
			return made;
		}, d -> rest(d, listener));
	}

	private Picture picture(byte[] bytes) throws ServerFailure {
		try {
			return PictureBytes.read(bytes);
		} catch (NoPictureException e) {
			String message = server().name() + " sent something that is no picture we can take. " + server().words(e.getMessage());
			throw e.isCut() ? ServerFailure.passing(Reach.TROUBLE, message) : ServerFailure.item(message);
		}
	}

	/** Where the first is of another size all will be, and nobody wants to pay for them. */
	private void checkSize(Picture picture, RenderRequest request) throws ServerFailure {
		if (picture.width() != request.width() || picture.height() != request.height()) {
			String message = server().name() + " sent a picture of " + picture.width() + " × " + picture.height() + " pixels; " + request.width()
					+ " × "
					+ request.height() + " were asked for. Pictures of several sizes cannot be compared: give a --size that it makes.";
			throw accepted ? ServerFailure.item(message) : ServerFailure.all(message);
		}
	}

	/** Mean difference of a channel, 0 to 255; of pictures of different sizes all of it. */
	private static double difference(Picture a, Picture b) {
		if (a.width() != b.width() || a.height() != b.height()) {
			return 255;
		}
		long sum = 0;
		for (int i = 0; i < a.argb().length; i++) {
			int p = a.argb()[i];
			int q = b.argb()[i];
			sum += Math.abs((p >> 16 & 0xff) - (q >> 16 & 0xff)) + Math.abs((p >> 8 & 0xff) - (q >> 8 & 0xff)) + Math.abs((p & 0xff) - (q & 0xff));
		}
		return sum / (3.0 * a.argb().length);
	}

	static void checkCancelled(RenderListener listener) {
		if (listener.isCancelled()) {
			throw new OperationCanceledException("The picture was cancelled.");
		}
	}

	/** Waits, and looks whether the picture is still wanted. */
	static void rest(Duration duration, RenderListener listener) throws InterruptedException {
		long end = System.nanoTime() + duration.toNanos();
		for (long left = duration.toMillis(); left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
			checkCancelled(listener);
			Thread.sleep(Math.min(LOOK_MILLIS, left));
		}
	}
}
