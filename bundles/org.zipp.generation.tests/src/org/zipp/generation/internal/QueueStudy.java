package org.zipp.generation.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.zipp.core.StudyDirectory;
import org.zipp.generation.Generators;
import org.zipp.generation.ImageGenerator;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** A study with one prompt and two conditions, and a queue. */
final class QueueStudy {

	static final int SIZE = 16;
	static final int STEPS = 6;

	private QueueStudy() {
	}

	static StudyStore open(Path folder) {
		return new StudyStoresProvider().open(new StudyDirectory(folder));
	}

	/** Queues pictures with the seeds from 1 on. */
	static PictureSetting fill(StudyStore store, ImageGenerator maker, int n) {
		Study study = store.loadStudy();
		if (study.getPrompts().isEmpty()) {
			for (String id : List.of("plain", "other")) {
				Condition condition = ZippFactory.eINSTANCE.createCondition();
				condition.setId(id);
				condition.setLabel("The " + id + " one");
				condition.setMethod("generic");
				study.getConditions().add(condition);
			}
			Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId("p");
			prompt.setText("a boat");
			study.getPrompts().add(prompt);
			store.saveStudy(study);
		}
		PictureSetting setting = Generators.setting(maker, SIZE, SIZE, STEPS);
		store.images().enqueue(IntStream.rangeClosed(1, n)
				.mapToObj(i -> new TaskRow(new ImageKey("", "p", "plain", i), "a boat", "", TaskState.QUEUED, "", 0)).toList(), setting);
		return setting;
	}
}
