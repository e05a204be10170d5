package org.zipp.study;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.zipp.store.Rows.ImageRow;
import org.zipp.store.SeedKeeping;

/**
 * How far the pictures that are compared are what was asked for.
 *
 * @param pictures how many there are
 * @param seeds    how many of them each way of keeping seeds is known of
 * @param revised  those that were rendered from another prompt than the condition's, because the generator changed it
 * @param unsent   those whose negative prompt their generator does not take
 * @param imported those that were made elsewhere
 */
public record PictureOrigins(int pictures, Map<SeedKeeping, Integer> seeds, int revised, int unsent, int imported) {

	/** Of no pictures. */
	public static final PictureOrigins NONE = new PictureOrigins(0, Map.of(), 0, 0, 0);

	/** Names of remarks, as generators and imports write them. */
	private static final String NOT_SENT = "not sent";
	private static final String ORIGIN = "origin";

	public PictureOrigins {
		seeds = Map.copyOf(seeds);
	}

	/** @param shown contents of the pictures that are compared */
	static PictureOrigins of(Collection<ImageRow> images, Set<String> shown) {
		Map<SeedKeeping, Integer> seeds = new EnumMap<>(SeedKeeping.class);
		int revised = 0;
		int unsent = 0;
		int imported = 0;
		Set<String> seen = new HashSet<>();
		for (ImageRow image : images) {
			if (shown.contains(image.content()) && seen.add(image.content())) {
				seeds.merge(image.seeds(), 1, Integer::sum);
				revised += image.revised().isEmpty() ? 0 : 1;
				unsent += image.remarks().containsKey(NOT_SENT) ? 1 : 0;
				imported += "imported".equals(image.remarks().get(ORIGIN)) ? 1 : 0;
			}
		}
		return new PictureOrigins(seen.size(), seeds, revised, unsent, imported);
	}

	/** How many pictures that is known of. */
	public int count(SeedKeeping keeping) {
		return seeds.getOrDefault(keeping, 0);
	}
}
