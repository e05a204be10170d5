package org.zipp.ui.report;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.zipp.report.plan.PowerReport;
import org.zipp.statistics.plan.Power;
import org.zipp.statistics.plan.Power.Design;
import org.zipp.statistics.plan.Power.Goal;
import org.zipp.statistics.plan.Power.Unknown;

/** The values of a plan as they are typed, and the plan they make; typed in one thread, planned in another. No widgets. */
final class PowerForm {

	/** What a study is to achieve. */
	enum Aim {
		DIFFERENCE("tell the win rate from 50%"), EQUIVALENCE("show that there is no difference worth mention"),
		PRECISION("know the win rate closely");

		private final String words;

		Aim(String words) {
			this.words = words;
		}

		String words() {
			return words;
		}

		static Aim of(String name) {
			return name == null ? DIFFERENCE : valueOf(name);
		}
	}

	/** What is computed of the rest. */
	enum Question {
		ACHIEVED("what this study achieves", null, null), RATERS("how many raters it needs", Field.RATERS, Unknown.RATERS),
		VOTES("how many votes of each rater it needs", Field.VOTES, Unknown.VOTES_PER_RATER),
		WIN_RATE("which win rate it can show", Field.WIN_RATE, Unknown.WIN_RATE),
		ICC("how alike votes of one rater may be", Field.ICC, Unknown.ICC);

		private final String words;
		private final Field field;
		private final Unknown unknown;

		Question(String words, Field field, Unknown unknown) {
			this.words = words;
			this.field = field;
			this.unknown = unknown;
		}

		String words() {
			return words;
		}

		static Question of(String name) {
			return name == null ? RATERS : valueOf(name);
		}
	}

	/** A value that is typed. */
	enum Field {
		RATERS("Raters", "50", "How many people vote"),
		VOTES("Votes per rater", "20", "How many pairs each rater judges in this comparison"),
		WIN_RATE("True win rate, %", "60", "How often the better one would be preferred if everyone voted; a tie counts half"),
		TIES("Ties, %", "0", "Share of answers without a preference"),
		ICC("Intra-class correlation", "0.1", "How alike votes of one rater are: 0 not at all, 1 all the same; 0.05 to 0.2 is usual"),
		ALPHA("Significance level α", "0.05", "Two-sided, for all comparisons together"),
		COMPARISONS("Comparisons", "1", "How many comparisons share the level"),
		POWER("Power, %", "80", "Chance to find what is there"),
		MARGIN("Margin, %", "10", "The farthest from 50% that still counts as no difference"),
		HALF_WIDTH("Half width, %", "5", "How far the interval may reach to either side");

		private final String label;
		private final String usual;
		private final String meaning;

		Field(String label, String usual, String meaning) {
			this.label = label;
			this.usual = usual;
			this.meaning = meaning;
		}

		String label() {
			return label;
		}

		String meaning() {
			return meaning;
		}
	}

	private static final Set<Field> SHARES = Set.of(Field.WIN_RATE, Field.TIES, Field.POWER, Field.MARGIN, Field.HALF_WIDTH);

	private final Map<Field, String> texts = new ConcurrentHashMap<>();
	private volatile Aim aim = Aim.DIFFERENCE;
	private volatile Question question = Question.RATERS;

	PowerForm() {
		for (Field f : Field.values()) {
			texts.put(f, f.usual);
		}
	}

	String text(Field field) {
		return texts.get(field);
	}

	void set(Field field, String text) {
		texts.put(field, text);
	}

	Aim aim() {
		return aim;
	}

	void setAim(Aim value) {
		aim = value;
	}

	Question question() {
		return question;
	}

	void setQuestion(Question value) {
		question = value;
	}

	/** Whether the plan needs that value. */
	boolean asks(Field field) {
		if (field == question.field) {
			return false;
		}
		return switch (field) {
		case POWER -> aim != Aim.PRECISION && question != Question.ACHIEVED;
		case MARGIN -> aim == Aim.EQUIVALENCE;
		case HALF_WIDTH -> aim == Aim.PRECISION && question != Question.ACHIEVED;
		default -> true;
		};
	}

	/**
	 * The plan, for the test that a report makes.
	 *
	 * @throws IllegalArgumentException saying which value is wrong, and what it takes
	 */
	PowerReport plan() {
		Design design = new Design((int) whole(Field.RATERS), number(Field.VOTES), 0, number(Field.ICC), number(Field.WIN_RATE),
				number(Field.TIES), number(Field.ALPHA), (int) whole(Field.COMPARISONS));
		Goal goal = switch (aim) {
		case DIFFERENCE -> new Power.Difference(number(Field.POWER), Power.Test.LOGIT);
		case EQUIVALENCE -> new Power.Equivalence(number(Field.MARGIN), number(Field.POWER));
		case PRECISION -> new Power.Precision(number(Field.HALF_WIDTH));
		};
		return new PowerReport(design, Optional.ofNullable(question.unknown), goal);
	}

	private double whole(Field field) {
		double value = number(field);
		if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
			throw new IllegalArgumentException(field.label + " takes a whole number, not '" + texts.get(field) + "'.");
		}
		return value;
	}

	/** The value; what the plan does not need is what is usual. */
	private double number(Field field) {
		String text = asks(field) ? texts.get(field).strip() : field.usual;
		boolean share = SHARES.contains(field);
		try {
			double value = Double.parseDouble(text.replace("%", "").replace(',', '.'));
			return share ? value / 100 : value;
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(field.label + " takes a number, not '" + text + "'.", e);
		}
	}
}
