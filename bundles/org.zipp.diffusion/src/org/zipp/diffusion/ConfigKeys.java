package org.zipp.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.zipp.torch.Configuration;

/** What the configurations of U-Net and VAE have in common. */
record ConfigKeys(Configuration c, List<String> problems, List<String> remarks) {

	/** A key, and the values (as JSON) that are built; the first is that of the class. */
	record Fixed(String key, List<String> built) {

		Fixed(String key, String... built) {
			this(key, List.of(built));
		}
	}

	void check(List<Fixed> fixed, List<String> read) {
		for (Fixed f : fixed) {
			String value = c.keys().contains(f.key) ? plain(c.raw(f.key)) : f.built.getFirst();
			if (!f.built.contains(value)) {
				problems.add('\'' + f.key + "' is " + c.raw(f.key) + "; built is " + String.join(" or ", f.built));
			}
		}
		for (String key : c.keys()) {
			if (!key.startsWith("_") && !read.contains(key) && fixed.stream().noneMatch(f -> f.key.equals(key)) && c.has(key)) {
				remarks.add(c.file() + ": '" + key + "' is unknown and ignored, as diffusers does");
			}
		}
	}

	/** A whole number as JSON writes it shortest. */
	private static String plain(String raw) {
		return raw.replaceFirst("^(-?\\d+)\\.0+$", "$1");
	}

	List<Integer> list(String key, Integer... otherwise) {
		int[] values = c.integers(key);
		List<Integer> list = values.length == 0 ? List.of(otherwise) : Arrays.stream(values).boxed().toList();
		if (list.stream().anyMatch(v -> v < 1)) {
			problems.add('\'' + key + "' is " + c.raw(key) + "; positive numbers are wanted");
			return list.stream().map(v -> Math.max(1, v)).toList();
		}
		return list;
	}

	List<String> texts(String key, String... otherwise) {
		List<String> values = c.texts(key);
		return values.isEmpty() ? List.of(otherwise) : values;
	}

	/** A number for all levels, or one for each. */
	List<Integer> perLevel(String key, int levels, int otherwise) {
		String raw = c.raw(key);
		if (raw.startsWith("[[") || raw.contains(",[")) {
			problems.add('\'' + key + "' is " + raw + "; one number for each level is built");
			return Collections.nCopies(levels, otherwise);
		}
		List<Integer> values = list(key, otherwise);
		if (values.size() == levels) {
			return values;
		}
		if (c.isList(key)) {
			problems.add('\'' + key + "' has " + values.size() + " numbers for " + levels + " levels");
		}
		return Collections.nCopies(levels, values.getFirst());
	}

	List<Boolean> attention(String key, List<String> types, String plain, String crossing) {
		List<Boolean> attention = new ArrayList<>();
		for (String type : types) {
			if (!type.equals(plain) && !type.equals(crossing)) {
				problems.add('\'' + key + "' holds \"" + type + "\"; built are " + plain + " and " + crossing);
			}
			attention.add(type.equals(crossing));
		}
		return List.copyOf(attention);
	}

	int groups(List<Integer> channels) {
		int groups = c.keys().contains("norm_num_groups") && !c.has("norm_num_groups") ? 0 : c.integer("norm_num_groups", 32);
		if (groups < 1 || channels.stream().anyMatch(n -> n % groups != 0)) {
			problems.add("'norm_num_groups' is " + c.raw("norm_num_groups") + ", which does not divide the channels " + channels);
			return 1;
		}
		return groups;
	}
}
