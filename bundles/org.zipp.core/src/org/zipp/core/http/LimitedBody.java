package org.zipp.core.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes the bytes of an answer up to a limit, and gives up behind it. */
final class LimitedBody implements BodySubscriber<byte[]> {

	private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
	private final long most;
	private long taken;
	private Subscription subscription;

	LimitedBody(long most) {
		this.most = most;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return bytes.getBody();
	}

	@Override
	public void onSubscribe(Subscription given) {
		subscription = given;
		bytes.onSubscribe(given);
	}

	@Override
	public void onNext(List<ByteBuffer> some) {
		taken += some.stream().mapToLong(ByteBuffer::remaining).sum();
		if (taken > most) {
			subscription.cancel();
			bytes.onError(new TooLargeException(most));
		} else {
			bytes.onNext(some);
		}
	}

	@Override
	public void onError(Throwable reason) {
		bytes.onError(reason);
	}

	@Override
	public void onComplete() {
		bytes.onComplete();
	}
}
