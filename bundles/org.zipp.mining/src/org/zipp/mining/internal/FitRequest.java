package org.zipp.mining.internal;

import java.nio.file.Path;

import org.zipp.mining.encoder.AlignSource;
import org.zipp.mining.encoder.EncoderSettings;
import org.zipp.mining.encoder.FeatureChoice;
import org.zipp.mining.encoder.LinkEvaluation;

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
