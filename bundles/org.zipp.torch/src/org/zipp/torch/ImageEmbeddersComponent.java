package org.zipp.torch;

import java.nio.file.Files;
import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.compute.ImageEmbedder;
import org.zipp.core.compute.ImageEmbedders;
import org.zipp.torch.clip.ClipFolder;
import org.zipp.torch.clip.ClipImageEmbedder;

/** Image encoders from folders that hold an {@code image-model.json} or a CLIP model, or the stand-in. */
@Component(service = ImageEmbedders.class)
public final class ImageEmbeddersComponent implements ImageEmbedders {

	private final TorchRuntime torch;

	@Activate
	public ImageEmbeddersComponent(@Reference TorchRuntime torch) {
		this.torch = torch;
	}

	@Override
	public ImageEmbedder open(Path modelFolder) {
		if (modelFolder == null) {
			return new StandInImageEmbedder();
		}
		if (!Files.exists(modelFolder.resolve(ImageModelFolder.DESCRIPTION)) && ClipFolder.isOne(modelFolder)) {
			return ClipImageEmbedder.open(torch, modelFolder);
		}
		ImageModelFolder folder = ImageModelFolder.read(modelFolder);
		return new ModelImageEmbedder(folder, torch.computeDevice());
	}
}
