package org.zipp.report.internal.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.OutputFiles;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.document.DocumentFormats;
import org.zipp.report.check.TableCheck;
import org.zipp.statistics.check.PublishedCheck.Finding;
import org.zipp.tables.TableFiles;

/** Checks a published table of win rates: recomputed values and a verdict per row. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=check",
		Operation.ORDER + ":Integer=97", LinePlace.GROUP + "=analysis", LinePlace.ICON + "=check" })
public final class CheckOperation extends Operation {

	/** The table that is there without a file. */
	private static final Path ZIPP = Path.of("zipp");

	@Parameter(name = "table", label = "Table",
			description = "A table with a row for each comparison (CSV, TSV or Parquet): n and wins or rate, and perhaps comparison, "
			+ "ties, p, sides, low, high, level, raters; the human study of the ZIPP paper when it is zipp or none is given.", path = PathUse.FILE,
			endings = PathUse.TABLES)
	public Path table = ZIPP;

	@Parameter(name = "raters", label = "Raters",
			description = "How many people voted in rows that do not say so, for what clustering may do to a claim; 0 when it is not known.",
			min = 0)
	public int raters;

	@Parameter(name = "out", label = "CSV file",
			description = "File for the recomputed values and verdicts; none is written when none is given.", path = PathUse.NEW_FILE,
			endings = ".csv")
	public Path out;

	@Parameter(name = "json", label = "JSON", description = "Print the recomputed values and verdicts as JSON, in full precision.")
	public boolean json;

	private final TableFiles tables;

	@Activate
	public CheckOperation(@Reference TableFiles tables) {
		this.tables = tables;
	}

	@Override
	public String id() {
		return "check";
	}

	@Override
	public String label() {
		return "Check a published table";
	}

	@Override
	public String description() {
		return "Recomputes exact tests and intervals from published wins or rates and says for each row whether what is claimed follows.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 3);
		if (out != null) {
			output().check(List.of(out.getFileName().toString()));
		}
		TableCheck check = read();
		progress.worked(1);
		progress.checkCanceled();
		OperationResult.Builder result = OperationResult.builder().count("rows", check.findings().size())
				.count("flagged", check.flagged());
		int number = 0;
		for (Finding f : check.findings()) {
			result.note(++number + ". " + f.claim().name() + ": " + TableCheck.words(f.verdict()).toUpperCase(Locale.ROOT) + ". "
					+ f.sentence());
		}
		if (check.flagged() > 0) {
			result.warning(check.summary());
		}
		progress.worked(1);
		if (out != null) {
			output().write(out.getFileName().toString(), DocumentFormats.csv(check.table()));
			result.place(out.toAbsolutePath().normalize());
		}
		if (json) {
			result.document(DocumentFormats.json("org.zipp.check/1", check.summary(), List.of(check.table())));
		}
		return result.build();
	}

	private OutputFiles output() {
		return OutputFiles.beside(out, inputs());
	}

	private TableCheck read() {
		if (table == null || table.equals(ZIPP)) {
			return TableCheck.zipp();
		}
		Path file = table.toAbsolutePath().normalize();
		try (var rows = tables.open(file, TableCheck.REQUIRED, TableCheck.OPTIONAL)) {
			return TableCheck.read(rows, file, raters > 0 ? OptionalInt.of(raters) : OptionalInt.empty());
		}
	}
}
