package org.zipp.cli.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The commands of an installation as they were when it was built, for answers that need no framework. The file holds the names and
 * sizes of all plug-ins that it was made from: it counts only beside those very plug-ins.
 */
final class CommandsFile {

	private CommandsFile() {
	}

	static void write(Path file, Path plugins, List<CommandDescription> commands) throws IOException {
		try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
			out.writeUTF(stamp(plugins));
			out.writeInt(commands.size());
			for (CommandDescription command : commands) {
				out.writeUTF(command.id());
				out.writeUTF(command.description());
				out.writeInt(command.options().size());
				for (CommandDescription.Option option : command.options()) {
					out.writeUTF(option.name());
					out.writeUTF(option.text());
					out.writeBoolean(option.flag());
					out.writeBoolean(option.list());
					out.writeBoolean(option.path());
				}
			}
		}
	}

	/** Empty when there is no such file, or it was made from other plug-ins, or it cannot be read: then the framework knows. */
	static Optional<List<CommandDescription>> read(Path file, Path plugins) {
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
			if (!in.readUTF().equals(stamp(plugins))) {
				return Optional.empty();
			}
			List<CommandDescription> commands = new ArrayList<>();
			for (int left = in.readInt(); left > 0; left--) {
				String id = in.readUTF();
				String description = in.readUTF();
				List<CommandDescription.Option> options = new ArrayList<>();
				for (int more = in.readInt(); more > 0; more--) {
					options.add(new CommandDescription.Option(in.readUTF(), in.readUTF(), in.readBoolean(), in.readBoolean(), in.readBoolean()));
				}
				commands.add(new CommandDescription(id, description, options));
			}
			return Optional.of(commands);
		} catch (IOException e) {
			return Optional.empty();
		}
	}

	private static String stamp(Path plugins) throws IOException {
		TreeSet<String> all = new TreeSet<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(plugins)) {
			for (Path file : files) {
				all.add(file.getFileName() + " " + (Files.isDirectory(file) ? 0 : Files.size(file)));
			}
		}
		return String.join("\n", all);
	}
}
