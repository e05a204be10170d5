package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Table;

class ReportPdfTest {

	@Test
	void holdsTheNumbersOfTheModel() throws IOException {
		Document report = Reports.of(Samples.published().data());
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
	void everyPageSaysThatVotesAreSimulatedAndFiguresAreVectors() throws IOException {
		try (PDDocument pdf = pdf(Reports.of(Samples.rich(12, 12).data()))) {
			assertTrue(pdf.getNumberOfPages() > 2);
			int forms = 0;
			for (int p = 1; p <= pdf.getNumberOfPages(); p++) {
				assertTrue(text(pdf, p, p).contains(ReportEdition.SIMULATED), "page " + p);
				PDPage page = pdf.getPage(p - 1);
				for (COSName name : page.getResources().getXObjectNames()) {
					assertTrue(!page.getResources().isImageXObject(name), "a figure was painted as pixels");
					forms++;
				}
			}
			assertTrue(forms >= 6, "figures: " + forms);
		}
	}

	private static PDDocument pdf(Document report) throws IOException {
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
