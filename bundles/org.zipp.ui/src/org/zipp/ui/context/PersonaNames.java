package org.zipp.ui.context;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Memorable names beside hashes: an adjective and a noun that follow from the id alone, the same in every study. Where two
 * ids of a study share them, each gets the end of its hash behind its name. Ids that are no hashes are names already.
 */
public final class PersonaNames {

	/** No ids: every name is the plain one. */
	public static final PersonaNames NONE = new PersonaNames(Map.of());

	private static final Pattern HASH = Pattern.compile("u[0-9a-f]{12,}");
	private static final int SHORTEST_SUFFIX = 2;

	private static final List<String> ADJECTIVES = List.of("""
			able amber ample ancient apt ashen autumn azure balmy bashful blithe blue bold brave breezy bright brisk
			bronze calm candid careful cheery chief civil clear clever cloudy coastal copper coral cosy crimson crisp
			curious dainty daring dashing dawn deep deft dewy distant dreamy dusky eager early earnest easy ebony elder
			emerald even fabled fair famed fern festive fiery fine fleet floral fluent fond frank fresh frosty gentle
			giant gilded glad gleaming golden grand grassy great green happy hardy hazel hearty hidden honest humble icy
			idle indigo inky ivory jade jaunty jolly jovial keen kind lanky lavish leafy learned level light lilac lively
			loud loyal lucid lucky lunar maple marble mellow merry mighty mild mint misty modest mossy muted neat nimble
			noble northern novel oaken ochre olive opal open orderly pale patient pearly plain playful plucky polar polite
			prime proud prudent quaint quick quiet rapid rare ready rosy royal ruby rustic sage sandy scarlet serene sharp
			shiny silent silver sincere sleek slow smart smooth snowy sober solar solid southern spry stable starry steady
			still stoic stormy sturdy subtle sunny supple swift tall tawny teal tender tidy timely tranquil true trusty
			upbeat urban valiant velvet vernal vivid warm wary western wild windy wise witty woolly young zesty
			""".strip().split("\\s+"));
	private static final List<String> NOUNS = List.of("""
			acorn alder anchor antler apple arbor arrow aspen atlas badger bamboo banjo barley basil bay beacon bear
			beaver beetle birch bison bluff bobcat bonsai bramble breeze bridge brook buffalo cabin cactus camel canary
			canoe canyon cape caribou castle cedar cello cherry chestnut cliff clover cobalt comet compass condor copse
			coral cotton cove coyote crane creek cricket crow cypress dahlia daisy deer delta dingo dolphin dove dragonfly
			drum dune eagle echo egret elk elm ember falcon fern ferret fiddle field finch fjord flame flint forest fossil
			fox gannet garden gazelle gecko geyser ginger glacier glade goose gorge granite grove gull harbour hare harp
			hawk hazel heath hedgehog heron hill hornet ibex ibis iris island ivy jackal jaguar jasmine juniper kelp
			kestrel kettle koala lagoon lake lantern lark laurel lemur leopard lichen lily linden lion llama lotus lynx
			magpie mango maple marmot marsh marten meadow meteor mole moose moss moth mountain mulberry narwhal nettle
			newt oak oasis ocelot octopus olive orca orchard orchid oriole osprey otter owl palm panda panther parrot
			peach pebble pelican peony pepper petrel pine plover plum poplar poppy puffin quail quarry quartz rabbit raven
			reed reef river robin rook rowan saffron salmon sequoia shore sparrow spruce squirrel stork stream swan tern
			thistle thrush tiger toucan trout tulip turtle valley violet walnut walrus warbler wave weasel willow wolf
			wombat wren yak yarrow zebra
			""".strip().split("\\s+"));

	/** The names that differ from the plain ones, by id. */
	private final Map<String, String> longer;

	private PersonaNames(Map<String, String> longer) {
		this.longer = longer;
	}

	/** The names of a study's users. */
	public static PersonaNames of(Collection<String> ids) {
		Map<String, Set<String>> byName = HashMap.newHashMap(ids.size());
		ids.forEach(id -> byName.computeIfAbsent(plain(id), n -> new TreeSet<>()).add(id));
		Map<String, String> longer = new HashMap<>();
		byName.forEach((name, sharing) -> {
			if (sharing.size() > 1) {
				int suffix = suffix(sharing);
				sharing.forEach(id -> longer.put(id, name + '-' + end(id, suffix)));
			}
		});
		return new PersonaNames(longer);
	}

	/** How much of the end tells ids apart. */
	private static int suffix(Set<String> ids) {
		int length = SHORTEST_SUFFIX;
		while (ends(ids, length) < ids.size()) {
			length++;
		}
		return length;
	}

	private static long ends(Set<String> ids, int length) {
		return ids.stream().map(id -> end(id, length)).distinct().count();
	}

	private static String end(String id, int length) {
		return id.substring(Math.max(0, id.length() - length));
	}

	/** The name of a user, for example {@code quiet-otter}. */
	public String name(String id) {
		String name = longer.get(id);
		return name == null ? plain(id) : name;
	}

	/** The name with the id behind it, for places that show one user; the id alone when it is a name. */
	public String nameAndId(String id) {
		String name = name(id);
		return name.equals(id) ? id : name + " (" + id + ')';
	}

	/** The name before it is made unique. */
	public static String plain(String id) {
		if (!HASH.matcher(id).matches()) {
			return id;
		}
		// FNV-1a, then mixed, so that ids of one beginning get names that differ.
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < id.length(); i++) {
			hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
		}
		hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
		hash ^= hash >>> 33;
		int place = (int) Long.remainderUnsigned(hash, (long) ADJECTIVES.size() * NOUNS.size());
		return ADJECTIVES.get(place / NOUNS.size()) + '-' + NOUNS.get(place % NOUNS.size());
	}
}
