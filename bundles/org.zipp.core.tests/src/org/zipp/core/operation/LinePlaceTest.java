package org.zipp.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;

/** Properties of a component become its place in the line. */
class LinePlaceTest {

	private static LinePlace place(Map<String, Object> properties) {
		return LinePlace.of("probe", "org.example", properties::get);
	}

	@Test
	void aComponentThatSaysNothingStandsLastAmongOthers() {
		LinePlace place = place(Map.of());
		assertEquals(new LinePlace(LinePlace.Group.OTHER, Integer.MAX_VALUE, "org.example", "line", List.of(), Optional.empty(), "", false), place);
	}

	@Test
	void allIsReadFromTheProperties() {
		LinePlace place = place(Map.of(Operation.ORDER, 60, LinePlace.GROUP, "pictures", LinePlace.ICON, "generation", LinePlace.NEEDS,
				new String[] { "simulation", "simulated-raters" }, LinePlace.MAKES, "votes", LinePlace.SHOWS, "pictures", LinePlace.MAKES_STUDY, true));
		assertEquals(new LinePlace(LinePlace.Group.PICTURES, 60, "org.example", "generation", List.of(Need.SIMULATION, Need.SIMULATED_RATERS),
				Optional.of(LinePlace.Step.VOTES), "pictures", true), place);
		assertEquals(7, place(Map.of(Operation.ORDER, 60, LinePlace.PLACE, 7)).place());
		assertEquals(List.of(Need.DATA), place(Map.of(LinePlace.NEEDS, "data")).needs());
	}

	@Test
	void aWordThatIsNotKnownIsNamedWithThoseThatAre() {
		ZippException e = assertThrows(ZippException.class, () -> place(Map.of(LinePlace.GROUP, "pictuers")));
		assertEquals("The operation 'probe' has zipp.group=pictuers, which is not known. There are: data, personas, pictures, study, analysis, other.",
				e.getMessage());
	}
}
