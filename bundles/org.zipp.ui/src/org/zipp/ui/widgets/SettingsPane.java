package org.zipp.ui.widgets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;

/** Fields for the settings of something that is chosen, for example of a generator. Those left as usual are not in the values. */
public final class SettingsPane extends Composite {

	/** Key of a setting's name in {@link org.eclipse.swt.widgets.Widget#getData(String)}; tests find fields by it. */
	public static final String SETTING = "org.zipp.ui.setting";

	private static final int WIDTH = 140;

	private final Consumer<Settings> changed;
	private final Map<String, String> values = new HashMap<>();
	private List<Setting> settings = List.of();

	/** @param changed called with the values when the person has changed one */
	public SettingsPane(Composite parent, Consumer<Settings> changed) {
		super(parent, SWT.NONE);
		this.changed = changed;
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(this);
	}

	/**
	 * Shows fields.
	 *
	 * @param values what they hold; the others hold their usual values
	 * @return whether other fields are shown than before, so that who lays it out is to do it anew
	 */
	public boolean show(List<Setting> newSettings, Settings newValues) {
		if (newSettings.equals(settings)) {
			return false;
		}
		settings = newSettings;
		values.clear();
		for (Control child : getChildren()) {
			child.dispose();
		}
		for (Setting setting : settings) {
			String value = newValues.values().getOrDefault(setting.name(), setting.usual());
			keep(setting, value);
			Label label = new Label(this, SWT.WRAP);
			label.setText(title(setting).replace("&", "&&") + ':');
			label.setToolTipText(tip(setting));
			GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(Sizes.px(WIDTH), SWT.DEFAULT).applyTo(label);
			Text text = new Text(this, SWT.BORDER);
			text.setText(value);
			text.setMessage(setting.usual());
			text.setToolTipText(tip(setting));
			text.setData(SETTING, setting.name());
			GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(WIDTH / 2), SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(text);
			text.addListener(SWT.Modify, e -> {
				keep(setting, text.getText());
				changed.accept(values());
			});
		}
		return true;
	}

	/** The words before what may stand in it, which is told when the pointer rests. */
	private static String title(Setting setting) {
		return setting.label().split(" \\(|: ", 2)[0];
	}

	private static String tip(Setting setting) {
		return setting.label() + ".\n" + range(setting) + (setting.usual().isEmpty() ? "Usually empty." : "Usually " + setting.usual() + '.')
				+ " As typed in commands: " + setting.name();
	}

	private static String range(Setting setting) {
		return setting.least() > setting.most() ? "" : "A whole number from " + setting.least() + " to " + setting.most() + ". ";
	}

	private void keep(Setting setting, String value) {
		if (value.isBlank() || value.strip().equals(setting.usual())) {
			values.remove(setting.name());
		} else {
			values.put(setting.name(), value.strip());
		}
	}

	/** What is not as usual. */
	public Settings values() {
		return Settings.of(values);
	}
}
