package org.zipp.ui.generation.gallery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;

/** A picture in the Properties view. */
final class ThumbnailProperties implements IPropertySource {

	private final Map<String, String> values = new LinkedHashMap<>();

	ThumbnailProperties(Thumbnail thumbnail) {
		var row = thumbnail.row();
		values.put("Prompt", thumbnail.prompt());
		values.put("Base prompt", thumbnail.base());
		values.put("Condition", thumbnail.condition());
		values.put("Participant", thumbnail.participant());
		values.put("Made by", Thumbnail.generatorLabel(row.generator()));
		values.put("Seed", Long.toString(row.key().seed()));
		values.put("Seed keeping", row.seeds().text());
		values.put("Made from other words", row.revised());
		values.put("Size", row.width() + " × " + row.height());
		values.put("Seconds", String.format(Locale.ROOT, "%.2f", row.seconds()));
		values.put("Made at", row.createdAt().toString());
		values.put("SHA-256", row.content());
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		return values.keySet().stream().map(k -> new PropertyDescriptor(k, k)).toArray(IPropertyDescriptor[]::new);
	}

	@Override
	public Object getPropertyValue(Object id) {
		return values.get(id);
	}

	@Override
	public Object getEditableValue() {
		return null;
	}

	@Override
	public boolean isPropertySet(Object id) {
		return false;
	}

	@Override
	public void resetPropertyValue(Object id) {
		// Read only.
	}

	@Override
	public void setPropertyValue(Object id, Object value) {
		// Read only.
	}
}
