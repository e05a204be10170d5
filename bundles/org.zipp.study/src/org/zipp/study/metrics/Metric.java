package org.zipp.study.metrics;

import java.util.Arrays;
import java.util.Optional;

/** What is measured of a picture. Two of these are never the same number under another name: none is compared with another. */
public enum Metric {

	/** Hessel et al. 2021, EMNLP: 2.5 · max(cos, 0) of text and picture, here times 100. */
	CLIP_PROMPT("clip-prompt", "CLIPScore text–image, base prompt",
			"250 · max(0, cosine) of the CLIP embeddings of the base prompt and the picture"),

	/** The same with the prompt that the picture was made from. */
	CLIP_RENDERED("clip-rendered", "CLIPScore text–image, prompt it was made from",
			"250 · max(0, cosine) of the CLIP embeddings of the prompt that the picture was made from and the picture"),

	/** Image–image as in Tailored Visions. */
	CLIP_OWN("clip-own", "CLIPScore image–image, user's own pictures",
			"100 · max(0, cosine) of the CLIP embeddings of the picture and each picture that the user posted, their mean"),

	/** Kirstain et al. 2023, NeurIPS. */
	PICKSCORE("pickscore", "PickScore, base prompt", "e^logit_scale · cosine of the base prompt and the picture, by the PickScore model");

	/** Factor of text–image scores, w · 100. */
	public static final double TEXT_FACTOR = 250;
	/** Factor of image–image scores. */
	public static final double IMAGE_FACTOR = 100;

	private final String id;
	private final String label;
	private final String definition;

	Metric(String id, String label, String definition) {
		this.id = id;
		this.label = label;
		this.definition = definition;
	}

	/** Name in files. */
	public String id() {
		return id;
	}

	/** Name for people; text–image and image–image are told apart in it. */
	public String label() {
		return label;
	}

	/** How it is computed, a phrase. */
	public String definition() {
		return definition;
	}

	/** The metric of that name. */
	static Optional<Metric> of(String id) {
		return Arrays.stream(values()).filter(m -> m.id.equals(id)).findFirst();
	}
}
