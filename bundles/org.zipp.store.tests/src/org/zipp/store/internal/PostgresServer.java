package org.zipp.store.internal;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.zipp.store.ServerPlace;

/**
 * A PostgreSQL server of its own for the tests, in a temporary folder, on a free port of the loopback device.
 *
 * <p>Programs come from the folder in the environment variable {@code ZIPP_TEST_POSTGRES_BIN}, or from where Debian's
 * package {@code postgresql} puts them. The server refuses to run as root, so root starts it as the user
 * {@code postgres}, which that package makes.
 */
final class PostgresServer implements AutoCloseable {

	private static final String BIN_VARIABLE = "ZIPP_TEST_POSTGRES_BIN";
	private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
	private static final String USER = "zipp";
	/** Whoever makes this user gives it a password. */
	static final String USER_WITH_PASSWORD = "locked";

	/** A login that the program makes. */
	static final String LOGIN_WITH_PASSWORD = "login_with_password";

	private final Path bin;
	private final Path folder;
	private final boolean root;
	private final int port;

	PostgresServer() throws IOException, InterruptedException {
		bin = findBin();
		root = "root".equals(System.getProperty("user.name"));
		folder = Files.createTempDirectory("zipp-postgres", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		if (root) {
			Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
		}
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		run("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
		// One user has to know a password; the first line that fits counts.
		Path access = folder.resolve("access.conf");
		Files.writeString(access, "host all " + USER_WITH_PASSWORD + ',' + LOGIN_WITH_PASSWORD
				+ " 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n");
		access.toFile().setReadable(true, false);
		start();
	}

	private void start() throws IOException, InterruptedException {
		Path access = folder.resolve("access.conf");
		run("pg_ctl", "-D", data(), "-w", "-t", "120", "-l", folder.resolve("server.log").toString(), "-o",
				"-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off -c hba_file=" + access, "start");
	}

	private String data() {
		return folder.resolve("data").toString();
	}

	private static Path findBin() throws IOException {
		String named = System.getenv(BIN_VARIABLE);
		if (named != null && !named.isBlank()) {
			return Path.of(named);
		}
		if (Files.isDirectory(DEBIAN)) {
			try (Stream<Path> versions = Files.list(DEBIAN)) {
				Path newest = versions.map(v -> v.resolve("bin")).filter(b -> Files.isExecutable(b.resolve("initdb")))
						.max(Comparator.comparing(Path::toString)).orElse(null);
				if (newest != null) {
					return newest;
				}
			}
		}
		throw new IllegalStateException("The tests of the store need PostgreSQL 15 or newer: install the Debian package"
				+ " postgresql, or name the folder of initdb and pg_ctl in the environment variable " + BIN_VARIABLE + '.');
	}

	private void run(String program, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		if (root) {
			command.addAll(List.of("runuser", "-u", "postgres", "--"));
		}
		command.add(bin.resolve(program).toString());
		command.addAll(List.of(arguments));
		// Into a file: the server keeps a pipe open for as long as it lives.
		File output = Files.createTempFile("zipp-postgres", ".txt").toFile();
		int code = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).redirectOutput(output)
				.start().waitFor();
		String text = Files.readString(output.toPath());
		Files.delete(output.toPath());
		if (code != 0) {
			throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ":\n" + text);
		}
	}

	/** Ends the server at once, as kill -9 would, and starts it again. */
	void restart() throws IOException, InterruptedException {
		run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
		start();
	}

	/** The folder of psql and its like. */
	Path bin() {
		return bin;
	}

	/** A schema that nothing uses. */
	ServerPlace newSchema() {
		return new ServerPlace("127.0.0.1", port, "postgres", "t" + UUID.randomUUID().toString().replace("-", ""), USER, Map.of());
	}

	@Override
	public void close() throws IOException {
		try {
			run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while PostgreSQL was stopping", e);
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}
}
