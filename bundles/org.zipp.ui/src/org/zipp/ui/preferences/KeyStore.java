package org.zipp.ui.preferences;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.http.SecretSource;
import org.zipp.core.http.ServerAddress;

/** Keys of servers in the secure storage of the platform, encrypted, outside of every study. */
@Component
public final class KeyStore implements SecretSource {

	private static final String NODE = "org.zipp/endpoints";
	private static final String KEY = "key";

	@Override
	public Optional<String> apiKey(String endpoint) {
		ISecurePreferences node = node(endpoint);
		try {
			return Optional.ofNullable(node.get(KEY, null)).filter(k -> !k.isBlank());
		} catch (StorageException e) {
			throw new ZippException("The key of " + endpoint + " cannot be read from the secure storage: " + e.getMessage()
					+ ". Type it again in Window > Preferences, or set ZIPP_API_KEY (ZIPP_IMAGE_API_KEY for a server of pictures).", e);
		}
	}

	/** Whether a key is stored; asks for no password. */
	static boolean hasKey(String endpoint) {
		return List.of(node(endpoint).keys()).contains(KEY);
	}

	/** Stores a key; an empty one removes what is stored. */
	static void store(String endpoint, String key) {
		ISecurePreferences node = node(endpoint);
		try {
			if (key.isEmpty()) {
				node.remove(KEY);
			} else {
				node.put(KEY, key, true);
			}
			node.flush();
		} catch (StorageException | IOException e) {
			throw new ZippException("The key could not be stored: " + Reasons.of(e)
					+ ". It can be given in the environment variable ZIPP_API_KEY (ZIPP_IMAGE_API_KEY for a server of pictures) instead.", e);
		}
	}

	/** The storage of this profile: the platform's own lies in the home folder and is shared by all profiles and programs. */
	public static ISecurePreferences storage() {
		try {
			URL place = Platform.getStateLocation(FrameworkUtil.getBundle(KeyStore.class)).append("secure_storage").toFile().toURI().toURL();
			return SecurePreferencesFactory.open(place, null);
		} catch (IOException e) {
			throw new ZippException("The secure storage cannot be opened: " + Reasons.of(e)
					+ ". Give keys and passwords in environment variables instead.", e);
		}
	}

	/** All spellings of an address have one key. */
	private static ISecurePreferences node(String endpoint) {
		String address = ServerAddress.parse(endpoint, "The address", "https://host/v1", "the key").name();
		return storage().node(NODE).node(EncodingUtils.encodeSlashes(address));
	}
}
