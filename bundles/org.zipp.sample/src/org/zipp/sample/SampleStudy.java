package org.zipp.sample;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;

/**
 * What a sample study is made with, kept in its folder from before its first step, so that whoever opens a half-made one can go on.
 *
 * @param values parameters of the operation {@code demo} by name
 * @param whole  whether every step is finished
 */
public record SampleStudy(Map<String, String> values, boolean whole) {

	private static final String FILE = "sample-study.properties";
	private static final String WHOLE = "whole";

	public SampleStudy {
		values = Map.copyOf(values);
	}

	/** What the folder says; empty when no sample study is made there. */
	public static Optional<SampleStudy> in(StudyDirectory directory) {
		Path file = file(directory);
		Properties read = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			read.load(in);
		} catch (NoSuchFileException e) {
			return Optional.empty();
		} catch (IOException | IllegalArgumentException e) {
			throw new ZippException("What the sample study was made with cannot be read: " + Reasons.of(e)
					+ ". Remove the file and run zipp demo on this folder again.", file, 0, e);
		}
		boolean whole = Boolean.parseBoolean(read.getProperty(WHOLE));
		read.remove(WHOLE);
		Map<String, String> values = new HashMap<>();
		read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
		return Optional.of(new SampleStudy(values, whole));
	}

	/** Writes it into the folder. */
	public void write(StudyDirectory directory) {
		StringBuilder text = new StringBuilder("# Written by demo, not to be edited\n");
		values.entrySet().stream().sorted(Map.Entry.comparingByKey())
				.forEach(v -> text.append(v.getKey()).append('=').append(v.getValue()).append('\n'));
		WholeFile.write(file(directory), text.append(WHOLE).append('=').append(whole).append('\n').toString());
	}

	private static Path file(StudyDirectory directory) {
		return directory.root().resolve(FILE);
	}
}
