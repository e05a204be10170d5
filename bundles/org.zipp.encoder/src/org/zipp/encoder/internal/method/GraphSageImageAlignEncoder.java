package org.zipp.encoder.internal.method;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.encoder.EncoderMethod;
import org.zipp.torch.TorchRuntime;

/** {@link GraphSageEncoder} with {@link ImageAlign}. */
@Component(service = EncoderMethod.class, property = "zipp.order:Integer=60")
public final class GraphSageImageAlignEncoder extends AlignedEncoder {

	@Activate
	public GraphSageImageAlignEncoder(@Reference TorchRuntime torch) {
		super(new GraphSageEncoder(torch), torch);
	}
}
