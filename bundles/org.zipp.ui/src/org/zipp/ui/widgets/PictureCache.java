package org.zipp.ui.widgets;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import org.eclipse.swt.graphics.ImageData;
import org.zipp.core.ZippException;

/** Picture files read ahead of their showing. One thread asks; others read. */
public final class PictureCache {

	private final Map<Path, CompletableFuture<ImageData>> pictures = new HashMap<>();
	private final Executor readers = ForkJoinPool.commonPool();

	/** The picture of a file, being read. Fails with a {@link ZippException} that names the file. */
	public CompletableFuture<ImageData> get(Path file) {
		return pictures.computeIfAbsent(file, f -> CompletableFuture.supplyAsync(() -> read(f), readers));
	}

	/** Forgets all but these. */
	public void keepOnly(Set<Path> files) {
		pictures.keySet().retainAll(files);
	}

	private static ImageData read(Path file) {
		try {
			return new ImageData(file.toString());
		} catch (RuntimeException e) {
			throw new ZippException("The picture cannot be read: " + e.getMessage()
					+ ". Run Generate again to make it anew.", file, 0, e);
		}
	}
}
