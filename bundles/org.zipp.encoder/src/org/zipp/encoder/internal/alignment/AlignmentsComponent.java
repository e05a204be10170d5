package org.zipp.encoder.internal.alignment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.compute.ImageEmbedder;
import org.zipp.core.compute.ImageEmbedders;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.encoder.Alignments;
import org.zipp.encoder.internal.files.Folders;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.pictures.AttachedPictures;

/**
 * Alignments in {@code encoders/alignment-<source>/}; they are made in {@code temp/} and moved there when they are
 * complete.
 */
@Component(service = Alignments.class)
public final class AlignmentsComponent implements Alignments {

	/** Changes when the same graph and model give other rows. */
	private static final String VERSION = "alignment 1";
	private static final String PREFIX = "alignment-";

	private final TextEmbedder texts;
	private final ImageEmbedders images;

	@Activate
	public AlignmentsComponent(@Reference TextEmbedder texts, @Reference ImageEmbedders images) {
		this.texts = texts;
		this.images = images;
	}

	@Override
	public OpenAlignment open(StudyDirectory study, InteractionGraph graph, String source, Path imageModel,
			SubMonitor monitor) {
		return switch (source) {
		case TITLES -> open(study, graph, new TitleItems(graph, texts), monitor);
		case IMAGES -> {
			try (AttachedPictures pictures = AttachedPictures.open(study)) {
				if (pictures.count() == 0) {
					throw new ZippException(PictureItems.NONE);
				}
				try (ImageEmbedder embedder = images.open(imageModel)) {
					yield open(study, graph, new PictureItems(graph, pictures, embedder), monitor);
				}
			}
		}
		default -> throw new ZippException(
				"There is no source '" + source + "' of ImageAlign. There are: " + TITLES + ", " + IMAGES + '.');
		};
	}

	private static <T> OpenAlignment open(StudyDirectory study, InteractionGraph graph, Items<T> items,
			SubMonitor monitor) {
		String fingerprint = Hashes.of(String.join("\n", VERSION, graph.fingerprint(), items.source(), items.fingerprint()));
		String name = PREFIX + items.source();
		Path place = study.encoders().resolve(name);
		Optional<OpenAlignment> there = AlignmentFiles.open(place, fingerprint);
		if (there.isPresent()) {
			return there.get();
		}
		Path work = study.temp().resolve(name);
		try {
			new AlignmentBuilder<>(items, graph.userCount(), work, fingerprint).build(monitor);
			Folders.delete(place);
			StudyDirectory.moveIntoPlace(work, place);
		} catch (IOException e) {
			throw new ZippException("What ImageAlign ties users to cannot be written: " + Reasons.of(e)
					+ ". Make room and start again; it goes on where it stopped.", work, 0, e);
		}
		return AlignmentFiles.open(place, fingerprint)
				.orElseThrow(() -> new ZippException("What was just written is gone.", place, 0, null));
	}
}
