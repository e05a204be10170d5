package org.zipp.ui.help;

import java.util.Map;

import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IContext2;
import org.eclipse.help.IHelpResource;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.forms.HyperlinkSettings;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.ScrolledFormText;
import org.eclipse.ui.part.ViewPart;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Theme;

/** The help text of what is in use: it follows the active view or editor. */
public final class HelpView extends ViewPart {

	/** Part → its text in {@code help/contexts.xml}. */
	private static final Map<String, String> CONTEXTS = Map.ofEntries(Map.entry(Ids.WELCOME_VIEW, "welcome"),
			Map.entry(Ids.PERSONA_TABLE_VIEW, "personas"), Map.entry(Ids.PERSONA_EDITOR, "personaEditor"),
			Map.entry(Ids.NEIGHBOURHOOD_VIEW, "neighbourhood"), Map.entry(Ids.IMAGES_VIEW, "images"),
			Map.entry(Ids.QUEUE_VIEW, "generation"), Map.entry(Ids.THUMBNAILS_VIEW, "thumbnails"),
			Map.entry(Ids.STUDY_EDITOR, "studyEditor"), Map.entry(Ids.VOTE_EDITOR, "vote"),
			Map.entry(Ids.REPORT_VIEW, "report"), Map.entry(Ids.VOTES_VIEW, "votes"),
			Map.entry(Ids.CHECK_VIEW, "check"), Map.entry(Ids.POWER_VIEW, "power"), Map.entry(Ids.DATA_VIEW, "data"),
			Map.entry(Ids.TRAINING_VIEW, "training"));

	private final IPartListener2 parts = new IPartListener2() {
		@Override
		public void partActivated(IWorkbenchPartReference reference) {
			IWorkbenchPart part = reference.getPart(false);
			if (part != null && part != HelpView.this) {
				follow(part);
			}
		}
	};

	private ScrolledFormText text;
	private String shown = "";

	@Override
	public void createPartControl(Composite parent) {
		text = new ScrolledFormText(parent, SWT.V_SCROLL, true);
		text.getFormText().marginWidth = 14;
		text.getFormText().marginHeight = 12;
		text.getFormText().setColor("quiet", Theme.color(Theme.QUIET));
		HyperlinkSettings links = new HyperlinkSettings(parent.getDisplay());
		links.setForeground(Theme.color(Theme.ACCENT));
		text.getFormText().setHyperlinkSettings(links);
		text.getFormText().addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent e) {
				show(HelpSystem.getContext(HelpUi.PREFIX + e.getHref()));
			}
		});
		Action start = new Action("Getting started", Icons.descriptor(Icons.WELCOME)) {
			@Override
			public void run() {
				show(HelpSystem.getContext(HelpUi.GETTING_STARTED));
			}
		};
		getViewSite().getActionBars().getToolBarManager().add(start);
		getSite().getPage().addPartListener(parts);
		show(getSite().getPage().getActivePart());
	}

	/** Shows the help of a part, the text for new users when it has none. */
	void show(IWorkbenchPart part) {
		if (part == null || !follow(part)) {
			show(HelpSystem.getContext(HelpUi.GETTING_STARTED));
		}
	}

	private boolean follow(IWorkbenchPart part) {
		String id = CONTEXTS.get(part.getSite().getId());
		IContext context = id == null ? null : HelpSystem.getContext(HelpUi.PREFIX + id);
		if (context != null) {
			show(context);
		}
		return context != null;
	}

	/** Shows a help text with links to those it names. */
	void show(IContext context) {
		if (context == null) {
			return;
		}
		StringBuilder form = new StringBuilder("<form>");
		shown = context.getText();
		if (context instanceof IContext2 titled && titled.getTitle() != null) {
			form.append("<p><b>").append(escape(titled.getTitle())).append("</b></p>");
		}
		for (String paragraph : context.getText().split("\\R\\s*\\R")) {
			String plain = escape(paragraph.strip().replaceAll("\\s+", " "));
			form.append(plain.startsWith("- ") ? "<li>" + plain.substring(2) + "</li>" : "<p>" + plain + "</p>");
		}
		IHelpResource[] related = context.getRelatedTopics();
		if (related != null && related.length > 0) {
			form.append("<p><span color=\"quiet\">See also</span></p>");
			for (IHelpResource topic : related) {
				form.append("<li><a href=\"").append(escape(topic.getHref().replaceAll(".*/", ""))).append("\">")
						.append(escape(topic.getLabel())).append("</a></li>");
			}
		}
		text.setText(form.append("</form>").toString());
		text.reflow(true);
	}

	/** The text that is shown. */
	public String shown() {
		return shown;
	}

	private static String escape(String plain) {
		return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(parts);
		super.dispose();
	}

	@Override
	public void setFocus() {
		text.setFocus();
	}
}
