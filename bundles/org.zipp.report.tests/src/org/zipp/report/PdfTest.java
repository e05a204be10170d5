package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;

class PdfTest {

	@Test
	void holdsTheNumbersOfTheModel() throws IOException {
		Report report = Reports.of(Samples.published().data());
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
			assertEquals("Palette study", pdf.getDocumentInformation().getTitle());
		}
	}

	@Test
	void everyPageSaysThatVotesAreSimulatedAndFontsAreEmbedded() throws IOException {
		try (PDDocument pdf = pdf(Reports.of(Samples.rich(12, 12).data()))) {
			assertTrue(pdf.getNumberOfPages() > 2);
			for (int p = 1; p <= pdf.getNumberOfPages(); p++) {
				assertTrue(text(pdf, p, p).contains(Reports.SIMULATED), "page " + p);
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
		try (PDDocument pdf = pdf(Reports.of(Samples.rich(12, 12).data()))) {
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
	void charactersTheFontLacksAreReplaced() throws IOException {
		String title = "Σκιές и тени, 日本語, \uD83C\uDFA8 שלום <b>";
		try (PDDocument pdf = pdf(Reports.of(new Samples().title(title).condition("a", "日本").condition("b", "Ж")
				.votes("r", RaterKind.HUMAN, Map.of("страна", "\uD83C\uDDEB"), "a", "b", Choice.LEFT, 4)
				.votes("r", RaterKind.HUMAN, Map.of("страна", "é"), "a", "b", Choice.RIGHT, 4).data()))) {
			String text = text(pdf, 1, pdf.getNumberOfPages());
			assertTrue(text.contains("Σκιές и тени, ???, ?"), text);
			assertTrue(text.contains("<b>"), text);
		}
	}

	private static PDDocument pdf(Report report) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ReportFormats.pdf(report, out);
		return Loader.loadPDF(out.toByteArray());
	}

	private static String text(PDDocument pdf, int first, int last) throws IOException {
		PDFTextStripper stripper = new PDFTextStripper();
		stripper.setStartPage(first);
		stripper.setEndPage(last);
		return stripper.getText(pdf);
	}
}
