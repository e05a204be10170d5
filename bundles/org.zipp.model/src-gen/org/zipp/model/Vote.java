/**
 */
package org.zipp.model;

import java.time.Instant;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Vote</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * The answer to a trial.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.Vote#getTrialId <em>Trial Id</em>}</li>
 *   <li>{@link org.zipp.model.Vote#getChoice <em>Choice</em>}</li>
 *   <li>{@link org.zipp.model.Vote#getAt <em>At</em>}</li>
 *   <li>{@link org.zipp.model.Vote#getResponseMillis <em>Response Millis</em>}</li>
 * </ul>
 *
 * @see org.zipp.model.ZippPackage#getVote()
 * @model
 * @generated
 */
public interface Vote extends EObject {
	/**
	 * Returns the value of the '<em><b>Trial Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The trial.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Trial Id</em>' attribute.
	 * @see #setTrialId(long)
	 * @see org.zipp.model.ZippPackage#getVote_TrialId()
	 * @model id="true"
	 * @generated
	 */
	long getTrialId();

	/**
	 * Sets the value of the '{@link org.zipp.model.Vote#getTrialId <em>Trial Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Trial Id</em>' attribute.
	 * @see #getTrialId()
	 * @generated
	 */
	void setTrialId(long value);

	/**
	 * Returns the value of the '<em><b>Choice</b></em>' attribute.
	 * The literals are from the enumeration {@link org.zipp.model.Choice}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The answer.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Choice</em>' attribute.
	 * @see org.zipp.model.Choice
	 * @see #setChoice(Choice)
	 * @see org.zipp.model.ZippPackage#getVote_Choice()
	 * @model
	 * @generated
	 */
	Choice getChoice();

	/**
	 * Sets the value of the '{@link org.zipp.model.Vote#getChoice <em>Choice</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Choice</em>' attribute.
	 * @see org.zipp.model.Choice
	 * @see #getChoice()
	 * @generated
	 */
	void setChoice(Choice value);

	/**
	 * Returns the value of the '<em><b>At</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was committed.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>At</em>' attribute.
	 * @see #setAt(Instant)
	 * @see org.zipp.model.ZippPackage#getVote_At()
	 * @model dataType="org.zipp.model.Instant"
	 * @generated
	 */
	Instant getAt();

	/**
	 * Sets the value of the '{@link org.zipp.model.Vote#getAt <em>At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>At</em>' attribute.
	 * @see #getAt()
	 * @generated
	 */
	void setAt(Instant value);

	/**
	 * Returns the value of the '<em><b>Response Millis</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * From showing the pair to the answer, milliseconds.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Response Millis</em>' attribute.
	 * @see #setResponseMillis(long)
	 * @see org.zipp.model.ZippPackage#getVote_ResponseMillis()
	 * @model
	 * @generated
	 */
	long getResponseMillis();

	/**
	 * Sets the value of the '{@link org.zipp.model.Vote#getResponseMillis <em>Response Millis</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Response Millis</em>' attribute.
	 * @see #getResponseMillis()
	 * @generated
	 */
	void setResponseMillis(long value);

} // Vote
