/**
 */
package org.zipp.model.impl;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.zipp.model.Rewrite;
import org.zipp.model.ZippPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Rewrite</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.impl.RewriteImpl#getUserId <em>User Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.RewriteImpl#getPromptId <em>Prompt Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.RewriteImpl#getConditionId <em>Condition Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.RewriteImpl#getText <em>Text</em>}</li>
 *   <li>{@link org.zipp.model.impl.RewriteImpl#getNegative <em>Negative</em>}</li>
 *   <li>{@link org.zipp.model.impl.RewriteImpl#getRewriter <em>Rewriter</em>}</li>
 * </ul>
 *
 * @generated
 */
public class RewriteImpl extends MinimalEObjectImpl.Container implements Rewrite {
	/**
	 * The default value of the '{@link #getUserId() <em>User Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getUserId()
	 * @generated
	 * @ordered
	 */
	protected static final String USER_ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getUserId() <em>User Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getUserId()
	 * @generated
	 * @ordered
	 */
	protected String userId = USER_ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getPromptId() <em>Prompt Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPromptId()
	 * @generated
	 * @ordered
	 */
	protected static final String PROMPT_ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getPromptId() <em>Prompt Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPromptId()
	 * @generated
	 * @ordered
	 */
	protected String promptId = PROMPT_ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getConditionId() <em>Condition Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getConditionId()
	 * @generated
	 * @ordered
	 */
	protected static final String CONDITION_ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getConditionId() <em>Condition Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getConditionId()
	 * @generated
	 * @ordered
	 */
	protected String conditionId = CONDITION_ID_EDEFAULT;

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
	 * The default value of the '{@link #getNegative() <em>Negative</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNegative()
	 * @generated
	 * @ordered
	 */
	protected static final String NEGATIVE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getNegative() <em>Negative</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNegative()
	 * @generated
	 * @ordered
	 */
	protected String negative = NEGATIVE_EDEFAULT;

	/**
	 * The default value of the '{@link #getRewriter() <em>Rewriter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRewriter()
	 * @generated
	 * @ordered
	 */
	protected static final String REWRITER_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getRewriter() <em>Rewriter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRewriter()
	 * @generated
	 * @ordered
	 */
	protected String rewriter = REWRITER_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected RewriteImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ZippPackage.Literals.REWRITE;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getUserId() {
		return userId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setUserId(String newUserId) {
		String oldUserId = userId;
		userId = newUserId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.REWRITE__USER_ID, oldUserId, userId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getPromptId() {
		return promptId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPromptId(String newPromptId) {
		String oldPromptId = promptId;
		promptId = newPromptId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.REWRITE__PROMPT_ID, oldPromptId, promptId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getConditionId() {
		return conditionId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setConditionId(String newConditionId) {
		String oldConditionId = conditionId;
		conditionId = newConditionId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.REWRITE__CONDITION_ID, oldConditionId, conditionId));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.REWRITE__TEXT, oldText, text));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getNegative() {
		return negative;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setNegative(String newNegative) {
		String oldNegative = negative;
		negative = newNegative;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.REWRITE__NEGATIVE, oldNegative, negative));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getRewriter() {
		return rewriter;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRewriter(String newRewriter) {
		String oldRewriter = rewriter;
		rewriter = newRewriter;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.REWRITE__REWRITER, oldRewriter, rewriter));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ZippPackage.REWRITE__USER_ID:
				return getUserId();
			case ZippPackage.REWRITE__PROMPT_ID:
				return getPromptId();
			case ZippPackage.REWRITE__CONDITION_ID:
				return getConditionId();
			case ZippPackage.REWRITE__TEXT:
				return getText();
			case ZippPackage.REWRITE__NEGATIVE:
				return getNegative();
			case ZippPackage.REWRITE__REWRITER:
				return getRewriter();
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
			case ZippPackage.REWRITE__USER_ID:
				setUserId((String)newValue);
				return;
			case ZippPackage.REWRITE__PROMPT_ID:
				setPromptId((String)newValue);
				return;
			case ZippPackage.REWRITE__CONDITION_ID:
				setConditionId((String)newValue);
				return;
			case ZippPackage.REWRITE__TEXT:
				setText((String)newValue);
				return;
			case ZippPackage.REWRITE__NEGATIVE:
				setNegative((String)newValue);
				return;
			case ZippPackage.REWRITE__REWRITER:
				setRewriter((String)newValue);
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
			case ZippPackage.REWRITE__USER_ID:
				setUserId(USER_ID_EDEFAULT);
				return;
			case ZippPackage.REWRITE__PROMPT_ID:
				setPromptId(PROMPT_ID_EDEFAULT);
				return;
			case ZippPackage.REWRITE__CONDITION_ID:
				setConditionId(CONDITION_ID_EDEFAULT);
				return;
			case ZippPackage.REWRITE__TEXT:
				setText(TEXT_EDEFAULT);
				return;
			case ZippPackage.REWRITE__NEGATIVE:
				setNegative(NEGATIVE_EDEFAULT);
				return;
			case ZippPackage.REWRITE__REWRITER:
				setRewriter(REWRITER_EDEFAULT);
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
			case ZippPackage.REWRITE__USER_ID:
				return USER_ID_EDEFAULT == null ? userId != null : !USER_ID_EDEFAULT.equals(userId);
			case ZippPackage.REWRITE__PROMPT_ID:
				return PROMPT_ID_EDEFAULT == null ? promptId != null : !PROMPT_ID_EDEFAULT.equals(promptId);
			case ZippPackage.REWRITE__CONDITION_ID:
				return CONDITION_ID_EDEFAULT == null ? conditionId != null : !CONDITION_ID_EDEFAULT.equals(conditionId);
			case ZippPackage.REWRITE__TEXT:
				return TEXT_EDEFAULT == null ? text != null : !TEXT_EDEFAULT.equals(text);
			case ZippPackage.REWRITE__NEGATIVE:
				return NEGATIVE_EDEFAULT == null ? negative != null : !NEGATIVE_EDEFAULT.equals(negative);
			case ZippPackage.REWRITE__REWRITER:
				return REWRITER_EDEFAULT == null ? rewriter != null : !REWRITER_EDEFAULT.equals(rewriter);
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
		result.append(" (userId: ");
		result.append(userId);
		result.append(", promptId: ");
		result.append(promptId);
		result.append(", conditionId: ");
		result.append(conditionId);
		result.append(", text: ");
		result.append(text);
		result.append(", negative: ");
		result.append(negative);
		result.append(", rewriter: ");
		result.append(rewriter);
		result.append(')');
		return result.toString();
	}

} //RewriteImpl
