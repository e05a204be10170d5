package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.zipp.mining.EvidenceLedger;
import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;
import org.zipp.model.ZippFactory;
import org.zipp.ui.personas.presenter.EvidenceList.Group;
import org.zipp.ui.personas.presenter.EvidenceList.Order;

/** Two used communities, cats of weight 0.75 and dogs of 0.25, and a picture in a third that is not used. */
class EvidenceListTest {

	private final List<Evidence> evidence = new ArrayList<>(List.of(
			row(5, EvidenceKind.COMMENT, "dogs", 0.25, 30, true), row(1, EvidenceKind.COMMUNITY, "cats", 0.75, 10, true),
			row(2, EvidenceKind.COMMENT, "cats", 0.5, 40, true), row(3, EvidenceKind.COMMENT, "cats", 0.25, 2_000, false),
			row(4, EvidenceKind.COMMUNITY, "dogs", 0.25, 10, true), row(6, EvidenceKind.IMAGE_POST, "birds", 0.1, 8, true),
			row(7, EvidenceKind.IMAGE_POST, "birds", 0.05, 900, false)));

	private static Evidence row(int rank, EvidenceKind kind, String community, double weight, int tokens, boolean within) {
		Evidence e = ZippFactory.eINSTANCE.createEvidence();
		e.setId(100 + rank);
		e.setRank(rank);
		e.setKind(kind);
		e.setCommunity(community);
		e.setWeight(weight);
		e.setTokens(tokens);
		e.setWithinBudget(within);
		e.setText("text " + rank);
		return e;
	}

	/** Cats were allotted three quarters, dogs a quarter, birds nothing. */
	private static Optional<EvidenceLedger> ledger(int budget) {
		return Optional.of(new EvidenceLedger(budget, 98, 8, true, List.of(line("cats", 1, budget * 3 / 4),
				line("dogs", 2, budget / 4), line("birds", 3, 0))));
	}

	private static EvidenceLedger.Line line(String community, int rank, int allotted) {
		return new EvidenceLedger.Line(community, rank, 0, 0, allotted, 0, 0, List.of(), List.of());
	}

	private static List<Integer> ranks(Group group) {
		return group.evidence().stream().map(Evidence::getRank).toList();
	}

	@Test
	void theTotalSaysWhatFits() {
		assertEquals("98 of 4,096 tokens; 2 texts outside", new EvidenceList(evidence, ledger(4096)).total());
		assertEquals("98 tokens; 2 texts outside", new EvidenceList(evidence, Optional.empty()).total());
		evidence.removeIf(e -> !e.isWithinBudget());
		assertEquals("98 of 4,096 tokens; every text fits", new EvidenceList(evidence, ledger(4096)).total());
		evidence.clear();
		assertEquals(List.of(), new EvidenceList(evidence, ledger(4096)).groups(Order.COMMUNITY));
		assertEquals(List.of(), new EvidenceList(evidence, ledger(4096)).groups(Order.RANK));
	}

	@Test
	void byRankCommunitiesStandByThemselvesAndWhatWasNotReadComesLast() {
		List<Group> groups = new EvidenceList(evidence, ledger(4096)).groups(Order.RANK);
		assertEquals(List.of("Communities (2)", "Texts within the budget (3 texts)", "Texts outside the budget, not read (2 texts)"),
				groups.stream().map(Group::heading).toList());
		assertEquals(List.of(1, 4), ranks(groups.get(0)));
		assertEquals(List.of(2, 5, 6), ranks(groups.get(1)));
		assertEquals(List.of(3, 7), ranks(groups.get(2)));
		assertEquals(List.of("20", "78", "0"), groups.stream().map(Group::tokens).toList());
		assertTrue(groups.get(2).isOutside());
		assertEquals(1, groups.get(0).weight(), 1e-12);
		assertEquals(0.85, groups.get(1).weight(), 1e-12);
	}

	/** However they are listed: what stands under a heading adds up to what the heading says, and never to more than all. */
	@Test
	void sharesUnderAHeadingAddUpToIt() {
		for (boolean texts : new boolean[] { true, false }) {
			evidence.removeIf(e -> e.getCommunity().equals("birds") || !texts && e.getKind() != EvidenceKind.COMMUNITY);
			EvidenceList list = new EvidenceList(evidence, ledger(1000));
			for (Order order : Order.values()) {
				for (Group group : list.groups(order)) {
					double sum = group.evidence().stream().mapToDouble(e -> group.share(e).orElse(0)).sum();
					assertEquals(group.weight(), sum, 1e-12, group.heading());
					assertTrue(sum > 0 && sum <= 1 + 1e-12, group.heading());
				}
			}
			assertEquals(1, list.groups(Order.COMMUNITY).stream().mapToDouble(Group::weight).sum(), 1e-12);
		}
		assertEquals(List.of("Communities (2)"), new EvidenceList(evidence, ledger(1000)).groups(Order.RANK).stream().map(Group::heading).toList());
	}

	@Test
	void aShareThatIsThereIsNeverShownAsNothing() {
		assertEquals(List.of("0 %", "< 0.1 %", "0.1 %", "40.3 %", "100.0 %"),
				Stream.of(0.0, 0.0004, 0.001, 0.4031, 1.0).map(EvidenceList::percent).toList());
	}

	@Test
	void byCommunityItIsSaidWhatEachWasAllottedAndUsed() {
		List<Group> groups = new EvidenceList(evidence, ledger(1000)).groups(Order.COMMUNITY);
		assertEquals(List.of("cats (3 texts, 1 outside)", "dogs (2 texts)", "birds (2 texts, 1 outside)"),
				groups.stream().map(Group::heading).toList());
		assertEquals(List.of("50 of 750", "40 of 250", "8"), groups.stream().map(Group::tokens).toList());
		assertEquals(List.of(1, 2, 3), ranks(groups.get(0)));
		assertEquals(0.15, groups.get(2).weight(), 1e-12);
	}

	@Test
	void whoRankedItIsSaidInPlainWords() {
		assertEquals("Ranked by attention of GAT+ImageAlign.", EvidenceList.rankedBy("gat+imagealign"));
		assertEquals("Ranked by learned weights of GraphSAGE.", EvidenceList.rankedBy("graphsage"));
		assertEquals("Ranked by power TF-IDF, which is counted, not learned.", EvidenceList.rankedBy("tf-idf"));
		assertEquals("Ranked by learned weights of my-own.", EvidenceList.rankedBy("my-own"));
		assertEquals("It is not known what ranked the evidence.", EvidenceList.rankedBy(""));
	}
}
