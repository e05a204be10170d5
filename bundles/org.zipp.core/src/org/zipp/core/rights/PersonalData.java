package org.zipp.core.rights;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;

/**
 * What one part of the program keeps of people. A service; each bundle that keeps something has one. The one whose
 * {@link #ORDER} is lowest is asked first; whoever knows what the person is tied to, the tables, is erased last, so that erasing that
 * was interrupted finds the rest when it is run again.
 */
public interface PersonalData {

	/** Service property: place among the others, an {@code Integer}. */
	String ORDER = "zipp.order";

	/** What there is of the person now; what {@link #erase} would act on, no more and no less. Reads only. */
	List<Holding> find(StudyDirectory study, Person person, SubMonitor monitor) throws IOException;

	/** Hands out what there is. */
	void export(StudyDirectory study, Person person, PersonalExport out, SubMonitor monitor) throws IOException;

	/**
	 * Erases what {@link #find} tells of. May be stopped and run again; each file is whole before and after.
	 *
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	void erase(StudyDirectory study, Person person, SubMonitor monitor) throws IOException;
}
