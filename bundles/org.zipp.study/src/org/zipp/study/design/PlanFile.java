package org.zipp.study.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A study as a plan file has it. What the file says nothing of is {@code null} and is kept as it is.
 */
public record PlanFile(
		@Explained("Name of the study.") String title,
		@Explained("What the study asks, in a few sentences.") String description,
		@Explained("What is compared, in the order of tables and figures. These are all: others are removed, unless trials or"
				+ " pictures use them.") List<PlanCondition> conditions,
		@Explained("The base prompts. These are all: others are removed, unless trials or pictures use them.") List<PlanPrompt> prompts,
		@Explained("People who vote. They are added, or changed; nobody is removed.") List<PlanRater> raters,
		@Explained("Table of people who vote, with a column that names them and columns of what is known of them; beside this file."
				+ " Empty for none.") String raterTable,
		@Explained("How the study is run.") StudyDesign design) {

	static final PlanFile NOTHING = new PlanFile(null, null, null, null, null, null, null);

	/** With other raters. */
	public PlanFile withRaters(List<PlanRater> value) {
		return new PlanFile(title, description, conditions, prompts, value, raterTable, design);
	}

	/** A condition. */
	public record PlanCondition(
			@Explained("Id, in small letters without blanks, for example zipp-3.") String id,
			@Explained(value = "Name in tables and figures.", optional = true) String label,
			@Explained("Method that makes its prompts, for example generic or zipp.") String method,
			@Explained(value = "Settings of the method.", optional = true) Map<String, String> settings) {
		public PlanCondition {
			settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
		}
	}

	/** A prompt. */
	public record PlanPrompt(@Explained("Id, for example p01.") String id, @Explained("The prompt.") String text) {
	}

	/** A person who votes. */
	public record PlanRater(
			@Explained("Pseudonym, unique in the study; reports never show it.") String name,
			@Explained(value = "Id of the participant whose pictures the person judges; one is drawn where it is left out.",
					optional = true) String user,
			@Explained(value = "What is known of the person, for example age: 25-34.", optional = true) Map<String, String> attributes) {
		public PlanRater {
			attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
		}
	}
}
