package org.zipp.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;

/** Parameters that several operations have in common are declared once. */
class ParameterBlockTest {

	/** What is common. */
	public static final class Common {
		@Parameter(name = "size", label = "Size", description = "How large.", min = 1, max = 9)
		public int size = 3;
		@Parameter(name = "list", label = "List", description = "Where from.", path = PathUse.FILE)
		public Path list;
	}

	/** Does nothing. */
	public abstract static class Idle extends Operation {
		@Override
		public String id() {
			return "idle";
		}

		@Override
		public String label() {
			return "Idle";
		}

		@Override
		public String description() {
			return "Does nothing.";
		}

		@Override
		public OperationResult execute(SubMonitor monitor) {
			return OperationResult.builder().build();
		}
	}

	/** Has parameters of its own around what is common. */
	@Standalone
	public static final class Around extends Idle {
		@Parameter(name = "first", label = "First", description = "Comes first.")
		public String first = "";
		/** In between. */
		@ParameterBlock
		public final Common common = new Common();
		@Parameter(name = "last", label = "Last", description = "Comes last.")
		public boolean last;
	}

	/** Could lose its block. */
	@Standalone
	public static final class Loose extends Idle {
		/** Not final. */
		@ParameterBlock
		public Common common = new Common();
	}

	@Test
	void theParametersOfABlockStandInItsPlace() {
		assertEquals(List.of("first", "size", "list", "last"), ParameterField.of(Around.class).stream().map(ParameterField::name).toList());
	}

	@Test
	void aParameterOfABlockIsSetReadAndRefusedLikeAnother() {
		Around one = new Around();
		Around other = new Around();
		ParameterField size = ParameterField.of(Around.class, "size");
		assertEquals("3", size.text(one));
		size.set(one, "7");
		assertEquals(7, one.common.size);
		assertEquals(3, other.common.size, "each operation has a block of its own");
		assertNotSame(one.common, other.common);
		assertEquals("--size takes a number from 1 to 9, not '12'.", assertThrows(RuntimeException.class, () -> size.set(one, "12")).getMessage());
		ParameterField list = ParameterField.of(Around.class, "list");
		list.set(one, "there.csv");
		assertEquals(List.of(Path.of("there.csv")), list.paths(one));
	}

	@Test
	void aBlockThatCouldBeLostIsRefused() {
		assertThrows(IllegalStateException.class, () -> ParameterField.of(Loose.class));
	}
}
