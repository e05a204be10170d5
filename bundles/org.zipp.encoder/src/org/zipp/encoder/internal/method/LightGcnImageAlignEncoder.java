package org.zipp.encoder.internal.method;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.encoder.EncoderMethod;
import org.zipp.torch.TorchRuntime;

/** {@link LightGcnEncoder} with {@link ImageAlign}. */
@Component(service = EncoderMethod.class, property = "zipp.order:Integer=40")
public final class LightGcnImageAlignEncoder extends AlignedEncoder {

	@Activate
	public LightGcnImageAlignEncoder(@Reference TorchRuntime torch) {
		super(new LightGcnEncoder(torch), torch);
	}
}
