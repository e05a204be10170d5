package org.zipp.graph;

import java.time.YearMonth;

/** What was written in a month (UTC). */
public record MonthCount(YearMonth month, long posts, long comments) {
}
