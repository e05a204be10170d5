package org.zipp.ui.context;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.zipp.ui.Ids;

/** The icons of the workbench: SVG files under {@code icons/}, in colours that read on light and dark grounds. */
public final class Icons {

	public static final String APPLICATION = "zipp";
	public static final String LOGO = "logo";
	public static final String LINE = "line";
	public static final String STUDY = "study";
	public static final String STUDY_NEW = "study-new";
	public static final String STUDY_OPEN = "study-open";
	public static final String SAMPLE = "sample";
	public static final String WELCOME = "welcome";
	public static final String PERSONA = "persona";
	public static final String PERSONAS = "personas";
	public static final String NEIGHBOURHOOD = "neighbourhood";
	public static final String IMAGES = "images";
	public static final String GENERATION = "generation";
	public static final String SANDBOX = "sandbox";
	public static final String COMPARE = "compare";
	public static final String VOTE = "vote";
	public static final String RATER = "rater";
	public static final String REPORT = "report";
	public static final String VOTES = "votes";
	public static final String CHECK = "check";
	public static final String POWER = "power";
	public static final String HELP = "help";
	public static final String START = "start";
	public static final String FRONT = "front";
	public static final String STOP = "stop";
	public static final String RETRY = "retry";
	public static final String RESUME = "resume";
	public static final String DONE = "done";
	public static final String FAILED = "failed";
	public static final String QUEUED = "queued";
	public static final String WARNING = "warning";
	public static final String SEARCH = "search";
	public static final String FILTER = "filter";
	public static final String EXPORT = "export";
	public static final String BACK = "back";
	public static final String FORWARD = "forward";
	public static final String ZOOM_IN = "zoom-in";
	public static final String ZOOM_OUT = "zoom-out";
	public static final String FIT = "fit";
	public static final String COMMUNITY = "community";
	public static final String EVIDENCE = "evidence";
	public static final String HISTORY = "history";
	public static final String EDIT = "edit";
	public static final String REFRESH = "refresh";
	public static final String RUNNING = "running";
	public static final String THEME = "theme";
	public static final String FOLDER = "folder";
	public static final String DATA = "data";
	public static final String TRAINING = "training";
	public static final String ATTACH = "attach";
	public static final String SETTINGS = "settings";

	private Icons() {
	}

	/** The descriptor of an icon, one of the constants. */
	public static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle(Ids.PLUGIN, "icons/" + name + ".svg")
				.orElseGet(ImageDescriptor::getMissingImageDescriptor);
	}

	/** An icon that another bundle names: one of the constants, or the path of a picture in that bundle, with a slash in it. */
	public static ImageDescriptor descriptor(String bundle, String name) {
		return name.indexOf('/') < 0 ? descriptor(name)
				: ResourceLocator.imageDescriptorFromBundle(bundle, name).orElseGet(ImageDescriptor::getMissingImageDescriptor);
	}

	/** The shared image of an icon, 16 × 16 points; not to be disposed. */
	public static Image image(String name) {
		ImageRegistry registry = JFaceResources.getImageRegistry();
		String key = Ids.PLUGIN + '/' + name;
		Image image = registry.get(key);
		if (image == null) {
			registry.put(key, descriptor(name));
			image = registry.get(key);
		}
		return image;
	}
}
