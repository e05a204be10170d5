package org.zipp.graph.internal.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Reads several files of rows as one: user by user in the order of ids, with the rows of all files. Closes the files. */
final class UserMerge implements Closeable {

	private final RowReader[] readers;
	/** Heap of those not at their end, by id and place. */
	private final int[] heap;
	private int size;
	/** Those at the user reached. */
	private final RowReader[] current;
	private int currentCount;
	private final int[] currentPlaces;

	UserMerge(List<RowReader> readers) throws IOException {
		this.readers = readers.toArray(RowReader[]::new);
		heap = new int[this.readers.length];
		current = new RowReader[this.readers.length];
		currentPlaces = new int[this.readers.length];
		for (int i = 0; i < this.readers.length; i++) {
			currentPlaces[currentCount++] = i;
		}
	}

	/** Goes to the next user; false at the end. The rows of the one before must have been taken or skipped. */
	boolean next() throws IOException {
		for (int i = 0; i < currentCount; i++) {
			if (readers[currentPlaces[i]].next()) {
				push(currentPlaces[i]);
			}
		}
		currentCount = 0;
		if (size == 0) {
			return false;
		}
		do {
			int place = pop();
			currentPlaces[currentCount] = place;
			current[currentCount++] = readers[place];
		} while (size > 0 && readers[heap[0]].compareId(current[0]) == 0);
		return true;
	}

	private boolean before(int a, int b) {
		int c = readers[a].compareId(readers[b]);
		return c < 0 || c == 0 && a < b;
	}

	private void push(int place) {
		int at = size++;
		while (at > 0 && before(place, heap[at - 1 >> 1])) {
			heap[at] = heap[at - 1 >> 1];
			at = at - 1 >> 1;
		}
		heap[at] = place;
	}

	private int pop() {
		int top = heap[0];
		int last = heap[--size];
		int at = 0;
		for (int child = 1; child < size; child = 2 * at + 1) {
			if (child + 1 < size && before(heap[child + 1], heap[child])) {
				child++;
			}
			if (!before(heap[child], last)) {
				break;
			}
			heap[at] = heap[child];
			at = child;
		}
		heap[at] = last;
		return top;
	}

	byte[] id() {
		return current[0].id();
	}

	int idLength() {
		return current[0].idLength();
	}

	/** Puts the rows of the user reached into the target, which is cleared first. */
	void rows(UserRows target) throws IOException {
		target.clear();
		for (int i = 0; i < currentCount; i++) {
			current[i].rows(target);
		}
	}

	/** Passes over the rows of the user reached; tells of which part each was. */
	void skip(UserRows.Dropped parts) throws IOException {
		for (int i = 0; i < currentCount; i++) {
			current[i].skip(parts);
		}
	}

	@Override
	public void close() throws IOException {
		IOException first = null;
		for (RowReader reader : readers) {
			try {
				reader.close();
			} catch (IOException e) {
				if (first == null) {
					first = e;
				} else {
					first.addSuppressed(e);
				}
			}
		}
		if (first != null) {
			throw first;
		}
	}
}
