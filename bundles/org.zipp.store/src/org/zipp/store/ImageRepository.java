package org.zipp.store;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;

/** Pictures (files named by the hash of their content) and the generation queue. */
public interface ImageRepository {

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

	/** The settings that pictures were made with, the one used last first. */
	List<PictureSetting> settings();

	/**
	 * Stores the picture of a task with the setting it was made with; everything else as
	 * {@link #save(ImageKey, int, int, byte[], String, double)}.
	 *
	 * @throws TakenOverException when another process has taken the task over, or the task asks for another prompt by now
	 */
	ImageRow save(TaskRow task, PictureSetting setting, int width, int height, byte[] png, double seconds);

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

	/** Says that what was taken here is still being worked on; to be called every few minutes at least. */
	void renew();

	/** Marks a task failed with the reason; one that another process has taken over stays as it is. */
	void fail(ImageKey key, String error);

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
}
