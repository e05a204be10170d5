package org.zipp.ui.line;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.store.Freshness;
import org.zipp.store.Freshness.Product;
import org.zipp.store.Freshness.State;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.StudyStore;

/**
 * What of a study is outdated, and which of its pictures are missing or damaged.
 *
 * @param freshness what rests on something that has changed
 * @param broken    content hashes of pictures whose files are missing or damaged
 * @param trials    trials that show one of them
 * @param voted     those of them that are answered
 * @param sentences what there is to do, a sentence each, with the menu that does it
 */
public record Upkeep(Freshness freshness, Set<String> broken, long trials, long voted, List<String> sentences) {

	/** Nothing to do, or nothing known yet. */
	public static final Upkeep NOTHING = new Upkeep(new Freshness(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of()), Set.of(), 0,
			0);

	/** The step of the line that brings up to date. */
	public static final String REFRESH = "refresh";
	/** The step that makes damaged pictures again. */
	public static final String REPAIR = "repair";

	/** How a sentence about damaged pictures ends. */
	public static final String RUN_REPAIR = "Run Line > Pictures > Make damaged pictures again.";
	/** How a sentence about outdated work ends. */
	public static final String RUN_REFRESH = "Run Line > Pictures > Bring up to date.";

	/** Counts what is outdated, which takes a while where there is much; not in the UI thread. */
	Upkeep(Freshness freshness, Set<String> broken, long trials, long voted) {
		this(freshness, broken, trials, voted, sentences(freshness, broken.isEmpty() ? "" : damage(broken.size(), trials, voted)));
	}

	/** Looks at a study; not in the UI thread. Files that look as when they were found whole are not read again. */
	public static Upkeep read(StudyStore store) {
		Freshness freshness = store.freshness();
		List<JudgedTrial> trials = store.trials().all();
		Set<String> contents = new HashSet<>();
		store.images().ofEverySetting().forEach(i -> contents.add(i.content()));
		trials.forEach(t -> contents.addAll(List.of(t.trial().leftImage(), t.trial().rightImage())));
		contents.remove("");
		Set<String> broken = new TreeSet<>();
		store.images().states(contents, false, SubMonitor.convert(null)).forEach((content, state) -> {
			if (state != PictureState.WHOLE) {
				broken.add(content);
			}
		});
		List<JudgedTrial> touched = trials.stream()
				.filter(t -> broken.contains(t.trial().leftImage()) || broken.contains(t.trial().rightImage())).toList();
		return new Upkeep(freshness, broken, touched.size(), touched.stream().filter(t -> t.vote() != null).count());
	}

	private static List<String> sentences(Freshness freshness, String damage) {
		List<String> sentences = new ArrayList<>();
		if (!damage.isEmpty()) {
			sentences.add(damage + ' ' + RUN_REPAIR);
		}
		if (freshness.hasOutdated()) {
			List<String> parts = new ArrayList<>();
			for (Product product : List.of(Product.EVIDENCE, Product.PERSONAS, Product.PROMPTS, Product.PICTURES)) {
				long n = freshness.count(product, State.OUTDATED);
				if (n > 0) {
					parts.add(product.counted(n));
				}
			}
			sentences.add("Outdated, because what they were made from has changed: " + String.join(", ", parts)
					+ ". " + RUN_REFRESH);
		}
		long votes = freshness.count(Product.VOTES, State.OUTDATED);
		if (votes > 0) {
			sentences.add(votes == 1 ? "1 vote rests on something outdated. It stays, and the report says so."
					: String.format(Locale.ROOT, "%,d votes rest on something outdated. They stay, and the report says so.", votes));
		}
		return List.copyOf(sentences);
	}

	/** What stands behind the name of a picture that is damaged or outdated; else empty. */
	public String mark(ImageRow picture) {
		return broken.contains(picture.content()) ? ", damaged" : freshness.picture(picture.key()).isOutdated() ? ", outdated" : "";
	}

	/** How much is broken, in a sentence. */
	public String damage() {
		return damage(broken.size(), trials, voted);
	}

	private static String damage(int broken, long trials, long voted) {
		boolean one = broken == 1;
		return String.format(Locale.ROOT, "%,d %s missing or damaged; %,d %s %s, %,d of these %s answered.", broken,
				one ? "picture is" : "pictures are", trials, trials == 1 ? "trial shows" : "trials show", one ? "it" : "them", voted,
				voted == 1 ? "is" : "are");
	}
}
