package org.zipp.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import javax.sql.DataSource;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.zipp.core.StudyDirectory;
import org.zipp.store.ServerPlace;
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
		private final ServerPlace server;

		Place(Path folder, ServerPlace server) {
			directory = new StudyDirectory(folder);
			this.server = server;
		}

		/** The first time the folder is told of its server; then the folder alone opens the study. */
		StudyStore open() {
			return server == null || directory.isStudy() ? new StudyStoresProvider().open(directory)
					: new StudyStoresProvider().attach(directory, server, Optional.empty());
		}

		/** The same tables, with the files elsewhere. */
		Place in(Path folder) {
			return new Place(folder, server);
		}

		StudyDirectory directory() {
			return directory;
		}

		ServerPlace server() {
			return server;
		}

		/** The tables themselves, past the store. */
		DataSource source() {
			return server == null ? Dialect.file(directory.database(), false) : Dialect.server(server, "", "tests", false);
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
				return new Place(folder, null);
			}
			return new Place(folder, Backends.server(context).newSchema());
		}

		PostgresServer server() {
			return Backends.server(context);
		}
	}

	static PostgresServer server(ExtensionContext context) {
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
