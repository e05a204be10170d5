package org.zipp.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.SeedKeeping;

class PictureOriginsTest {

	private static ImageRow image(String content, SeedKeeping seeds, String revised, Map<String, String> remarks) {
		return new ImageRow(new ImageKey("", "p", "c", content.hashCode()), 8, 8, content, "g", 1, Instant.EPOCH, "s", "a fox", "", seeds, revised, remarks);
	}

	@Test
	void countsEachComparedPictureOnce() {
		List<ImageRow> images = List.of(image("a", SeedKeeping.KEPT, "", Map.of()), image("a", SeedKeeping.KEPT, "", Map.of()),
				image("b", SeedKeeping.NOT_OFFERED, "a red fox", Map.of("not sent", "negative prompt")),
				image("c", SeedKeeping.UNVERIFIED, "", Map.of("origin", "imported")), image("d", SeedKeeping.NOT_KEPT, "x", Map.of()));
		PictureOrigins origins = PictureOrigins.of(images, Set.of("a", "b", "c", "gone"));
		assertEquals(new PictureOrigins(3, Map.of(SeedKeeping.KEPT, 1, SeedKeeping.NOT_OFFERED, 1, SeedKeeping.UNVERIFIED, 1), 1, 1, 1), origins);
		assertEquals(0, origins.count(SeedKeeping.NOT_KEPT));
	}
}
