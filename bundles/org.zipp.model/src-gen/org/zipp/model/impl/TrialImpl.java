/**
 */
package org.zipp.model.impl;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.Trial;
import org.zipp.model.ZippPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Trial</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getPosition <em>Position</em>}</li>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getUserId <em>User Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getLeftImage <em>Left Image</em>}</li>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getRightImage <em>Right Image</em>}</li>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getRater <em>Rater</em>}</li>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getPrompt <em>Prompt</em>}</li>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getLeft <em>Left</em>}</li>
 *   <li>{@link org.zipp.model.impl.TrialImpl#getRight <em>Right</em>}</li>
 * </ul>
 *
 * @generated
 */
public class TrialImpl extends MinimalEObjectImpl.Container implements Trial {
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
	 * The default value of the '{@link #getPosition() <em>Position</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPosition()
	 * @generated
	 * @ordered
	 */
	protected static final int POSITION_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getPosition() <em>Position</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPosition()
	 * @generated
	 * @ordered
	 */
	protected int position = POSITION_EDEFAULT;

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
	 * The default value of the '{@link #getLeftImage() <em>Left Image</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLeftImage()
	 * @generated
	 * @ordered
	 */
	protected static final String LEFT_IMAGE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getLeftImage() <em>Left Image</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLeftImage()
	 * @generated
	 * @ordered
	 */
	protected String leftImage = LEFT_IMAGE_EDEFAULT;

	/**
	 * The default value of the '{@link #getRightImage() <em>Right Image</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRightImage()
	 * @generated
	 * @ordered
	 */
	protected static final String RIGHT_IMAGE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getRightImage() <em>Right Image</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRightImage()
	 * @generated
	 * @ordered
	 */
	protected String rightImage = RIGHT_IMAGE_EDEFAULT;

	/**
	 * The cached value of the '{@link #getRater() <em>Rater</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRater()
	 * @generated
	 * @ordered
	 */
	protected Rater rater;

	/**
	 * The cached value of the '{@link #getPrompt() <em>Prompt</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPrompt()
	 * @generated
	 * @ordered
	 */
	protected Prompt prompt;

	/**
	 * The cached value of the '{@link #getLeft() <em>Left</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLeft()
	 * @generated
	 * @ordered
	 */
	protected Condition left;

	/**
	 * The cached value of the '{@link #getRight() <em>Right</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRight()
	 * @generated
	 * @ordered
	 */
	protected Condition right;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected TrialImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ZippPackage.Literals.TRIAL;
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getPosition() {
		return position;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPosition(int newPosition) {
		int oldPosition = position;
		position = newPosition;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__POSITION, oldPosition, position));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__USER_ID, oldUserId, userId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getLeftImage() {
		return leftImage;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLeftImage(String newLeftImage) {
		String oldLeftImage = leftImage;
		leftImage = newLeftImage;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__LEFT_IMAGE, oldLeftImage, leftImage));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getRightImage() {
		return rightImage;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRightImage(String newRightImage) {
		String oldRightImage = rightImage;
		rightImage = newRightImage;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__RIGHT_IMAGE, oldRightImage, rightImage));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Rater getRater() {
		if (rater != null && rater.eIsProxy()) {
			InternalEObject oldRater = (InternalEObject)rater;
			rater = (Rater)eResolveProxy(oldRater);
			if (rater != oldRater) {
				if (eNotificationRequired())
					eNotify(new ENotificationImpl(this, Notification.RESOLVE, ZippPackage.TRIAL__RATER, oldRater, rater));
			}
		}
		return rater;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Rater basicGetRater() {
		return rater;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRater(Rater newRater) {
		Rater oldRater = rater;
		rater = newRater;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__RATER, oldRater, rater));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Prompt getPrompt() {
		if (prompt != null && prompt.eIsProxy()) {
			InternalEObject oldPrompt = (InternalEObject)prompt;
			prompt = (Prompt)eResolveProxy(oldPrompt);
			if (prompt != oldPrompt) {
				if (eNotificationRequired())
					eNotify(new ENotificationImpl(this, Notification.RESOLVE, ZippPackage.TRIAL__PROMPT, oldPrompt, prompt));
			}
		}
		return prompt;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Prompt basicGetPrompt() {
		return prompt;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPrompt(Prompt newPrompt) {
		Prompt oldPrompt = prompt;
		prompt = newPrompt;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__PROMPT, oldPrompt, prompt));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Condition getLeft() {
		if (left != null && left.eIsProxy()) {
			InternalEObject oldLeft = (InternalEObject)left;
			left = (Condition)eResolveProxy(oldLeft);
			if (left != oldLeft) {
				if (eNotificationRequired())
					eNotify(new ENotificationImpl(this, Notification.RESOLVE, ZippPackage.TRIAL__LEFT, oldLeft, left));
			}
		}
		return left;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Condition basicGetLeft() {
		return left;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLeft(Condition newLeft) {
		Condition oldLeft = left;
		left = newLeft;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__LEFT, oldLeft, left));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Condition getRight() {
		if (right != null && right.eIsProxy()) {
			InternalEObject oldRight = (InternalEObject)right;
			right = (Condition)eResolveProxy(oldRight);
			if (right != oldRight) {
				if (eNotificationRequired())
					eNotify(new ENotificationImpl(this, Notification.RESOLVE, ZippPackage.TRIAL__RIGHT, oldRight, right));
			}
		}
		return right;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Condition basicGetRight() {
		return right;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRight(Condition newRight) {
		Condition oldRight = right;
		right = newRight;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.TRIAL__RIGHT, oldRight, right));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ZippPackage.TRIAL__ID:
				return getId();
			case ZippPackage.TRIAL__POSITION:
				return getPosition();
			case ZippPackage.TRIAL__USER_ID:
				return getUserId();
			case ZippPackage.TRIAL__LEFT_IMAGE:
				return getLeftImage();
			case ZippPackage.TRIAL__RIGHT_IMAGE:
				return getRightImage();
			case ZippPackage.TRIAL__RATER:
				if (resolve) return getRater();
				return basicGetRater();
			case ZippPackage.TRIAL__PROMPT:
				if (resolve) return getPrompt();
				return basicGetPrompt();
			case ZippPackage.TRIAL__LEFT:
				if (resolve) return getLeft();
				return basicGetLeft();
			case ZippPackage.TRIAL__RIGHT:
				if (resolve) return getRight();
				return basicGetRight();
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
			case ZippPackage.TRIAL__ID:
				setId((Long)newValue);
				return;
			case ZippPackage.TRIAL__POSITION:
				setPosition((Integer)newValue);
				return;
			case ZippPackage.TRIAL__USER_ID:
				setUserId((String)newValue);
				return;
			case ZippPackage.TRIAL__LEFT_IMAGE:
				setLeftImage((String)newValue);
				return;
			case ZippPackage.TRIAL__RIGHT_IMAGE:
				setRightImage((String)newValue);
				return;
			case ZippPackage.TRIAL__RATER:
				setRater((Rater)newValue);
				return;
			case ZippPackage.TRIAL__PROMPT:
				setPrompt((Prompt)newValue);
				return;
			case ZippPackage.TRIAL__LEFT:
				setLeft((Condition)newValue);
				return;
			case ZippPackage.TRIAL__RIGHT:
				setRight((Condition)newValue);
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
			case ZippPackage.TRIAL__ID:
				setId(ID_EDEFAULT);
				return;
			case ZippPackage.TRIAL__POSITION:
				setPosition(POSITION_EDEFAULT);
				return;
			case ZippPackage.TRIAL__USER_ID:
				setUserId(USER_ID_EDEFAULT);
				return;
			case ZippPackage.TRIAL__LEFT_IMAGE:
				setLeftImage(LEFT_IMAGE_EDEFAULT);
				return;
			case ZippPackage.TRIAL__RIGHT_IMAGE:
				setRightImage(RIGHT_IMAGE_EDEFAULT);
				return;
			case ZippPackage.TRIAL__RATER:
				setRater((Rater)null);
				return;
			case ZippPackage.TRIAL__PROMPT:
				setPrompt((Prompt)null);
				return;
			case ZippPackage.TRIAL__LEFT:
				setLeft((Condition)null);
				return;
			case ZippPackage.TRIAL__RIGHT:
				setRight((Condition)null);
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
			case ZippPackage.TRIAL__ID:
				return id != ID_EDEFAULT;
			case ZippPackage.TRIAL__POSITION:
				return position != POSITION_EDEFAULT;
			case ZippPackage.TRIAL__USER_ID:
				return USER_ID_EDEFAULT == null ? userId != null : !USER_ID_EDEFAULT.equals(userId);
			case ZippPackage.TRIAL__LEFT_IMAGE:
				return LEFT_IMAGE_EDEFAULT == null ? leftImage != null : !LEFT_IMAGE_EDEFAULT.equals(leftImage);
			case ZippPackage.TRIAL__RIGHT_IMAGE:
				return RIGHT_IMAGE_EDEFAULT == null ? rightImage != null : !RIGHT_IMAGE_EDEFAULT.equals(rightImage);
			case ZippPackage.TRIAL__RATER:
				return rater != null;
			case ZippPackage.TRIAL__PROMPT:
				return prompt != null;
			case ZippPackage.TRIAL__LEFT:
				return left != null;
			case ZippPackage.TRIAL__RIGHT:
				return right != null;
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
		result.append(", position: ");
		result.append(position);
		result.append(", userId: ");
		result.append(userId);
		result.append(", leftImage: ");
		result.append(leftImage);
		result.append(", rightImage: ");
		result.append(rightImage);
		result.append(')');
		return result.toString();
	}

} //TrialImpl
