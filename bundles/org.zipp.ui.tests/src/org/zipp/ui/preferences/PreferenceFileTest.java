package org.zipp.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.prefs.BackingStoreException;
import org.zipp.core.ZippException;
import org.zipp.ui.context.Settings;

/** Settings that travel in a file, and those that stay. */
class PreferenceFileTest {

	@TempDir
	Path dir;

	@Test
	void settingsComeBackAndSecretsStay() throws IOException, BackingStoreException {
		String recent = Settings.get("recentStudies", "");
		try {
			Settings.put(Settings.MODEL, "a-model");
			Settings.put(Settings.ENDPOINT, "https://me:hidden@host/v1");
			Settings.put("some.apiKey", "sk-123456");
			Settings.put("recentStudies", "/somewhere/secret-study\tTitle\tfalse");
			Settings.node().node("lastValues").node("ingest").node("|somewhere").put("files", "/somewhere/dump");
			Path file = dir.resolve("all.epf");
			PreferenceFile.write(file);
			String text = Files.readString(file);
			assertTrue(text.contains("a-model"), text);
			for (String kept : new String[] { "hidden", "sk-123456", "secret-study", "/somewhere/dump" }) {
				assertFalse(text.contains(kept), text);
			}
			Settings.put(Settings.MODEL, "another");
			PreferenceFile.read(file);
			assertEquals("a-model", Settings.get(Settings.MODEL, ""));
			assertEquals("https://me:hidden@host/v1", Settings.get(Settings.ENDPOINT, ""), "what the file does not hold stays");
		} finally {
			for (String key : new String[] { Settings.MODEL, Settings.ENDPOINT, "some.apiKey" }) {
				Settings.node().remove(key);
			}
			Settings.node().node("lastValues").node("ingest").removeNode();
			Settings.put("recentStudies", recent);
		}
	}

	@Test
	void aFileOfSomethingElseIsRefused() throws IOException {
		Path file = Files.writeString(dir.resolve("other.epf"), "file_export_version=3.0\n/instance/org.other/a=b\n@org.other=1.0.0\n");
		assertTrue(assertThrows(ZippException.class, () -> PreferenceFile.read(file)).getMessage().contains("no preferences of ZIPP Workbench"));
		assertThrows(ZippException.class, () -> PreferenceFile.read(dir.resolve("missing.epf")));
	}

	/** Keys lie in the profile, so that another profile neither sees nor loses them. Encrypting would ask for a password. */
	@Test
	void keysLieInTheProfile() throws IOException, StorageException {
		ISecurePreferences node = KeyStore.storage().node("org.zipp/test");
		try {
			node.put("plain", "value", false);
			node.flush();
			assertTrue(Files.isRegularFile(Path.of(Platform.getStateLocation(FrameworkUtil.getBundle(KeyStore.class)).toOSString(), "secure_storage")));
		} finally {
			node.removeNode();
			KeyStore.storage().flush();
		}
	}
}
