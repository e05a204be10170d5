package org.zipp.store.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.zipp.core.StudyDirectory;
import org.zipp.model.Study;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.StudyConflictException;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/**
 * Another program with the study of argument 1 open, which does what is asked for line by line: {@code load} the study,
 * {@code title} and {@code prompt} to edit what was loaded and save it, {@code take} to take tasks. Each is answered by a line.
 */
public final class StudyChild {

	private StudyChild() {
	}

	public static void main(String[] arguments) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		try (StudyStore store = new StudyStoresProvider().open(new StudyDirectory(Path.of(arguments[0])))) {
			Study study = store.loadStudy();
			out.println("open");
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				String[] words = line.split(" ", 2);
				switch (words[0]) {
				case "load" -> {
					study = store.loadStudy();
					out.println("loaded");
				}
				case "title" -> {
					study.setTitle(words[1]);
					out.println(save(store, study));
				}
				case "prompt" -> {
					study.getPrompts().getFirst().setText(words[1]);
					out.println(save(store, study));
				}
				case "take" -> {
					List<TaskRow> taken = store.images().take(Integer.parseInt(words[1]));
					out.println(taken.stream().map(t -> Long.toString(t.key().seed())).sorted().toList());
				}
				default -> out.println("what is " + line + '?');
				}
			}
		}
	}

	private static String save(StudyStore store, Study study) {
		try {
			store.saveStudy(study);
			return "saved";
		} catch (StudyConflictException e) {
			return "conflict";
		}
	}
}
