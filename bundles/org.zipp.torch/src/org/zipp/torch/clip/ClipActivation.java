package org.zipp.torch.clip;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.zipp.torch.Configuration;
import org.zipp.torch.Tensor;

/** What stands between the two linear maps of a layer; named as in {@code hidden_act}. */
public enum ClipActivation {

	/** x·sigmoid(1.702·x). */
	QUICK_GELU {
		@Override
		Tensor apply(Tensor x) {
			return x.quickGelu();
		}
	},
	/** x·Φ(x). */
	GELU {
		@Override
		Tensor apply(Tensor x) {
			return x.gelu();
		}
	};

	abstract Tensor apply(Tensor x);

	static ClipActivation read(Configuration c, List<String> problems) {
		String name = c.text("hidden_act", "quick_gelu");
		return Arrays.stream(values()).filter(a -> a.name().toLowerCase(Locale.ROOT).equals(name)).findFirst().orElseGet(() -> {
			problems.add("'hidden_act' is \"" + name + "\"; quick_gelu and gelu are built");
			return QUICK_GELU;
		});
	}
}
