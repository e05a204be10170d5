package org.zipp.document;

import java.util.List;

/** A piece of a section. */
public sealed interface Block permits Block.Paragraph, Block.Points, Block.Warning, Table, Figure {

	/** Running text. */
	record Paragraph(String text) implements Block {
	}

	/**
	 * A list of statements.
	 *
	 * @param title what they are about, empty where the text before says so
	 */
	record Points(String title, List<String> items) implements Block {
		public Points {
			items = List.copyOf(items);
		}

		public Points(List<String> items) {
			this("", items);
		}
	}

	/** What a reader must not overlook. */
	record Warning(String text) implements Block {
	}
}
