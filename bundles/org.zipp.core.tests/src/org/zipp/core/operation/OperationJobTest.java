package org.zipp.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;

class OperationJobTest {

	@Test
	void operationsOfOneStudyRunOneAfterAnother() throws Exception {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		List<OperationJob> jobs = List.of(job("a", m -> overlap(running, most)), job("a", m -> overlap(running, most)),
				job("a", m -> overlap(running, most)));
		jobs.forEach(OperationJob::schedule);
		for (OperationJob job : jobs) {
			assertTrue(job.outcome().get(60, TimeUnit.SECONDS).succeeded());
		}
		assertEquals(1, most.get());
	}

	@Test
	void operationsOfTwoStudiesRunSideBySide() throws Exception {
		CountDownLatch both = new CountDownLatch(2);
		OperationJob a = job("a", m -> meet(both));
		OperationJob b = job("b", m -> meet(both));
		a.schedule();
		b.schedule();
		assertTrue(a.outcome().get(60, TimeUnit.SECONDS).succeeded());
		assertTrue(b.outcome().get(60, TimeUnit.SECONDS).succeeded());
	}

	@Test
	void whatShareNothingRunsSideBySideInOneStudy() throws Exception {
		for (Probe[] pair : new Probe[][] {
				{ probe(Set.of(Resource.ENCODERS, Resource.DEVICE), Set.of(Resource.GRAPH)), probe(Set.of(Resource.DESIGN), Set.of()) },
				{ probe(Set.of(Resource.PERSONAS), Set.of(Resource.GRAPH)), probe(Set.of(Resource.REPORTS), Set.of(Resource.GRAPH)) },
				{ probe(Set.of(Resource.STUDY), Set.of()), probe(Set.of(), Set.of()) },
				{ probe(Set.of(Resource.STUDY), Set.of()), probe(Set.of(Resource.DEVICE), Set.of()) } }) {
			CountDownLatch both = new CountDownLatch(2);
			List<OperationJob> jobs = Stream.of(pair).map(p -> {
				p.body = m -> meet(both);
				return new OperationJob(new Fixture(p));
			}).toList();
			jobs.forEach(OperationJob::schedule);
			for (OperationJob job : jobs) {
				assertTrue(job.outcome().get(60, TimeUnit.SECONDS).succeeded());
			}
		}
	}

	@Test
	void whatShareSomethingRunsOneAfterAnother() throws Exception {
		for (Probe[] pair : new Probe[][] { { probe(Set.of(Resource.GRAPH), Set.of()), probe(Set.of(), Set.of(Resource.GRAPH)) },
				{ probe(Set.of(Resource.PERSONAS), Set.of()), probe(Set.of(Resource.PERSONAS), Set.of()) },
				{ probe(Set.of(Resource.STUDY), Set.of()), probe(Set.of(Resource.DESIGN), Set.of()) },
				{ probe(Set.of(Resource.DEVICE), Set.of()), probe(Set.of(Resource.DEVICE, Resource.ENCODERS), Set.of()) } }) {
			AtomicInteger running = new AtomicInteger();
			AtomicInteger most = new AtomicInteger();
			List<OperationJob> jobs = Stream.of(pair[0], pair[1], pair[0], pair[1]).map(p -> {
				p.body = m -> overlap(running, most);
				return new OperationJob(new Fixture(p));
			}).toList();
			jobs.forEach(OperationJob::schedule);
			for (OperationJob job : jobs) {
				assertTrue(job.outcome().get(60, TimeUnit.SECONDS).succeeded());
			}
			assertTrue(jobs.get(0).getRule().isConflicting(jobs.get(1).getRule()));
			assertTrue(jobs.get(1).getRule().isConflicting(jobs.get(0).getRule()));
		}
	}

	private static Probe probe(Set<Resource> writes, Set<Resource> reads) {
		Probe probe = new Probe("a", m -> {
		});
		probe.writes = writes;
		probe.reads = reads;
		return probe;
	}

	@Test
	void cancellingEndsWithCancelStatus() throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		CountDownLatch seen = new CountDownLatch(1);
		OperationJob job = job("a", m -> {
			started.countDown();
			while (!m.isCanceled() || seen.getCount() > 0) {
				Thread.onSpinWait();
			}
			throw new OperationCanceledException();
		});
		job.schedule();
		assertTrue(started.await(60, TimeUnit.SECONDS));
		assertFalse(job.isCancelling());
		job.cancel();
		assertTrue(job.isCancelling());
		assertEquals("Cancelling…", job.progress().text(), "told before the run has noticed");
		seen.countDown();
		OperationRunner.Outcome outcome = job.outcome().get(60, TimeUnit.SECONDS);
		assertEquals(IStatus.CANCEL, outcome.status().getSeverity());
		assertNull(outcome.result());
	}

	@Test
	void jobThatIsCancelledWhileItWaitsEndsToo() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		CountDownLatch started = new CountDownLatch(1);
		OperationJob first = job("a", m -> {
			started.countDown();
			try {
				go.await();
			} catch (InterruptedException e) {
				throw new OperationCanceledException();
			}
		});
		first.schedule();
		assertTrue(started.await(60, TimeUnit.SECONDS));
		try {
			Fixture fixture = new Fixture(new Probe("a", m -> {
				throw new IllegalStateException("it must not run");
			}));
			OperationJob waiting = new OperationJob(fixture);
			waiting.schedule();
			waiting.cancel();
			OperationRunner.Outcome outcome = waiting.outcome().get(60, TimeUnit.SECONDS);
			assertEquals(IStatus.CANCEL, outcome.status().getSeverity());
			assertEquals("Probe was cancelled before it began.", outcome.status().getMessage());
			assertFalse(outcome.succeeded());
			assertTrue(fixture.closed);
		} finally {
			go.countDown();
		}
		assertTrue(first.outcome().get(60, TimeUnit.SECONDS).succeeded());
	}

	@Test
	void theOperationIsReleasedHoweverItEnds() throws InterruptedException, ExecutionException {
		Fixture fixture = new Fixture(new Probe("a", m -> {
			throw new ZippException("no");
		}));
		OperationJob job = new OperationJob(fixture);
		job.schedule();
		assertFalse(job.outcome().get().succeeded());
		job.join();
		assertTrue(fixture.closed);
	}

	@Test
	void runnerNamesWhatIsMissing() {
		Probe probe = new Probe("a", m -> {
		});
		probe.dir = null;
		OperationRunner.Outcome outcome = OperationRunner.run(probe, new NullProgressMonitor());
		assertEquals(IStatus.ERROR, outcome.status().getSeverity());
		assertTrue(outcome.status().getMessage().startsWith("--dir is missing"), outcome.status().getMessage());
	}

	private static void overlap(AtomicInteger running, AtomicInteger most) {
		most.accumulateAndGet(running.incrementAndGet(), Math::max);
		Thread.yield();
		running.decrementAndGet();
	}

	private static void meet(CountDownLatch both) {
		both.countDown();
		try {
			if (!both.await(60, TimeUnit.SECONDS)) {
				throw new ZippException("The other operation did not start.");
			}
		} catch (InterruptedException e) {
			throw new OperationCanceledException();
		}
	}

	private static OperationJob job(String study, Body body) {
		return new OperationJob(new Fixture(new Probe(study, body)));
	}

	private interface Body {
		void run(SubMonitor monitor);
	}

	private static final class Fixture implements OperationRegistry.Handle {
		private final Operation operation;
		private boolean closed;

		Fixture(Operation operation) {
			this.operation = operation;
		}

		@Override
		public Operation operation() {
			return operation;
		}

		@Override
		public void close() {
			closed = true;
		}
	}

	private static final class Probe extends Operation {
		private Body body;
		private Set<Resource> writes = Set.of(Resource.STUDY);
		private Set<Resource> reads = Set.of();

		Probe(String study, Body body) {
			this.dir = Path.of(study);
			this.body = body;
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
			return "Does what the test says.";
		}

		@Override
		public Set<Resource> resources() {
			return writes;
		}

		@Override
		public Set<Resource> reads() {
			return reads;
		}

		@Override
		public OperationResult execute(SubMonitor monitor) {
			body.run(monitor);
			return OperationResult.builder().build();
		}
	}
}
