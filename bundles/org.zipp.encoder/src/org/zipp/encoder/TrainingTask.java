package org.zipp.encoder;

import java.nio.file.Path;
import java.util.Optional;

import org.zipp.graph.InteractionGraph;

/**
 * What an encoder is fitted to.
 *
 * @param graph     the whole graph; only links that {@code split} calls training links may be looked at, validation links
 *                  to stop early
 * @param split     which links are held out
 * @param features  features of the communities
 * @param alignment visual posting behaviour; needed by methods with ImageAlign
 * @param settings  how to train
 * @param folder    an existing folder of this fit: checkpoint, best parameters, {@link TrainingLog}
 */
public record TrainingTask(InteractionGraph graph, LinkSplit split, CommunityFeatures features,
		Optional<Alignment> alignment, EncoderSettings settings, Path folder) {
}
