package org.zipp.torch.clip;

import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.compute.JointEmbedder;
import org.zipp.core.compute.JointEmbedders;
import org.zipp.torch.TorchRuntime;

/** CLIP models from folders. */
@Component(service = JointEmbedders.class)
public final class JointEmbeddersComponent implements JointEmbedders {

	private final TorchRuntime torch;

	@Activate
	public JointEmbeddersComponent(@Reference TorchRuntime torch) {
		this.torch = torch;
	}

	@Override
	public JointEmbedder open(Path modelFolder) {
		return ClipEmbedder.openBoth(torch, modelFolder);
	}
}
