package org.zipp.ui.personas.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.zipp.model.Evidence;
import org.zipp.ui.context.Theme;
import org.zipp.ui.personas.presenter.Words;
import org.zipp.ui.widgets.Notice;

/** The selected piece of evidence as a whole: its text, where and when it was written, and the address that it links to. */
public final class EvidenceDetail extends Composite {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

	private final StyledText text;
	private final Label facts;
	private final Link link;
	private final Link copy;
	private String address = "";
	private Map<String, Long> dates = Map.of();
	private Optional<Evidence> shown = Optional.empty();

	public EvidenceDetail(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(10, 3).applyTo(this);
		text = Theme.style(new StyledText(this, SWT.BORDER | SWT.WRAP | SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL), Theme.CSS_GROUND);
		text.setMargins(6, 4, 6, 4);
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(100, 40).applyTo(text);
		text.addListener(SWT.Traverse, e -> e.doit = true);
		facts = Theme.style(new Label(this, SWT.NONE), Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(facts);
		link = new Link(this, SWT.NONE);
		link.addListener(SWT.Selection, e -> open(address));
		copy = new Link(this, SWT.NONE);
		copy.setText("<a>Copy</a>");
		copy.setToolTipText("Copy text, place, date and address of this evidence");
		copy.addListener(SWT.Selection, e -> copy());
		show(Optional.empty());
	}

	private static void open(String address) {
		if (!Program.launch(address)) {
			Notice.show("No program on this machine opens " + address);
		}
	}

	/** Makes known when things were written. */
	public void setDates(Map<String, Long> secondsBySource) {
		dates = secondsBySource;
		show(shown);
	}

	/** Shows a piece of evidence, or that none is selected. */
	public void show(Optional<Evidence> evidence) {
		shown = evidence;
		text.setText(evidence.map(e -> Objects.requireNonNullElse(e.getText(), "")).orElse("Select a row to read all of it."));
		facts.setText(evidence.map(this::facts).orElse("").replace("&", "&&"));
		facts.setToolTipText(facts.getText());
		address = evidence.map(EvidenceDetail::address).orElse("");
		link.setText(address.isEmpty() ? "" : "<a>Open address</a>");
		link.setToolTipText(address.isEmpty() ? null : address.replace("&", "&&"));
		link.setVisible(!address.isEmpty());
		copy.setEnabled(evidence.isPresent());
		layout(true, true);
	}

	private String facts(Evidence e) {
		List<String> parts = new ArrayList<>();
		parts.add(Words.of(e.getKind().getName()));
		if (e.getCommunity() != null && !e.getCommunity().isBlank()) {
			parts.add(e.getCommunity());
		}
		String source = Objects.requireNonNullElse(e.getSource(), "");
		if (dates.getOrDefault(source, 0L) > 0) {
			parts.add(DAY.format(Instant.ofEpochSecond(dates.get(source))));
		}
		if (!source.isBlank()) {
			parts.add(source);
		}
		return String.join("  ·  ", parts);
	}

	/** The address, empty when there is none that a browser could open. */
	private static String address(Evidence e) {
		String address = Objects.requireNonNullElse(e.getLink(), "").strip();
		return address.matches("https?://[^\\s\"<>]+") ? address : "";
	}

	private void copy() {
		shown.ifPresent(e -> {
			List<String> lines = new ArrayList<>(List.of(text.getText(), facts(e)));
			if (!address.isEmpty()) {
				lines.add(address);
			}
			Clipboard clipboard = new Clipboard(getDisplay());
			clipboard.setContents(new Object[] { String.join("\n", lines) }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
			Notice.show("Copied the evidence");
		});
	}

	/** Everything that is said, for tests. */
	public List<String> told() {
		return List.of(text.getText(), facts.getText(), address);
	}
}
