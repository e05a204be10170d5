package org.zipp.mining;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;

/**
 * How much evidence a verbalizer may see. The paper fixes the number of tokens (4096) and leaves the split open; these
 * are the named defaults.
 *
 * @param tokens               tokens of all texts within the budget, cl100k_base
 * @param maxCommunities       communities that are used, by falling weight
 * @param snippetsPerCommunity most comments and titles of text submissions taken from one community
 * @param imageShare           share of the tokens that is first offered to titles of image posts, 0 to 1
 * @param split                how the tokens are split among the communities
 * @param snippets             which texts of a community come first
 */
public record EvidenceBudget(int tokens, int maxCommunities, int snippetsPerCommunity, double imageShare,
		BudgetSplits split, SnippetChoices snippets) {

	/**
	 * 4096 tokens, 25 communities, 12 snippets in each, a quarter first for titles of image posts, split in proportion to
	 * the weights, best scores first.
	 */
	public static final EvidenceBudget DEFAULT = new EvidenceBudget(4096, 25, 12, 0.25);

	private static final String FILE = "evidence.properties";

	/** Split in proportion to the weights, best scores first. */
	public EvidenceBudget(int tokens, int maxCommunities, int snippetsPerCommunity, double imageShare) {
		this(tokens, maxCommunities, snippetsPerCommunity, imageShare, BudgetSplits.PROPORTIONAL, SnippetChoices.SCORE);
	}

	/** All of it in one line, as part of fingerprints. */
	public String id() {
		return tokens + " " + maxCommunities + ' ' + snippetsPerCommunity + ' ' + imageShare + ' ' + split.id() + ' '
				+ snippets.id();
	}

	/** Notes in the study what its evidence is chosen by. */
	public void save(StudyDirectory study) {
		WholeFile.write(study.root().resolve(FILE), "# What the evidence of this study was chosen by; written by mine\n" //
				+ "tokens=" + tokens + "\nmax-communities=" + maxCommunities + "\nsnippets-per-community=" + snippetsPerCommunity
				+ "\nimage-share=" + imageShare + "\nsplit=" + split.id() + "\nsnippets=" + snippets.id() + '\n');
	}

	/** What the evidence of a study was chosen by; empty when that is not noted. */
	public static Optional<EvidenceBudget> of(StudyDirectory study) {
		Path file = study.root().resolve(FILE);
		Properties p = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			p.load(in);
			return Optional.of(new EvidenceBudget(Integer.parseInt(p.getProperty("tokens")),
					Integer.parseInt(p.getProperty("max-communities")),
					Integer.parseInt(p.getProperty("snippets-per-community")),
					Double.parseDouble(p.getProperty("image-share", "")),
					BudgetSplits.valueOf(constant(p.getProperty("split", ""))),
					SnippetChoices.valueOf(constant(p.getProperty("snippets", "")))));
		} catch (NoSuchFileException _) {
			return Optional.empty();
		} catch (IOException | IllegalArgumentException e) {
			throw new ZippException("The file does not say what the evidence was chosen by. Delete it and run mine again.",
					file, 0, e);
		}
	}

	private static String constant(String id) {
		return id.toUpperCase(Locale.ROOT).replace('-', '_');
	}
}
