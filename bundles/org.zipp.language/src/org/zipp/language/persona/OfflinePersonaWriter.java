package org.zipp.language.persona;

import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.StudyDirectory;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.persona.PersonaWriter;
import org.zipp.language.LanguageOperation;
import org.zipp.store.StudyStores;

/** Writes personas with the verbalizer that needs no language model, while somebody waits for them. */
@Component(service = PersonaWriter.class)
public final class OfflinePersonaWriter implements PersonaWriter {

	private final StudyStores stores;
	private final TextEmbedder embedder;
	private final Verbalizers verbalizers;

	@Activate
	public OfflinePersonaWriter(@Reference StudyStores stores, @Reference TextEmbedder embedder, @Reference Verbalizers verbalizers) {
		this.stores = stores;
		this.embedder = embedder;
		this.verbalizers = verbalizers;
	}

	@Override
	public void write(StudyDirectory study, Set<String> userIds, SubMonitor monitor) {
		if (userIds.isEmpty()) {
			return;
		}
		VerbalizeOperation verbalize = new VerbalizeOperation(stores, embedder, verbalizers, _ -> null, null);
		verbalize.dir = study.root();
		verbalize.verbalizer = LanguageOperation.OFFLINE;
		verbalize.only = List.copyOf(userIds);
		verbalize.execute(monitor);
	}
}
