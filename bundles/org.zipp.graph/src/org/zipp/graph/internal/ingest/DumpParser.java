package org.zipp.graph.internal.ingest;

import java.io.IOException;

import org.zipp.graph.internal.ingest.BrokenLineException.Reason;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Reads the used fields of a line. A line with a {@code body} is a comment, one with a {@code title} a submission. */
final class DumpParser {

	private static final long LATEST = (1L << 32) - 1;

	private final JsonFactory json;

	/** @param limit most bytes of a line */
	DumpParser(int limit) {
		json = new JsonFactoryBuilder()
				.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Math.max(1, limit)).build()).build();
	}

	/** Fills the row from a line. */
	void parse(byte[] bytes, int from, int length, DumpRow row) throws BrokenLineException {
		row.clear();
		try (JsonParser p = json.createParser(bytes, from, length)) {
			if (p.nextToken() != JsonToken.START_OBJECT) {
				throw new BrokenLineException(Reason.BROKEN_JSON, "not a JSON object");
			}
			while (p.nextToken() == JsonToken.FIELD_NAME) {
				String name = p.currentName();
				JsonToken value = p.nextToken();
				switch (name) {
				case "id" -> row.id.set(text(p, value, name));
				case "author" -> row.author.set(text(p, value, name));
				case "subreddit" -> row.subreddit.set(text(p, value, name));
				case "body" -> row.body.set(text(p, value, name));
				case "title" -> row.title.set(text(p, value, name));
				case "url" -> row.url.set(text(p, value, name));
				case "post_hint" -> row.postHint.set(text(p, value, name));
				case "created_utc" -> row.created = number(p, value, name, -1);
				case "score" -> row.score = Math.clamp(number(p, value, name, 0), Integer.MIN_VALUE, Integer.MAX_VALUE);
				case "over_18" -> row.over18 = flag(value, name);
				case "is_self" -> row.self = flag(value, name);
				default -> p.skipChildren();
				}
			}
			if (p.currentToken() != JsonToken.END_OBJECT || p.nextToken() != null) {
				throw new BrokenLineException(Reason.BROKEN_JSON, "something follows the object");
			}
		} catch (IOException e) {
			// The message of the parser quotes the line; what a person wrote does not belong in the list of broken lines.
			throw new BrokenLineException(Reason.BROKEN_JSON, where(e));
		}
		row.complete();
	}

	private static String where(IOException e) {
		if (e instanceof JsonEOFException) {
			return "the line ends before its object does";
		}
		if (e instanceof StreamConstraintsException) {
			return "a text, a number or the nesting goes beyond all bounds";
		}
		return e instanceof JacksonException j && j.getLocation() != null && j.getLocation().getByteOffset() >= 0
				? "no JSON at byte " + (j.getLocation().getByteOffset() + 1) + " of the line" : "no JSON";
	}

	private static String text(JsonParser p, JsonToken value, String name) throws IOException, BrokenLineException {
		return switch (value) {
		case VALUE_STRING -> p.getText();
		case VALUE_NULL -> null;
		case null, default -> throw new BrokenLineException(Reason.WRONG_TYPE, name);
		};
	}

	private static boolean flag(JsonToken value, String name) throws BrokenLineException {
		return switch (value) {
		case VALUE_TRUE -> true;
		case VALUE_FALSE, VALUE_NULL -> false;
		case null, default -> throw new BrokenLineException(Reason.WRONG_TYPE, name);
		};
	}

	/** A number, or a text that is one; dumps have both. */
	private static long number(JsonParser p, JsonToken value, String name, long none)
			throws IOException, BrokenLineException {
		if (value == JsonToken.VALUE_NULL) {
			return none;
		}
		if (value != JsonToken.VALUE_NUMBER_INT && value != JsonToken.VALUE_NUMBER_FLOAT
				&& value != JsonToken.VALUE_STRING) {
			throw new BrokenLineException(Reason.WRONG_TYPE, name);
		}
		double number;
		try {
			number = Double.parseDouble(p.getText());
		} catch (NumberFormatException _) {
			throw new BrokenLineException(Reason.WRONG_TYPE, name);
		}
		if (!(Math.abs(number) <= LATEST) || none < 0 && number < 0) {
			throw new BrokenLineException(Reason.WRONG_TYPE, name + " out of range");
		}
		return (long) number;
	}
}
