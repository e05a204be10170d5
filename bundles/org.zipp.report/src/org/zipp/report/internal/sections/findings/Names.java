package org.zipp.report.internal.sections.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.zipp.document.Cell;
import org.zipp.document.Texts;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;

/** What the conditions and the variables of raters are called in the report: clean texts, no two the same. */
public final class Names {

	/** What a rater who said nothing is counted under. */
	static final String UNSTATED = "not stated";

	private final Map<String, Integer> conditions = new HashMap<>();
	private final List<String> labels = new ArrayList<>();
	private final SortedMap<String, String> variables = new TreeMap<>();

	Names(StudyData data) {
		Set<String> taken = new HashSet<>(Set.of("", Cell.NONE));
		data.conditions().forEach((id, label) -> add(id, label, taken));
		SortedSet<String> found = new TreeSet<>();
		Map<String, String> last = null;
		for (Judgement j : data.judgements()) {
			add(j.left(), "", taken);
			add(j.right(), "", taken);
			// Votes of one rater mostly follow each other and share the map.
			if (j.attributes() != last) {
				last = j.attributes();
				found.addAll(last.keySet());
			}
		}
		Set<String> takenVariables = new HashSet<>();
		for (String variable : found) {
			String name = Texts.clean(variable);
			variables.put(variable, unique(name.isEmpty() ? "unnamed" : name, takenVariables));
		}
	}

	private void add(String id, String label, Set<String> taken) {
		if (!conditions.containsKey(id)) {
			String clean = Texts.clean(label);
			String name = clean.isEmpty() ? Texts.clean(id) : clean;
			conditions.put(id, labels.size());
			labels.add(unique(name.isEmpty() ? "unnamed" : name, taken));
		}
	}

	private static String unique(String name, Set<String> taken) {
		String result = name;
		for (int i = 2; !taken.add(result); i++) {
			result = name + " (" + i + ')';
		}
		return result;
	}

	/** Number of a condition, from 0 in display order. */
	public int condition(String id) {
		return conditions.get(id);
	}

	/** Whether there is a condition of that id. */
	public boolean has(String id) {
		return conditions.containsKey(id);
	}

	/** Number of conditions. */
	public int conditions() {
		return labels.size();
	}

	public String label(int condition) {
		return labels.get(condition);
	}

	/** Labels of all conditions in display order. */
	public List<String> labels() {
		return labels;
	}

	/** For example {@code ZIPP 0-shot against generic}. */
	public String pair(int first, int second) {
		return labels.get(first) + " against " + labels.get(second);
	}

	/** What raters said of themselves, as stored, in order. */
	public Collection<String> variables() {
		return variables.keySet();
	}

	/** What a variable is called. */
	public String variable(String stored) {
		return variables.get(stored);
	}

	/** Column of the votes with the values of a variable. */
	public String column(String stored) {
		return "rater " + variables.get(stored);
	}

	/** What a rater's value is shown as. */
	public static String level(String value) {
		String clean = Texts.clean(value);
		return clean.isEmpty() ? UNSTATED : clean;
	}
}
