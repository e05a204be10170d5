package org.zipp.document.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.SampleDocuments;
import org.zipp.document.Table;

class PdfTest {

	@Test
	void holdsTheNumbersOfTheTables() throws IOException {
		var report = SampleDocuments.harvest();
		try (PDDocument pdf = pdf(report)) {
			String text = text(pdf, 1, pdf.getNumberOfPages());
			for (Table t : report.tables()) {
				for (var row : t.rows()) {
					for (int i = 0; i < row.size(); i++) {
						if (t.columns().get(i).kind().isNumeric()) {
							assertTrue(text.contains(row.get(i).display()), t.id() + ": " + row.get(i).display());
						}
					}
				}
			}
			assertEquals("Harvest", pdf.getDocumentInformation().getTitle());
		}
	}

	@Test
	void everyPageSaysTheLoudBannerAndFontsAreEmbedded() throws IOException {
		try (PDDocument pdf = pdf(SampleDocuments.harvest())) {
			assertTrue(pdf.getNumberOfPages() > 2);
			for (int p = 1; p <= pdf.getNumberOfPages(); p++) {
				assertTrue(text(pdf, p, p).contains(SampleDocuments.LOUD), "page " + p);
			}
			for (PDPage page : pdf.getPages()) {
				for (COSName name : page.getResources().getFontNames()) {
					PDFont font = page.getResources().getFont(name);
					assertTrue(font.isEmbedded(), font.getName());
				}
			}
		}
	}

	@Test
	void figuresAreVectors() throws IOException {
		try (PDDocument pdf = pdf(SampleDocuments.harvest())) {
			int forms = 0;
			for (PDPage page : pdf.getPages()) {
				for (COSName name : page.getResources().getXObjectNames()) {
					assertTrue(!page.getResources().isImageXObject(name), "a figure was painted as pixels");
					forms++;
				}
			}
			assertTrue(forms >= 6, "figures: " + forms);
		}
	}

	@Test
	void whatNoFontHasIsToldAndStaysApart() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		String lacking = Pdf.write(SampleDocuments.letters(), out, List.of(Path.of("no-such-folder"))).orElseThrow();
		assertTrue(lacking.startsWith("No font of this machine has all letters") && lacking.contains("HTML"), lacking);
		try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
			String text = text(pdf, 1, pdf.getNumberOfPages());
			assertTrue(text.contains("Σκιές и тени, [1], [2] [3] [4] <b>"), text);
			assertTrue(text.contains("No font of this machine"), text);
			assertTrue(text.replaceAll("\\s+", " ").contains("between [5] and [6] is"), "conditions stay apart: " + text);
			assertFalse(text.replace("people prefer?", "").contains("?"), text);
		}
	}

	@Test
	void lettersComeFromAFontOfTheMachine(@TempDir Path folder) throws IOException {
		// A font of our own stands for those of the machine: squares as wide as an em, one for each letter.
		GlyphFont made = new GlyphFont();
		"日本語".codePoints().forEach(c -> made.add(c, new Rectangle(40, -400, 400, 400), GlyphFont.EM));
		Files.write(folder.resolve("Squares-Regular.ttf"), made.file("Squares"));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		String lacking = Pdf.write(SampleDocuments.letters(), out, List.of(folder)).orElseThrow();
		assertTrue(lacking.contains("[1] to [3]"), lacking);
		try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
			String text = text(pdf, 1, pdf.getNumberOfPages());
			assertTrue(text.contains("Σκιές и тени, 日本語, [1] [2] [3] <b>"), text);
			assertTrue(text.replaceAll("\\s+", " ").contains("between 日語 and 日本 is"), text);
			for (PDPage page : pdf.getPages()) {
				for (COSName name : page.getResources().getFontNames()) {
					assertTrue(page.getResources().getFont(name).isEmbedded(), page.getResources().getFont(name).getName());
				}
			}
		}
	}

	@Test
	void aWordThatRunsFromRightToLeftIsOneGlyphAsTheMachineDrawsIt() throws IOException {
		MachineFonts fonts = new MachineFonts(MachineFonts.folders());
		assumeTrue(fonts.find(f -> f.canDisplayUpTo("שלום") < 0).isPresent(), "no font with Hebrew letters");
		Letters letters = new Letters(c -> c < 0x500, new MachineFonts(MachineFonts.folders()));
		Document page = SampleDocuments.parse("<p>a שלום עולם b</p>");
		letters.replaceIn(page);
		assertEquals("a \uE000 b", page.getDocumentElement().getTextContent());
		assertTrue(letters.numbered().isEmpty());
		assertTrue(letters.font().isPresent());
	}

	@Test
	void figuresNameAFontThatHasTheirLetters() throws IOException {
		MachineFonts fonts = new MachineFonts(MachineFonts.folders());
		assumeTrue(fonts.find(f -> f.canDisplayUpTo("日本") < 0).isPresent(), "no font with Japanese letters");
		Letters letters = new Letters(c -> c < 0x500, new MachineFonts(MachineFonts.folders()));
		String text = letters.figure("<text x=\"1\">plain</text><text x=\"2\">日本</text>");
		assertTrue(text.startsWith("<text x=\"1\">plain</text><text font-family=\""), text);
		assertTrue(text.endsWith("x=\"2\">日本</text>"), text);
	}

	private static PDDocument pdf(org.zipp.document.Document report) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		DocumentFormats.pdf(report, out);
		return Loader.loadPDF(out.toByteArray());
	}

	private static String text(PDDocument pdf, int first, int last) throws IOException {
		PDFTextStripper stripper = new PDFTextStripper();
		stripper.setStartPage(first);
		stripper.setEndPage(last);
		return stripper.getText(pdf);
	}
}
