/**
 */
package org.zipp.model;

import java.time.Instant;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Generated Image</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A rendered picture.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.GeneratedImage#getUserId <em>User Id</em>}</li>
 *   <li>{@link org.zipp.model.GeneratedImage#getPromptId <em>Prompt Id</em>}</li>
 *   <li>{@link org.zipp.model.GeneratedImage#getConditionId <em>Condition Id</em>}</li>
 *   <li>{@link org.zipp.model.GeneratedImage#getSeed <em>Seed</em>}</li>
 *   <li>{@link org.zipp.model.GeneratedImage#getWidth <em>Width</em>}</li>
 *   <li>{@link org.zipp.model.GeneratedImage#getHeight <em>Height</em>}</li>
 *   <li>{@link org.zipp.model.GeneratedImage#getContent <em>Content</em>}</li>
 *   <li>{@link org.zipp.model.GeneratedImage#getGenerator <em>Generator</em>}</li>
 *   <li>{@link org.zipp.model.GeneratedImage#getCreatedAt <em>Created At</em>}</li>
 * </ul>
 *
 * @see org.zipp.model.ZippPackage#getGeneratedImage()
 * @model
 * @generated
 */
public interface GeneratedImage extends EObject {
	/**
	 * Returns the value of the '<em><b>User Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Empty when the condition is not personal.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>User Id</em>' attribute.
	 * @see #setUserId(String)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_UserId()
	 * @model
	 * @generated
	 */
	String getUserId();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getUserId <em>User Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>User Id</em>' attribute.
	 * @see #getUserId()
	 * @generated
	 */
	void setUserId(String value);

	/**
	 * Returns the value of the '<em><b>Prompt Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The base prompt.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Prompt Id</em>' attribute.
	 * @see #setPromptId(String)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_PromptId()
	 * @model
	 * @generated
	 */
	String getPromptId();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getPromptId <em>Prompt Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Prompt Id</em>' attribute.
	 * @see #getPromptId()
	 * @generated
	 */
	void setPromptId(String value);

	/**
	 * Returns the value of the '<em><b>Condition Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The condition.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Condition Id</em>' attribute.
	 * @see #setConditionId(String)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_ConditionId()
	 * @model
	 * @generated
	 */
	String getConditionId();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getConditionId <em>Condition Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Condition Id</em>' attribute.
	 * @see #getConditionId()
	 * @generated
	 */
	void setConditionId(String value);

	/**
	 * Returns the value of the '<em><b>Seed</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Seed of the noise; the same across conditions.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Seed</em>' attribute.
	 * @see #setSeed(long)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_Seed()
	 * @model
	 * @generated
	 */
	long getSeed();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getSeed <em>Seed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Seed</em>' attribute.
	 * @see #getSeed()
	 * @generated
	 */
	void setSeed(long value);

	/**
	 * Returns the value of the '<em><b>Width</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Pixels.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Width</em>' attribute.
	 * @see #setWidth(int)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_Width()
	 * @model
	 * @generated
	 */
	int getWidth();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getWidth <em>Width</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Width</em>' attribute.
	 * @see #getWidth()
	 * @generated
	 */
	void setWidth(int value);

	/**
	 * Returns the value of the '<em><b>Height</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Pixels.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Height</em>' attribute.
	 * @see #setHeight(int)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_Height()
	 * @model
	 * @generated
	 */
	int getHeight();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getHeight <em>Height</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Height</em>' attribute.
	 * @see #getHeight()
	 * @generated
	 */
	void setHeight(int value);

	/**
	 * Returns the value of the '<em><b>Content</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * SHA-256 of the PNG file, its name in the study.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Content</em>' attribute.
	 * @see #setContent(String)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_Content()
	 * @model
	 * @generated
	 */
	String getContent();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getContent <em>Content</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Content</em>' attribute.
	 * @see #getContent()
	 * @generated
	 */
	void setContent(String value);

	/**
	 * Returns the value of the '<em><b>Generator</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What rendered it, with its label.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Generator</em>' attribute.
	 * @see #setGenerator(String)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_Generator()
	 * @model
	 * @generated
	 */
	String getGenerator();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getGenerator <em>Generator</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Generator</em>' attribute.
	 * @see #getGenerator()
	 * @generated
	 */
	void setGenerator(String value);

	/**
	 * Returns the value of the '<em><b>Created At</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Created At</em>' attribute.
	 * @see #setCreatedAt(Instant)
	 * @see org.zipp.model.ZippPackage#getGeneratedImage_CreatedAt()
	 * @model dataType="org.zipp.model.Instant"
	 * @generated
	 */
	Instant getCreatedAt();

	/**
	 * Sets the value of the '{@link org.zipp.model.GeneratedImage#getCreatedAt <em>Created At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Created At</em>' attribute.
	 * @see #getCreatedAt()
	 * @generated
	 */
	void setCreatedAt(Instant value);

} // GeneratedImage
