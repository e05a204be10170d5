package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.zipp.core.ZippException;

import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Languages of communities that are wanted. The language of a community is what Apache OpenNLP's detector says about the
 * beginnings of texts that were posted in it; a community with too little text is taken, whatever it is.
 */
final class Languages {

	private static final String MODEL = "/langdetect-183.bin";
	/** Least letters of texts from which a language shows. */
	private static final int LEAST = 60;
	/** No more letters of a community are looked at. */
	private static final int MOST = 2000;
	/** Codes of the detector for languages that ISO 639-1 names as a whole. */
	private static final Map<String, List<String>> PARTS = Map.of("zho", List.of("cmn"), "fas", List.of("pes"), "msa",
			List.of("zlm", "zsm"), "nor", List.of("nob", "nno"), "est", List.of("ekk"), "lav", List.of("lvs"), "swa", List.of("swh"),
			"ara", List.of("arb"), "uzb", List.of("uzn"), "mon", List.of("khk"));

	private final Set<String> codes = new TreeSet<>();

	/**
	 * @param languages codes of two or three letters (ISO 639); none for all languages
	 * @throws ZippException when one is no such code
	 */
	Languages(List<String> languages) {
		for (String language : languages) {
			String code = language.strip().toLowerCase(Locale.ROOT);
			if (code.length() == 2 && Arrays.asList(Locale.getISOLanguages()).contains(code)) {
				code = Locale.of(code).getISO3Language();
			}
			if (!code.matches("[a-z]{3}")) {
				throw new ZippException("--languages takes codes like en or deu (ISO 639), not '" + language + "'.");
			}
			codes.add(code);
			codes.addAll(PARTS.getOrDefault(code, List.of()));
		}
	}

	boolean all() {
		return codes.isEmpty();
	}

	@Override
	public String toString() {
		return codes.toString();
	}

	/** Appends texts of communities to those of other parts. */
	void collect(List<Part.Community> communities, Map<String, StringBuilder> samples) {
		for (Part.Community c : communities) {
			StringBuilder text = samples.computeIfAbsent(c.name(), _ -> new StringBuilder());
			if (text.length() < MOST) {
				text.append(c.sample()).append('\n');
			}
		}
	}

	/** Which of the communities are of the languages. */
	boolean[] wanted(List<String> communities, Map<String, StringBuilder> samples) {
		LanguageDetectorME detector = detector();
		Set<String> known = new HashSet<>(Arrays.asList(detector.getSupportedLanguages()));
		if (codes.stream().noneMatch(known::contains)) {
			throw new ZippException("None of the languages " + codes + " can be told from others. There are: "
					+ String.join(", ", new TreeSet<>(known)) + '.');
		}
		boolean[] wanted = new boolean[communities.size()];
		for (int c = 0; c < wanted.length; c++) {
			StringBuilder text = samples.get(communities.get(c));
			wanted[c] = text.length() < LEAST || codes.contains(detector.predictLanguage(text).getLang());
		}
		return wanted;
	}

	private static LanguageDetectorME detector() {
		// The model's bundle is a fragment of the detector's.
		try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
			return new LanguageDetectorME(new LanguageDetectorModel(in));
		} catch (IOException e) {
			throw new UncheckedIOException("The model that tells languages cannot be read.", e);
		}
	}
}
