package org.zipp.generation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.generation.Picture;
import org.zipp.generation.internal.PictureList.Entry;
import org.zipp.model.Condition;
import org.zipp.model.Study;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.SeedKeeping;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.tables.Csv;
import org.zipp.tables.Names;
import org.zipp.tables.TableFiles;

/** Takes pictures in that were made elsewhere: all that fit at once, and none when it is stopped. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=import",
		Operation.ORDER + ":Integer=61",
		LinePlace.GROUP + "=pictures", LinePlace.ICON + "=images", LinePlace.NEEDS + "=prompts", LinePlace.SHOWS + "=pictures" })
public final class ImportOperation extends Operation {

	@Parameter(name = "pictures", label = "Pictures",
			description = "A table with the columns user, prompt, condition, seed and file (CSV, TSV, JSON lines or Parquet; files are relative"
					+ " to it), or a folder CONDITION/USER/PROMPT/SEED.png.", required = true, path = PathUse.FILE_OR_FOLDER)
	public Path pictures;

	@Parameter(name = "generator", label = "Generator",
			description = "What made them, as reports are to name it, for example \"SDXL Turbo at our lab\".", required = true)
	public String generator;

	@Parameter(name = "condition", label = "Condition", description = "Id or label of the condition of pictures that name none.")
	public String condition = "";

	/** Id of what made imported pictures. */
	static final String ID = "import";
	private static final int CHUNK = 64;
	private static final int SHOWN = 5;

	/** Why a picture is not taken, in the order of looking. */
	enum Lack {
		ROW("rows not readable"), USER("of unknown users"), PROMPT("of unknown prompts"), CONDITION("of unknown conditions"),
		SEED("without a seed"), TWICE("listed twice"), FILE("files missing"), PICTURE("no pictures"), OTHER("there with another picture");

		private final String words;

		Lack(String words) {
			this.words = words;
		}
	}

	private record Missed(Entry entry, Lack lack, String why) {
	}

	/** A picture that is one of the study's. */
	private record Matched(Entry entry, ImageKey key) {
	}

	private record Kept(ImageKey key, String content, int width, int height) {
	}

	private final StudyStores stores;
	private final TableFiles tables;
	private final List<Missed> missed = new ArrayList<>();
	private final Set<String> written = ConcurrentHashMap.newKeySet();

	@Activate
	public ImportOperation(@Reference StudyStores stores, @Reference TableFiles tables) {
		this.stores = stores;
		this.tables = tables;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return "Import pictures";
	}

	@Override
	public String description() {
		return "Takes pictures in that another program made, for any condition, and labels them as imported. Counts what does not fit: unknown"
				+ " users, prompts and conditions, missing files, files that are no pictures. Only the pixels are kept. Run twice, it changes nothing.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (!studyDirectory().isStudy()) {
			throw new ZippException("There is no study in " + studyDirectory().root() + ". Make one with ingest and mine, or with demo.");
		}
		String name = Names.clean(generator);
		if (name.isEmpty()) {
			throw new ZippException("--generator is missing: name what made the pictures, as reports are to name it.");
		}
		List<Entry> entries = PictureList.read(pictures, Names.clean(condition), tables);
		try (StudyStore store = stores.open(studyDirectory())) {
			SubMonitor progress = SubMonitor.convert(monitor, 100);
			Study study = store.loadStudy();
			List<Matched> matched = match(entries, study, store);
			boolean done = false;
			try {
				List<Kept> kept = keep(matched, store, progress.split(90));
				OperationResult result = add(kept, entries.size(), name, study, store, progress.split(10));
				done = true;
				return result;
			} finally {
				if (!done) {
					store.images().drop(written);
				}
			}
		}
	}

	private List<Matched> match(List<Entry> entries, Study study, StudyStore store) {
		Set<String> users = store.users().participants().stream().map(UserRow::id).collect(Collectors.toSet());
		Map<String, String> prompts = new HashMap<>();
		study.getPrompts().forEach(p -> prompts.putIfAbsent(Names.folded(p.getText()), p.getId()));
		study.getPrompts().forEach(p -> prompts.put(Names.folded(p.getId()), p.getId()));
		Map<String, String> conditions = new HashMap<>();
		study.getConditions().forEach(c -> conditions.putIfAbsent(Names.folded(c.getLabel()), c.getId()));
		study.getConditions().forEach(c -> conditions.put(Names.folded(c.getId()), c.getId()));
		StudyDirectory.AuthorHash hash = studyDirectory().authorHash();
		Set<ImageKey> seen = new HashSet<>();
		List<Matched> matched = new ArrayList<>();
		for (Entry e : entries) {
			String user = e.user().isEmpty() || users.contains(e.user()) ? e.user() : hash.of(e.user());
			String prompt = prompts.get(Names.folded(e.prompt()));
			String of = conditions.get(Names.folded(e.condition()));
			if (e.problem() != null) {
				miss(e, Lack.ROW, e.problem());
			} else if (!user.isEmpty() && !users.contains(user)) {
				miss(e, Lack.USER, "No participant is called " + e.user() + '.');
			} else if (prompt == null) {
				miss(e, Lack.PROMPT, e.prompt().isEmpty() ? "It names no prompt." : "The study has no prompt " + e.prompt() + '.');
			} else if (of == null) {
				miss(e, Lack.CONDITION, e.condition().isEmpty() ? "It names no condition." : "The study has no condition " + e.condition() + '.');
			} else if (!e.seed().isEmpty() && !e.seed().matches("[0-9]{1,18}(?:\\.0)?")) {
				miss(e, Lack.SEED, "The seed must be a whole number, not " + e.seed() + '.');
			} else {
				long seed = e.seed().isEmpty() ? 0 : Long.parseLong(e.seed().replaceFirst("\\.0$", ""));
				ImageKey key = new ImageKey(user, prompt, of, seed);
				if (!seen.add(key)) {
					miss(e, Lack.TWICE, "The same user, prompt, condition and seed stand in a row before.");
				} else if (e.file() == null || !Files.isRegularFile(e.file())) {
					miss(e, Lack.FILE, e.file() == null ? "It names no file." : "There is no file " + e.file() + '.');
				} else {
					matched.add(new Matched(e, key));
				}
			}
		}
		return matched;
	}

	private synchronized void miss(Entry entry, Lack lack, String why) {
		missed.add(new Missed(entry, lack, why));
	}

	/** Takes the pixels out of the files, many at once. */
	private List<Kept> keep(List<Matched> matched, StudyStore store, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, matched.size());
		Kept[] kept = new Kept[matched.size()];
		for (int from = 0; from < matched.size(); from += CHUNK) {
			progress.checkCanceled();
			int to = Math.min(matched.size(), from + CHUNK);
			IntStream.range(from, to).parallel().forEach(i -> kept[i] = keep(matched.get(i), store));
			progress.worked(to - from);
			progress.subTask(String.format("%,d of %,d pictures read", to, matched.size()));
		}
		return Arrays.stream(kept).filter(k -> k != null).toList();
	}

	private Kept keep(Matched matched, StudyStore store) {
		try {
			Picture picture = PictureBytes.read(Files.readAllBytes(matched.entry.file()));
			String content = store.images().keep(picture.toPng());
			written.add(content);
			return new Kept(matched.key, content, picture.width(), picture.height());
		} catch (NoPictureException e) {
			miss(matched.entry, Lack.PICTURE, e.getMessage());
		} catch (IOException e) {
			miss(matched.entry, Lack.PICTURE, "The file cannot be read: " + Reasons.of(e) + '.');
		}
		return null;
	}

	private OperationResult add(List<Kept> kept, int of, String name, Study study, StudyStore store, SubMonitor monitor) {
		Map<String, Integer> sizes = new TreeMap<>();
		kept.forEach(k -> sizes.merge(k.width + " × " + k.height, 1, Integer::sum));
		if (sizes.size() > 1) {
			throw new ZippException("The pictures are of several sizes: " + sizes.entrySet().stream().map(s -> s.getValue() + " of " + s.getKey())
					.collect(Collectors.joining(", ")) + " pixels. Pictures that are compared must be of one; nothing was imported.", pictures, 0, null);
		}
		String label = name + " (imported)";
		PictureSetting own = kept.isEmpty() ? null
				: PictureSetting.of(ID, label, Settings.of(Map.of("generator", name)).text(), kept.getFirst().width, kept.getFirst().height, 0);
		PictureSetting beside = beside(kept, study, store);
		PictureSetting setting = beside == null ? own : beside;
		Map<ImageKey, ImageRow> there = new HashMap<>();
		store.images().ofEverySetting().stream().filter(i -> setting != null && i.setting().equals(setting.id()))
				.forEach(i -> there.put(i.key(), i));
		List<ImageRow> added = new ArrayList<>();
		int same = 0;
		for (Kept k : kept) {
			ImageRow old = there.get(k.key);
			if (old == null) {
				added.add(new ImageRow(k.key, k.width, k.height, k.content, label, 0, Instant.now(), setting.id(), "", "", SeedKeeping.UNVERIFIED, "",
						Map.of("origin", "imported")));
			} else if (old.content().equals(k.content)) {
				same++;
			} else {
				miss(new Entry(k.key.promptId() + ", seed " + k.key.seed(), k.key.userId(), k.key.promptId(), k.key.conditionId(),
						Long.toString(k.key.seed()), null, null),
						Lack.OTHER, "The study has another picture there, which stays. Import it under another generator's name to keep both.");
			}
		}
		monitor.checkCanceled();
		if (!added.isEmpty()) {
			store.images().add(added, beside == null ? own : null);
		}
		Set<String> used = added.stream().map(ImageRow::content).collect(Collectors.toSet());
		store.images().drop(written.stream().filter(c -> !used.contains(c)).toList());
		return result(added.size(), same, of, setting, beside != null, store);
	}

	/** The setting they stand beside: that used last, when all are of conditions whose pictures are made elsewhere; else {@code null}. */
	private PictureSetting beside(List<Kept> kept, Study study, StudyStore store) {
		Map<String, String> methods = study.getConditions().stream().collect(Collectors.toMap(Condition::getId, Condition::getMethod));
		List<PictureSetting> settings = store.images().settings();
		if (kept.isEmpty() || settings.isEmpty() || settings.getFirst().generatorId().equals(ID)
				|| !kept.stream().allMatch(k -> ConditionRow.ELSEWHERE.equals(methods.get(k.key.conditionId())))) {
			return null;
		}
		PictureSetting last = settings.getFirst();
		if (last.width() != kept.getFirst().width || last.height() != kept.getFirst().height) {
			throw new ZippException("The pictures are " + kept.getFirst().width + " × " + kept.getFirst().height
					+ " pixels and those they are to be compared with "
					+ last.width() + " × " + last.height() + ". Make them of one size; nothing was imported.", pictures, 0, null);
		}
		return last;
	}

	private OperationResult result(int added, int same, int of, PictureSetting setting, boolean beside, StudyStore store) {
		OperationResult.Builder result = OperationResult.builder().repeated(added == 0 && same > 0).count("new pictures", added)
				.count("already there", same);
		Map<Lack, Long> counts = missed.stream().collect(Collectors.groupingBy(Missed::lack, () -> new TreeMap<>(), Collectors.counting()));
		counts.forEach((lack, n) -> result.count(lack.words, n));
		missed.sort(Comparator.comparing(Missed::lack));
		write();
		if (!missed.isEmpty()) {
			result.warning(missed.size() + " of " + of + " pictures were not imported. They are listed in " + file() + '.');
			Map<Lack, Missed> firsts = missed.stream().collect(Collectors.toMap(Missed::lack, Function.identity(), (a, b) -> a, LinkedHashMap::new));
			firsts.values().stream().limit(SHOWN).forEach(m -> result.warning(m.entry.place() + ": " + m.why));
		}
		if (setting != null) {
			result.note("Pictures: " + setting.text() + (beside ? ", and beside them imported ones." : "."));
			result.note("It is not known whether their seeds made them; the report says so.");
		}
		if (added + same == 0) {
			result.problem("None of " + of + " pictures could be imported.");
		}
		return result.place(store.directory().images()).build();
	}

	private Path file() {
		return studyDirectory().root().resolve("not-imported.csv");
	}

	/** Leaves the whole list in the study, and none where nothing was left out. */
	private void write() {
		try {
			if (missed.isEmpty()) {
				Files.deleteIfExists(file());
				return;
			}
			StringBuilder text = new StringBuilder(Csv.line("place", "user", "prompt", "condition", "seed", "file", "reason"));
			missed.forEach(m -> text.append(Csv.line(m.entry.place(), m.entry.user(), m.entry.prompt(), m.entry.condition(), m.entry.seed(),
					m.entry.file(), m.why)));
			WholeFile.write(file(), text.toString());
		} catch (IOException e) {
			throw new UncheckedIOException(file() + ": " + e.getMessage(), e);
		}
	}
}
