package org.zipp.generation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Choices;
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

	/** The generator that made pictures of a setting, set as it was then; empty when it is not here, or cannot be set so. */
	public Optional<ImageGenerator> of(PictureSetting setting) {
		return all.find(setting.generatorId()).filter(g -> g.lack().isEmpty()).flatMap(g -> {
			try {
				return Optional.of(g.with(Settings.parse(setting.options()).of(g)));
			} catch (ZippException _) {
				// It had other settings once.
				return Optional.empty();
			}
		}).filter(g -> g.options().equals(setting.options()));
	}

	/** That which makes pictures with this label, as older studies know them. */
	public Optional<ImageGenerator> labelled(String label) {
		return all.all().stream().filter(g -> g.label().equals(label)).findFirst();
	}
}
