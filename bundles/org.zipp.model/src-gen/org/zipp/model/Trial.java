/**
 */
package org.zipp.model;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Trial</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A pair to be judged by one rater. Sides are drawn by the design and stored.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.Trial#getId <em>Id</em>}</li>
 *   <li>{@link org.zipp.model.Trial#getPosition <em>Position</em>}</li>
 *   <li>{@link org.zipp.model.Trial#getUserId <em>User Id</em>}</li>
 *   <li>{@link org.zipp.model.Trial#getLeftImage <em>Left Image</em>}</li>
 *   <li>{@link org.zipp.model.Trial#getRightImage <em>Right Image</em>}</li>
 *   <li>{@link org.zipp.model.Trial#getRater <em>Rater</em>}</li>
 *   <li>{@link org.zipp.model.Trial#getPrompt <em>Prompt</em>}</li>
 *   <li>{@link org.zipp.model.Trial#getLeft <em>Left</em>}</li>
 *   <li>{@link org.zipp.model.Trial#getRight <em>Right</em>}</li>
 * </ul>
 *
 * @see org.zipp.model.ZippPackage#getTrial()
 * @model
 * @generated
 */
public interface Trial extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number in the study.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(long)
	 * @see org.zipp.model.ZippPackage#getTrial_Id()
	 * @model id="true"
	 * @generated
	 */
	long getId();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(long value);

	/**
	 * Returns the value of the '<em><b>Position</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Place in the order of the rater, from 1.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Position</em>' attribute.
	 * @see #setPosition(int)
	 * @see org.zipp.model.ZippPackage#getTrial_Position()
	 * @model
	 * @generated
	 */
	int getPosition();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getPosition <em>Position</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Position</em>' attribute.
	 * @see #getPosition()
	 * @generated
	 */
	void setPosition(int value);

	/**
	 * Returns the value of the '<em><b>User Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whose pictures.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>User Id</em>' attribute.
	 * @see #setUserId(String)
	 * @see org.zipp.model.ZippPackage#getTrial_UserId()
	 * @model
	 * @generated
	 */
	String getUserId();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getUserId <em>User Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>User Id</em>' attribute.
	 * @see #getUserId()
	 * @generated
	 */
	void setUserId(String value);

	/**
	 * Returns the value of the '<em><b>Left Image</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Content hash of the left picture.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Left Image</em>' attribute.
	 * @see #setLeftImage(String)
	 * @see org.zipp.model.ZippPackage#getTrial_LeftImage()
	 * @model
	 * @generated
	 */
	String getLeftImage();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getLeftImage <em>Left Image</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Left Image</em>' attribute.
	 * @see #getLeftImage()
	 * @generated
	 */
	void setLeftImage(String value);

	/**
	 * Returns the value of the '<em><b>Right Image</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Content hash of the right picture.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Right Image</em>' attribute.
	 * @see #setRightImage(String)
	 * @see org.zipp.model.ZippPackage#getTrial_RightImage()
	 * @model
	 * @generated
	 */
	String getRightImage();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getRightImage <em>Right Image</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Right Image</em>' attribute.
	 * @see #getRightImage()
	 * @generated
	 */
	void setRightImage(String value);

	/**
	 * Returns the value of the '<em><b>Rater</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Who judges.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Rater</em>' reference.
	 * @see #setRater(Rater)
	 * @see org.zipp.model.ZippPackage#getTrial_Rater()
	 * @model
	 * @generated
	 */
	Rater getRater();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getRater <em>Rater</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Rater</em>' reference.
	 * @see #getRater()
	 * @generated
	 */
	void setRater(Rater value);

	/**
	 * Returns the value of the '<em><b>Prompt</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The base prompt shown above.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Prompt</em>' reference.
	 * @see #setPrompt(Prompt)
	 * @see org.zipp.model.ZippPackage#getTrial_Prompt()
	 * @model
	 * @generated
	 */
	Prompt getPrompt();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getPrompt <em>Prompt</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Prompt</em>' reference.
	 * @see #getPrompt()
	 * @generated
	 */
	void setPrompt(Prompt value);

	/**
	 * Returns the value of the '<em><b>Left</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Method of the left picture; never shown while voting.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Left</em>' reference.
	 * @see #setLeft(Condition)
	 * @see org.zipp.model.ZippPackage#getTrial_Left()
	 * @model
	 * @generated
	 */
	Condition getLeft();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getLeft <em>Left</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Left</em>' reference.
	 * @see #getLeft()
	 * @generated
	 */
	void setLeft(Condition value);

	/**
	 * Returns the value of the '<em><b>Right</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Method of the right picture; never shown while voting.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Right</em>' reference.
	 * @see #setRight(Condition)
	 * @see org.zipp.model.ZippPackage#getTrial_Right()
	 * @model
	 * @generated
	 */
	Condition getRight();

	/**
	 * Sets the value of the '{@link org.zipp.model.Trial#getRight <em>Right</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Right</em>' reference.
	 * @see #getRight()
	 * @generated
	 */
	void setRight(Condition value);

} // Trial
