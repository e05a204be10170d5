package org.zipp.generation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.store.Rows.PictureSetting;

/** The generators that are installed, as they come and go. A service; one more class that is a generator is one more to choose. */
@Component(service = Generators.class)
public final class Generators {

	private final Choices<ImageGenerator> all = new Choices<>("generator");

	/** Takes one in; {@code properties} are those of its service. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	public void addGenerator(ImageGenerator generator, Map<String, Object> properties) {
		all.add(generator, properties);
	}

	/** One has gone. */
	public void removeGenerator(ImageGenerator generator) {
		all.remove(generator);
	}

	/** All, for a list to choose from. */
	public List<Choice> list() {
		return all.list();
	}

	/** That of an id, whether it can be used here or not, with its usual settings. */
	public Optional<ImageGenerator> find(String id) {
		return all.find(id);
	}

	/**
	 * A generator that can be used, with settings.
	 *
	 * @param settings those that are given; the others have their usual values
	 * @throws org.zipp.core.ZippException when there is none of that id, it cannot be used, or a setting is not right
	 */
	public ImageGenerator open(String id, Settings settings) {
		ImageGenerator chosen = all.usable(id);
		return chosen.with(settings.of(chosen));
	}

	/** The generator that made pictures of a setting, set as it was then; empty when it is not here, or would make others now. */
	public Optional<ImageGenerator> of(PictureSetting setting) {
		try {
			return Optional.of(open(setting, Settings.NONE));
		} catch (ZippException _) {
			// It is not installed, had other settings once, or has another model here.
			return Optional.empty();
		}
	}

	/**
	 * The generator that makes pictures of a setting.
	 *
	 * @param here settings that are not the same on every host, for example where the model lies; they come before those of the setting
	 * @throws ZippException when it is not here, or would make other pictures here
	 */
	public ImageGenerator open(PictureSetting setting, Settings here) {
		ImageGenerator chosen = all.usable(setting.generatorId());
		Set<String> known = chosen.settings().stream().map(Setting::name).collect(Collectors.toSet());
		Map<String, String> values = new TreeMap<>(Settings.parse(setting.options()).values());
		values.keySet().retainAll(known);
		values.putAll(here.values());
		ImageGenerator maker = chosen.with(Settings.of(values).of(chosen));
		PictureSetting made = setting(maker, setting.width(), setting.height(), setting.steps());
		if (!maker.options().equals(setting.options()) || !made.model().equals(setting.model()) || !made.device().equals(setting.device())) {
			throw new ZippException("Other pictures would be made here than the study has: " + made.text() + ", instead of " + setting.text()
					+ ". Give the same model with --generator-settings, and a device of the same kind.");
		}
		return maker;
	}

	/**
	 * What pictures of a generator are.
	 *
	 * @param steps ignored when it has none
	 */
	public static PictureSetting setting(ImageGenerator maker, int width, int height, int steps) {
		return PictureSetting.of(maker.id(), maker.label(), maker.options(), width, height, maker.hasSteps() ? steps : 0, maker.fingerprint(),
				maker.deviceClass());
	}

	/** That which makes pictures with this label, as older studies know them. */
	public Optional<ImageGenerator> labelled(String label) {
		return all.all().stream().filter(g -> g.label().equals(label)).findFirst();
	}
}
