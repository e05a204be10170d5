package org.zipp.ui.widgets;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureException;
import org.zipp.store.PictureState;

/** Pictures of a study read ahead of their showing. One thread asks; others read. */
public final class PictureCache {

	private final Map<String, CompletableFuture<ImageData>> pictures = new HashMap<>();
	private final Executor readers = ForkJoinPool.commonPool();

	/**
	 * The picture of that content, being read. Fails with a {@link PictureException} when it is missing or damaged; what
	 * failed is read anew when it is asked for again.
	 */
	public CompletableFuture<ImageData> get(ImageRepository images, String content) {
		CompletableFuture<ImageData> known = pictures.get(content);
		if (known == null || known.isCompletedExceptionally()) {
			known = CompletableFuture.supplyAsync(() -> read(images, content), readers);
			pictures.put(content, known);
		}
		return known;
	}

	/** Forgets all but these. */
	public void keepOnly(Set<String> contents) {
		pictures.keySet().retainAll(contents);
	}

	/**
	 * Reads and decodes a picture, not in the UI thread.
	 *
	 * @throws PictureException when it is missing or damaged
	 */
	public static ImageData read(ImageRepository images, String content) {
		byte[] png = images.read(content);
		try {
			return new ImageData(new ByteArrayInputStream(png));
		} catch (SWTException e) {
			throw new PictureException(PictureState.DAMAGED, images.file(content), e);
		}
	}
}
