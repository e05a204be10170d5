package org.zipp.ui.preferences;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IExportedPreferences;
import org.eclipse.core.runtime.preferences.IPreferenceFilter;
import org.eclipse.core.runtime.preferences.IPreferencesService;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.core.runtime.preferences.PreferenceFilterEntry;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.ui.Ids;

/** Settings in a file of the platform's form, {@code .epf}. What belongs to one machine or is secret is not among them. */
final class PreferenceFile {

	/** Ours, and those of the platform's keys, colours and fonts. */
	private static final List<String> NODES = List.of(Ids.PLUGIN, "org.eclipse.ui", "org.eclipse.ui.workbench");
	/** Beginnings of keys that make sense on one machine or for one study alone. */
	private static final List<String> LOCAL = List.of("recentStudies", "sampleMade", "visited.", "lastValues", "voting.rater", "pictures.", "PLUGINS_NOT_ACTIVATED");
	private static final List<String> SECRET = List.of("password", "passwd", "secret", "token", "apikey", "api_key", "api-key", "credential");
	/** A user and perhaps a password in an address. */
	private static final String LOGIN = "(?s).*://[^/\\s]*@.*";

	private PreferenceFile() {
	}

	/** Writes the settings of this profile. */
	static void write(Path file) {
		try {
			IPreferencesService service = Platform.getPreferencesService();
			IEclipsePreferences root = (IEclipsePreferences) service.getRootNode().node(InstanceScope.SCOPE);
			Map<String, PreferenceFilterEntry[]> entries = entries(root);
			Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "preferences", ".part");
			try {
				try (OutputStream out = Files.newOutputStream(part)) {
					service.exportPreferences(root, new IPreferenceFilter[] { new Chosen(entries) }, out);
				}
				Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
			} finally {
				Files.deleteIfExists(part);
			}
		} catch (IOException | CoreException | BackingStoreException e) {
			throw new ZippException("The preferences could not be written: " + Reasons.of(e), file, 0, e);
		}
	}

	/**
	 * Reads settings into this profile; those that the file does not hold stay.
	 *
	 * @throws ZippException when the file holds no settings of the workbench
	 */
	static void read(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			IPreferencesService service = Platform.getPreferencesService();
			IExportedPreferences exported = service.readPreferences(in);
			if (!exported.nodeExists(InstanceScope.SCOPE) || !exported.node(InstanceScope.SCOPE).nodeExists(Ids.PLUGIN)) {
				throw new ZippException("This file holds no preferences of ZIPP Workbench. Choose one that File > Export preferences wrote.", file, 0, null);
			}
			Map<String, PreferenceFilterEntry[]> entries = entries(exported.node(InstanceScope.SCOPE));
			for (Map.Entry<String, PreferenceFilterEntry[]> node : entries.entrySet()) {
				Preferences from = exported.node(InstanceScope.SCOPE).node(node.getKey());
				IEclipsePreferences to = InstanceScope.INSTANCE.getNode(node.getKey());
				for (PreferenceFilterEntry entry : node.getValue()) {
					to.put(entry.getKey(), from.get(entry.getKey(), ""));
				}
				to.flush();
			}
		} catch (IOException | CoreException | BackingStoreException e) {
			throw new ZippException("The preferences could not be read: " + Reasons.of(e) + ". Choose a file that File > Export preferences wrote.",
					file, 0, e);
		}
	}

	private static Map<String, PreferenceFilterEntry[]> entries(Preferences root) throws BackingStoreException {
		Map<String, PreferenceFilterEntry[]> entries = new HashMap<>();
		for (String name : NODES) {
			if (root.nodeExists(name)) {
				Preferences node = root.node(name);
				PreferenceFilterEntry[] wanted = Arrays.stream(node.keys()).filter(k -> mayTravel(k, node.get(k, "")))
						.map(PreferenceFilterEntry::new).toArray(PreferenceFilterEntry[]::new);
				if (wanted.length > 0) {
					entries.put(name, wanted);
				}
			}
		}
		return entries;
	}

	private static boolean mayTravel(String key, String value) {
		String lower = key.toLowerCase(Locale.ROOT);
		return LOCAL.stream().noneMatch(key::startsWith) && SECRET.stream().noneMatch(lower::contains) && !value.matches(LOGIN);
	}

	/** The settings of the profile alone, and of them those that were chosen. */
	private record Chosen(Map<String, PreferenceFilterEntry[]> entries) implements IPreferenceFilter {

		@Override
		public String[] getScopes() {
			return new String[] { InstanceScope.SCOPE };
		}

		@Override
		public Map<String, PreferenceFilterEntry[]> getMapping(String scope) {
			return entries;
		}
	}
}
