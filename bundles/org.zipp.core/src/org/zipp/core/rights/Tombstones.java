package org.zipp.core.rights;

import java.util.Set;

import org.zipp.core.StudyDirectory;

/** Who was erased from a study, by keyed hash alone. A service. */
public interface Tombstones {

	/** The {@link StudyDirectory.AuthorHash#tombstone tombstones} of those who were erased; empty when there is no study yet. */
	Set<String> of(StudyDirectory study);
}
