package org.zipp.store;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;

/**
 * Where the tables of a study lie when a PostgreSQL server has them. Written into the study's folder, so that the folder alone
 * opens the study. A password is no part of it.
 *
 * @param host    name or address
 * @param schema  the schema that holds the study and nothing else
 * @param user    database user
 * @param options further parameters of the connection, for example {@code sslmode} → {@code require}
 */
public record ServerPlace(String host, int port, String database, String schema, String user, Map<String, String> options) {

	/** How an address looks. */
	public static final String EXAMPLE = "jdbc:postgresql://host:5432/database?currentSchema=name";

	private static final int DEFAULT_PORT = 5432;
	private static final String DEFAULT_SCHEMA = "public";
	private static final String SCHEMA_PARAMETER = "currentSchema";
	private static final Set<String> SECRETS = Set.of("password", "sslpassword");
	private static final String BACKEND = "backend";
	private static final String POSTGRESQL = "postgresql";
	private static final String EMBEDDED = "h2";
	private static final String OPTION = "option.";

	public ServerPlace {
		options = Map.copyOf(options);
	}

	/**
	 * Reads an address.
	 *
	 * @param address {@value #EXAMPLE}, with or without {@code jdbc:}
	 * @param user    database user; that of the address when empty
	 * @throws ZippException when it is none, or holds a password
	 */
	public static ServerPlace parse(String address, String user) {
		String plain = address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
		URI uri;
		try {
			uri = new URI(plain.strip());
		} catch (URISyntaxException e) {
			throw new ZippException("This is not the address of a PostgreSQL database: " + withoutQuery(address) + ". It looks like "
					+ EXAMPLE + '.', e);
		}
		String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
		if (!Set.of(POSTGRESQL, "postgres").contains(String.valueOf(uri.getScheme())) || uri.getHost() == null || database.isEmpty()) {
			throw new ZippException("This is not the address of a PostgreSQL database: " + withoutQuery(address) + ". It looks like "
					+ EXAMPLE + '.');
		}
		Map<String, String> options = options(uri.getRawQuery());
		String schema = options.containsKey(SCHEMA_PARAMETER) ? options.remove(SCHEMA_PARAMETER) : DEFAULT_SCHEMA;
		String named = options.remove("user");
		String before = uri.getUserInfo() == null ? named : uri.getUserInfo();
		ServerPlace place = new ServerPlace(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), database, schema,
				!user.isBlank() ? user.strip() : before == null ? "" : before.replaceFirst(":.*", ""), options);
		if (options.keySet().removeAll(SECRETS) || before != null && before.contains(":")) {
			throw new ZippException("The address of " + place.text() + " holds a password, which would be kept where others can read it. "
					+ "Leave it out, and give it in the environment variable ZIPP_DATABASE_PASSWORD.");
		}
		if (place.user().isEmpty()) {
			throw new ZippException("No database user was named for " + place.text() + ". Name one.");
		}
		return place;
	}

	private static String withoutQuery(String address) {
		return address.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
	}

	private static Map<String, String> options(String query) {
		Map<String, String> options = new LinkedHashMap<>();
		for (String parameter : query == null ? new String[0] : query.split("&")) {
			int equals = parameter.indexOf('=');
			if (equals > 0) {
				options.put(decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
			}
		}
		return options;
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/** The server that has the tables of a study; empty when they lie in its folder, as those of older studies do. */
	public static Optional<ServerPlace> of(StudyDirectory directory) {
		Path file = directory.backendFile();
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		Properties properties = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			properties.load(in);
		} catch (IOException | IllegalArgumentException e) {
			throw new ZippException("Where the tables of the study lie cannot be read: " + Reasons.of(e), file, 0, e);
		}
		String backend = properties.getProperty(BACKEND, "");
		if (backend.equals(EMBEDDED)) {
			return Optional.empty();
		}
		if (!backend.equals(POSTGRESQL)) {
			throw new ZippException("'backend' is '" + backend + "'; this program knows " + EMBEDDED + " and " + POSTGRESQL + '.', file, 0, null);
		}
		Map<String, String> options = properties.stringPropertyNames().stream().filter(n -> n.startsWith(OPTION))
				.collect(Collectors.toMap(n -> n.substring(OPTION.length()), properties::getProperty));
		return Optional.of(new ServerPlace(value(properties, "host", file), port(properties, file), value(properties, "database", file),
				value(properties, "schema", file), value(properties, "user", file), options));
	}

	private static String value(Properties properties, String name, Path file) {
		String value = properties.getProperty(name, "").strip();
		if (value.isEmpty()) {
			throw new ZippException("'" + name + "' is missing. Add it.", file, 0, null);
		}
		return value;
	}

	private static int port(Properties properties, Path file) {
		String value = properties.getProperty("port", String.valueOf(DEFAULT_PORT)).strip();
		if (!value.matches("\\d{1,5}")) {
			throw new ZippException("'port' is '" + value + "', which is no number of a port.", file, 0, null);
		}
		return Integer.parseInt(value);
	}

	/** Names this place in the folder of a study, from where {@link #of} reads it. */
	public void write(StudyDirectory directory) {
		StringBuilder text = new StringBuilder("# Where the tables of this study lie. The password is never written here: it comes from the\n"
				+ "# environment variable ZIPP_DATABASE_PASSWORD or from the workbench's secure storage.\n");
		line(text, BACKEND, POSTGRESQL);
		line(text, "host", host);
		line(text, "port", String.valueOf(port));
		line(text, "database", database);
		line(text, "schema", schema);
		line(text, "user", user);
		options.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(o -> line(text, OPTION + o.getKey(), o.getValue()));
		WholeFile.write(directory.backendFile(), text.toString());
	}

	private static void line(StringBuilder text, String name, String value) {
		text.append(name).append('=').append(value.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
	}

	/** As a person reads it. */
	public String text() {
		return host + ':' + port + '/' + database + ", schema " + schema;
	}

	/** As the driver reads it, without the user. The schema stands in quotes, because the driver puts it into {@code search_path}. */
	public String url() {
		StringBuilder url = new StringBuilder("jdbc:postgresql://").append(host).append(':').append(port).append('/').append(encoded(database))
				.append('?').append(SCHEMA_PARAMETER).append('=')
				.append(encoded('"' + schema.replace("\"", "\"\"") + '"'));
		options.forEach((name, value) -> url.append('&').append(encoded(name)).append('=').append(encoded(value)));
		return url.toString();
	}
}
