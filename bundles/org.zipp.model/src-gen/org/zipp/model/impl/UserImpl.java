/**
 */
package org.zipp.model.impl;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.zipp.model.Persona;
import org.zipp.model.User;
import org.zipp.model.ZippPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>User</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.impl.UserImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.UserImpl#getPosts <em>Posts</em>}</li>
 *   <li>{@link org.zipp.model.impl.UserImpl#getComments <em>Comments</em>}</li>
 *   <li>{@link org.zipp.model.impl.UserImpl#getCommunityCount <em>Community Count</em>}</li>
 *   <li>{@link org.zipp.model.impl.UserImpl#isParticipant <em>Participant</em>}</li>
 *   <li>{@link org.zipp.model.impl.UserImpl#getPersona <em>Persona</em>}</li>
 * </ul>
 *
 * @generated
 */
public class UserImpl extends MinimalEObjectImpl.Container implements User {
	/**
	 * The default value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected static final String ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected String id = ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getPosts() <em>Posts</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPosts()
	 * @generated
	 * @ordered
	 */
	protected static final long POSTS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getPosts() <em>Posts</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPosts()
	 * @generated
	 * @ordered
	 */
	protected long posts = POSTS_EDEFAULT;

	/**
	 * The default value of the '{@link #getComments() <em>Comments</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getComments()
	 * @generated
	 * @ordered
	 */
	protected static final long COMMENTS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getComments() <em>Comments</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getComments()
	 * @generated
	 * @ordered
	 */
	protected long comments = COMMENTS_EDEFAULT;

	/**
	 * The default value of the '{@link #getCommunityCount() <em>Community Count</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCommunityCount()
	 * @generated
	 * @ordered
	 */
	protected static final int COMMUNITY_COUNT_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getCommunityCount() <em>Community Count</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCommunityCount()
	 * @generated
	 * @ordered
	 */
	protected int communityCount = COMMUNITY_COUNT_EDEFAULT;

	/**
	 * The default value of the '{@link #isParticipant() <em>Participant</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isParticipant()
	 * @generated
	 * @ordered
	 */
	protected static final boolean PARTICIPANT_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isParticipant() <em>Participant</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isParticipant()
	 * @generated
	 * @ordered
	 */
	protected boolean participant = PARTICIPANT_EDEFAULT;

	/**
	 * The cached value of the '{@link #getPersona() <em>Persona</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPersona()
	 * @generated
	 * @ordered
	 */
	protected Persona persona;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected UserImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ZippPackage.Literals.USER;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getId() {
		return id;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setId(String newId) {
		String oldId = id;
		id = newId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.USER__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getPosts() {
		return posts;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPosts(long newPosts) {
		long oldPosts = posts;
		posts = newPosts;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.USER__POSTS, oldPosts, posts));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getComments() {
		return comments;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setComments(long newComments) {
		long oldComments = comments;
		comments = newComments;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.USER__COMMENTS, oldComments, comments));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getCommunityCount() {
		return communityCount;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCommunityCount(int newCommunityCount) {
		int oldCommunityCount = communityCount;
		communityCount = newCommunityCount;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.USER__COMMUNITY_COUNT, oldCommunityCount, communityCount));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isParticipant() {
		return participant;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setParticipant(boolean newParticipant) {
		boolean oldParticipant = participant;
		participant = newParticipant;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.USER__PARTICIPANT, oldParticipant, participant));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Persona getPersona() {
		return persona;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetPersona(Persona newPersona, NotificationChain msgs) {
		Persona oldPersona = persona;
		persona = newPersona;
		if (eNotificationRequired()) {
			ENotificationImpl notification = new ENotificationImpl(this, Notification.SET, ZippPackage.USER__PERSONA, oldPersona, newPersona);
			if (msgs == null) msgs = notification; else msgs.add(notification);
		}
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPersona(Persona newPersona) {
		if (newPersona != persona) {
			NotificationChain msgs = null;
			if (persona != null)
				msgs = ((InternalEObject)persona).eInverseRemove(this, EOPPOSITE_FEATURE_BASE - ZippPackage.USER__PERSONA, null, msgs);
			if (newPersona != null)
				msgs = ((InternalEObject)newPersona).eInverseAdd(this, EOPPOSITE_FEATURE_BASE - ZippPackage.USER__PERSONA, null, msgs);
			msgs = basicSetPersona(newPersona, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.USER__PERSONA, newPersona, newPersona));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case ZippPackage.USER__PERSONA:
				return basicSetPersona(null, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ZippPackage.USER__ID:
				return getId();
			case ZippPackage.USER__POSTS:
				return getPosts();
			case ZippPackage.USER__COMMENTS:
				return getComments();
			case ZippPackage.USER__COMMUNITY_COUNT:
				return getCommunityCount();
			case ZippPackage.USER__PARTICIPANT:
				return isParticipant();
			case ZippPackage.USER__PERSONA:
				return getPersona();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case ZippPackage.USER__ID:
				setId((String)newValue);
				return;
			case ZippPackage.USER__POSTS:
				setPosts((Long)newValue);
				return;
			case ZippPackage.USER__COMMENTS:
				setComments((Long)newValue);
				return;
			case ZippPackage.USER__COMMUNITY_COUNT:
				setCommunityCount((Integer)newValue);
				return;
			case ZippPackage.USER__PARTICIPANT:
				setParticipant((Boolean)newValue);
				return;
			case ZippPackage.USER__PERSONA:
				setPersona((Persona)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case ZippPackage.USER__ID:
				setId(ID_EDEFAULT);
				return;
			case ZippPackage.USER__POSTS:
				setPosts(POSTS_EDEFAULT);
				return;
			case ZippPackage.USER__COMMENTS:
				setComments(COMMENTS_EDEFAULT);
				return;
			case ZippPackage.USER__COMMUNITY_COUNT:
				setCommunityCount(COMMUNITY_COUNT_EDEFAULT);
				return;
			case ZippPackage.USER__PARTICIPANT:
				setParticipant(PARTICIPANT_EDEFAULT);
				return;
			case ZippPackage.USER__PERSONA:
				setPersona((Persona)null);
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case ZippPackage.USER__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case ZippPackage.USER__POSTS:
				return posts != POSTS_EDEFAULT;
			case ZippPackage.USER__COMMENTS:
				return comments != COMMENTS_EDEFAULT;
			case ZippPackage.USER__COMMUNITY_COUNT:
				return communityCount != COMMUNITY_COUNT_EDEFAULT;
			case ZippPackage.USER__PARTICIPANT:
				return participant != PARTICIPANT_EDEFAULT;
			case ZippPackage.USER__PERSONA:
				return persona != null;
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (id: ");
		result.append(id);
		result.append(", posts: ");
		result.append(posts);
		result.append(", comments: ");
		result.append(comments);
		result.append(", communityCount: ");
		result.append(communityCount);
		result.append(", participant: ");
		result.append(participant);
		result.append(')');
		return result.toString();
	}

} //UserImpl
