package org.zipp.document.internal;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;

/** The fonts of this machine, read one after the other until one has the letters that are wanted. */
final class MachineFonts {

	private static final Set<String> ENDINGS = Set.of("ttf", "otf", "ttc", "otc");
	private static final int DEPTH = 6;

	private final List<Path> folders;
	private final List<Font> fonts = new ArrayList<>();
	private Deque<Path> unread;

	/** @param folders where font files lie; those that are not there are left out */
	MachineFonts(List<Path> folders) {
		this.folders = folders;
	}

	private static Deque<Path> files(List<Path> folders) {
		List<Path> files = new ArrayList<>();
		for (Path folder : folders) {
			if (Files.isDirectory(folder)) {
				try (Stream<Path> found = Files.walk(folder, DEPTH)) {
					found.filter(f -> ENDINGS.contains(ending(f))).forEach(files::add);
				} catch (IOException | UncheckedIOException e) {
					ILog.get().info("Fonts in this folder cannot be looked through: " + folder, e);
				}
			}
		}
		files.sort(Comparator.comparingInt(MachineFonts::rank).thenComparing(Path::toString));
		return new ArrayDeque<>(files);
	}

	/** The folders in which systems keep their fonts. */
	static List<Path> folders() {
		Path home = Path.of(System.getProperty("user.home", "."));
		List<Path> folders = new ArrayList<>(List.of(home.resolve(".fonts"), home.resolve(".local/share/fonts"), home.resolve("Library/Fonts"),
				Path.of("/usr/local/share/fonts"), Path.of("/usr/share/fonts"), Path.of("/Library/Fonts"), Path.of("/System/Library/Fonts")));
		Optional.ofNullable(System.getenv("WINDIR")).ifPresent(w -> folders.add(Path.of(w, "Fonts")));
		Optional.ofNullable(System.getenv("LOCALAPPDATA")).ifPresent(w -> folders.add(Path.of(w, "Microsoft/Windows/Fonts")));
		return folders;
	}

	private static String ending(Path file) {
		String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	/** Plain fonts without serifs first: that is what the report is set in. */
	private static int rank(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		int rank = name.contains("sans") ? 0 : 2;
		rank += name.contains("regular") || !name.contains("-") ? 0 : 1;
		for (String other : List.of("bold", "italic", "oblique", "serif", "mono", "light", "black", "thin", "condensed")) {
			rank += name.contains(other) ? 4 : 0;
		}
		return rank;
	}

	/** The first font of which that holds; empty when there is none. */
	Optional<Font> find(Predicate<Font> wanted) {
		for (Font font : fonts) {
			if (wanted.test(font)) {
				return Optional.of(font);
			}
		}
		if (unread == null) {
			unread = files(folders);
		}
		while (!unread.isEmpty()) {
			Font match = null;
			for (Font font : read(unread.removeFirst())) {
				fonts.add(font);
				match = match == null && wanted.test(font) ? font : match;
			}
			if (match != null) {
				return Optional.of(match);
			}
		}
		return Optional.empty();
	}

	private static List<Font> read(Path file) {
		try {
			return List.of(Font.createFonts(file.toFile()));
		} catch (FontFormatException | IOException e) {
			ILog.get().info("This font cannot be read, so others are looked at: " + file, e);
			return List.of();
		}
	}
}
