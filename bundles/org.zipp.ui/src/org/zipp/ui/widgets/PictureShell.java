package org.zipp.ui.widgets;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.zipp.store.ImageRepository;
import org.zipp.store.Rows.ImageRow;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;

/** A window with one picture as large as it fits and the prompt it was rendered from; Escape closes it. */
public final class PictureShell {

	private static final int TEXT_HEIGHT = 110;
	private static final double SCREEN_SHARE = 0.9;

	private PictureShell() {
	}

	/**
	 * Opens the window.
	 *
	 * @param words what stands below the picture
	 */
	public static void open(Shell parent, String title, ImageRow row, String words, ImageRepository pictures) {
		Shell shell = new Shell(parent, SWT.SHELL_TRIM);
		shell.setText(title);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(shell);
		Image[] image = new Image[1];
		Canvas canvas = new Canvas(shell, SWT.DOUBLE_BUFFERED);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		canvas.addListener(SWT.Paint, e -> paint(e, canvas, image[0]));
		canvas.addListener(SWT.Dispose, e -> {
			if (image[0] != null) {
				image[0].dispose();
			}
		});
		Label text = new Label(shell, SWT.WRAP);
		text.setText(words.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).indent(10, 8).hint(200, SWT.DEFAULT).applyTo(text);
		shell.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE || e.detail == SWT.TRAVERSE_RETURN) {
				shell.close();
			}
		});
		Rectangle screen = parent.getMonitor().getClientArea();
		int width = Math.min((int) (screen.width * SCREEN_SHARE), Math.max(420, 2 * row.width()));
		int height = Math.min((int) (screen.height * SCREEN_SHARE), Math.max(420, 2 * row.height()) + TEXT_HEIGHT);
		shell.setBounds(screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2, width, height);
		shell.open();
		canvas.setFocus();
		UiJobs.load("Read picture", () -> PictureCache.read(pictures, row.content()), canvas, data -> {
			image[0] = new Image(canvas.getDisplay(), data);
			canvas.redraw();
		});
	}

	private static void paint(Event e, Canvas canvas, Image image) {
		Rectangle area = canvas.getClientArea();
		e.gc.setBackground(Theme.color(Theme.GROUND));
		e.gc.fillRectangle(area);
		if (image != null) {
			Rectangle size = image.getBounds();
			double scale = Math.min((double) area.width / size.width, (double) area.height / size.height);
			int width = (int) (size.width * scale);
			int height = (int) (size.height * scale);
			e.gc.setInterpolation(SWT.HIGH);
			e.gc.drawImage(image, 0, 0, size.width, size.height, (area.width - width) / 2, (area.height - height) / 2,
					width, height);
		}
	}
}
