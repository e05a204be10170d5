package org.zipp.generation.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.WorkerRow;

/** The queue as JSON (RFC 8259), for programs that watch it. */
final class QueueJson {

	private QueueJson() {
	}

	static String of(long[] counts, List<TaskRow> tasks, List<WorkerRow> workers, PictureSetting setting, long[] uncollected) {
		StringBuilder json = new StringBuilder("{\"format\": \"org.zipp.queue/1\"");
		for (TaskState state : TaskState.values()) {
			json.append(", ").append(text(state.name().toLowerCase(Locale.ROOT))).append(": ").append(counts[state.ordinal()]);
		}
		json.append(", \"setting\": ").append(setting == null ? "null" : text(setting.text()));
		json.append(", \"uncollected\": ").append(uncollected[0]).append(", \"uncollectedBytes\": ").append(uncollected[1]);
		json.append(", \"tasks\": ").append(tasks.stream().map(QueueJson::task).collect(Collectors.joining(", ", "[", "]")));
		json.append(", \"workers\": ").append(workers.stream().map(QueueJson::worker).collect(Collectors.joining(", ", "[", "]")));
		return json.append('}').toString();
	}

	private static String task(TaskRow t) {
		return "{\"participant\": " + text(t.key().userId()) + ", \"prompt\": " + text(t.key().promptId()) + ", \"condition\": "
				+ text(t.key().conditionId()) + ", \"seed\": " + t.key().seed() + ", \"state\": " + text(t.state().name().toLowerCase(Locale.ROOT))
				+ ", \"attempts\": " + t.attempts() + ", \"worker\": " + text(t.worker()) + ", \"error\": " + text(t.error()) + ", \"text\": "
				+ text(t.prompt()) + ", \"negative\": " + text(t.negative()) + '}';
	}

	private static String worker(WorkerRow w) {
		return "{\"name\": " + text(w.name()) + ", \"generator\": " + text(w.generator()) + ", \"device\": " + text(w.device())
				+ ", \"started\": " + text(w.started().toString()) + ", \"seen\": " + text(w.seen().toString()) + ", \"made\": " + w.made()
				+ ", \"failed\": " + w.failed() + ", \"picturesPerSecond\": " + w.rate() + ", \"doing\": " + text(w.doing()) + '}';
	}

	private static String text(String value) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char c : value.toCharArray()) {
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			} else if (c < ' ') {
				quoted.append(String.format("\\u%04x", (int) c));
			} else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}
}
