/**
 */
package org.zipp.model.impl;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;
import org.zipp.model.ZippPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Evidence</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getKind <em>Kind</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getCommunity <em>Community</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getText <em>Text</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getSource <em>Source</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getLink <em>Link</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getWeight <em>Weight</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getRank <em>Rank</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#getTokens <em>Tokens</em>}</li>
 *   <li>{@link org.zipp.model.impl.EvidenceImpl#isWithinBudget <em>Within Budget</em>}</li>
 * </ul>
 *
 * @generated
 */
public class EvidenceImpl extends MinimalEObjectImpl.Container implements Evidence {
	/**
	 * The default value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected static final long ID_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected long id = ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getKind() <em>Kind</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getKind()
	 * @generated
	 * @ordered
	 */
	protected static final EvidenceKind KIND_EDEFAULT = EvidenceKind.COMMUNITY;

	/**
	 * The cached value of the '{@link #getKind() <em>Kind</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getKind()
	 * @generated
	 * @ordered
	 */
	protected EvidenceKind kind = KIND_EDEFAULT;

	/**
	 * The default value of the '{@link #getCommunity() <em>Community</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCommunity()
	 * @generated
	 * @ordered
	 */
	protected static final String COMMUNITY_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getCommunity() <em>Community</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCommunity()
	 * @generated
	 * @ordered
	 */
	protected String community = COMMUNITY_EDEFAULT;

	/**
	 * The default value of the '{@link #getText() <em>Text</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getText()
	 * @generated
	 * @ordered
	 */
	protected static final String TEXT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getText() <em>Text</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getText()
	 * @generated
	 * @ordered
	 */
	protected String text = TEXT_EDEFAULT;

	/**
	 * The default value of the '{@link #getSource() <em>Source</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSource()
	 * @generated
	 * @ordered
	 */
	protected static final String SOURCE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSource() <em>Source</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSource()
	 * @generated
	 * @ordered
	 */
	protected String source = SOURCE_EDEFAULT;

	/**
	 * The default value of the '{@link #getLink() <em>Link</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLink()
	 * @generated
	 * @ordered
	 */
	protected static final String LINK_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getLink() <em>Link</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLink()
	 * @generated
	 * @ordered
	 */
	protected String link = LINK_EDEFAULT;

	/**
	 * The default value of the '{@link #getWeight() <em>Weight</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getWeight()
	 * @generated
	 * @ordered
	 */
	protected static final double WEIGHT_EDEFAULT = 0.0;

	/**
	 * The cached value of the '{@link #getWeight() <em>Weight</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getWeight()
	 * @generated
	 * @ordered
	 */
	protected double weight = WEIGHT_EDEFAULT;

	/**
	 * The default value of the '{@link #getRank() <em>Rank</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRank()
	 * @generated
	 * @ordered
	 */
	protected static final int RANK_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getRank() <em>Rank</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRank()
	 * @generated
	 * @ordered
	 */
	protected int rank = RANK_EDEFAULT;

	/**
	 * The default value of the '{@link #getTokens() <em>Tokens</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTokens()
	 * @generated
	 * @ordered
	 */
	protected static final int TOKENS_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getTokens() <em>Tokens</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTokens()
	 * @generated
	 * @ordered
	 */
	protected int tokens = TOKENS_EDEFAULT;

	/**
	 * The default value of the '{@link #isWithinBudget() <em>Within Budget</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isWithinBudget()
	 * @generated
	 * @ordered
	 */
	protected static final boolean WITHIN_BUDGET_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isWithinBudget() <em>Within Budget</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isWithinBudget()
	 * @generated
	 * @ordered
	 */
	protected boolean withinBudget = WITHIN_BUDGET_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected EvidenceImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ZippPackage.Literals.EVIDENCE;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getId() {
		return id;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setId(long newId) {
		long oldId = id;
		id = newId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EvidenceKind getKind() {
		return kind;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setKind(EvidenceKind newKind) {
		EvidenceKind oldKind = kind;
		kind = newKind == null ? KIND_EDEFAULT : newKind;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__KIND, oldKind, kind));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getCommunity() {
		return community;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCommunity(String newCommunity) {
		String oldCommunity = community;
		community = newCommunity;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__COMMUNITY, oldCommunity, community));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getText() {
		return text;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setText(String newText) {
		String oldText = text;
		text = newText;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__TEXT, oldText, text));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSource() {
		return source;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSource(String newSource) {
		String oldSource = source;
		source = newSource;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__SOURCE, oldSource, source));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getLink() {
		return link;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLink(String newLink) {
		String oldLink = link;
		link = newLink;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__LINK, oldLink, link));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getWeight() {
		return weight;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setWeight(double newWeight) {
		double oldWeight = weight;
		weight = newWeight;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__WEIGHT, oldWeight, weight));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getRank() {
		return rank;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRank(int newRank) {
		int oldRank = rank;
		rank = newRank;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__RANK, oldRank, rank));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getTokens() {
		return tokens;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTokens(int newTokens) {
		int oldTokens = tokens;
		tokens = newTokens;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__TOKENS, oldTokens, tokens));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isWithinBudget() {
		return withinBudget;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setWithinBudget(boolean newWithinBudget) {
		boolean oldWithinBudget = withinBudget;
		withinBudget = newWithinBudget;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.EVIDENCE__WITHIN_BUDGET, oldWithinBudget, withinBudget));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ZippPackage.EVIDENCE__ID:
				return getId();
			case ZippPackage.EVIDENCE__KIND:
				return getKind();
			case ZippPackage.EVIDENCE__COMMUNITY:
				return getCommunity();
			case ZippPackage.EVIDENCE__TEXT:
				return getText();
			case ZippPackage.EVIDENCE__SOURCE:
				return getSource();
			case ZippPackage.EVIDENCE__LINK:
				return getLink();
			case ZippPackage.EVIDENCE__WEIGHT:
				return getWeight();
			case ZippPackage.EVIDENCE__RANK:
				return getRank();
			case ZippPackage.EVIDENCE__TOKENS:
				return getTokens();
			case ZippPackage.EVIDENCE__WITHIN_BUDGET:
				return isWithinBudget();
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
			case ZippPackage.EVIDENCE__ID:
				setId((Long)newValue);
				return;
			case ZippPackage.EVIDENCE__KIND:
				setKind((EvidenceKind)newValue);
				return;
			case ZippPackage.EVIDENCE__COMMUNITY:
				setCommunity((String)newValue);
				return;
			case ZippPackage.EVIDENCE__TEXT:
				setText((String)newValue);
				return;
			case ZippPackage.EVIDENCE__SOURCE:
				setSource((String)newValue);
				return;
			case ZippPackage.EVIDENCE__LINK:
				setLink((String)newValue);
				return;
			case ZippPackage.EVIDENCE__WEIGHT:
				setWeight((Double)newValue);
				return;
			case ZippPackage.EVIDENCE__RANK:
				setRank((Integer)newValue);
				return;
			case ZippPackage.EVIDENCE__TOKENS:
				setTokens((Integer)newValue);
				return;
			case ZippPackage.EVIDENCE__WITHIN_BUDGET:
				setWithinBudget((Boolean)newValue);
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
			case ZippPackage.EVIDENCE__ID:
				setId(ID_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__KIND:
				setKind(KIND_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__COMMUNITY:
				setCommunity(COMMUNITY_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__TEXT:
				setText(TEXT_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__SOURCE:
				setSource(SOURCE_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__LINK:
				setLink(LINK_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__WEIGHT:
				setWeight(WEIGHT_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__RANK:
				setRank(RANK_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__TOKENS:
				setTokens(TOKENS_EDEFAULT);
				return;
			case ZippPackage.EVIDENCE__WITHIN_BUDGET:
				setWithinBudget(WITHIN_BUDGET_EDEFAULT);
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
			case ZippPackage.EVIDENCE__ID:
				return id != ID_EDEFAULT;
			case ZippPackage.EVIDENCE__KIND:
				return kind != KIND_EDEFAULT;
			case ZippPackage.EVIDENCE__COMMUNITY:
				return COMMUNITY_EDEFAULT == null ? community != null : !COMMUNITY_EDEFAULT.equals(community);
			case ZippPackage.EVIDENCE__TEXT:
				return TEXT_EDEFAULT == null ? text != null : !TEXT_EDEFAULT.equals(text);
			case ZippPackage.EVIDENCE__SOURCE:
				return SOURCE_EDEFAULT == null ? source != null : !SOURCE_EDEFAULT.equals(source);
			case ZippPackage.EVIDENCE__LINK:
				return LINK_EDEFAULT == null ? link != null : !LINK_EDEFAULT.equals(link);
			case ZippPackage.EVIDENCE__WEIGHT:
				return weight != WEIGHT_EDEFAULT;
			case ZippPackage.EVIDENCE__RANK:
				return rank != RANK_EDEFAULT;
			case ZippPackage.EVIDENCE__TOKENS:
				return tokens != TOKENS_EDEFAULT;
			case ZippPackage.EVIDENCE__WITHIN_BUDGET:
				return withinBudget != WITHIN_BUDGET_EDEFAULT;
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
		result.append(", kind: ");
		result.append(kind);
		result.append(", community: ");
		result.append(community);
		result.append(", text: ");
		result.append(text);
		result.append(", source: ");
		result.append(source);
		result.append(", link: ");
		result.append(link);
		result.append(", weight: ");
		result.append(weight);
		result.append(", rank: ");
		result.append(rank);
		result.append(", tokens: ");
		result.append(tokens);
		result.append(", withinBudget: ");
		result.append(withinBudget);
		result.append(')');
		return result.toString();
	}

} //EvidenceImpl
