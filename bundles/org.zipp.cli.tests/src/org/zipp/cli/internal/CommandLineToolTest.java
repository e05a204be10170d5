package org.zipp.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.operation.Resource;

class CommandLineToolTest {

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final Probe probe = new Probe();
	private final List<String> devices = new ArrayList<>();
	private final CommandLineTool tool = new CommandLineTool(new OneOperation(probe), devices::add, new PrintWriter(out), new PrintWriter(err));

	@Test
	void parametersReachTheOperation() {
		assertEquals(0, tool.run(new String[] { "probe", "--dir", "d", "--count", "7", "--exact", "--files", "a,b", "c" }), err::toString);
		assertEquals(Path.of("d"), probe.dir);
		assertEquals(7, probe.count);
		assertTrue(probe.exact);
		assertEquals(List.of(Path.of("a"), Path.of("b"), Path.of("c")), probe.files);
		assertTrue(out.toString().startsWith("probe: 7 things in "), out::toString);
		assertTrue(out.toString().strip().endsWith("→ " + Path.of("d")), out::toString);
	}

	@Test
	void aNumberOutOfRangeIsWrongUsageAndNamesTheRange() {
		assertEquals(2, tool.run(new String[] { "probe", "--dir", "d", "--count", "0" }));
		assertTrue(err.toString().contains("--count takes a number from 1 to 100, not '0'"), err::toString);
		assertFalse(probe.ran);
	}

	@Test
	void anUnknownOptionOrCommandIsWrongUsage() {
		assertEquals(2, tool.run(new String[] { "probe", "--colour", "red" }));
		assertTrue(err.toString().contains("--colour"), err::toString);
		assertEquals(2, new CommandLineTool(new OneOperation(probe), devices::add, new PrintWriter(out), new PrintWriter(err)).run(new String[] { "prob" }));
		assertFalse(probe.ran);
	}

	@Test
	void aMissingParameterFails() {
		assertEquals(1, tool.run(new String[] { "probe" }));
		assertTrue(err.toString().contains("--dir is missing"), err::toString);
	}

	@Test
	void aFailureExitsWithOneAndItsMessage() {
		probe.failure = new ZippException("Not JSON.", Path.of("x.zst"), 12, null);
		assertEquals(1, tool.run(new String[] { "probe", "--dir", "d" }));
		assertTrue(err.toString().contains("x.zst:12: Not JSON."), err::toString);
	}

	@Test
	void anUnexpectedExceptionExitsWithOne() {
		probe.failure = new IllegalStateException("broken");
		assertEquals(1, tool.run(new String[] { "probe", "--dir", "d" }));
		assertTrue(err.toString().contains("Probe failed: broken."), err::toString);
	}

	@Test
	void stepsPrintALineEach() {
		probe.step = new Operation.Step("first", new OperationRunner.Outcome(Status.OK_STATUS,
				OperationResult.builder().count("users", 2000).repeated(true).build(), 1.25));
		assertEquals(0, tool.run(new String[] { "probe", "--dir", "d" }));
		List<String> lines = out.toString().lines().toList();
		assertEquals("first: 2,000 users (nothing to do, already there) in 1.3 s", lines.getFirst());
		assertTrue(lines.get(1).startsWith("probe: done in "), lines::toString);
	}

	@Test
	void cancellingExitsWith130AndWaitsForTheEnd() throws InterruptedException {
		probe.waitForCancel = true;
		List<Integer> code = new ArrayList<>();
		Thread run = new Thread(() -> code.add(tool.run(new String[] { "probe", "--dir", "d" })));
		run.start();
		assertTrue(probe.started.await(30, TimeUnit.SECONDS));
		tool.cancelAndWait();
		run.join();
		assertEquals(List.of(130), code);
		assertTrue(probe.stored);
	}

	@Test
	void helpShowsEveryParameterWithItsDefault() {
		assertEquals(0, tool.run(new String[] { "help", "probe" }));
		String text = out.toString();
		for (String expected : List.of("--dir", "--count=COUNT", "Default: 3.", "--files=FILES", "each a file to read: .csv,", "--exact", "A probe.")) {
			assertTrue(text.contains(expected), () -> expected + " in " + text);
		}
		assertEquals(2, new CommandLineTool(new OneOperation(probe), devices::add, new PrintWriter(out), new PrintWriter(err)).run(new String[] { "help", "no" }));
	}

	@Test
	void whatComputesTakesADeviceAndNothingElseDoes() {
		assertEquals(2, tool.run(new String[] { "probe", "--dir", "d", "--device", "cpu" }));
		probe.resources = Set.of(Resource.DEVICE);
		assertEquals(0, tool.run(new String[] { "probe", "--dir", "d", "--device", "cuda:1" }), err::toString);
		assertEquals(0, tool.run(new String[] { "probe", "--dir", "d" }), err::toString);
		assertEquals(List.of("cuda:1"), devices);
		assertEquals(0, tool.run(new String[] { "help", "probe" }));
		assertTrue(out.toString().contains("--device=DEVICE"), out::toString);
	}

	@Test
	void filesWithCommasInTheirNamesAreFound(@TempDir Path dir) throws IOException {
		Path comma = Files.createFile(dir.resolve("Responses, May 2026.csv"));
		Path plain = Files.createFile(dir.resolve("plain.csv"));
		for (String[] arguments : List.of(new String[] { "--files", comma.toString(), "--files", plain.toString() }, new String[] { comma.toString(), plain.toString() },
				new String[] { "--files", comma + "," + plain }, new String[] { "--files", '"' + comma.toString() + "\", " + plain })) {
			List<String> all = new ArrayList<>(List.of("probe", "--dir", "d"));
			all.addAll(List.of(arguments));
			assertEquals(0, tool.run(all.toArray(String[]::new)), err::toString);
			assertEquals(List.of(comma, plain), probe.files);
			ParameterField files = ParameterField.of(Probe.class, "files");
			files.set(probe, files.text(probe));
			assertEquals(List.of(comma, plain), probe.files, "a dialog shows a text and takes it back");
		}
		tool.run(new String[] { "probe", "--dir", "d", "--files", "gone, too.csv,plain.csv" });
		assertEquals(List.of(Path.of("gone"), Path.of("too.csv"), Path.of("plain.csv")), probe.files);
	}

	@Test
	void aFullDiskIsAFailureAndSaysSo() {
		for (String[] arguments : List.of(new String[] { "probe", "--dir", "d" }, new String[] { "help" }, new String[] { "probe", "--help" }, new String[] {})) {
			for (String reason : List.of("No space left on device", "Broken pipe")) {
				StandardOutput full = new StandardOutput(new OutputStream() {
					@Override
					public void write(int b) throws IOException {
						throw new IOException(reason);
					}
				});
				assertEquals(1, new CommandLineTool(new OneOperation(probe), devices::add, new PrintWriter(full), new PrintWriter(err)).run(arguments));
				assertEquals(reason.startsWith("No"), full.complaint().filter(c -> c.contains(reason)).isPresent());
			}
		}
		assertTrue(new StandardOutput(OutputStream.nullOutputStream()).complaint().isEmpty());
	}

	/** Does what a test tells it to. */
	public static final class Probe extends Operation {
		@Parameter(name = "count", label = "Count", description = "How many.", min = 1, max = 100)
		public int count = 3;
		@Parameter(name = "exact", label = "Exact", description = "Whether.")
		public boolean exact;
		@Parameter(name = "files", label = "Files", description = "Which.", path = PathUse.FILE, endings = ".csv .tsv")
		public List<Path> files = List.of();

		RuntimeException failure;
		Step step;
		boolean waitForCancel;
		final CountDownLatch started = new CountDownLatch(1);
		boolean ran;
		boolean stored;
		Set<Resource> resources = Set.of(Resource.STUDY);

		@Override
		public Set<Resource> resources() {
			return resources;
		}

		@Override
		public String id() {
			return "probe";
		}

		@Override
		public String label() {
			return "Probe";
		}

		@Override
		public String description() {
			return "A probe.";
		}

		@Override
		public OperationResult execute(SubMonitor monitor) {
			ran = true;
			if (failure != null) {
				throw failure;
			}
			if (step != null) {
				stepDone(step);
			}
			if (waitForCancel) {
				started.countDown();
				while (!monitor.isCanceled()) {
					Thread.onSpinWait();
				}
				stored = true;
				throw new OperationCanceledException();
			}
			return OperationResult.builder().count("things", count).place(dir).build();
		}
	}

	private record OneOperation(Probe probe) implements OperationRegistry {
		@Override
		public List<Descriptor> operations() {
			return List.of(new Descriptor("probe", 1, "Probe", "A probe.", Probe.class));
		}

		@Override
		public Optional<Descriptor> find(String id) {
			return operations().stream().filter(d -> d.id().equals(id)).findFirst();
		}

		@Override
		public Optional<LinePlace> place(String id) {
			return Optional.empty();
		}

		@Override
		public Handle create(String id) {
			return new Handle() {
				@Override
				public Operation operation() {
					return probe;
				}

				@Override
				public void close() {
					// The test looks at the probe afterwards.
				}
			};
		}
	}
}
