package org.zipp.ui.generation.gallery;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.zipp.core.Reasons;
import org.zipp.store.PictureException;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.widgets.ThumbnailFiles;

/**
 * Makes the small versions of a study's pictures before anybody scrolls to them, one after the other and behind everything
 * else, and removes those of pictures that are gone.
 */
final class SmallPictures {

	private final ThumbnailFiles files;
	private final Set<String> prepared = ConcurrentHashMap.newKeySet();
	private Set<String> contents = Set.of();
	private volatile boolean swept;
	private final Job job = new Job("Make small versions of pictures") {
		@Override
		protected IStatus run(IProgressMonitor monitor) {
			return make(SubMonitor.convert(monitor));
		}

		@Override
		public boolean belongsTo(Object family) {
			return family == UiJobs.LOAD_FAMILY;
		}
	};

	SmallPictures(ThumbnailFiles files) {
		this.files = files;
		job.setPriority(Job.DECORATE);
	}

	ThumbnailFiles files() {
		return files;
	}

	/** Says which pictures there are, in the order in which they are to be made. */
	void prepare(Collection<String> all) {
		synchronized (this) {
			contents = new LinkedHashSet<>(all);
			if (prepared.containsAll(contents) && swept) {
				return;
			}
		}
		job.schedule();
	}

	/** Ends it; what is made stays. */
	void close() {
		job.cancel();
	}

	private IStatus make(SubMonitor monitor) {
		Set<String> now;
		synchronized (this) {
			now = contents;
		}
		try {
			if (!swept) {
				files.keepOnly(now);
				swept = true;
			}
		} catch (IOException e) {
			swept = true;
			ILog.of(SmallPictures.class).warn("Small versions of pictures that are gone could not be removed: " + Reasons.of(e), e);
		}
		Set<String> missing = new LinkedHashSet<>(now);
		missing.removeAll(prepared);
		monitor.setWorkRemaining(missing.size());
		for (String content : missing) {
			if (monitor.isCanceled()) {
				return Status.CANCEL_STATUS;
			}
			try {
				files.prepare(content);
			} catch (PictureException _) {
				// Where it would be shown the word for what became of it stands.
			}
			prepared.add(content);
			monitor.worked(1);
		}
		return Status.OK_STATUS;
	}
}
