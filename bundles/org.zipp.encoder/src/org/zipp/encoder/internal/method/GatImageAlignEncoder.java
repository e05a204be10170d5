package org.zipp.encoder.internal.method;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.encoder.EncoderMethod;
import org.zipp.torch.TorchRuntime;

/** {@link GatEncoder} with {@link ImageAlign}: the method of the paper. */
@Component(service = EncoderMethod.class, property = "zipp.order:Integer=80")
public final class GatImageAlignEncoder extends AlignedEncoder {

	@Activate
	public GatImageAlignEncoder(@Reference TorchRuntime torch) {
		super(new GatEncoder(torch), torch);
	}
}
