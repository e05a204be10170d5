package org.zipp.report.internal.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.Section;
import org.zipp.document.Table;

/** The methods and main results of a report as text for a paper: Markdown, LaTeX, and the works cited as BibTeX. */
final class MethodsText {

	private static final List<String> SECTIONS = List.of("methods", "summary");
	private static final List<String> TABLES = List.of("win-rates", "persona-rating", "persona-rating-agreement");

	/** A work, and the words after which it is cited. */
	private record Work(String key, String after, String entry) {
	}

	private static final List<Work> WORKS = List.of(
			new Work("bell2002", "(Bell and McCaffrey 2002)", "@article{bell2002,\n  author = {Bell, Robert M. and McCaffrey, Daniel F.},\n"
					+ "  title = {Bias reduction in standard errors for linear regression with multi-stage samples},\n  journal = {Survey Methodology},\n"
					+ "  volume = {28},\n  pages = {169--181},\n  year = {2002}\n}"),
			new Work("wilson1927", "Wilson\u2019s interval", "@article{wilson1927,\n  author = {Wilson, Edwin B.},\n"
					+ "  title = {Probable inference, the law of succession, and statistical inference},\n"
					+ "  journal = {Journal of the American Statistical Association},\n  volume = {22},\n  pages = {209--212},\n  year = {1927}\n}"),
			new Work("holm1979", "Holm\u2019s method", "@article{holm1979,\n  author = {Holm, Sture},\n"
					+ "  title = {A simple sequentially rejective multiple test procedure},\n  journal = {Scandinavian Journal of Statistics},\n"
					+ "  volume = {6},\n  pages = {65--70},\n  year = {1979}\n}"),
			new Work("benjamini1995", "Benjamini and Hochberg", "@article{benjamini1995,\n  author = {Benjamini, Yoav and Hochberg, Yosef},\n"
					+ "  title = {Controlling the false discovery rate: a practical and powerful approach to multiple testing},\n"
					+ "  journal = {Journal of the Royal Statistical Society B},\n  volume = {57},\n  pages = {289--300},\n  year = {1995}\n}"),
			new Work("bradley1952", "Bradley\u2013Terry model", "@article{bradley1952,\n  author = {Bradley, Ralph A. and Terry, Milton E.},\n"
					+ "  title = {Rank analysis of incomplete block designs: {I}. {T}he method of paired comparisons},\n  journal = {Biometrika},\n"
					+ "  volume = {39},\n  pages = {324--345},\n  year = {1952}\n}"),
			new Work("davidson1970", "Davidson\u2019s parameter", "@article{davidson1970,\n  author = {Davidson, Roger R.},\n"
					+ "  title = {On extending the {B}radley--{T}erry model to accommodate ties in paired comparison experiments},\n"
					+ "  journal = {Journal of the American Statistical Association},\n  volume = {65},\n  pages = {317--328},\n  year = {1970}\n}"),
			new Work("deming1940", "iterative proportional fitting",
					"@article{deming1940,\n  author = {Deming, W. Edwards and Stephan, Frederick F.},\n"
					+ "  title = {On a least squares adjustment of a sampled frequency table when the expected marginal totals are known},\n"
					+ "  journal = {Annals of Mathematical Statistics},\n  volume = {11},\n  pages = {427--444},\n  year = {1940}\n}"),
			new Work("krippendorff2011", "Krippendorff\u2019s \u03b1", "@techreport{krippendorff2011,\n  author = {Krippendorff, Klaus},\n"
					+ "  title = {Computing {K}rippendorff's alpha-reliability},\n  institution = {University of Pennsylvania},\n  year = {2011}\n}"),
			new Work("shrout1979", "ICC(2,1)", "@article{shrout1979,\n  author = {Shrout, Patrick E. and Fleiss, Joseph L.},\n"
					+ "  title = {Intraclass correlations: uses in assessing rater reliability},\n  journal = {Psychological Bulletin},\n"
					+ "  volume = {86},\n  pages = {420--428},\n  year = {1979}\n}"));

	private static final Map<String, String> LATEX = new TreeMap<>(Map.ofEntries(Map.entry("\\", "\\textbackslash{}"), Map.entry("&", "\\&"),
			Map.entry("%", "\\%"), Map.entry("$", "\\$"), Map.entry("#", "\\#"), Map.entry("_", "\\_"), Map.entry("{", "\\{"), Map.entry("}", "\\}"),
			Map.entry("~", "\\textasciitilde{}"), Map.entry("^", "\\textasciicircum{}"), Map.entry("\u2013", "--"), Map.entry("\u2014", "---"),
			Map.entry("\u2212", "$-$"), Map.entry("\u03b1", "$\\alpha$"), Map.entry("\u03ba", "$\\kappa$"), Map.entry("\u201C", "``"),
					Map.entry("\u201D", "''"),
			Map.entry("\u2019", "'"), Map.entry("\u00A0", "~"), Map.entry("<", "$<$"), Map.entry(">", "$>$"), Map.entry("\u00D7", "$\\times$"),
			Map.entry("\u00B7", "$\\cdot$"), Map.entry("\u2265", "$\\geq$"), Map.entry("\u2264", "$\\leq$")));

	private final Document report;
	private final Set<String> cited = new LinkedHashSet<>();

	MethodsText(Document report) {
		this.report = report;
		texts().forEach(t -> WORKS.stream().filter(w -> t.contains(w.after)).forEach(w -> cited.add(w.key)));
	}

	private List<Section> sections() {
		return SECTIONS.stream().flatMap(id -> report.sections().stream().filter(s -> s.id().equals(id))).toList();
	}

	private List<Table> tables() {
		return report.tables().stream().filter(t -> TABLES.stream().anyMatch(id -> t.id().equals(id) || t.id().endsWith('-' + id))).toList();
	}

	private List<String> texts() {
		List<String> texts = new ArrayList<>();
		sections().forEach(s -> s.blocks().forEach(b -> texts.addAll(paragraphs(b))));
		tables().forEach(t -> t.rows().forEach(r -> r.forEach(c -> texts.add(c.display()))));
		return texts;
	}

	private static List<String> paragraphs(Block block) {
		return switch (block) {
		case Block.Paragraph p -> List.of(p.text());
		case Block.Points p -> p.items();
		case Block.Warning w -> List.of(w.text());
		default -> List.of();
		};
	}

	/** Keys of the works that the text cites. */
	Set<String> cited() {
		return Set.copyOf(cited);
	}

	/** The works cited. */
	String bibtex() {
		return WORKS.stream().filter(w -> cited.contains(w.key)).map(w -> w.entry + '\n').collect(Collectors.joining("\n"));
	}

	/** @param citation how a key is cited, with {@code %s} for it */
	private static String cite(String text, String citation) {
		String with = text;
		for (Work w : WORKS) {
			String mark = citation.formatted(w.key);
			int at = with.indexOf(w.after);
			if (at >= 0) {
				boolean bracketed = w.after.startsWith("(") && w.after.endsWith(")") && Character.isLetter(w.after.charAt(1));
				with = with.substring(0, at) + (bracketed ? mark : w.after + ' ' + mark) + with.substring(at + w.after.length());
			}
		}
		return with;
	}

	/** With citations as pandoc takes them. */
	String markdown() {
		StringBuilder out = new StringBuilder("# " + report.title() + "\n");
		for (Section s : sections()) {
			out.append("\n## ").append(s.heading()).append('\n');
			for (Block b : s.blocks()) {
				boolean list = b instanceof Block.Points;
				paragraphs(b).forEach(p -> out.append(list ? "\n- " : "\n").append(cite(p, "[@%s]")).append('\n'));
			}
		}
		for (Table t : tables()) {
			out.append("\n### ").append(t.title()).append("\n\n| ").append(t.columns().stream().map(c -> pipe(c.name()))
					.collect(Collectors.joining(" | ")))
					.append(" |\n|").append("---|".repeat(t.columns().size())).append('\n');
			t.rows().forEach(r -> out.append("| ").append(r.stream().map(Cell::display).map(MethodsText::pipe).collect(Collectors.joining(" | ")))
					.append(" |\n"));
			out.append('\n').append(t.note()).append('\n');
		}
		return out.toString();
	}

	private static String pipe(String text) {
		return text.replace("|", "\\|");
	}

	/** Sections and tables to be put into a paper; booktabs is not needed. */
	String latex() {
		StringBuilder out = new StringBuilder();
		for (Section s : sections()) {
			out.append("\\section{").append(escape(s.heading())).append("}\n\n");
			for (Block b : s.blocks()) {
				boolean list = b instanceof Block.Points;
				out.append(list ? "\\begin{itemize}\n" : "");
				paragraphs(b).forEach(p -> out.append(list ? "\\item " : "").append(latexCited(p)).append(list ? "\n" : "\n\n"));
				out.append(list ? "\\end{itemize}\n\n" : "");
			}
		}
		for (Table t : tables()) {
			out.append("\\begin{table}\n\\caption{").append(escape(t.title())).append("}\n\\begin{tabular}{")
					.append(t.columns().stream().map(c -> c.kind().isNumeric() ? "r" : "l").collect(Collectors.joining())).append("}\n\\hline\n")
					.append(t.columns().stream().map(c -> escape(c.name())).collect(Collectors.joining(" & "))).append(" \\\\\n\\hline\n");
			t.rows().forEach(r -> out.append(r.stream().map(c -> escape(c.display())).collect(Collectors.joining(" & "))).append(" \\\\\n"));
			out.append("\\hline\n\\end{tabular}\n\\end{table}\n\n");
		}
		return out.toString();
	}

	private static String latexCited(String text) {
		// Keys are letters and digits, so that escaping leaves them alone.
		return escape(cite(text, "\uE000%s\uE001")).replace("\uE000", "\\cite{").replace("\uE001", "}");
	}

	private static String escape(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().forEach(c -> {
			String letter = Character.toString(c);
			out.append(LATEX.getOrDefault(letter, letter));
		});
		return out.toString();
	}
}
