/**
 */
package org.zipp.model.impl;

import java.time.Instant;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.zipp.model.GeneratedImage;
import org.zipp.model.ZippPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Generated Image</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getUserId <em>User Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getPromptId <em>Prompt Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getConditionId <em>Condition Id</em>}</li>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getSeed <em>Seed</em>}</li>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getWidth <em>Width</em>}</li>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getHeight <em>Height</em>}</li>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getContent <em>Content</em>}</li>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getGenerator <em>Generator</em>}</li>
 *   <li>{@link org.zipp.model.impl.GeneratedImageImpl#getCreatedAt <em>Created At</em>}</li>
 * </ul>
 *
 * @generated
 */
public class GeneratedImageImpl extends MinimalEObjectImpl.Container implements GeneratedImage {
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
	 * The default value of the '{@link #getSeed() <em>Seed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSeed()
	 * @generated
	 * @ordered
	 */
	protected static final long SEED_EDEFAULT = 0L;

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
	 * The default value of the '{@link #getWidth() <em>Width</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getWidth()
	 * @generated
	 * @ordered
	 */
	protected static final int WIDTH_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getWidth() <em>Width</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getWidth()
	 * @generated
	 * @ordered
	 */
	protected int width = WIDTH_EDEFAULT;

	/**
	 * The default value of the '{@link #getHeight() <em>Height</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHeight()
	 * @generated
	 * @ordered
	 */
	protected static final int HEIGHT_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getHeight() <em>Height</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHeight()
	 * @generated
	 * @ordered
	 */
	protected int height = HEIGHT_EDEFAULT;

	/**
	 * The default value of the '{@link #getContent() <em>Content</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getContent()
	 * @generated
	 * @ordered
	 */
	protected static final String CONTENT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getContent() <em>Content</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getContent()
	 * @generated
	 * @ordered
	 */
	protected String content = CONTENT_EDEFAULT;

	/**
	 * The default value of the '{@link #getGenerator() <em>Generator</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getGenerator()
	 * @generated
	 * @ordered
	 */
	protected static final String GENERATOR_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getGenerator() <em>Generator</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getGenerator()
	 * @generated
	 * @ordered
	 */
	protected String generator = GENERATOR_EDEFAULT;

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
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected GeneratedImageImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ZippPackage.Literals.GENERATED_IMAGE;
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__USER_ID, oldUserId, userId));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__PROMPT_ID, oldPromptId, promptId));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__CONDITION_ID, oldConditionId, conditionId));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__SEED, oldSeed, seed));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getWidth() {
		return width;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setWidth(int newWidth) {
		int oldWidth = width;
		width = newWidth;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__WIDTH, oldWidth, width));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getHeight() {
		return height;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setHeight(int newHeight) {
		int oldHeight = height;
		height = newHeight;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__HEIGHT, oldHeight, height));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getContent() {
		return content;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setContent(String newContent) {
		String oldContent = content;
		content = newContent;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__CONTENT, oldContent, content));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getGenerator() {
		return generator;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setGenerator(String newGenerator) {
		String oldGenerator = generator;
		generator = newGenerator;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__GENERATOR, oldGenerator, generator));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ZippPackage.GENERATED_IMAGE__CREATED_AT, oldCreatedAt, createdAt));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ZippPackage.GENERATED_IMAGE__USER_ID:
				return getUserId();
			case ZippPackage.GENERATED_IMAGE__PROMPT_ID:
				return getPromptId();
			case ZippPackage.GENERATED_IMAGE__CONDITION_ID:
				return getConditionId();
			case ZippPackage.GENERATED_IMAGE__SEED:
				return getSeed();
			case ZippPackage.GENERATED_IMAGE__WIDTH:
				return getWidth();
			case ZippPackage.GENERATED_IMAGE__HEIGHT:
				return getHeight();
			case ZippPackage.GENERATED_IMAGE__CONTENT:
				return getContent();
			case ZippPackage.GENERATED_IMAGE__GENERATOR:
				return getGenerator();
			case ZippPackage.GENERATED_IMAGE__CREATED_AT:
				return getCreatedAt();
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
			case ZippPackage.GENERATED_IMAGE__USER_ID:
				setUserId((String)newValue);
				return;
			case ZippPackage.GENERATED_IMAGE__PROMPT_ID:
				setPromptId((String)newValue);
				return;
			case ZippPackage.GENERATED_IMAGE__CONDITION_ID:
				setConditionId((String)newValue);
				return;
			case ZippPackage.GENERATED_IMAGE__SEED:
				setSeed((Long)newValue);
				return;
			case ZippPackage.GENERATED_IMAGE__WIDTH:
				setWidth((Integer)newValue);
				return;
			case ZippPackage.GENERATED_IMAGE__HEIGHT:
				setHeight((Integer)newValue);
				return;
			case ZippPackage.GENERATED_IMAGE__CONTENT:
				setContent((String)newValue);
				return;
			case ZippPackage.GENERATED_IMAGE__GENERATOR:
				setGenerator((String)newValue);
				return;
			case ZippPackage.GENERATED_IMAGE__CREATED_AT:
				setCreatedAt((Instant)newValue);
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
			case ZippPackage.GENERATED_IMAGE__USER_ID:
				setUserId(USER_ID_EDEFAULT);
				return;
			case ZippPackage.GENERATED_IMAGE__PROMPT_ID:
				setPromptId(PROMPT_ID_EDEFAULT);
				return;
			case ZippPackage.GENERATED_IMAGE__CONDITION_ID:
				setConditionId(CONDITION_ID_EDEFAULT);
				return;
			case ZippPackage.GENERATED_IMAGE__SEED:
				setSeed(SEED_EDEFAULT);
				return;
			case ZippPackage.GENERATED_IMAGE__WIDTH:
				setWidth(WIDTH_EDEFAULT);
				return;
			case ZippPackage.GENERATED_IMAGE__HEIGHT:
				setHeight(HEIGHT_EDEFAULT);
				return;
			case ZippPackage.GENERATED_IMAGE__CONTENT:
				setContent(CONTENT_EDEFAULT);
				return;
			case ZippPackage.GENERATED_IMAGE__GENERATOR:
				setGenerator(GENERATOR_EDEFAULT);
				return;
			case ZippPackage.GENERATED_IMAGE__CREATED_AT:
				setCreatedAt(CREATED_AT_EDEFAULT);
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
			case ZippPackage.GENERATED_IMAGE__USER_ID:
				return USER_ID_EDEFAULT == null ? userId != null : !USER_ID_EDEFAULT.equals(userId);
			case ZippPackage.GENERATED_IMAGE__PROMPT_ID:
				return PROMPT_ID_EDEFAULT == null ? promptId != null : !PROMPT_ID_EDEFAULT.equals(promptId);
			case ZippPackage.GENERATED_IMAGE__CONDITION_ID:
				return CONDITION_ID_EDEFAULT == null ? conditionId != null : !CONDITION_ID_EDEFAULT.equals(conditionId);
			case ZippPackage.GENERATED_IMAGE__SEED:
				return seed != SEED_EDEFAULT;
			case ZippPackage.GENERATED_IMAGE__WIDTH:
				return width != WIDTH_EDEFAULT;
			case ZippPackage.GENERATED_IMAGE__HEIGHT:
				return height != HEIGHT_EDEFAULT;
			case ZippPackage.GENERATED_IMAGE__CONTENT:
				return CONTENT_EDEFAULT == null ? content != null : !CONTENT_EDEFAULT.equals(content);
			case ZippPackage.GENERATED_IMAGE__GENERATOR:
				return GENERATOR_EDEFAULT == null ? generator != null : !GENERATOR_EDEFAULT.equals(generator);
			case ZippPackage.GENERATED_IMAGE__CREATED_AT:
				return CREATED_AT_EDEFAULT == null ? createdAt != null : !CREATED_AT_EDEFAULT.equals(createdAt);
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
		result.append(", seed: ");
		result.append(seed);
		result.append(", width: ");
		result.append(width);
		result.append(", height: ");
		result.append(height);
		result.append(", content: ");
		result.append(content);
		result.append(", generator: ");
		result.append(generator);
		result.append(", createdAt: ");
		result.append(createdAt);
		result.append(')');
		return result.toString();
	}

} //GeneratedImageImpl
