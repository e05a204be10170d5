package org.zipp.core.style;

/** What a visual taste is about. */
public enum StyleAxis {
	PALETTE, LIGHT, TEXTURE, COMPOSITION
}
