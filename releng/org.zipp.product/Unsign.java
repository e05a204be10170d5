import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes signatures out of the plug-ins of a product: checking them costs time at every start, and classes from signed jars cannot
 * be kept in a class-data archive.
 *
 * <pre>java Unsign.java PLUGINS</pre>
 */
final class Unsign {

	private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

	private Unsign() {
	}

	public static void main(String[] arguments) throws IOException {
		List<Path> jars;
		try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
			jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
		}
		for (Path jar : jars) {
			unsign(jar);
		}
	}

	private static void unsign(Path jar) throws IOException {
		Path bare = Path.of(jar + ".bare");
		try (JarFile in = new JarFile(jar.toFile(), false)) {
			if (in.stream().noneMatch(Unsign::isSignature)) {
				return;
			}
			Manifest manifest = in.getManifest();
			manifest.getEntries().values().forEach(entry -> entry.keySet().removeIf(name -> name.toString().contains("-Digest")));
			manifest.getEntries().values().removeIf(entry -> entry.isEmpty());
			try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(bare), manifest)) {
				for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements();) {
					JarEntry entry = entries.nextElement();
					if (!isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
						copy(in, entry, out);
					}
				}
			}
		}
		Files.setLastModifiedTime(bare, Files.getLastModifiedTime(jar));
		Files.move(bare, jar, StandardCopyOption.REPLACE_EXISTING);
	}

	private static boolean isSignature(JarEntry entry) {
		return SIGNATURE.matcher(entry.getName()).matches();
	}

	private static void copy(JarFile from, JarEntry entry, JarOutputStream to) throws IOException {
		JarEntry copy = new JarEntry(entry.getName());
		copy.setTime(entry.getTime());
		to.putNextEntry(copy);
		try (InputStream in = from.getInputStream(entry)) {
			in.transferTo(to);
		}
	}
}
