package org.zipp.store.internal;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.zipp.core.StudyDirectory;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** Gives tests a place to open studies of either backend; the server starts once, when it is first needed. */
public final class Backends implements ParameterResolver {

	/** Where a study keeps its tables. */
	public enum Backend {
		H2, POSTGRESQL
	}

	/** Opens one study of one backend, as often as asked. */
	public static final class Place {
		private final StudyDirectory directory;
		private final String url;
		private final String user;

		Place(Path folder, String url, String user) {
			directory = new StudyDirectory(folder);
			this.url = url;
			this.user = user;
		}

		StudyStore open() {
			return url == null ? new StudyStoresProvider().open(directory)
					: new StudyStoresProvider().open(directory, url, user, "");
		}

		/** The same tables, with the files elsewhere. */
		Place in(Path folder) {
			return new Place(folder, url, user);
		}

		StudyDirectory directory() {
			return directory;
		}

		String url() {
			return url;
		}

		String user() {
			return user;
		}
	}

	/** Makes places. */
	public static final class Places {
		private final ExtensionContext context;

		private Places(ExtensionContext context) {
			this.context = context;
		}

		Place of(Backend backend, Path folder) {
			if (backend == Backend.H2) {
				return new Place(folder, null, null);
			}
			PostgresServer server = server(context);
			return new Place(folder, server.newSchema(), server.user());
		}
	}

	private static PostgresServer server(ExtensionContext context) {
		return context.getRoot().getStore(Namespace.create(Backends.class)).computeIfAbsent(PostgresServer.class, k -> {
			try {
				return new PostgresServer();
			} catch (IOException e) {
				throw new IllegalStateException("PostgreSQL cannot be started: " + e.getMessage(), e);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
			}
		}, PostgresServer.class);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Places.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return new Places(context);
	}
}
