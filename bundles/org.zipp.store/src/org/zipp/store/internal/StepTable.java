package org.zipp.store.internal;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.store.Rows.StepRow;
import org.zipp.store.StepLog;
import org.zipp.store.StoreListener.Topic;

final class StepTable implements StepLog {

	private static final String SAVE = Database.upsert("steps", List.of("step VARCHAR"),
			List.of("fingerprint VARCHAR", "finished_at TIMESTAMP WITH TIME ZONE", "seconds DOUBLE PRECISION"));

	private final Database database;
	private final Listeners listeners;

	StepTable(Database database, Listeners listeners) {
		this.database = database;
		this.listeners = listeners;
	}

	@Override
	public Optional<StepRow> last(String step) {
		return all().stream().filter(s -> s.step().equals(step)).findFirst();
	}

	@Override
	public void remember(String step, Map<String, String> parameters) {
		database.write("Noting the parameters of the step " + step, h -> {
			h.execute("DELETE FROM step_parameters WHERE step = ?", step);
			Database.batch(h, "INSERT INTO step_parameters (step, name, content) VALUES (?, ?, ?)", parameters.entrySet(),
					p -> new Object[] { step, p.getKey(), Database.text(p.getValue()) });
			return null;
		});
	}

	@Override
	public Map<String, String> parameters(String step) {
		return database.read("Reading the parameters of the step " + step, h -> {
			Map<String, String> parameters = new LinkedHashMap<>();
			h.createQuery("SELECT name, content FROM step_parameters WHERE step = ? ORDER BY name").bind(0, step)
					.map((r, c) -> parameters.put(r.getString(1), r.getString(2))).list();
			return parameters;
		});
	}

	@Override
	public void finish(StepRow step) {
		database.merge("Recording the step " + step.step(), h -> {
			h.execute(SAVE, step.step(), step.fingerprint(), step.finishedAt(), step.seconds());
			h.execute("DELETE FROM step_counts WHERE step = ?", step.step());
			int place = 0;
			for (Map.Entry<String, Long> count : step.counts().entrySet()) {
				h.execute("INSERT INTO step_counts (step, place, name, amount) VALUES (?, ?, ?, ?)", step.step(), place++,
						count.getKey(), count.getValue());
			}
			return step;
		});
		listeners.changed(Topic.STEPS, "");
	}

	@Override
	public List<StepRow> all() {
		return database.read("Reading the finished steps", h -> {
			Map<String, Map<String, Long>> counts = new HashMap<>();
			h.createQuery("SELECT step, name, amount FROM step_counts ORDER BY step, place").map((r, c) -> counts
					.computeIfAbsent(r.getString(1), s -> new LinkedHashMap<>()).put(r.getString(2), r.getLong(3))).list();
			return h.createQuery("SELECT step, fingerprint, finished_at, seconds FROM steps ORDER BY finished_at, step")
					.map((r, c) -> new StepRow(r.getString(1), r.getString(2), r.getObject(3, OffsetDateTime.class).toInstant(),
							r.getDouble(4), counts.getOrDefault(r.getString(1), Map.of())))
					.list();
		});
	}
}
