package org.zipp.ui.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.language.prompt.ConditionMethod;
import org.zipp.language.prompt.ConditionMethods;
import org.zipp.language.LanguageTools;
import org.zipp.language.prompt.PromptRewriter;
import org.zipp.language.prompt.RewriterMethod;
import org.zipp.store.Fingerprints.Source;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;

/** What another bundle adds is in the menus, combos and lists of the workbench without a line of ours about it. */
class ExtensionShownTest {

	private final UiRobot robot = new UiRobot();
	private final BundleContext context = FrameworkUtil.getBundle(LineMenu.class).getBundleContext();
	private final List<ServiceRegistration<?>> added = new ArrayList<>();

	@AfterEach
	void takeAway() {
		added.forEach(ServiceRegistration::unregister);
	}

	private static final class Upside implements RewriterMethod {
		@Override
		public String id() {
			return "upside";
		}

		@Override
		public String label() {
			return "upside down, offline";
		}

		@Override
		public boolean asksModel() {
			return false;
		}

		@Override
		public PromptRewriter open(LanguageTools tools) {
			throw new UnsupportedOperationException("it is only shown here");
		}
	}

	private static final class Fifth implements ConditionMethod {
		@Override
		public String id() {
			return "fifth";
		}

		@Override
		public String label() {
			return "a fifth way";
		}

		@Override
		public boolean isPersonal() {
			return false;
		}

		@Override
		public boolean asksRewriter() {
			return false;
		}

		@Override
		public Set<Source> reads(Settings settings) {
			return Set.of();
		}

		@Override
		public PromptRewriter.Rewritten write(Situation situation) {
			throw new UnsupportedOperationException("it is only shown here");
		}
	}

	@Test
	void aStepIsInTheMenuWhereItsComponentSays() {
		added.add(context.registerService(Operation.class, new PrototypeServiceFactory<Operation>() {
			@Override
			public Operation getService(Bundle bundle, ServiceRegistration<Operation> registration) {
				return new Probe();
			}

			@Override
			public void ungetService(Bundle bundle, ServiceRegistration<Operation> registration, Operation service) {
				// It holds nothing.
			}
		}, new Hashtable<>(Map.of(Operation.ID, "probe", Operation.ORDER, 62, LinePlace.GROUP, "pictures", LinePlace.ICON, "images"))));
		List<String> pictures = LineGroup.of(Services.operations()).get(LineGroup.PICTURES).stream().map(e -> e.operation().label()).toList();
		assertEquals(pictures.indexOf("Import pictures") + 1, pictures.indexOf("Probe everything"), pictures::toString);
	}

	@Test
	void aRewriterIsInTheComboByItsLabelAndItsIdIsRun() {
		added.add(context.registerService(RewriterMethod.class, new Upside(), new Hashtable<>()));
		try (OperationRegistry.Handle handle = Services.operations().create("rewrite")) {
			Shell window = robot.window().getShell();
			robot.begin(() -> new OperationDialog(window, handle.operation(), true).ask());
			Shell dialog = robot.shell("Rewrite prompts");
			Combo combo = robot.byData(dialog, Combo.class, OperationDialog.PARAMETER, "rewriter");
			List<String> items = Arrays.asList(robot.ask(combo::getItems));
			assertTrue(items.contains("offline, no language model") && items.contains("upside down, offline"), items::toString);
			assertEquals("the language model where an endpoint is named, else offline", robot.ask(combo::getText));
			robot.run(() -> {
				combo.select(items.indexOf("upside down, offline"));
				combo.notifyListeners(SWT.Selection, new Event());
			});
			assertTrue(handle.operation().means().contains("upside down, offline"), handle.operation()::means);
			robot.click(robot.button(dialog, "Cancel"));
			robot.waitUntil("the dialog closes", dialog::isDisposed);
		}
	}

	@Test
	void aMethodOfConditionsIsAmongThoseToChoose() {
		added.add(context.registerService(ConditionMethod.class, new Fifth(), new Hashtable<>()));
		assertTrue(Services.get(ConditionMethods.class).list().contains(new Choice("fifth", "a fifth way")));
		takeAway();
		added.clear();
		assertTrue(Services.get(ConditionMethods.class).find("fifth").isEmpty());
	}
}
