package org.zipp.ui.widgets;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.zipp.core.WholeFile;
import org.zipp.document.Chart;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Theme;
import org.zipp.ui.context.UiJobs;

/** Stores charts as files: pictures on white ground, numbers as CSV. */
public final class ChartExport {

	/** Forms of a chart. */
	public enum Form {
		SVG("Export figure as SVG…"), PNG("Export figure as PNG…"), CSV("Export data as CSV…");

		private final String label;

		Form(String label) {
			this.label = label;
		}

		/** Text of a menu item. */
		public String label() {
			return label;
		}

		private String ending() {
			return '.' + name().toLowerCase(Locale.ROOT);
		}
	}

	private static final double PIXELS = 2;

	private ChartExport() {
	}

	/** Asks for a file and stores the chart there; a failure is shown. */
	public static void ask(Shell shell, Chart chart, Form form) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(form.label().replace("…", ""));
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(new String[] { '*' + form.ending() });
		dialog.setFileName(chart.figure().id() + form.ending());
		String chosen = dialog.open();
		if (chosen != null) {
			Path file = Path.of(chosen.endsWith(form.ending()) ? chosen : chosen + form.ending());
			tell(shell, () -> {
				write(chart, form, file);
				return form == Form.CSV ? "the numbers of a figure" : "the figure";
			}, file);
		}
	}

	/**
	 * Asks for a folder and stores all charts there in every form; a failure is shown.
	 *
	 * @param charts draws them, outside the UI thread
	 */
	public static void askAll(Shell shell, Callable<List<Chart>> charts) {
		DirectoryDialog dialog = new DirectoryDialog(shell, SWT.SAVE);
		dialog.setText("Export all figures");
		dialog.setMessage("Folder for the figures as SVG and PNG and for their numbers as CSV.");
		String chosen = dialog.open();
		if (chosen != null) {
			tell(shell, () -> {
				List<Chart> drawn = charts.call();
				writeAll(drawn, Path.of(chosen));
				return drawn.size() == 1 ? "the figure with its numbers" : drawn.size() + " figures with their numbers";
			}, Path.of(chosen));
		}
	}

	/** @param write stores something and says what it was */
	private static void tell(Shell shell, Callable<String> write, Path where) {
		UiJobs.load("Export figures", write, shell, what -> Notice.exported(what, where));
	}

	/**
	 * Stores all charts in a folder in every form, named by their ids.
	 *
	 * @throws org.zipp.core.ZippException when a file cannot be written
	 */
	public static void writeAll(List<Chart> charts, Path folder) {
		for (Chart chart : charts) {
			for (Form form : Form.values()) {
				write(chart, form, folder.resolve(chart.figure().id() + form.ending()));
			}
		}
	}

	/**
	 * Stores a chart.
	 *
	 * @throws org.zipp.core.ZippException when the file cannot be written; then none is left
	 */
	public static void write(Chart chart, Form form, Path file) {
		switch (form) {
		case SVG -> WholeFile.write(file, DocumentFormats.svg(chart.figure(), Theme.LIGHT));
		case PNG -> WholeFile.write(file, DocumentFormats.png(chart.figure(), Theme.LIGHT, PIXELS));
		case CSV -> WholeFile.write(file, DocumentFormats.csv(chart.data()));
		}
	}
}
