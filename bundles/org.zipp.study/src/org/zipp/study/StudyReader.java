package org.zipp.study;

import org.zipp.core.StudyDirectory;

/** Reads studies as values, for those who need no store. A service. */
public interface StudyReader {

	/**
	 * Reads a study as it is now.
	 *
	 * @throws org.zipp.core.ZippException when the folder holds no study or it cannot be opened
	 */
	StudyData read(StudyDirectory directory);
}
