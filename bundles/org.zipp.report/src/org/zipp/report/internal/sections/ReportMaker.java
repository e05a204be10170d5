package org.zipp.report.internal.sections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.document.Document;
import org.zipp.document.Section;
import org.zipp.document.Texts;
import org.zipp.report.ReportEdition;
import org.zipp.report.ReportSettings;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.method.Limitations;
import org.zipp.report.internal.sections.method.Methods;
import org.zipp.report.internal.sections.metrics.AutomaticMetrics;
import org.zipp.report.internal.sections.people.Groups;
import org.zipp.report.internal.sections.people.ParticipantFlow;
import org.zipp.report.internal.sections.people.Weighting;
import org.zipp.report.internal.sections.personas.PersonaRatingSection;
import org.zipp.report.internal.sections.plan.PlanSections;
import org.zipp.report.internal.sections.quality.AgreementSection;
import org.zipp.report.internal.sections.quality.Quality;
import org.zipp.report.internal.sections.quality.Sensitivity;
import org.zipp.report.internal.sections.rates.Published;
import org.zipp.report.internal.sections.rates.RankingSection;
import org.zipp.report.internal.sections.rates.Summary;
import org.zipp.report.internal.sections.rates.WinRates;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;

/** Puts the sections of a report in order. */
public final class ReportMaker {

	private ReportMaker() {
	}

	/** Makes the report of a study. */
	public static Document make(StudyData data, ReportSettings settings) {
		Findings f = new Findings(data, settings);
		List<Section> sections = new ArrayList<>(PlanSections.of(f));
		sections.add(PlanSections.exploratory(f, Summary.of(f)));
		sections.add(Methods.of(f));
		sections.add(ParticipantFlow.of(f));
		for (Panel panel : f.panels()) {
			explore(f, panel).forEach(s -> sections.add(PlanSections.exploratory(f, s)));
		}

		sections.add(Published.of(f));
		AutomaticMetrics.of(f).ifPresent(sections::add);
		PersonaRatingSection.of(f).ifPresent(sections::add);
		sections.add(Limitations.of(f));
		List<String> banners = banners(f);
		return new Document(ReportEdition.KIND, title(data), Texts.clean(data.description()), banners, banners.contains(ReportEdition.SIMULATED),
				facts(f),
				sections, VotesTable.of(f));
	}

	/** What is looked at of a panel, planned or not. */
	private static List<Section> explore(Findings f, Panel panel) {
		List<Section> sections = new ArrayList<>(List.of(WinRates.of(f, panel)));
		if (panel.counting().length > 0) {
			RankingSection.of(f, panel).ifPresent(sections::add);
			Groups.of(f, panel).ifPresent(sections::add);
			sections.add(Weighting.of(f, panel));
			sections.add(AgreementSection.of(f, panel));
			sections.add(Quality.of(f, panel));
			Sensitivity.of(f, panel).ifPresent(sections::add);
		}
		return sections;
	}

	private static String title(StudyData data) {
		String title = Texts.clean(data.title());
		return title.isEmpty() ? "Untitled study" : title;
	}

	private static List<String> banners(Findings f) {
		List<String> banners = new ArrayList<>();
		if (f.data().simulated() || f.panels().stream().anyMatch(p -> p.simulated())) {
			banners.add(ReportEdition.SIMULATED);
		}
		if (!f.data().generators().isEmpty()) {
			banners.add("Pictures made by: " + Wording.join(f.data().generators()) + '.');
		}
		if (!f.data().rewriters().isEmpty()) {
			banners.add("Prompts written by: " + Wording.join(f.data().rewriters()) + '.');
		}
		f.data().provenance().warnings().forEach(w -> banners.add(Texts.clean(w)));
		return banners;
	}

	private static Map<String, String> facts(Findings f) {
		Map<String, String> facts = new LinkedHashMap<>();
		if (!f.data().provenance().question().isBlank()) {
			facts.put("Asked of each pair", Texts.clean(f.data().provenance().question()));
		}
		for (Panel panel : f.panels()) {
			facts.put(panel.simulated() ? "Simulated votes" : "Votes of people",
					Texts.count(panel.counting().length, "comparison by ", "comparisons by ")
					+ Texts.count(panel.raters(panel.counting()), panel.unit(), panel.units()));
		}
		days(f.data().judgements()).ifPresent(d -> facts.put("Collected", d));
		PlanSections.fact(f.data().plan()).ifPresent(p -> facts.put("Plan", p));
		facts.put("Conditions", Texts.count(f.names().conditions()));
		facts.put("Prompts", Texts.count(f.data().prompts().size()));
		facts.put("Report version", Integer.toString(ReportEdition.VERSION));
		return facts;
	}

	private static Optional<String> days(List<Judgement> judgements) {
		Instant first = null;
		Instant last = null;
		for (Judgement j : judgements) {
			if (j.at() != null) {
				first = first == null || j.at().isBefore(first) ? j.at() : first;
				last = last == null || j.at().isAfter(last) ? j.at() : last;
			}
		}
		if (first == null) {
			return Optional.empty();
		}
		LocalDate from = LocalDate.ofInstant(first, ZoneOffset.UTC);
		LocalDate to = LocalDate.ofInstant(last, ZoneOffset.UTC);
		return Optional.of(from.equals(to) ? from.toString() : from + " to " + to + " (UTC)");
	}
}
