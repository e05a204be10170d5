package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.compute.ImageEmbedder;
import org.zipp.encoder.Alignments.OpenAlignment;
import org.zipp.encoder.internal.alignment.AlignmentsComponent;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.pictures.AttachOperation;
import org.zipp.tables.TableFilesProvider;

/** Users beside the pictures attached to their posts. */
class PictureAlignmentTest {

	@TempDir
	private Path folder;

	private AttachOperation attach() throws IOException {
		AttachOperation attach = new AttachOperation(new TableFilesProvider());
		attach.dir = folder;
		attach.pictures = Files.createDirectories(folder.resolve("downloads"));
		return attach;
	}

	private void write(String name, int rgb, int side) throws IOException {
		BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < side * side; i++) {
			image.setRGB(i % side, i / side, rgb);
		}
		assertTrue(ImageIO.write(image, "png", attach().pictures.resolve(name).toFile()));
	}

	/** The mean colour of a picture, and a constant; red, green and blue become directions of their own. */
	private static final class MeanColour implements ImageEmbedder {

		private int embedded;

		@Override
		public String model() {
			return "mean colour";
		}

		@Override
		public String fingerprint() {
			return "mean colour 1";
		}

		@Override
		public int dimension() {
			return 3;
		}

		@Override
		public int inputSize() {
			return 4;
		}

		@Override
		public float[][] embed(List<BufferedImage> pictures) {
			embedded += pictures.size();
			return pictures.stream().map(p -> {
				assertTrue(p.getWidth() <= 16 && p.getHeight() <= 16, "large pictures are read small");
				int rgb = p.getRGB(0, 0);
				return new float[] { (rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f };
			}).toArray(float[][]::new);
		}

		@Override
		public void close() {
			// Nothing is held.
		}
	}

	@Test
	void usersAreAlignedToTheMeanOfTheirPictures() throws IOException {
		Graphs graphs = new Graphs().image("ann", "art", 5, "red").image("ann", "zoo", 5, "red again")
				.image("ann", "zoo", 5, "green").image("bob", "art", 5, "blue").image("cid", "art", 5, "no picture of this one");
		MeanColour embedder = new MeanColour();
		Alignments alignments = new AlignmentsComponent(null, model -> {
			assertEquals(null, model);
			return embedder;
		});
		try (InteractionGraph graph = graphs.open(folder)) {
			StudyDirectory study = new StudyDirectory(folder);
			SubMonitor monitor = SubMonitor.convert(new NullProgressMonitor());
			ZippException none = assertThrows(ZippException.class,
					() -> alignments.open(study, graph, Alignments.IMAGES, null, monitor));
			assertTrue(none.getMessage().contains("attach"), none.getMessage());
			write("i0.png", 0xFF0000, 64);
			write("i1.png", 0xFF0000, 64);
			write("i2.png", 0x00FF00, 640);
			write("i3.png", 0x0000FF, 5);
			Graphs.run(attach());
			try (OpenAlignment alignment = alignments.open(study, graph, Alignments.IMAGES, null, monitor)) {
				assertEquals("mean colour", alignment.model());
				assertEquals("images", alignment.source());
				assertEquals(2, alignment.users());
				assertEquals(3, embedder.embedded, "the same picture is embedded once");
				float[] row = new float[3];
				alignment.copy(graph.indexOfUser("ann"), row, 0);
				assertArrayEquals(new float[] { 2 / (float) Math.sqrt(5), 1 / (float) Math.sqrt(5), 0 }, row, 1e-6f);
				alignment.copy(graph.indexOfUser("bob"), row, 0);
				assertArrayEquals(new float[] { 0, 0, 1 }, row, 1e-6f);
				assertFalse(alignment.has(graph.indexOfUser("cid")));
			}
			write("i4.png", 0x0000FF, 5);
			Graphs.run(attach());
			try (OpenAlignment alignment = alignments.open(study, graph, Alignments.IMAGES, null, monitor)) {
				assertEquals(3, alignment.users(), "computed anew when pictures were added");
			}
		}
	}
}
