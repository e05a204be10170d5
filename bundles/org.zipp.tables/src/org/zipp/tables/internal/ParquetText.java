package org.zipp.tables.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;

/**
 * The cells of a Parquet column as text: numbers in plain decimal notation, whole ones without a point; dates and times as
 * in ISO 8601, points in time in UTC; {@code true} and {@code false}; bytes without a type as UTF-8; lists, maps and
 * structures as JSON.
 */
final class ParquetText {

	/** Up to here every whole number is a double, so that no digit is made up. */
	private static final double LARGEST_EXACT = 1L << 53;

	private final SchemaNode node;
	private final boolean bytes;
	private final boolean unsigned;

	ParquetText(SchemaNode node) {
		this.node = node;
		bytes = isBytes(node);
		unsigned = isUnsigned(node);
	}

	private static boolean isBytes(SchemaNode node) {
		return node instanceof PrimitiveNode leaf && leaf.logicalType() == null
				&& (leaf.type() == PhysicalType.BYTE_ARRAY || leaf.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY);
	}

	private static boolean isUnsigned(SchemaNode node) {
		return node instanceof PrimitiveNode leaf && leaf.logicalType() instanceof LogicalType.IntType type
				&& !type.isSigned();
	}

	/** Whether a cell can become text: false for bytes that are not UTF-8. */
	boolean isText(StructAccessor row, int field) {
		if (!bytes || row.isNull(field)) {
			return true;
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(row.getBinary(field)));
			return true;
		} catch (CharacterCodingException e) {
			return false;
		}
	}

	/** The text of a cell, {@code null} when it is empty. */
	String of(StructAccessor row, int field) {
		if (row.isNull(field)) {
			return null;
		}
		Object value = row.getValue(field);
		String text = node instanceof GroupNode ? json(value, node) : plain(value, unsigned);
		return text.isEmpty() ? null : text;
	}

	private static String plain(Object value, boolean unsigned) {
		return switch (value) {
			case String text -> text;
			case Integer number when unsigned -> Integer.toUnsignedString(number);
			case Long number when unsigned -> Long.toUnsignedString(number);
			case Float number -> decimal(number.doubleValue(), number.toString());
			case Double number -> decimal(number, number.toString());
			case BigDecimal number -> withoutZeros(number);
			case byte[] binary -> new String(binary, StandardCharsets.UTF_8);
			default -> value.toString();
		};
	}

	/** @param shortest the shortest digits that mean the number, perhaps with an exponent */
	private static String decimal(double number, String shortest) {
		if (!Double.isFinite(number)) {
			return shortest;
		}
		return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT ? Long.toString((long) number)
				: withoutZeros(new BigDecimal(shortest));
	}

	private static String withoutZeros(BigDecimal number) {
		return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
	}

	/** @param node what the schema says of the value, {@code null} when unknown */
	private static String json(Object value, SchemaNode node) {
		return switch (value) {
			case null -> "null";
			case PqStruct struct -> object(struct, node);
			case PqList list -> array(list, node);
			case PqMap map -> entries(map, node);
			case Float number when !Float.isFinite(number) -> "null";
			case Double number when !Double.isFinite(number) -> "null";
			case Number number -> plain(number, isUnsigned(node));
			case Boolean truth -> truth.toString();
			default -> quoted(plain(value, false));
		};
	}

	private static String object(PqStruct struct, SchemaNode node) {
		StringJoiner fields = new StringJoiner(",", "{", "}");
		for (int i = 0; i < struct.getFieldCount(); i++) {
			String name = struct.getFieldName(i);
			fields.add(quoted(name) + ':' + json(struct.isNull(i) ? null : struct.getValue(i), child(node, name)));
		}
		return fields.toString();
	}

	private static SchemaNode child(SchemaNode node, String name) {
		return node instanceof GroupNode group
				? group.children().stream().filter(c -> c.name().equals(name)).findFirst().orElse(null)
				: null;
	}

	private static String array(PqList list, SchemaNode node) {
		SchemaNode element = node instanceof GroupNode group && group.isList() ? group.getListElement() : null;
		StringJoiner values = new StringJoiner(",", "[", "]");
		for (int i = 0; i < list.size(); i++) {
			values.add(json(list.isNull(i) ? null : list.get(i), element));
		}
		return values.toString();
	}

	private static String entries(PqMap map, SchemaNode node) {
		GroupNode group = node instanceof GroupNode found && found.isMap() ? found : null;
		StringJoiner entries = new StringJoiner(",", "{", "}");
		for (PqMap.Entry entry : map.getEntries()) {
			String key = plain(entry.getKey(), group != null && isUnsigned(group.getMapKey()));
			entries.add(quoted(key) + ':'
					+ json(entry.isValueNull() ? null : entry.getValue(), group == null ? null : group.getMapValue()));
		}
		return entries.toString();
	}

	/** A JSON string (RFC 8259). */
	private static String quoted(String text) {
		StringBuilder out = new StringBuilder(text.length() + 2).append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				out.append('\\').append(c);
			} else if (c < ' ') {
				out.append(String.format("\\u%04x", (int) c));
			} else {
				out.append(c);
			}
		}
		return out.append('"').toString();
	}
}
