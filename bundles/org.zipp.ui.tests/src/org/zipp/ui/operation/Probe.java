package org.zipp.ui.operation;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;

/** An operation with a parameter of every kind; public, as the fields of all operations can be reached. */
public final class Probe extends Operation {

	public enum Speed {
		SLOW, VERY_FAST
	}

	@Parameter(name = "pictures", label = "Pictures", description = "How many pictures.", min = 1, max = 100)
	public int pictures = 12;

	@Parameter(name = "speed", label = "Speed", description = "How fast.")
	public Speed speed = Speed.SLOW;

	@Parameter(name = "loud", label = "Loud", description = "Whether it is loud.")
	public boolean loud;

	@Parameter(name = "places", label = "Places", description = "Files to read.", path = PathUse.FILE, endings = ".csv .tsv")
	public List<Path> places = List.of();

	@Parameter(name = "quality", label = "Quality", description = "From 0 to 1.", min = 0, max = 1, advanced = true)
	public double quality = 0.5;

	@Override
	public String id() {
		return "probe";
	}

	@Override
	public String label() {
		return "Probe everything";
	}

	@Override
	public String description() {
		return "Does nothing but count its pictures.";
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		return OperationResult.builder().count("pictures", pictures).build();
	}
}
