package org.zipp.study.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Columns of a table of raters that tell who somebody is, or how a survey went, rather than what kind of person answered. The
 * names are those of Prolific, MTurk, Qualtrics, Google Forms, LimeSurvey and pandas; the values are looked at too, because
 * anybody may call a column anything.
 */
public final class PersonalColumns {

	/** Words of a name that tell who somebody is wherever they stand in it. */
	private static final Set<String> IDENTITY = Set.of("id", "ids", "pid", "uid", "uuid", "guid", "sid", "mid", "name", "names", "firstname",
			"lastname", "surname", "forename",
			"fullname", "username", "nickname", "initials", "screenname", "email", "mail", "emails", "phone", "telephone", "mobile", "address",
			"street", "zip", "zipcode",
			"postcode", "postal", "plz", "ip", "ipaddress", "ipaddr", "useragent", "token", "url", "link", "latitude", "longitude", "lat", "lon",
			"lng", "gps", "geo",
			"coordinates", "geolocation", "birthdate", "birthday", "dob", "workerid", "assignmentid", "hitid", "participantid", "sessionid",
			"responseid", "submissionid",
			"userid", "raterid", "recipient", "externalreference", "externaldatareference", "cookie", "fingerprint", "password", "signature", "ssn",
			"twitter",
			"instagram", "facebook", "discord", "handle", "comment", "comments", "remark", "remarks", "feedback", "prolific", "mturk");
	/** Whole names, without blanks and marks, of what surveys and panels keep for themselves. */
	private static final Set<String> SURVEY = Set.of("startdate", "enddate", "recordeddate", "submitdate", "datestamp", "startedat",
			"completedat", "reviewedat", "archivedat",
			"starteddatetime", "completeddatetime", "revieweddatetime", "timestamp", "starttime", "endtime", "date", "time", "datetime", "createdat",
			"submittedat", "updatedat", "durationinseconds", "duration", "timetaken", "progress", "finished", "status", "distributionchannel",
			"completioncode",
			"enteredcode", "customstudytncsacceptedat", "totalapprovals", "numapprovals", "numrejections", "prolificscore", "approvalrate", "reward",
			"keywords", "title",
			"description", "creationtime", "accepttime", "submittime", "autoapprovaltime", "approvaltime", "rejectiontime", "requesterannotation",
			"requesterfeedback",
			"worktimeinseconds", "maxassignments", "assignmentstatus", "assignmentdurationinseconds", "autoapprovaldelayinseconds", "expiration",
			"numberofsimilarhits",
			"lifetimeinseconds", "lifetimeapprovalrate", "last30daysapprovalrate", "last7daysapprovalrate", "lastpage", "startlanguage", "seed",
			"refurl", "location",
			"dateofbirth", "placeofbirth", "score", "qrecaptchascore", "useragentstring", "browsermetainfo", "screenresolution");
	private static final Set<String> INDEX = Set.of("index", "row", "rownumber", "rowname", "rownames", "no", "nr", "number", "x", "v1");
	private static final Set<String> DEMOGRAPHIC = Set.of(Variables.AGE, Variables.GENDER, Variables.COUNTRY, Variables.LANGUAGE, "profession",
			"education", "ethnicity",
			"nationality", "country of birth", "race", "religion", "region", "state", "income", "employment status", "student status", "degree",
			"field of study", "native language");
	private static final Pattern UNNAMED = Pattern.compile("(?i)unnamed: ?\\d+(_level_\\d+)?|\\.\\.\\.\\d+|_\\d+");

	private static final List<Pattern> VALUES = List.of(Pattern.compile("\\S+@\\S+\\.\\S+"), Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}"),
			Pattern.compile("(?i)[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}"), Pattern.compile("(?i)[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{40}"),
			Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), Pattern.compile("A(?=[A-Z0-9]*\\d)[A-Z0-9]{11,14}"),
			Pattern.compile("R_[A-Za-z0-9]{10,}"),
			Pattern.compile("(?i)https?://.*"), Pattern.compile("Mozilla/.*"),
			Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ].*)?|\\d{1,2}/\\d{1,2}/\\d{4}( .*)?"),
			Pattern.compile("\\+?\\d[\\d ()/-]{8,}\\d"), Pattern.compile("-?\\d{1,3}\\.\\d{4,}"));
	private static final List<String> HELD = List.of("mail addresses", "addresses of computers", "addresses of computers", "ids", "ids",
			"ids of workers", "ids of answers",
			"addresses of pages", "names of browsers", "dates", "numbers of telephones", "places or exact measures");
	/** Longer values are what somebody wrote. */
	private static final int LONG = 60;
	private static final int MANY_WORDS = 6;

	private PersonalColumns() {
	}

	/** Why a column must not be shown, as the end of a sentence; {@code null} when nothing speaks against it. */
	public static String reason(String name, Collection<String> values) {
		String plain = Variables.plain(name);
		String whole = plain.replaceAll("[^\\p{L}\\p{N}]+", "");
		if (UNNAMED.matcher(name).matches() || INDEX.contains(whole)) {
			return "its name says that it numbers the rows";
		}
		if (IDENTITY.contains(whole) || !isDemographic(name) && words(name).anyMatch(IDENTITY::contains)) {
			return "its name says that it tells who a rater is";
		}
		if (SURVEY.contains(whole)) {
			return "its name says that it is about the survey or the payment";
		}
		for (int i = 0; i < HELD.size(); i++) {
			Pattern pattern = VALUES.get(i);
			long held = values.stream().filter(v -> pattern.matcher(v).matches()).count();
			if (held > 0 && 2 * held >= values.size()) {
				return "it holds " + HELD.get(i);
			}
		}
		return values.stream().anyMatch(v -> v.length() > LONG || v.split(" ").length > 2 * MANY_WORDS)
				|| values.size() > 2 && values.stream().allMatch(v -> v.split(" ").length >= MANY_WORDS) ? "it holds what people wrote" : null;
	}

	/** Whether many different values are to be expected of the variable. */
	static boolean isDemographic(String name) {
		return DEMOGRAPHIC.contains(Variables.normal(name)) || DEMOGRAPHIC.contains(Variables.plain(name));
	}

	/** The words of a name, whether they are told apart by marks or by capital letters. */
	private static Stream<String> words(String name) {
		return Arrays.stream(name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ").split("[^\\p{L}\\p{N}]+"))
				.map(w -> w.toLowerCase(Locale.ROOT));
	}
}
