package org.zipp.ui.study.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.language.prompt.Conditions;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.PromptRow;
import org.zipp.store.ServerPlace;
import org.zipp.study.design.Exclusions;
import org.zipp.study.design.Scheme.TrialsFor;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.setup.PictureFolder;
import org.zipp.ui.study.design.DesignDraft;
import org.zipp.ui.study.design.DesignDraft.Field;

/** A study that is about to be made: what was chosen so far, and what is wrong with it. No widgets; one thread. */
public final class NewStudy {

	/** What a study is made from. */
	public enum Source {
		NOTHING("Nothing yet", "An empty study; data and pictures come later, step by step."),
		PICTURES("A folder of pictures", "Pictures that were made elsewhere are compared; their names say conditions and prompts."),
		DUMP("A discussion dump", "Posts and comments become personas, personas become pictures."),
		EDGES("Edge lists", "Tables of who posted where become personas, personas become pictures.");

		private final String label;
		private final String sentence;

		Source(String label, String sentence) {
			this.label = label;
			this.sentence = sentence;
		}

		/** As it is chosen. */
		public String label() {
			return label;
		}

		/** What comes of it. */
		public String sentence() {
			return sentence;
		}
	}

	/** What is asked, page by page. */
	public enum Page {
		SOURCE, PLACE, CONDITIONS, PROMPTS, RATERS, DESIGN, PEOPLE, TABLES, PLAN
	}

	/** Raters that a new study has names for when nobody says otherwise. */
	private static final int USUAL_RATERS = 10;
	private static final int USUAL_PAIRS = 20;
	private static final int PROMPT_ID = 24;

	private final Path studies;
	private Source source = Source.NOTHING;
	private String files = "";
	private PictureFolder pictures;
	private String title = "";
	private String folder = "";
	private boolean folderTyped;
	private List<ConditionRow> conditions = Conditions.defaults();
	private List<PromptRow> prompts = Conditions.basePrompts();
	private List<String> raters = names(USUAL_RATERS);
	private String raterTable = "";
	private boolean onServer;
	private String server = "";
	private String user = "";
	private DesignDraft design = DesignDraft.of(StudyDesign.DEFAULTS.withExclusions(Exclusions.RECOMMENDED).withRatersWanted(USUAL_RATERS));

	/** @param studies folder in which studies are made unless another is chosen */
	public NewStudy(Path studies) {
		this.studies = studies;
	}

	private static List<String> names(int n) {
		return IntStream.rangeClosed(1, n).mapToObj(i -> String.format(Locale.ROOT, "rater-%02d", i)).toList();
	}

	/** What it is made from. */
	public Source source() {
		return source;
	}

	/** Chooses what it is made from; conditions and prompts become those of the choice. */
	public void setSource(Source value) {
		if (source != value) {
			source = value;
			pictures = null;
			conditions = value == Source.PICTURES ? List.of() : Conditions.defaults();
			prompts = value == Source.PICTURES ? List.of() : Conditions.basePrompts();
			design = design.with(Field.TRIALS_FOR, (value == Source.PICTURES ? TrialsFor.SHARED : TrialsFor.PERSONAL).name())
					.with(Field.TRIALS, Integer.toString(USUAL_PAIRS));
		}
	}

	/** Files or folders with commas between, as they are typed. */
	public String files() {
		return files;
	}

	/** Names the files that it is made from. */
	public void setFiles(String value) {
		if (!files.equals(value)) {
			files = value;
			pictures = null;
		}
	}

	/** The folder of pictures that is to be read, when there is one that was not read yet. */
	public boolean isToBeRead() {
		return source == Source.PICTURES && pictures == null && !files.isBlank();
	}

	/** The pictures, {@code null} while they are not read. */
	public PictureFolder pictures() {
		return pictures;
	}

	/** Takes conditions and prompts from names of pictures; the number of pairs becomes that of all pairs when these are fewer. */
	public void take(PictureFolder read) {
		pictures = read;
		conditions = read.conditions();
		prompts = read.prompts();
		int pairs = (read.prompts().size() - read.alone().size()) * conditions.size() * (conditions.size() - 1) / 2;
		if (pairs > 0) {
			design = design.with(Field.TRIALS, Integer.toString(Math.min(USUAL_PAIRS, pairs)));
		}
		if (title.isBlank() && read.folder().getFileName() != null) {
			setTitle(read.folder().getFileName().toString());
		}
	}

	/** Its title. */
	public String title() {
		return title;
	}

	/** Gives it a title, and a folder of that name unless one was typed. */
	public void setTitle(String value) {
		title = value;
		if (!folderTyped) {
			String name = value.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
			folder = name.isEmpty() ? "" : studies.resolve(name).toString();
		}
	}

	/** Its folder as it is typed. */
	public String folder() {
		return folder;
	}

	/** Gives it a folder. */
	public void setFolder(String value) {
		folder = value;
		folderTyped = true;
	}

	/** The folder, when {@link #problem} finds none. */
	public StudyDirectory directory() {
		return new StudyDirectory(Path.of(folder.strip()));
	}

	/** What is compared. */
	public List<ConditionRow> conditions() {
		return conditions;
	}

	/** Compares these. */
	public void setConditions(List<ConditionRow> value) {
		conditions = List.copyOf(value);
	}

	/** Ids of what is compared. */
	public List<String> conditionIds() {
		return conditions.stream().map(ConditionRow::id).toList();
	}

	/** What the pictures are of. */
	public List<PromptRow> prompts() {
		return prompts;
	}

	/** Prompts as a person reads and types them, one a line; {@code id: text} where the id is to be kept. */
	public String promptText() {
		StringBuilder text = new StringBuilder();
		prompts.forEach(p -> text.append(p.id()).append(": ").append(p.text()).append('\n'));
		return text.toString();
	}

	/** Takes prompts from lines; a line without an id gets one of its words. */
	public void setPrompts(String lines) {
		prompts = prompts(lines);
	}

	/** Prompts out of lines. */
	static List<PromptRow> prompts(String lines) {
		List<PromptRow> rows = new ArrayList<>();
		Set<String> taken = new HashSet<>();
		for (String line : lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
			int colon = line.indexOf(':');
			boolean named = colon > 0 && line.substring(0, colon).matches("[\\p{L}\\p{N}_.-]{1,40}") && colon + 1 < line.length();
			String text = named ? line.substring(colon + 1).strip() : line;
			String stem = named ? line.substring(0, colon) : shortened(PictureFolder.id(text));
			String id = stem;
			for (int n = 2; !named && !taken.add(id); n++) {
				id = stem + '-' + n;
			}
			rows.add(new PromptRow(id, text));
		}
		return List.copyOf(rows);
	}

	private static String shortened(String id) {
		return id.length() <= PROMPT_ID ? id : id.substring(0, PROMPT_ID).replaceAll("-[^-]*$", "");
	}

	/** Names of people who vote. */
	public List<String> raters() {
		return raters;
	}

	/** Takes names of raters, one a line or with commas between. */
	public void setRaters(String lines) {
		raters = Stream.of(lines.split("[\\n,]")).map(String::strip).filter(n -> !n.isEmpty()).toList();
		design = design.with(Field.RATERS, Integer.toString(raters.size()));
	}

	/** File of a table of raters; empty for none. */
	public String raterTable() {
		return raterTable;
	}

	/** Takes raters from a table too. */
	public void setRaterTable(String file) {
		raterTable = file;
	}

	/** Whether a server is to hold the tables; else a file in the folder. */
	public boolean isOnServer() {
		return onServer;
	}

	/** Address of the database that is to hold the tables. */
	public String server() {
		return server;
	}

	/** User of that database. */
	public String user() {
		return user;
	}

	/** Has the tables lie on a server, or in a file of the folder; the address may be typed later. */
	public void setServer(boolean value, String address, String name) {
		onServer = value;
		server = address.strip();
		user = name.strip();
	}

	/** How it is designed. */
	public DesignDraft design() {
		return design;
	}

	/** Designs it otherwise. */
	public void setDesign(DesignDraft value) {
		design = value;
	}

	/** What is wrong on a page, in a sentence that says what to do; empty when one may go on. */
	public String problem(Page page) {
		return switch (page) {
		case SOURCE -> ofSource();
		case PLACE -> ofPlace();
		case CONDITIONS -> ofConditions();
		case PROMPTS -> ofPrompts();
		case RATERS -> ofRaters();
		case DESIGN, PEOPLE -> design.problems(conditionIds(), prompts.stream().map(PromptRow::id).toList()).stream().findFirst().orElse("");
		case TABLES -> ofServer();
		case PLAN -> Stream.of(Page.values()).filter(p -> p != Page.PLAN).map(this::problem).filter(p -> !p.isEmpty()).findFirst().orElse("");
		};
	}

	private String ofSource() {
		if (source == Source.NOTHING) {
			return "";
		}
		if (files.isBlank()) {
			return source == Source.PICTURES ? "Choose the folder of the pictures." : "Choose the files.";
		}
		try {
			for (Path path : paths()) {
				if (!Files.exists(path)) {
					return "There is no " + path + '.';
				}
			}
			if (source == Source.PICTURES && !Files.isDirectory(paths().getFirst())) {
				return "Choose a folder, not a file.";
			}
			return "";
		} catch (InvalidPathException e) {
			return "This cannot be the name of a file: " + Reasons.of(e);
		}
	}

	/** The files that it is made from. */
	public List<Path> paths() {
		return Stream.of(files.split(",")).map(String::strip).filter(f -> !f.isEmpty()).map(Path::of).toList();
	}

	private String ofPlace() {
		if (title.isBlank()) {
			return "Type a title for the study.";
		}
		if (folder.isBlank()) {
			return "Choose a folder for the study.";
		}
		try {
			Path chosen = Path.of(folder.strip());
			if (!chosen.isAbsolute()) {
				return "Type the folder as a full path.";
			}
			if (new StudyDirectory(chosen).isStudy()) {
				return "This folder holds a study already. Open it with File > Open study, or choose another folder.";
			}
			if (Files.exists(chosen) && !isEmptyFolder(chosen)) {
				return "This folder is not empty. Choose a new or an empty folder.";
			}
			return "";
		} catch (InvalidPathException | IOException e) {
			return "This folder cannot be used: " + Reasons.of(e);
		}
	}

	private static boolean isEmptyFolder(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (Stream<Path> content = Files.list(folder)) {
			return content.findAny().isEmpty();
		}
	}

	private String ofConditions() {
		if (conditions.size() < 2) {
			return "A comparison needs two conditions.";
		}
		Set<String> ids = new HashSet<>();
		for (ConditionRow c : conditions) {
			if (c.id().isBlank() || c.label().isBlank()) {
				return "Each condition needs an id and a label.";
			}
			if (!ids.add(c.id().toLowerCase(Locale.ROOT))) {
				return "Two conditions have the id '" + c.id() + "'.";
			}
		}
		return "";
	}

	private String ofPrompts() {
		if (prompts.isEmpty()) {
			return "Type at least one prompt, or have some from a file.";
		}
		Set<String> ids = new HashSet<>();
		for (PromptRow p : prompts) {
			if (!ids.add(p.id().toLowerCase(Locale.ROOT))) {
				return "Two prompts have the id '" + p.id() + "'.";
			}
		}
		return "";
	}

	private String ofRaters() {
		Set<String> names = new HashSet<>();
		for (String name : raters) {
			if (!names.add(name.toLowerCase(Locale.ROOT))) {
				return "Two raters are called '" + name + "'. Names are told apart.";
			}
		}
		try {
			return raterTable.isBlank() || Files.isRegularFile(Path.of(raterTable.strip())) ? "" : "There is no file " + raterTable.strip() + '.';
		} catch (InvalidPathException e) {
			return "This cannot be the name of a file: " + Reasons.of(e);
		}
	}

	private String ofServer() {
		if (!onServer) {
			return "";
		}
		if (server.isEmpty()) {
			return "Type the address of the database, or choose a file.";
		}
		try {
			ServerPlace.parse(server, user);
			return "";
		} catch (ZippException e) {
			return e.getMessage();
		}
	}
}
