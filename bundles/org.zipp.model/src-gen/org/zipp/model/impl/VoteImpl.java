/**
 */
package org.zipp.model.impl;

import java.time.Instant;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.zipp.model.Choice;
import org.zipp.model.Vote;
import org.zipp.model.ZippPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Vote</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.impl.VoteImpl#getTrialId <em>Trial Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.VoteImpl#getChoice <em>Choice</em>}</li>
 *   <li>{@link org.zipp.model.impl.VoteImpl#getAt <em>At</em>}</li>
 *   <li>{@link org.zipp.model.impl.VoteImpl#getResponseMillis <em>Response Millis</em>}</li>
 * </ul>
 *
 * @generated
 */
public class VoteImpl extends MinimalEObjectImpl.Container implements Vote {
	/**
	 * The default value of the '{@link #getTrialId() <em>Trial Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTrialId()
	 * @generated
	 * @ordered
	 */
	protected static final long TRIAL_ID_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getTrialId() <em>Trial Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTrialId()
	 * @generated
	 * @ordered
	 */
	protected long trialId = TRIAL_ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getChoice() <em>Choice</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getChoice()
	 * @generated
	 * @ordered
	 */
	protected static final Choice CHOICE_EDEFAULT = Choice.LEFT;

	/**
	 * The cached value of the '{@link #getChoice() <em>Choice</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getChoice()
	 * @generated
	 * @ordered
	 */
	protected Choice choice = CHOICE_EDEFAULT;

	/**
	 * The default value of the '{@link #getAt() <em>At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAt()
	 * @generated
	 * @ordered
	 */
	protected static final Instant AT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getAt() <em>At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAt()
	 * @generated
	 * @ordered
	 */
	protected Instant at = AT_EDEFAULT;

	/**
	 * The default value of the '{@link #getResponseMillis() <em>Response Millis</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getResponseMillis()
	 * @generated
	 * @ordered
	 */
	protected static final long RESPONSE_MILLIS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getResponseMillis() <em>Response Millis</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getResponseMillis()
	 * @generated
	 * @ordered
	 */
	protected long responseMillis = RESPONSE_MILLIS_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected VoteImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ZippPackage.Literals.VOTE;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getTrialId() {
		return trialId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTrialId(long newTrialId) {
		long oldTrialId = trialId;
		trialId = newTrialId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.VOTE__TRIAL_ID, oldTrialId, trialId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Choice getChoice() {
		return choice;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setChoice(Choice newChoice) {
		Choice oldChoice = choice;
		choice = newChoice == null ? CHOICE_EDEFAULT : newChoice;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.VOTE__CHOICE, oldChoice, choice));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Instant getAt() {
		return at;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAt(Instant newAt) {
		Instant oldAt = at;
		at = newAt;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.VOTE__AT, oldAt, at));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getResponseMillis() {
		return responseMillis;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setResponseMillis(long newResponseMillis) {
		long oldResponseMillis = responseMillis;
		responseMillis = newResponseMillis;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.VOTE__RESPONSE_MILLIS, oldResponseMillis, responseMillis));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ZippPackage.VOTE__TRIAL_ID:
				return getTrialId();
			case ZippPackage.VOTE__CHOICE:
				return getChoice();
			case ZippPackage.VOTE__AT:
				return getAt();
			case ZippPackage.VOTE__RESPONSE_MILLIS:
				return getResponseMillis();
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
			case ZippPackage.VOTE__TRIAL_ID:
				setTrialId((Long)newValue);
				return;
			case ZippPackage.VOTE__CHOICE:
				setChoice((Choice)newValue);
				return;
			case ZippPackage.VOTE__AT:
				setAt((Instant)newValue);
				return;
			case ZippPackage.VOTE__RESPONSE_MILLIS:
				setResponseMillis((Long)newValue);
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
			case ZippPackage.VOTE__TRIAL_ID:
				setTrialId(TRIAL_ID_EDEFAULT);
				return;
			case ZippPackage.VOTE__CHOICE:
				setChoice(CHOICE_EDEFAULT);
				return;
			case ZippPackage.VOTE__AT:
				setAt(AT_EDEFAULT);
				return;
			case ZippPackage.VOTE__RESPONSE_MILLIS:
				setResponseMillis(RESPONSE_MILLIS_EDEFAULT);
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
			case ZippPackage.VOTE__TRIAL_ID:
				return trialId != TRIAL_ID_EDEFAULT;
			case ZippPackage.VOTE__CHOICE:
				return choice != CHOICE_EDEFAULT;
			case ZippPackage.VOTE__AT:
				return AT_EDEFAULT == null ? at != null : !AT_EDEFAULT.equals(at);
			case ZippPackage.VOTE__RESPONSE_MILLIS:
				return responseMillis != RESPONSE_MILLIS_EDEFAULT;
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
		result.append(" (trialId: ");
		result.append(trialId);
		result.append(", choice: ");
		result.append(choice);
		result.append(", at: ");
		result.append(at);
		result.append(", responseMillis: ");
		result.append(responseMillis);
		result.append(')');
		return result.toString();
	}

} //VoteImpl
