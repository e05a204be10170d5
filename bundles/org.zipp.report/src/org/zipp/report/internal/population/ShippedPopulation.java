package org.zipp.report.internal.population;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.zipp.study.people.Places;
import org.zipp.study.people.Variables;

/**
 * Population of the world and of its countries, from World Population Prospects 2024 of the United Nations: what the
 * marginals that come with the workbench are made of. The resource {@code population.csv} holds thousands of people.
 */
final class ShippedPopulation {

	/** Names of the age bands. */
	static final List<String> AGES = List.of("18-24", "25-34", "35-44", "45-54", "55-64", "65+");

	private static final List<String> GENDERS = List.of("female", "male");
	private static final String WORLD = "WORLD";
	private static final String SOURCE = "UN DESA Population Division: World Population Prospects 2024 (CC BY 3.0 IGO)";

	/**
	 * A country or the world.
	 *
	 * @param total  thousands of people of all ages, 1 July 2024
	 * @param adults thousands of people by gender and age band, of the world 1 July 2024 and of a country 1 July 2025;
	 *               {@code null} when only the total is at hand
	 */
	record Place(String code, double total, double[][] adults) {

		double adultTotal() {
			double sum = 0;
			for (double[] bands : adults) {
				for (double band : bands) {
					sum += band;
				}
			}
			return sum;
		}
	}

	private final Map<String, Place> places = new LinkedHashMap<>();

	/** Reads the resource. */
	ShippedPopulation() {
		try (InputStream in = ShippedPopulation.class.getResourceAsStream("population.csv");
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			lines.readLine();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				String[] cells = line.split(",", -1);
				double[][] adults = null;
				if (!cells[2].isEmpty()) {
					adults = new double[GENDERS.size()][AGES.size()];
					for (int i = 0; i < GENDERS.size() * AGES.size(); i++) {
						adults[i / AGES.size()][i % AGES.size()] = Double.parseDouble(cells[2 + i]);
					}
				}
				places.put(cells[0], new Place(cells[0], Double.parseDouble(cells[1]), adults));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Whether there is anything of a country, by its code of two letters. */
	boolean knows(String code) {
		return places.containsKey(code) && !code.equals(WORLD);
	}

	/** The codes of all countries, those with most people first. */
	List<String> countries() {
		return places.keySet().stream().filter(c -> !c.equals(WORLD)).toList();
	}

	/** The codes of the countries whose adults are at hand by age and gender. */
	List<String> withAges() {
		return countries().stream().filter(c -> places.get(c).adults != null).sorted().toList();
	}

	/** Those of some countries whose adults are not at hand by age and gender. */
	List<String> withoutAges(Collection<String> codes) {
		return codes.stream().filter(c -> places.get(c).adults == null).toList();
	}

	/**
	 * The marginals as the text of a file.
	 *
	 * @param codes the countries whose people are the population, known ones; the whole world when there are none
	 */
	String csv(List<String> codes) {
		List<Place> chosen = (codes.isEmpty() ? countries() : codes).stream().map(places::get).toList();
		boolean own = !codes.isEmpty() && chosen.stream().allMatch(p -> p.adults != null);
		List<Place> aged = own ? chosen : List.of(places.get(WORLD));
		String who = own ? "adults (18 and older) of " + String.join(" ", codes) : "adults (18 and older) of the world";
		String when = own ? "1 July 2025; medium variant; 18-24 is two fifths of 15-19 and all of 20-24"
				: "1 July 2024; medium variant; bands are sums of single years of age";
		List<String> rows = new ArrayList<>();
		rows.add("variable,level,share,source,note");
		remark(rows, "Shares of the population that votes are raked to. Edit this file as you need; rows like this one are remarks.");
		remark(rows, "The shares of each variable sum to 1 (or to 100). A variable counts only if raters state it; delete the rows of those you "
				+ "do not want.");
		remark(rows, "Age and gender are those of the " + who + '.');
		remark(rows, own ? "Countries are by their adults."
				: "Countries are by people of all ages, since adults are not at hand for all of them; Kosovo, Guernsey, Jersey and the Federated "
				+ "States of Micronesia are left out.");
		remark(rows, "Language and profession are not part of this source. Add them from one that you trust, a row for each level, for example: "
				+ "language,English,0.6,name of the source,");
		String source = SOURCE;
		double all = aged.stream().mapToDouble(Place::adultTotal).sum();
		for (int a = 0; a < AGES.size(); a++) {
			int band = a;
			double sum = aged.stream().mapToDouble(p -> p.adults[0][band] + p.adults[1][band]).sum();
			row(rows, Variables.AGE, AGES.get(a), sum / all, source, who + "; " + when);
		}
		for (int g = 0; g < GENDERS.size(); g++) {
			double sum = 0;
			for (Place p : aged) {
				for (double band : p.adults[g]) {
					sum += band;
				}
			}
			row(rows, Variables.GENDER, GENDERS.get(g), sum / all, source, who + "; " + when);
		}
		double people = chosen.stream().mapToDouble(p -> own ? p.adultTotal() : p.total).sum();
		for (Place p : chosen) {
			String counted = own ? "adults; 1 July 2025; medium variant" : "people of all ages; 1 July 2024; medium variant";
			row(rows, Variables.COUNTRY, p.code, (own ? p.adultTotal() : p.total) / people, source, Places.countryName(p.code) + "; " + counted);
		}
		return rows.stream().collect(Collectors.joining("\n", "", "\n"));
	}

	private static void remark(List<String> rows, String text) {
		rows.add('"' + "# " + text + "\",,,,");
	}

	private static void row(List<String> rows, String variable, String level, double share, String source, String note) {
		rows.add(String.join(",", variable, level, String.format(Locale.ROOT, "%.10f", share), quoted(source), quoted(note)));
	}

	private static String quoted(String cell) {
		return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
	}
}
