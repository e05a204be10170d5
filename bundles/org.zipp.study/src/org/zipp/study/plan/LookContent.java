package org.zipp.study.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.core.ZippException;
import org.zipp.store.Rows.LookRow;

/**
 * What was seen at a look at the votes, as it is kept.
 *
 * @param votes       hash of the votes that were looked at
 * @param comparisons what was seen of each
 */
public record LookContent(String votes, List<Seen> comparisons) {

	/**
	 * What was seen of a comparison.
	 *
	 * @param first       condition id
	 * @param second      condition id
	 * @param information fraction of the planned information
	 * @param z           the statistic, above 0 when the first won more; empty when there was none
	 */
	public record Seen(String first, String second, double information, Optional<Double> z) {

		/** Whether it compares those two, in either order. */
		public boolean isOf(String one, String other) {
			return first.equals(one) && second.equals(other) || first.equals(other) && second.equals(one);
		}

		/** The statistic as of a condition; 0 when there was none. */
		public double zOf(String condition) {
			return z.map(v -> condition.equals(first) ? v : -v).orElse(0.0);
		}
	}

	public LookContent {
		comparisons = List.copyOf(comparisons);
	}

	/** As it is stored. */
	public String text() {
		List<Object> list = new ArrayList<>();
		for (Seen s : comparisons) {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("first", s.first);
			one.put("second", s.second);
			one.put("information", s.information);
			s.z.ifPresent(z -> one.put("z", z));
			list.add(one);
		}
		return CanonicalJson.write(Map.of("comparisons", list, "votes", votes));
	}

	/**
	 * Of a stored look.
	 *
	 * @throws ZippException when it is none
	 */
	public static LookContent of(LookRow row) {
		if (CanonicalJson.read(row.content()) instanceof Map<?, ?> map && map.get("comparisons") instanceof List<?> list
				&& map.get("votes") instanceof String votes) {
			List<Seen> seen = new ArrayList<>();
			for (Object one : list) {
				if (!(one instanceof Map<?, ?> s) || !(s.get("first") instanceof String first) || !(s.get("second") instanceof String second)
						|| !(s.get("information") instanceof BigDecimal information)) {
					throw new ZippException("The look of " + row.at() + " cannot be read.");
				}
				seen.add(new Seen(first, second, information.doubleValue(),
						s.get("z") instanceof BigDecimal z ? Optional.of(z.doubleValue()) : Optional.empty()));
			}
			return new LookContent(votes, seen);
		}
		throw new ZippException("The look of " + row.at() + " cannot be read.");
	}
}
