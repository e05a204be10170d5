package org.zipp.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

import org.zipp.document.internal.Csv;
import org.zipp.document.internal.Html;
import org.zipp.document.internal.Json;
import org.zipp.document.internal.Pdf;
import org.zipp.document.internal.Raster;

/** The forms in which documents, tables and figures leave the workbench. */
public final class DocumentFormats {

	private DocumentFormats() {
	}

	/** One self-contained HTML page with SVG figures; light or dark as the reader's system is. */
	public static String html(Document document) {
		return Html.screen(document);
	}

	/**
	 * A PDF for A4 paper with figures as vectors. The stream stays open.
	 *
	 * @return what the PDF lacks because no font of this machine has it, a sentence; empty when it has everything
	 */
	public static Optional<String> pdf(Document document, OutputStream out) {
		return Pdf.write(document, out);
	}

	/** A figure as an SVG document of its own, on the ground of the theme. */
	public static String svg(Figure figure, Theme theme) {
		return Raster.grounded(figure, theme);
	}

	/**
	 * A figure as a PNG picture on the ground of the theme.
	 *
	 * @param scale pixels per unit of the figure, for example 2
	 */
	public static byte[] png(Figure figure, Theme theme, double scale) {
		return Raster.png(figure, theme, scale);
	}

	/** A table as CSV in full precision, UTF-8. */
	public static String csv(Table table) {
		return Csv.of(table);
	}

	/** The same, written row by row; what it is written to stays open. */
	public static void csv(Table table, Appendable out) throws IOException {
		Csv.write(table, out);
	}

	/**
	 * Every text, fact and table as JSON for programs: numbers in full precision, ranges with low, high and level, missing
	 * values as {@code null}. The data are not in it; a row names those behind its numbers.
	 */
	public static String json(Document document) {
		return Json.of(document);
	}

	/**
	 * Tables as JSON for programs.
	 *
	 * @param schema  names the form
	 * @param summary what they say, in words
	 */
	public static String json(String schema, String summary, List<Table> tables) {
		return Json.of(schema, summary, tables);
	}
}
