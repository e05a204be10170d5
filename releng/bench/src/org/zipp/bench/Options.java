package org.zipp.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param names   of benchmarks
 * @param scale   empty: each benchmark takes its own
 * @param rounds  timed rounds
 * @param threads of each side
 * @param python  whether peers in Python are wanted
 * @param out     file that results are appended to
 * @param work    folder for data, kept from run to run
 * @param home    folder with the scripts of the peers
 * @param help    whether to say how it is used, and do nothing
 */
record Options(List<String> names, Optional<Double> scale, int rounds, int threads, boolean python, Path out, Path work,
		Path home, boolean help) {

	static Options parse(String[] args, List<String> all) {
		Path home = Path.of(System.getProperty("zipp.bench.home"));
		List<String> names = new ArrayList<>();
		Optional<Double> scale = Optional.empty();
		int rounds = 3;
		int threads = 2;
		boolean python = true;
		boolean help = false;
		Path out = home.resolve("RESULTS.md");
		Iterator<String> words = List.of(args).iterator();
		while (words.hasNext()) {
			String word = words.next();
			switch (word) {
				case "--scale" -> scale = Optional.of(new Scale(number(word, words)).factor());
				case "--rounds" -> rounds = (int) Math.max(1, number(word, words));
				case "--threads" -> threads = (int) Math.max(1, number(word, words));
				case "--no-python" -> python = false;
				case "--out" -> out = Path.of(value(word, words)).toAbsolutePath();
				case "help", "--help", "-h" -> help = true;
				case "all" -> names.addAll(all);
				default -> {
					if (!all.contains(word)) {
						throw new IllegalArgumentException("There is no benchmark or option " + word + '.');
					}
					names.add(word);
				}
			}
		}
		return new Options(names.isEmpty() ? all : names.stream().distinct().toList(), scale, rounds, threads, python, out,
				home.resolve("target/work"), home, help);
	}

	private static double number(String option, Iterator<String> words) {
		String value = value(option, words);
		try {
			return Double.parseDouble(value);
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(option + " takes a number, not " + value + '.', e);
		}
	}

	private static String value(String option, Iterator<String> words) {
		if (!words.hasNext()) {
			throw new IllegalArgumentException(option + " needs a value.");
		}
		return words.next();
	}

	Scale scaleOr(double own) {
		return new Scale(scale.orElse(own));
	}
}
