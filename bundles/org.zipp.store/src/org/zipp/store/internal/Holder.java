package org.zipp.store.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;

import org.zipp.store.ImageRepository;

/**
 * Who works on tasks: one open study of one process. It has a task for as long as its lease runs; a process of this machine that
 * is gone has nothing any more.
 */
final class Holder {

	/** How long a task is held without a word of whoever took it: several times {@link ImageRepository#HEARTBEAT}. */
	static final Duration LEASE = ImageRepository.HEARTBEAT.multipliedBy(6);

	private static final String PROCESS = machine() + '/' + ProcessHandle.current().pid() + '/' + start(ProcessHandle.current());
	private static final int FIELDS = 4;

	private final String id = PROCESS + '/' + UUID.randomUUID();

	/** As it is stored with a task. */
	String id() {
		return id;
	}

	/** What was stored, as a person reads it; empty for nobody. */
	static String name(String stored) {
		String[] fields = stored.split("/");
		return fields.length == FIELDS ? fields[0] + ", process " + fields[1] : stored;
	}

	/** Whether what was stored names this one, nobody, or a process of this machine that has ended. */
	boolean isOwnOrGone(String stored) {
		if (stored.isEmpty() || stored.equals(id)) {
			return true;
		}
		String[] fields = stored.split("/");
		if (fields.length != FIELDS || !fields[0].equals(machine()) || !fields[1].matches("\\d{1,18}")) {
			return false;
		}
		return ProcessHandle.of(Long.parseLong(fields[1])).filter(p -> start(p).equals(fields[2])).isEmpty();
	}

	/** Processes take numbers that others had, so the number alone tells nothing. */
	private static String start(ProcessHandle process) {
		return process.info().startInstant().map(i -> Long.toString(i.toEpochMilli())).orElse("");
	}

	private static String machine() {
		try {
			return InetAddress.getLocalHost().getHostName().replace('/', '_');
		} catch (UnknownHostException _) {
			return "unknown";
		}
	}
}
