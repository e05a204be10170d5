package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PromptRow;
import org.zipp.store.Rows.RewriteRow;

/**
 * The pictures of a user as a grid: a row per prompt, a column per condition.
 *
 * @param prompts    rows; those without any picture are left out
 * @param conditions columns; those without any picture are left out
 * @param cells      {@code cells[row][column]}, {@code null} where there is no picture
 * @param generators what rendered the pictures
 */
public record ImageGrid(List<PromptRow> prompts, List<ConditionRow> conditions, Cell[][] cells,
		List<String> generators) {

	/**
	 * A picture with the prompt it was rendered from.
	 *
	 * @param seeds how many pictures of other seeds there are; the one of the smallest seed is shown
	 */
	public record Cell(ImageRow image, String rewritten, String negative, String rewriter, int seeds) {
	}

	/**
	 * Arranges pictures.
	 *
	 * @param images   pictures of the user, and those that are not personal
	 * @param rewrites rewrites of the user, and those that are not personal
	 */
	public static ImageGrid of(List<PromptRow> prompts, List<ConditionRow> conditions, List<ImageRow> images,
			List<RewriteRow> rewrites) {
		record Key(String prompt, String condition) {
		}
		Map<Key, List<ImageRow>> byKey = new HashMap<>();
		Set<String> usedPrompts = new HashSet<>();
		Set<String> usedConditions = new HashSet<>();
		Set<String> generators = new LinkedHashSet<>();
		for (ImageRow image : images) {
			byKey.computeIfAbsent(new Key(image.key().promptId(), image.key().conditionId()), k -> new ArrayList<>())
					.add(image);
			usedPrompts.add(image.key().promptId());
			usedConditions.add(image.key().conditionId());
			generators.add(image.generator());
		}
		Map<Key, RewriteRow> rewriteByKey = new HashMap<>();
		rewrites.forEach(r -> rewriteByKey.put(new Key(r.promptId(), r.conditionId()), r));
		List<PromptRow> rows = prompts.stream().filter(p -> usedPrompts.contains(p.id())).toList();
		List<ConditionRow> columns = conditions.stream().filter(c -> usedConditions.contains(c.id())).toList();
		Cell[][] cells = new Cell[rows.size()][columns.size()];
		for (int r = 0; r < cells.length; r++) {
			for (int c = 0; c < columns.size(); c++) {
				Key key = new Key(rows.get(r).id(), columns.get(c).id());
				List<ImageRow> found = byKey.getOrDefault(key, List.of());
				RewriteRow rewrite = rewriteByKey.get(key);
				if (!found.isEmpty()) {
					cells[r][c] = new Cell(found.stream().min(Comparator.comparingLong(i -> i.key().seed())).orElseThrow(),
							rewrite == null ? rows.get(r).text() : rewrite.text(), rewrite == null ? "" : rewrite.negative(),
							rewrite == null ? "" : rewrite.rewriter(), found.size() - 1);
				}
			}
		}
		return new ImageGrid(rows, columns, cells, List.copyOf(generators));
	}

	public boolean isEmpty() {
		return prompts.isEmpty() || conditions.isEmpty();
	}

	/** What is to be known of a picture, in a few lines. */
	public String describe(int row, int column) {
		Cell cell = cells[row][column];
		if (cell == null) {
			return conditions.get(column).label() + ": no picture yet";
		}
		StringBuilder text = new StringBuilder(conditions.get(column).label()).append('\n').append(cell.rewritten);
		if (!cell.negative.isEmpty()) {
			text.append("\nNot: ").append(cell.negative);
		}
		text.append("\n\nSeed ").append(cell.image.key().seed()).append(", ").append(cell.image.width()).append(" × ")
				.append(cell.image.height()).append(" pixels, by ").append(cell.image.generator());
		if (!cell.rewriter.isEmpty()) {
			text.append("\nPrompt by ").append(cell.rewriter);
		}
		if (cell.seeds > 0) {
			text.append("\n").append(cell.seeds).append(cell.seeds == 1 ? " more seed" : " more seeds");
		}
		return text.toString();
	}
}
