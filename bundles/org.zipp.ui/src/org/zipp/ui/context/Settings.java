package org.zipp.ui.context;

import java.nio.file.Path;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.zipp.ui.Ids;

/** What the workbench remembers between starts, and the keys of its preference pages. */
public final class Settings {

	/** Folder in which studies are made unless another is chosen. */
	public static final String STUDIES_FOLDER = "studiesFolder";
	/** {@code light}, {@code dark} or {@code system}. */
	public static final String THEME = "theme";
	/** Address of an OpenAI-compatible endpoint, empty for the offline verbalizer and rewriter. */
	public static final String ENDPOINT = "language.endpoint";
	/** Name of the chat model at the endpoint. */
	public static final String MODEL = "language.model";
	/** Folder of the diffusion model, empty for none. */
	public static final String MODEL_FOLDER = "pictures.model";
	/** Where models compute, as {@link org.zipp.core.compute.ComputeDevices#choose} takes it. */
	public static final String DEVICE = "pictures.device";
	/** Address of the picture server whose key was typed last. */
	public static final String PICTURE_SERVER = "generation.server";
	/** Id of the rater who votes at this machine. */
	public static final String RATER = "voting.rater";
	/** Whether the vote editor says how many pairs are left. */
	public static final String SHOW_PROGRESS = "voting.showProgress";

	/** Whether the last study is opened when the workbench starts, or the sample at the first start. */
	public static final String OPEN_AT_START = "openAtStart";

	private static final String SAMPLE_MADE = "sampleMade";

	private Settings() {
	}

	/** The preferences of the user interface. */
	public static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(Ids.PLUGIN);
	}

	public static String get(String key, String fallback) {
		return node().get(key, fallback);
	}

	/** A setting that is on or off; the system property {@code zipp.KEY} wins, for tests and scripts. */
	public static boolean isTrue(String key, boolean fallback) {
		String forced = System.getProperty("zipp." + key);
		return forced != null ? Boolean.parseBoolean(forced) : node().getBoolean(key, fallback);
	}

	/** Stores a value at once. */
	public static void put(String key, String value) {
		node().put(key, value);
		try {
			node().flush();
		} catch (BackingStoreException e) {
			UiJobs.show("A setting could not be stored", e);
		}
	}

	/** Folder in which studies are made unless another is chosen. */
	public static Path studiesFolder() {
		return Path.of(get(STUDIES_FOLDER, defaultStudiesFolder().toString()));
	}

	/** The folder named by the system property {@code zipp.studies}, else {@code zipp-studies} in the home folder. */
	public static Path defaultStudiesFolder() {
		String named = System.getProperty("zipp.studies");
		return named != null && !named.isBlank() ? Path.of(named).toAbsolutePath()
				: Path.of(System.getProperty("user.home"), "zipp-studies");
	}

	/** Whether the sample study in that folder was made to its end. */
	static boolean isSampleMade(Path folder) {
		return folder.toString().equals(get(SAMPLE_MADE, ""));
	}

	static void setSampleMade(Path folder) {
		put(SAMPLE_MADE, folder.toString());
	}
}
