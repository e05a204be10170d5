package org.zipp.study.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.persona.PersonaWriter;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.design.DesignFile;
import org.zipp.study.part.IntakeAnswer;
import org.zipp.study.part.IntakeCheck;
import org.zipp.study.part.Participation;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/** Stores what a rater answered to the intake elsewhere, and makes the rater's persona of it. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=intake",
		Operation.ORDER + ":Integer=66", LinePlace.GROUP + "=study", LinePlace.ICON + "=personas", LinePlace.NEEDS + "=raters" })
public final class IntakeOperation extends Operation {

	private static final String QUESTION = "question";
	private static final String ANSWER = "answer";
	private static final String DECLINED = "prefer not to say";

	@Parameter(name = "rater", label = "Rater", description = "Pseudonym of the rater who answered.", required = true)
	public String rater;

	@Parameter(name = "answers", label = "Answers",
			description = "Table with the columns question (id of the design's intake) and answer; an answer 'prefer not to say' declines, an"
			+ " empty one leaves the question open.", required = true, path = PathUse.FILE, endings = PathUse.TABLES)
	public Path answers;

	private final StudyStores stores;
	private final TableFiles tables;
	private final PersonaWriter personas;

	@Activate
	public IntakeOperation(@Reference StudyStores stores, @Reference TableFiles tables,
			@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) PersonaWriter personas) {
		this.stores = stores;
		this.tables = tables;
		this.personas = personas == null ? PersonaWriter.NONE : personas;
	}

	@Override
	public String id() {
		return "intake";
	}

	@Override
	public String label() {
		return "Take in what a rater says";
	}

	@Override
	public String description() {
		return "Stores a rater's answers to the intake of the design: choices and numbers as demographics, all of them as evidence, of"
				+ " which the rater's own persona is written.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DESIGN, Resource.PERSONAS);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		Map<String, IntakeAnswer> given = read();
		try (StudyStore store = stores.open(studyDirectory())) {
			if (DesignFile.fromStore(store).intake().isEmpty()) {
				throw new ZippException("The design of this study has no intake. Add questions to it first, with study --plan.");
			}
			new Participation(store, () -> DesignFile.fromStore(store), personas).answerIntakeOf(rater, given);
			OperationResult.Builder result = OperationResult.builder().count("answers", given.values().stream().filter(IntakeAnswer::isGiven)
					.count());
			IntakeCheck.warnings(DesignFile.fromStore(store).intake()).forEach(result::warning);
			return result.build();
		}
	}

	private Map<String, IntakeAnswer> read() {
		Map<String, IntakeAnswer> given = new LinkedHashMap<>();
		try (Table table = tables.open(answers, List.of(QUESTION, ANSWER), List.of())) {
			while (table.next()) {
				String question = table.problem() == null ? table.text(QUESTION) : null;
				if (question == null) {
					throw new ZippException(table.problem() == null ? "There is no id of a question." : table.problem(), answers, table.line(), null);
				}
				String answer = table.text(ANSWER) == null ? "" : table.text(ANSWER);
				if (given.put(question, answer.strip().equalsIgnoreCase(DECLINED) ? IntakeAnswer.DECLINED : IntakeAnswer.of(answer)) != null) {
					throw new ZippException("The question '" + question + "' is answered twice. Leave one answer.", answers, table.line(), null);
				}
			}
		}
		return given;
	}
}
