package org.zipp.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.zipp.store.Rows.CommunityRow;
import org.zipp.store.Rows.EvidenceOrigin;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.Pruned;
import org.zipp.store.Rows.UserRow;

/** Users, communities and evidence. */
public interface UserRepository {

	/** Adds users and communities; known ids are updated, participants stay participants. */
	void save(Stream<UserRow> users, Collection<CommunityRow> communities);

	/** How many users there are. */
	long count();

	/** All users by id. Close the stream. */
	Stream<UserRow> all();

	Optional<UserRow> find(String userId);

	List<CommunityRow> communities();

	/** Marks users as participants (pictures are made for them) or not. */
	void setParticipants(Collection<String> userIds, boolean participant);

	/** Participants by id. */
	List<UserRow> participants();

	/**
	 * Replaces the evidence of users, many users in one transaction. A persona that rests on replaced evidence keeps its
	 * text and loses the links to what is gone.
	 *
	 * @param method encoder that ranked it
	 * @param rows   evidence grouped by user: all rows of a user follow one another
	 */
	void replaceEvidence(String method, Collection<EvidenceRow> rows);

	/**
	 * As {@link #replaceEvidence(String, Collection)}, for evidence whose origin is known. Evidence that is the same as before
	 * stays, with what is linked to it.
	 *
	 * @param users all users that were mined; those without rows have no evidence any more
	 */
	void replaceEvidence(String method, EvidenceOrigin origin, Collection<String> users, Collection<EvidenceRow> rows);

	/**
	 * Puts the users and communities of a graph, or of a cohort of it, in place of those before. Evidence of users that are not
	 * among them goes; so do they themselves, unless somebody edited, rated or judged what was made for them.
	 *
	 * @param graph fingerprint of the graph and the cohort
	 */
	Pruned replaceGraph(Stream<UserRow> users, Collection<CommunityRow> communities, String graph);

	/**
	 * Chooses the users that evidence and personas are of, in place of those chosen before; evidence of others is outdated then,
	 * until the next mining drops it. Nobody: all users of the graph.
	 */
	void setCohort(Collection<String> userIds);

	/** The users that were chosen, sorted; empty when none were. */
	List<String> cohort();

	/** How many users were chosen; 0 when none were. */
	int cohortSize();

	/** Fingerprints of the evidence of users, by user id; those of older programs are not known and not in it. */
	Map<String, String> evidenceContents();

	/** Evidence of a user by rank. */
	List<EvidenceRow> evidence(String userId);

	/** Ids of the users that have evidence, sorted. */
	List<String> usersWithEvidence();

	/** Encoder that ranked the evidence of a user, empty when there is none. */
	String evidenceMethod(String userId);
}
