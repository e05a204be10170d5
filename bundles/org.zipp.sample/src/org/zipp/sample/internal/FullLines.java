package org.zipp.sample.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Lines with all fields that public dumps have had of comments and submissions since 2019, most of them empty, false or nothing as
 * there. What a row says is what a short line would say; only the company it keeps is longer. Fields come in one of some orders: sorted,
 * or as the site happened to send them.
 */
final class FullLines {

	/** What a line is about. */
	record Row(String id, String author, String community, long created, boolean createdAsText, int score, String body, String link,
			Post post) {
	}

	/** What only a submission has. {@code hint} may be {@code null}. */
	record Post(String title, String selftext, String url, boolean self, boolean over18, int comments, String hint) {
	}

	/** Writes the value of a field; draws what is random. */
	@FunctionalInterface
	private interface Value {
		void write(JsonGenerator g, Row row, Dice dice) throws IOException;
	}

	private record Named(String name, Value value) {
	}

	private static final int ORDERS = 6;
	private static final double SORTED = 0.4;
	private static final int ID_RADIX = 36;
	private static final long FIRST_COMMUNITY = 2_000_000;
	private static final long FIRST_AUTHOR = 40_000_000;
	private static final int THUMBNAIL = 140;
	private static final int[] WIDTHS = { 108, 216, 320, 640 };
	private static final int YEARS = 8;
	private static final int SECONDS_A_YEAR = 31_557_600;
	private static final int DAY = 86_400;
	private static final List<String> FLAIRS = List.of(":snoo_smile: Level 12", "Señor Member", "“Top 1 %”", "he/him",
			"C:\\new\\flair", "東京");

	private final List<List<Named>> comments;
	private final List<List<Named>> posts;

	FullLines(long seed) {
		comments = orders(ofComments(), seed);
		posts = orders(ofPosts(), seed + 1);
	}

	private static List<List<Named>> orders(Map<String, Value> fields, long seed) {
		List<Named> sorted = fields.entrySet().stream().map(f -> new Named(f.getKey(), f.getValue()))
				.sorted(Comparator.comparing(Named::name)).toList();
		List<List<Named>> orders = new ArrayList<>(List.of(sorted));
		Random random = new Random(seed);
		for (int i = 1; i < ORDERS; i++) {
			List<Named> shuffled = new ArrayList<>(sorted);
			Collections.shuffle(shuffled, random);
			orders.add(shuffled);
		}
		return orders;
	}

	/** Writes a row as an object. */
	void write(JsonGenerator g, Row row, Dice dice) throws IOException {
		List<List<Named>> orders = row.post() == null ? comments : posts;
		g.writeStartObject();
		for (Named field : dice.chance(SORTED) ? orders.getFirst() : dice.of(orders)) {
			field.value().write(g, row, dice);
		}
		g.writeEndObject();
	}

	private static void put(Map<String, Value> fields, String name, Value value) {
		fields.put(name, (g, row, dice) -> {
			g.writeFieldName(name);
			value.write(g, row, dice);
		});
	}

	/** A field that only some rows have. */
	private static void some(Map<String, Value> fields, String name, double share, Value value) {
		fields.put(name, (g, row, dice) -> {
			if (dice.chance(share)) {
				g.writeFieldName(name);
				value.write(g, row, dice);
			}
		});
	}

	private static void nothing(Map<String, Value> fields, String... names) {
		for (String name : names) {
			put(fields, name, (g, _, _) -> g.writeNull());
		}
	}

	private static void mostly(Map<String, Value> fields, boolean value, String... names) {
		for (String name : names) {
			put(fields, name, (g, _, dice) -> g.writeBoolean(dice.chance(0.02) != value));
		}
	}

	private static void empty(Map<String, Value> fields, String... names) {
		for (String name : names) {
			put(fields, name, (g, _, _) -> {
				g.writeStartArray();
				g.writeEndArray();
			});
		}
	}

	private static Map<String, Value> ofComments() {
		Map<String, Value> fields = ofBoth("t1_");
		nothing(fields, "associated_award", "author_cakeday", "collapsed_because_crowd_control", "collapsed_reason", "comment_type",
				"removal_reason", "unrepliable_reason");
		mostly(fields, false, "collapsed", "score_hidden");
		put(fields, "body", (g, row, dice) -> g.writeString(asTyped(row.body(), dice)));
		put(fields, "controversiality", (g, _, dice) -> g.writeNumber(dice.chance(0.03) ? 1 : 0));
		put(fields, "is_submitter", (g, _, dice) -> g.writeBoolean(dice.chance(0.1)));
		put(fields, "link_id", (g, row, _) -> g.writeString(row.link()));
		put(fields, "parent_id", (g, row, dice) -> g.writeString(dice.chance(0.5) ? row.link() : "t1_" + before(row, dice)));
		put(fields, "permalink", (g, row, dice) -> g.writeString("/r/" + row.community() + "/comments/" + row.link().substring(3) + '/'
				+ dice.of(List.of("a_question", "what_do_you_think_of_this_one", "look_at_this", "weekly_thread")) + '/' + row.id() + '/'));
		some(fields, "body_sha1", 0.3, (g, _, dice) -> g.writeString(hex(dice, 5)));
		return fields;
	}

	private static Map<String, Value> ofPosts() {
		Map<String, Value> fields = ofBoth("t3_");
		nothing(fields, "category", "content_categories", "discussion_type", "link_flair_background_color", "link_flair_css_class",
				"link_flair_text", "removed_by", "removed_by_category", "secure_media", "suggested_sort", "view_count", "media");
		mostly(fields, false, "contest_mode", "hidden", "hide_score", "is_created_from_ads_ui", "is_meta", "is_original_content", "is_video",
				"media_only", "pinned", "quarantine", "spoiler");
		mostly(fields, true, "allow_live_comments", "is_crosspostable", "is_robot_indexable");
		empty(fields, "awarders", "link_flair_richtext");
		for (String name : List.of("media_embed", "secure_media_embed")) {
			put(fields, name, (g, _, _) -> emptyObject(g));
		}
		put(fields, "domain", (g, row, _) -> g.writeString(row.post().self() ? "self." + row.community() : "i.redd.it"));
		put(fields, "is_reddit_media_domain", (g, row, _) -> g.writeBoolean(!row.post().self()));
		put(fields, "is_self", (g, row, _) -> g.writeBoolean(row.post().self()));
		put(fields, "link_flair_text_color", (g, _, _) -> g.writeString("dark"));
		put(fields, "link_flair_type", (g, _, _) -> g.writeString("text"));
		put(fields, "num_comments", (g, row, _) -> g.writeNumber(row.post().comments()));
		put(fields, "num_crossposts", (g, _, dice) -> g.writeNumber(dice.chance(0.02) ? 1 : 0));
		put(fields, "over_18", (g, row, _) -> g.writeBoolean(row.post().over18()));
		put(fields, "parent_whitelist_status", (g, _, _) -> g.writeString("all_ads"));
		put(fields, "whitelist_status", (g, _, _) -> g.writeString("all_ads"));
		put(fields, "permalink", (g, row, _) -> g.writeString("/r/" + row.community() + "/comments/" + row.id() + "/a_title/"));
		put(fields, "pwls", (g, _, _) -> g.writeNumber(6));
		put(fields, "wls", (g, _, _) -> g.writeNumber(6));
		put(fields, "selftext", (g, row, dice) -> g.writeString(asTyped(row.post().selftext(), dice)));
		put(fields, "subreddit_subscribers", (g, _, dice) -> g.writeNumber(1000 + dice.below(2_000_000)));
		put(fields, "thumbnail", (g, row, dice) -> g.writeString(row.post().self() ? "self"
				: "https://b.thumbs.redditmedia.com/" + hex(dice, 5) + ".jpg"));
		put(fields, "thumbnail_height", (g, row, _) -> numberOrNull(g, row.post().self() ? -1 : THUMBNAIL));
		put(fields, "thumbnail_width", (g, row, _) -> numberOrNull(g, row.post().self() ? -1 : THUMBNAIL));
		put(fields, "title", (g, row, _) -> g.writeString(row.post().title()));
		put(fields, "upvote_ratio", (g, _, dice) -> g.writeNumber((50 + dice.below(51)) / 100.0));
		put(fields, "url", (g, row, _) -> g.writeString(row.post().url()));
		fields.put("post_hint", (g, row, _) -> {
			if (row.post().hint() != null) {
				g.writeStringField("post_hint", row.post().hint());
			}
		});
		fields.put("url_overridden_by_dest", (g, row, _) -> {
			if (!row.post().self()) {
				g.writeStringField("url_overridden_by_dest", row.post().url());
			}
		});
		fields.put("preview", (g, row, dice) -> {
			if (!row.post().self()) {
				g.writeFieldName("preview");
				preview(g, row, dice);
			}
		});
		some(fields, "crosspost_parent_list", 0.05, FullLines::crosspost);
		some(fields, "media_metadata", 0.08, FullLines::gallery);
		return fields;
	}

	/** @param kind what stands before the ids of these items */
	private static Map<String, Value> ofBoth(String kind) {
		Map<String, Value> fields = new LinkedHashMap<>();
		nothing(fields, "author_flair_background_color", "author_flair_css_class", "author_flair_template_id", "author_flair_text_color",
				"distinguished", "top_awarded_type");
		mostly(fields, false, "archived", "author_patreon_flair", "author_premium", "locked", "stickied");
		mostly(fields, true, "can_gild", "no_follow", "send_replies");
		empty(fields, "author_flair_richtext", "treatment_tags");
		put(fields, "all_awardings", FullLines::awards);
		put(fields, "author", (g, row, _) -> g.writeString(row.author()));
		put(fields, "author_created_utc", (g, row, dice) -> numberOrNull(g, dice.chance(0.1) ? -1
				: row.created() - dice.below(YEARS * SECONDS_A_YEAR)));
		put(fields, "author_flair_text", (g, _, dice) -> g.writeString(dice.chance(0.8) ? null : dice.of(FLAIRS)));
		put(fields, "author_flair_type", (g, _, _) -> g.writeString("text"));
		put(fields, "author_fullname", (g, row, _) -> g.writeString("t2_" + code(FIRST_AUTHOR, row.author())));
		put(fields, "created_utc", FullLines::created);
		put(fields, "edited", (g, row, dice) -> {
			if (dice.chance(0.04)) {
				g.writeNumber((double) row.created() + dice.below(DAY));
			} else {
				g.writeBoolean(false);
			}
		});
		put(fields, "gilded", (g, _, _) -> g.writeNumber(0));
		put(fields, "gildings", (g, _, _) -> emptyObject(g));
		put(fields, "id", (g, row, _) -> g.writeString(row.id()));
		put(fields, "name", (g, row, _) -> g.writeString(kind + row.id()));
		put(fields, "retrieved_on", (g, row, dice) -> g.writeNumber(row.created() + DAY + dice.below(DAY)));
		put(fields, "score", (g, row, _) -> g.writeNumber(row.score()));
		put(fields, "subreddit", (g, row, _) -> g.writeString(row.community()));
		put(fields, "subreddit_id", (g, row, _) -> g.writeString("t5_" + code(FIRST_COMMUNITY, row.community())));
		put(fields, "subreddit_name_prefixed", (g, row, _) -> g.writeString("r/" + row.community()));
		put(fields, "subreddit_type", (g, _, _) -> g.writeString("public"));
		put(fields, "total_awards_received", (g, _, _) -> g.writeNumber(0));
		return fields;
	}

	/** A text with what people put around it and {@code ingest} takes away: empty lines, quotations, addresses. */
	private static String asTyped(String text, Dice dice) {
		String typed = dice.chance(0.3) ? text.replace(". ", ".\n\n") : text;
		if (dice.chance(0.08)) {
			typed = "&gt; is \"this\" what you\\\\we mean?\n\n" + typed;
		}
		return dice.chance(0.05) ? typed + " https://en.wikipedia.org/wiki/Caf%C3%A9_(\u00e9)" : typed;
	}

	private static void created(JsonGenerator g, Row row, Dice dice) throws IOException {
		if (row.createdAsText()) {
			g.writeString(Long.toString(row.created()));
		} else {
			g.writeNumber(row.created());
		}
	}

	private static void awards(JsonGenerator g, Row row, Dice dice) throws IOException {
		g.writeStartArray();
		if (dice.chance(0.03)) {
			g.writeStartObject();
			g.writeStringField("id", "award_" + hex(dice, 2));
			g.writeStringField("name", "Helpful");
			g.writeNumberField("count", 1);
			g.writeStringField("description", "Thank you stranger. Shows the \"award\".");
			g.writeArrayFieldStart("resized_icons");
			for (int width : WIDTHS) {
				icon(g, width, dice);
			}
			g.writeEndArray();
			g.writeEndObject();
		}
		g.writeEndArray();
	}

	private static void icon(JsonGenerator g, int width, Dice dice) throws IOException {
		g.writeStartObject();
		g.writeStringField("url", "https://preview.redd.it/" + hex(dice, 3) + ".jpg?width=" + width + "&amp;auto=webp&amp;s=" + hex(dice, 4));
		g.writeNumberField("width", width);
		g.writeNumberField("height", width * 3 / 4);
		g.writeEndObject();
	}

	private static void preview(JsonGenerator g, Row row, Dice dice) throws IOException {
		g.writeStartObject();
		g.writeBooleanField("enabled", true);
		g.writeArrayFieldStart("images");
		g.writeStartObject();
		g.writeStringField("id", hex(dice, 4));
		g.writeArrayFieldStart("resolutions");
		for (int width : WIDTHS) {
			icon(g, width, dice);
		}
		g.writeEndArray();
		g.writeObjectFieldStart("variants");
		g.writeEndObject();
		g.writeEndObject();
		g.writeEndArray();
		g.writeEndObject();
	}

	/** A whole other post, with the names of the fields that the row itself has. */
	private static void crosspost(JsonGenerator g, Row row, Dice dice) throws IOException {
		g.writeStartArray();
		g.writeStartObject();
		g.writeStringField("id", before(row, dice));
		g.writeStringField("author", "somebody_else");
		g.writeStringField("subreddit", "elsewhere");
		g.writeStringField("title", "What was said \"there\"");
		g.writeNumberField("created_utc", row.created() - DAY);
		g.writeNumberField("score", dice.below(1000));
		g.writeBooleanField("over_18", true);
		g.writeBooleanField("is_self", false);
		g.writeStringField("url", "https://i.redd.it/" + hex(dice, 3) + ".jpg");
		g.writeStringField("post_hint", "image");
		g.writeFieldName("preview");
		preview(g, row, dice);
		g.writeEndObject();
		g.writeEndArray();
	}

	private static void gallery(JsonGenerator g, Row row, Dice dice) throws IOException {
		g.writeStartObject();
		for (int i = 1 + dice.below(4); i > 0; i--) {
			String id = hex(dice, 3);
			g.writeObjectFieldStart(id);
			g.writeStringField("e", "Image");
			g.writeStringField("id", id);
			g.writeStringField("m", "image/jpg");
			g.writeStringField("status", "valid");
			g.writeFieldName("s");
			icon(g, WIDTHS[WIDTHS.length - 1], dice);
			g.writeEndObject();
		}
		g.writeEndObject();
	}

	private static void emptyObject(JsonGenerator g) throws IOException {
		g.writeStartObject();
		g.writeEndObject();
	}

	private static void numberOrNull(JsonGenerator g, long value) throws IOException {
		if (value < 0) {
			g.writeNull();
		} else {
			g.writeNumber(value);
		}
	}

	/** The id of an item a little older than the row. */
	private static String before(Row row, Dice dice) {
		return Long.toString(Long.parseLong(row.id(), ID_RADIX) - 1 - dice.below(1000), ID_RADIX);
	}

	private static String code(long first, String name) {
		return Long.toString(first + (name.hashCode() & 0xFFFFFF), ID_RADIX);
	}

	/** As many times eight hexadecimal digits. */
	private static String hex(Dice dice, int times) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < times; i++) {
			text.append(String.format("%08x", (long) (dice.fraction() * 0x1p32)));
		}
		return text.toString();
	}
}
