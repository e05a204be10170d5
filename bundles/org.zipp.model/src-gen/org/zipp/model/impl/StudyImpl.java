/**
 */
package org.zipp.model.impl;

import java.time.Instant;

import java.util.Collection;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.Study;
import org.zipp.model.ZippPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Study</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getTitle <em>Title</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getDescription <em>Description</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getCreatedAt <em>Created At</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getSeed <em>Seed</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getQuestion <em>Question</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#isSimulated <em>Simulated</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getConditions <em>Conditions</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getPrompts <em>Prompts</em>}</li>
 *   <li>{@link org.zipp.model.impl.StudyImpl#getRaters <em>Raters</em>}</li>
 * </ul>
 *
 * @generated
 */
public class StudyImpl extends MinimalEObjectImpl.Container implements Study {
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
	 * The default value of the '{@link #getTitle() <em>Title</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTitle()
	 * @generated
	 * @ordered
	 */
	protected static final String TITLE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getTitle() <em>Title</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTitle()
	 * @generated
	 * @ordered
	 */
	protected String title = TITLE_EDEFAULT;

	/**
	 * The default value of the '{@link #getDescription() <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDescription()
	 * @generated
	 * @ordered
	 */
	protected static final String DESCRIPTION_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getDescription() <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDescription()
	 * @generated
	 * @ordered
	 */
	protected String description = DESCRIPTION_EDEFAULT;

	/**
	 * The default value of the '{@link #getCreatedAt() <em>Created At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCreatedAt()
	 * @generated
	 * @ordered
	 */
	protected static final Instant CREATED_AT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getCreatedAt() <em>Created At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCreatedAt()
	 * @generated
	 * @ordered
	 */
	protected Instant createdAt = CREATED_AT_EDEFAULT;

	/**
	 * The default value of the '{@link #getSeed() <em>Seed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSeed()
	 * @generated
	 * @ordered
	 */
	protected static final long SEED_EDEFAULT = 1L;

	/**
	 * The cached value of the '{@link #getSeed() <em>Seed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSeed()
	 * @generated
	 * @ordered
	 */
	protected long seed = SEED_EDEFAULT;

	/**
	 * The default value of the '{@link #getQuestion() <em>Question</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getQuestion()
	 * @generated
	 * @ordered
	 */
	protected static final String QUESTION_EDEFAULT = "Which picture do you like better?";

	/**
	 * The cached value of the '{@link #getQuestion() <em>Question</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getQuestion()
	 * @generated
	 * @ordered
	 */
	protected String question = QUESTION_EDEFAULT;

	/**
	 * The default value of the '{@link #isSimulated() <em>Simulated</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isSimulated()
	 * @generated
	 * @ordered
	 */
	protected static final boolean SIMULATED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isSimulated() <em>Simulated</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isSimulated()
	 * @generated
	 * @ordered
	 */
	protected boolean simulated = SIMULATED_EDEFAULT;

	/**
	 * The cached value of the '{@link #getConditions() <em>Conditions</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getConditions()
	 * @generated
	 * @ordered
	 */
	protected EList<Condition> conditions;

	/**
	 * The cached value of the '{@link #getPrompts() <em>Prompts</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPrompts()
	 * @generated
	 * @ordered
	 */
	protected EList<Prompt> prompts;

	/**
	 * The cached value of the '{@link #getRaters() <em>Raters</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRaters()
	 * @generated
	 * @ordered
	 */
	protected EList<Rater> raters;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected StudyImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ZippPackage.Literals.STUDY;
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.STUDY__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getTitle() {
		return title;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTitle(String newTitle) {
		String oldTitle = title;
		title = newTitle;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.STUDY__TITLE, oldTitle, title));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDescription() {
		return description;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDescription(String newDescription) {
		String oldDescription = description;
		description = newDescription;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.STUDY__DESCRIPTION, oldDescription, description));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Instant getCreatedAt() {
		return createdAt;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCreatedAt(Instant newCreatedAt) {
		Instant oldCreatedAt = createdAt;
		createdAt = newCreatedAt;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.STUDY__CREATED_AT, oldCreatedAt, createdAt));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getSeed() {
		return seed;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSeed(long newSeed) {
		long oldSeed = seed;
		seed = newSeed;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.STUDY__SEED, oldSeed, seed));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getQuestion() {
		return question;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setQuestion(String newQuestion) {
		String oldQuestion = question;
		question = newQuestion;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.STUDY__QUESTION, oldQuestion, question));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isSimulated() {
		return simulated;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSimulated(boolean newSimulated) {
		boolean oldSimulated = simulated;
		simulated = newSimulated;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.STUDY__SIMULATED, oldSimulated, simulated));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Condition> getConditions() {
		if (conditions == null) {
			conditions = new EObjectContainmentEList<Condition>(Condition.class, this, ZippPackage.STUDY__CONDITIONS);
		}
		return conditions;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Prompt> getPrompts() {
		if (prompts == null) {
			prompts = new EObjectContainmentEList<Prompt>(Prompt.class, this, ZippPackage.STUDY__PROMPTS);
		}
		return prompts;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Rater> getRaters() {
		if (raters == null) {
			raters = new EObjectContainmentEList<Rater>(Rater.class, this, ZippPackage.STUDY__RATERS);
		}
		return raters;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case ZippPackage.STUDY__CONDITIONS:
				return ((InternalEList<?>)getConditions()).basicRemove(otherEnd, msgs);
			case ZippPackage.STUDY__PROMPTS:
				return ((InternalEList<?>)getPrompts()).basicRemove(otherEnd, msgs);
			case ZippPackage.STUDY__RATERS:
				return ((InternalEList<?>)getRaters()).basicRemove(otherEnd, msgs);
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
			case ZippPackage.STUDY__ID:
				return getId();
			case ZippPackage.STUDY__TITLE:
				return getTitle();
			case ZippPackage.STUDY__DESCRIPTION:
				return getDescription();
			case ZippPackage.STUDY__CREATED_AT:
				return getCreatedAt();
			case ZippPackage.STUDY__SEED:
				return getSeed();
			case ZippPackage.STUDY__QUESTION:
				return getQuestion();
			case ZippPackage.STUDY__SIMULATED:
				return isSimulated();
			case ZippPackage.STUDY__CONDITIONS:
				return getConditions();
			case ZippPackage.STUDY__PROMPTS:
				return getPrompts();
			case ZippPackage.STUDY__RATERS:
				return getRaters();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case ZippPackage.STUDY__ID:
				setId((String)newValue);
				return;
			case ZippPackage.STUDY__TITLE:
				setTitle((String)newValue);
				return;
			case ZippPackage.STUDY__DESCRIPTION:
				setDescription((String)newValue);
				return;
			case ZippPackage.STUDY__CREATED_AT:
				setCreatedAt((Instant)newValue);
				return;
			case ZippPackage.STUDY__SEED:
				setSeed((Long)newValue);
				return;
			case ZippPackage.STUDY__QUESTION:
				setQuestion((String)newValue);
				return;
			case ZippPackage.STUDY__SIMULATED:
				setSimulated((Boolean)newValue);
				return;
			case ZippPackage.STUDY__CONDITIONS:
				getConditions().clear();
				getConditions().addAll((Collection<? extends Condition>)newValue);
				return;
			case ZippPackage.STUDY__PROMPTS:
				getPrompts().clear();
				getPrompts().addAll((Collection<? extends Prompt>)newValue);
				return;
			case ZippPackage.STUDY__RATERS:
				getRaters().clear();
				getRaters().addAll((Collection<? extends Rater>)newValue);
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
			case ZippPackage.STUDY__ID:
				setId(ID_EDEFAULT);
				return;
			case ZippPackage.STUDY__TITLE:
				setTitle(TITLE_EDEFAULT);
				return;
			case ZippPackage.STUDY__DESCRIPTION:
				setDescription(DESCRIPTION_EDEFAULT);
				return;
			case ZippPackage.STUDY__CREATED_AT:
				setCreatedAt(CREATED_AT_EDEFAULT);
				return;
			case ZippPackage.STUDY__SEED:
				setSeed(SEED_EDEFAULT);
				return;
			case ZippPackage.STUDY__QUESTION:
				setQuestion(QUESTION_EDEFAULT);
				return;
			case ZippPackage.STUDY__SIMULATED:
				setSimulated(SIMULATED_EDEFAULT);
				return;
			case ZippPackage.STUDY__CONDITIONS:
				getConditions().clear();
				return;
			case ZippPackage.STUDY__PROMPTS:
				getPrompts().clear();
				return;
			case ZippPackage.STUDY__RATERS:
				getRaters().clear();
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
			case ZippPackage.STUDY__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case ZippPackage.STUDY__TITLE:
				return TITLE_EDEFAULT == null ? title != null : !TITLE_EDEFAULT.equals(title);
			case ZippPackage.STUDY__DESCRIPTION:
				return DESCRIPTION_EDEFAULT == null ? description != null : !DESCRIPTION_EDEFAULT.equals(description);
			case ZippPackage.STUDY__CREATED_AT:
				return CREATED_AT_EDEFAULT == null ? createdAt != null : !CREATED_AT_EDEFAULT.equals(createdAt);
			case ZippPackage.STUDY__SEED:
				return seed != SEED_EDEFAULT;
			case ZippPackage.STUDY__QUESTION:
				return QUESTION_EDEFAULT == null ? question != null : !QUESTION_EDEFAULT.equals(question);
			case ZippPackage.STUDY__SIMULATED:
				return simulated != SIMULATED_EDEFAULT;
			case ZippPackage.STUDY__CONDITIONS:
				return conditions != null && !conditions.isEmpty();
			case ZippPackage.STUDY__PROMPTS:
				return prompts != null && !prompts.isEmpty();
			case ZippPackage.STUDY__RATERS:
				return raters != null && !raters.isEmpty();
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
		result.append(", title: ");
		result.append(title);
		result.append(", description: ");
		result.append(description);
		result.append(", createdAt: ");
		result.append(createdAt);
		result.append(", seed: ");
		result.append(seed);
		result.append(", question: ");
		result.append(question);
		result.append(", simulated: ");
		result.append(simulated);
		result.append(')');
		return result.toString();
	}

} //StudyImpl
