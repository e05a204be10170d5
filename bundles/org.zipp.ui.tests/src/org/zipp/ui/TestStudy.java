package org.zipp.ui;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.zipp.core.StudyDirectory;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Services;

/** A small study in a folder: one prompt, two conditions, one participant, some pictures and some tasks. */
public final class TestStudy {

	public static final String TITLE = "Lakes";
	public static final String USER = "u00000000000000000001";
	public static final String PROMPT = "a mountain lake";

	private TestStudy() {
	}

	/** Makes the study and closes it. */
	public static StudyDirectory make(Path folder) {
		StudyDirectory directory = new StudyDirectory(folder).create();
		try (StudyStore store = Services.stores().open(directory)) {
			Study study = store.loadStudy();
			study.setTitle(TITLE);
			study.getConditions().add(condition("generic", "Generic", "generic"));
			study.getConditions().add(condition("zipp-0", "ZIPP 0-shot", "persona"));
			Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId("lake");
			prompt.setText(PROMPT);
			study.getPrompts().add(prompt);
			store.saveStudy(study);
			store.users().save(List.of(new UserRow(USER, 3, 4, 1, true)).stream(), List.of());
		}
		return directory;
	}

	/** A task that waits. */
	public static TaskRow task(long seed) {
		return new TaskRow(key(seed), PROMPT + ", number " + seed, "", TaskState.QUEUED, "", 0);
	}

	public static ImageKey key(long seed) {
		return new ImageKey(USER, "lake", "zipp-0", seed);
	}

	/** Tasks that wait, with seeds from 1. */
	public static List<TaskRow> tasks(int n) {
		List<TaskRow> tasks = new ArrayList<>();
		for (int i = 1; i <= n; i++) {
			tasks.add(task(i));
		}
		return tasks;
	}

	/** A picture of one colour that changes a little from left to right. */
	public static byte[] png(int rgb) {
		BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < 48; y++) {
			for (int x = 0; x < 48; x++) {
				image.setRGB(x, y, rgb + x);
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	private static Condition condition(String id, String label, String method) {
		Condition condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId(id);
		condition.setLabel(label);
		condition.setMethod(method);
		return condition;
	}
}
