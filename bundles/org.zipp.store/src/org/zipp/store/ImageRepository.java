package org.zipp.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.MadePicture;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.QueueState;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.WorkerRow;

/** Pictures (files named by the hash of their content) and the generation queue. */
public interface ImageRepository {

	/** How often {@link #renew} is to be called while tasks are held. */
	Duration HEARTBEAT = Duration.ofSeconds(20);

	/** So much room pictures may take in the database until they are collected. */
	long MOST_UNCOLLECTED = 4L << 30;

	/**
	 * Stores a picture: the file under a temporary name, flushed and renamed; then its row, and its task as done, in one
	 * transaction.
	 *
	 * @param png the bytes of the PNG file
	 * @return the stored row
	 */
	ImageRow save(ImageKey key, int width, int height, byte[] png, String generator, double seconds);

	/** Where the file of that content lies. */
	Path file(String content);

	/**
	 * The bytes of the picture of that content, checked to be what was stored and a whole PNG file.
	 *
	 * @throws PictureException when the file is missing or damaged
	 */
	byte[] read(String content);

	/** Reads the file of that content and says whether it is whole, before anybody is shown it. */
	PictureState state(String content);

	/**
	 * The states of the files of many contents, each once.
	 *
	 * @param thorough whether to read every file; else those are taken as whole that have the size and time of change
	 *                 they had when they were last found whole
	 * @param monitor  progress, checked for cancellation at each file
	 */
	Map<String, PictureState> states(Collection<String> contents, boolean thorough, SubMonitor monitor);

	/** The picture of that key, of the setting used last. */
	Optional<ImageRow> find(ImageKey key);

	/** Pictures of a user; with {@code shared} also those that are not personal. */
	List<ImageRow> ofUser(String userId, boolean shared);

	/** All pictures of the setting used last: what is shown and compared. */
	List<ImageRow> all();

	/** All pictures, also those of settings used before. */
	List<ImageRow> ofEverySetting();

	/**
	 * Whether a generator kept seeds, as is known of the pictures of a setting: seen not to on one of them, it does not on any.
	 *
	 * @param setting its id
	 */
	SeedKeeping seeds(String setting);

	/**
	 * Writes the file of a picture that comes from elsewhere; it is a picture of the study once {@link #add} has its row.
	 *
	 * @return the hash of its content
	 */
	String keep(byte[] png);

	/**
	 * Adds rows of pictures whose files are kept, all of them or none, each with the setting it names.
	 *
	 * @param setting the setting used last from now on; {@code null} to leave that as it is
	 */
	void add(Collection<ImageRow> rows, PictureSetting setting);

	/** Deletes the files of contents that are no picture of the study and that no trial shows. */
	void drop(Collection<String> contents);

	/** The settings that pictures were made with, the one used last first. */
	List<PictureSetting> settings();

	/**
	 * Stores the picture of a task with the setting it was made with; everything else as
	 * {@link #save(ImageKey, int, int, byte[], String, double)}. Of a task that was taken the result of that taking alone is
	 * accepted, and while it lasts.
	 *
	 * @throws TakenOverException when the task was put back, removed, finished, or taken by another since, or asks for another prompt
	 */
	ImageRow save(TaskRow task, PictureSetting setting, MadePicture made);

	/** As {@link #save(TaskRow, PictureSetting, MadePicture)}, for a picture whose generator said nothing. */
	default ImageRow save(TaskRow task, PictureSetting setting, int width, int height, byte[] png, double seconds) {
		return save(task, setting, new MadePicture(width, height, png, seconds));
	}

	/**
	 * Adds tasks as queued. A task that is there is left alone, unless its prompt text differs: then the old picture of
	 * that key is dropped and it is queued anew.
	 *
	 * @return how many were queued
	 */
	int enqueue(Collection<TaskRow> tasks);

	/**
	 * As {@link #enqueue(Collection)}, for pictures of a setting, which is the one used last from now on. A task is done when
	 * there is a picture of that setting, made from the same text; pictures of other settings stay.
	 */
	int enqueue(Collection<TaskRow> tasks, PictureSetting setting);

	/**
	 * Takes up to {@code n} queued tasks, or such as others have begun and not gone on with, and counts the attempt. They are held
	 * for some minutes, see {@link #renew}; no task is held by two.
	 */
	List<TaskRow> take(int n);

	/** As {@link #take(int)}, only while that setting is the one used last. */
	List<TaskRow> take(int n, String setting);

	/** Says that what was taken here is still being worked on; to be called every {@link #HEARTBEAT}. */
	void renew();

	/** Marks a task failed with the reason; one that another process has taken over stays as it is. */
	void fail(ImageKey key, String error);

	/**
	 * Marks a task that was taken as failed, with the reason.
	 *
	 * @return whether it was; not when the taking is over, as for {@link #save(TaskRow, PictureSetting, MadePicture)}
	 */
	boolean fail(TaskRow taken, String error);

	/** Puts tasks back that were taken, each if its taking is not over. */
	void putBack(Collection<TaskRow> taken);

	/**
	 * Puts tasks back that were begun here, or whose worker was stopped or has not been heard of for too long; and with
	 * {@code failed} also the failed ones. What other processes are working on stays theirs.
	 */
	int requeue(boolean failed);

	/** Puts these tasks back into the queue, but those that are done or that another process works on. */
	void requeue(Collection<ImageKey> keys);

	/** How many tasks are in each state, indexed by {@link TaskState#ordinal()}. */
	long[] taskCounts();

	/** Tasks in a state, at most {@code limit}, newest change first. */
	List<TaskRow> tasks(TaskState state, int limit);

	/** How many tasks are in each state, of those that a filter means. */
	long[] taskCounts(TaskFilter filter);

	/** Tasks that a filter means, at most {@code limit}, in the order of the queue. */
	List<TaskRow> tasks(TaskFilter filter, int limit);

	/** Puts failed tasks back into the queue; how many there were. */
	int retry(TaskFilter filter);

	/** Has waiting tasks come before all others, in the order they have; how many there were. */
	int toFront(TaskFilter filter);

	/**
	 * Takes tasks out of the queue; pictures that are made stay. Of tasks that are being worked on the result is not accepted. They
	 * come back when they are asked for again.
	 *
	 * @return how many there were
	 */
	int remove(TaskFilter filter);

	/** The queue of the setting used last. */
	QueueState queueState();

	/** The name that this open study works under, as a person reads it. */
	String worker();

	/** Says what this open study works on; to be said with {@link #renew}. */
	void report(WorkerRow worker);

	/** Says that this open study works no more. */
	void reportEnd();

	/** Who works on the queue and was heard of lately, by name. */
	List<WorkerRow> workers();

	/**
	 * Has the database of a server keep all pictures, those of now and of later, so that machines without the study's folder show
	 * them; or no longer. What a machine has read lies in its own folder from then on. The folder of the study has all pictures in any case.
	 *
	 * @return how many were stored in the database, or brought from there into the folder
	 * @throws PictureException              when a file is not whole
	 * @throws org.zipp.core.ZippException when the tables lie in a file
	 */
	int share(boolean shared, SubMonitor monitor);

	/** How many pictures wait in the database to be collected, and their bytes. */
	long[] uncollected();

	/**
	 * Brings pictures that were made elsewhere, and lie in the database, into the folder, and takes them out of the database.
	 *
	 * @return how many there were
	 */
	int collect(SubMonitor monitor);
}
