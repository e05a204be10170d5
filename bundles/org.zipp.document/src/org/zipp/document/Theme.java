package org.zipp.document;

import java.util.List;

/**
 * Colours of a figure. Series use the palette of Okabe and Ito (2008), which the colour-blind can tell apart; shapes
 * differ as well.
 */
public enum Theme {
	/** Dark on light, on a screen. */
	LIGHT("#1b1f24", "#57606a", "#d0d7de", "#ffffff", List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b87f00", "#3f8fc4")),
	/** Light on dark, on a screen. */
	DARK("#e6edf3", "#9aa6b2", "#3d444d", "#14181d", List.of("#56b4e9", "#e69f00", "#2fbf92", "#e59ac1", "#f0e442", "#ff8a4c")),
	/** Black on white, on paper. */
	PRINT("#000000", "#444444", "#bbbbbb", "#ffffff", List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b87f00", "#3f8fc4")),
	/** Inside an HTML page, whose style sheet sets the colours. */
	PAGE("var(--ink)", "var(--muted)", "var(--line)", "var(--page)", List.of("var(--s1)", "var(--s2)", "var(--s3)", "var(--s4)",
			"var(--s5)", "var(--s6)"));

	private final String ink;
	private final String muted;
	private final String line;
	private final String ground;
	private final List<String> series;

	Theme(String ink, String muted, String line, String ground, List<String> series) {
		this.ink = ink;
		this.muted = muted;
		this.line = line;
		this.ground = ground;
		this.series = series;
	}

	/** Colour of text and axes. */
	public String ink() {
		return ink;
	}

	/** Colour of what matters less. */
	public String muted() {
		return muted;
	}

	/** Colour of grid lines. */
	public String line() {
		return line;
	}

	/** Colour of what the figure is drawn on, for text on strong colours. */
	public String ground() {
		return ground;
	}

	/** Colour of the i-th series, from 0; they repeat. */
	public String series(int i) {
		return series.get(i % series.size());
	}

	/** How many series have a colour of their own. */
	public int seriesCount() {
		return series.size();
	}
}
