package org.zipp.encoder.internal.fit;

import java.nio.file.Path;

import org.zipp.encoder.AlignSource;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.FeatureChoice;
import org.zipp.encoder.LinkEvaluation;

/**
 * A fit that is wanted.
 *
 * @param settings   how to train
 * @param splitSeed  of the links that are held out
 * @param features   of the communities
 * @param source     of ImageAlign, for methods that need it
 * @param imageModel folder of the image encoder; {@code null} for the stand-in
 * @param evaluation how to measure
 */
public record FitRequest(EncoderSettings settings, long splitSeed, FeatureChoice features, AlignSource source,
		Path imageModel, LinkEvaluation.Settings evaluation) {
}
