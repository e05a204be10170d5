package org.zipp.study;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.zipp.core.StudyDirectory;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;

/** A real study in a folder: users, prompts, three conditions, and pictures of one colour each. */
public final class SmallStudy {

	public static final long PICTURE_SEED = 5;
	public static final List<String> CONDITIONS = List.of("generic", "zipp-0", "zipp-3");

	public final StudyStores stores = new StudyStoresProvider();
	public final StudyDirectory directory;
	public final List<String> authors;
	public final List<String> users;

	/** Makes the study; its pictures are made with {@link #paint}. */
	public SmallStudy(Path folder, int users, int prompts, boolean simulated) {
		directory = new StudyDirectory(folder).create();
		authors = IntStream.rangeClosed(1, users).mapToObj(i -> "author" + i).toList();
		var hash = directory.authorHash();
		this.users = authors.stream().map(hash::of).toList();
		try (StudyStore store = open()) {
			Study study = store.loadStudy();
			study.setTitle("Small");
			study.setSeed(11);
			study.setSimulated(simulated);
			for (String id : CONDITIONS) {
				Condition c = ZippFactory.eINSTANCE.createCondition();
				c.setId(id);
				c.setLabel(id);
				c.setMethod(id.equals("generic") ? "generic" : "persona");
				study.getConditions().add(c);
			}
			for (int i = 1; i <= prompts; i++) {
				Prompt p = ZippFactory.eINSTANCE.createPrompt();
				p.setId("p" + i);
				p.setText("prompt number " + i);
				study.getPrompts().add(p);
			}
			store.saveStudy(study);
			store.users().save(this.users.stream().map(u -> new UserRow(u, 1, 1, 1, false)), List.of());
			store.users().setParticipants(this.users, true);
		}
	}

	public StudyStore open() {
		return stores.open(directory);
	}

	/** Stores a picture of every prompt under every condition; the shared ones of {@code generic} once. */
	public void paint(BiFunction<String, String, Integer> colorOfUserAndCondition) {
		try (StudyStore store = open()) {
			List<String> prompts = store.loadStudy().getPrompts().stream().map(Prompt::getId).toList();
			for (String prompt : prompts) {
				Stream.concat(Stream.of(""), users.stream()).forEach(user -> {
					for (String condition : CONDITIONS) {
						if (condition.equals("generic") == user.isEmpty()) {
							store.images().save(new ImageKey(user, prompt, condition, PICTURE_SEED), 16, 16,
									png(colorOfUserAndCondition.apply(user, condition), prompt.hashCode()), "test", 0.1);
						}
					}
				});
			}
		}
	}

	/** A picture of a colour; {@code mark} makes its bytes its own. */
	public static byte[] png(int rgb, int mark) {
		BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < 16; y++) {
			for (int x = 0; x < 16; x++) {
				image.setRGB(x, y, rgb);
			}
		}
		image.setRGB(0, 0, mark & 0xffffff);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", out);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}
}
