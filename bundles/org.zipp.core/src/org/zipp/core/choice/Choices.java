package org.zipp.core.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;

/**
 * What can be chosen of one kind, as it comes and goes: the heart of a registry. Safe for several threads.
 *
 * @param <T> the kind
 */
public final class Choices<T extends Choosable> {

	/** Service property: place in lists, an {@code Integer}; what has none comes last, by id. */
	public static final String ORDER = "zipp.order";

	private record Entry<T>(T value, int order) {
	}

	private final String kind;
	private final List<Entry<T>> entries = new CopyOnWriteArrayList<>();

	/** @param kind what it is, for messages: {@code generator} */
	public Choices(String kind) {
		this.kind = kind;
	}

	/** Takes one in; {@code properties} are those of its service. */
	public void add(T value, Map<String, Object> properties) {
		entries.add(new Entry<>(value, properties.get(ORDER) instanceof Integer i ? i : Integer.MAX_VALUE));
	}

	/** One has gone. */
	public void remove(T value) {
		entries.removeIf(e -> e.value == value);
	}

	/** All, in order. */
	public List<T> all() {
		return entries.stream().sorted(Comparator.comparingInt((Entry<T> e) -> e.order).thenComparing(e -> e.value.id())).map(Entry::value).toList();
	}

	/** The same for a list to choose from. */
	public List<Choice> list() {
		return all().stream().map(c -> new Choice(c.id(), c.label() + (c.lack().isEmpty() ? "" : " (cannot be used here)"))).toList();
	}

	/** That of an id; the first in order where two claim it. */
	public Optional<T> find(String id) {
		return all().stream().filter(c -> c.id().equals(id)).findFirst();
	}

	/**
	 * That of an id.
	 *
	 * @throws ZippException when there is none, naming those there are
	 */
	public T get(String id) {
		return find(id).orElseThrow(() -> new ZippException("There is no " + kind + " '" + id + "'. There are: "
				+ all().stream().map(Choosable::id).collect(Collectors.joining(", ")) + '.'));
	}

	/**
	 * That of an id, which can be used.
	 *
	 * @throws ZippException when there is none, or what it lacks
	 */
	public T usable(String id) {
		T chosen = get(id);
		if (!chosen.lack().isEmpty()) {
			throw new ZippException("The " + kind + " '" + id + "' cannot be used here. " + chosen.lack());
		}
		return chosen;
	}
}
