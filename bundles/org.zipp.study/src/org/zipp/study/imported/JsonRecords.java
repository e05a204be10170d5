package org.zipp.study.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.tables.packing.PackedInput;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Objects of a JSON file one after another: of a list, one in each line, or the whole file. Packed files are unpacked. */
final class JsonRecords {

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final int BYTE_ORDER_MARK = 0xFEFF;
	private static final int CHECK_EVERY = 1024;

	/** Takes an object and the line it begins in. */
	@FunctionalInterface
	interface Taker {
		/** @return false when no more are wanted */
		boolean take(long line, JsonNode object);
	}

	private JsonRecords() {
	}

	/** Whether the file holds JSON, by its first letter. */
	static boolean isJson(Path file) {
		if (!Files.isRegularFile(file)) {
			return false;
		}
		try (PackedInput in = PackedInput.open(file)) {
			int c = in.read();
			while (c >= 0 && (Character.isWhitespace(c) || c == 0xEF || c == 0xBB || c == 0xBF || c == BYTE_ORDER_MARK)) {
				c = in.read();
			}
			return c == '{' || c == '[';
		} catch (IOException _) {
			// Who reads it tells what is wrong.
			return false;
		}
	}

	/**
	 * Hands out the objects.
	 *
	 * @throws ZippException naming file and line of what is no JSON
	 */
	static void read(Path file, SubMonitor progress, Taker taker) {
		try (PackedInput in = PackedInput.open(file); JsonParser parser = JSON.createParser(in)) {
			boolean list = parser.nextToken() == JsonToken.START_ARRAY;
			JsonToken token = list ? parser.nextToken() : parser.currentToken();
			for (long n = 1; token != null && token != JsonToken.END_ARRAY; n++) {
				long line = parser.currentTokenLocation().getLineNr();
				if (token != JsonToken.START_OBJECT) {
					throw new ZippException("Here is no JSON object, but " + token.name().toLowerCase(Locale.ROOT).replace('_', ' ') + '.', file,
							line, null);
				}
				if (!taker.take(line, JSON.readTree(parser))) {
					return;
				}
				if (n % CHECK_EVERY == 0) {
					progress.checkCanceled();
				}
				token = parser.nextToken();
			}
		} catch (JsonProcessingException e) {
			throw new ZippException("This is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse("") + '.', file,
					e.getLocation() == null ? 0 : e.getLocation().getLineNr(), e);
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}
}
