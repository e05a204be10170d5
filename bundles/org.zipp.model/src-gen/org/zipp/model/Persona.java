/**
 */
package org.zipp.model;

import java.time.Instant;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Persona</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What the evidence says of a user, in words a person can edit.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.Persona#getUserId <em>User Id</em>}</li>
 *   <li>{@link org.zipp.model.Persona#getMethod <em>Method</em>}</li>
 *   <li>{@link org.zipp.model.Persona#getVerbalizer <em>Verbalizer</em>}</li>
 *   <li>{@link org.zipp.model.Persona#getCreatedAt <em>Created At</em>}</li>
 *   <li>{@link org.zipp.model.Persona#getVersion <em>Version</em>}</li>
 *   <li>{@link org.zipp.model.Persona#getSentences <em>Sentences</em>}</li>
 *   <li>{@link org.zipp.model.Persona#getTraits <em>Traits</em>}</li>
 *   <li>{@link org.zipp.model.Persona#getEvidence <em>Evidence</em>}</li>
 *   <li>{@link org.zipp.model.Persona#getRevisions <em>Revisions</em>}</li>
 * </ul>
 *
 * @see org.zipp.model.ZippPackage#getPersona()
 * @model
 * @generated
 */
public interface Persona extends EObject {
	/**
	 * Returns the value of the '<em><b>User Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whose persona it is.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>User Id</em>' attribute.
	 * @see #setUserId(String)
	 * @see org.zipp.model.ZippPackage#getPersona_UserId()
	 * @model id="true"
	 * @generated
	 */
	String getUserId();

	/**
	 * Sets the value of the '{@link org.zipp.model.Persona#getUserId <em>User Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>User Id</em>' attribute.
	 * @see #getUserId()
	 * @generated
	 */
	void setUserId(String value);

	/**
	 * Returns the value of the '<em><b>Method</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Encoder that ranked the evidence.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Method</em>' attribute.
	 * @see #setMethod(String)
	 * @see org.zipp.model.ZippPackage#getPersona_Method()
	 * @model
	 * @generated
	 */
	String getMethod();

	/**
	 * Sets the value of the '{@link org.zipp.model.Persona#getMethod <em>Method</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Method</em>' attribute.
	 * @see #getMethod()
	 * @generated
	 */
	void setMethod(String value);

	/**
	 * Returns the value of the '<em><b>Verbalizer</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What wrote it: a model name, or the offline verbalizer with its label.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Verbalizer</em>' attribute.
	 * @see #setVerbalizer(String)
	 * @see org.zipp.model.ZippPackage#getPersona_Verbalizer()
	 * @model
	 * @generated
	 */
	String getVerbalizer();

	/**
	 * Sets the value of the '{@link org.zipp.model.Persona#getVerbalizer <em>Verbalizer</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Verbalizer</em>' attribute.
	 * @see #getVerbalizer()
	 * @generated
	 */
	void setVerbalizer(String value);

	/**
	 * Returns the value of the '<em><b>Created At</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was written.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Created At</em>' attribute.
	 * @see #setCreatedAt(Instant)
	 * @see org.zipp.model.ZippPackage#getPersona_CreatedAt()
	 * @model dataType="org.zipp.model.Instant"
	 * @generated
	 */
	Instant getCreatedAt();

	/**
	 * Sets the value of the '{@link org.zipp.model.Persona#getCreatedAt <em>Created At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Created At</em>' attribute.
	 * @see #getCreatedAt()
	 * @generated
	 */
	void setCreatedAt(Instant value);

	/**
	 * Returns the value of the '<em><b>Version</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of the latest revision, 0 when never edited.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Version</em>' attribute.
	 * @see #setVersion(int)
	 * @see org.zipp.model.ZippPackage#getPersona_Version()
	 * @model
	 * @generated
	 */
	int getVersion();

	/**
	 * Sets the value of the '{@link org.zipp.model.Persona#getVersion <em>Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Version</em>' attribute.
	 * @see #getVersion()
	 * @generated
	 */
	void setVersion(int value);

	/**
	 * Returns the value of the '<em><b>Sentences</b></em>' containment reference list.
	 * The list contents are of type {@link org.zipp.model.Sentence}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The text, sentence by sentence.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Sentences</em>' containment reference list.
	 * @see org.zipp.model.ZippPackage#getPersona_Sentences()
	 * @model containment="true"
	 * @generated
	 */
	EList<Sentence> getSentences();

	/**
	 * Returns the value of the '<em><b>Traits</b></em>' containment reference list.
	 * The list contents are of type {@link org.zipp.model.Trait}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Structured traits.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Traits</em>' containment reference list.
	 * @see org.zipp.model.ZippPackage#getPersona_Traits()
	 * @model containment="true"
	 * @generated
	 */
	EList<Trait> getTraits();

	/**
	 * Returns the value of the '<em><b>Evidence</b></em>' containment reference list.
	 * The list contents are of type {@link org.zipp.model.Evidence}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The evidence, by rank.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Evidence</em>' containment reference list.
	 * @see org.zipp.model.ZippPackage#getPersona_Evidence()
	 * @model containment="true"
	 * @generated
	 */
	EList<Evidence> getEvidence();

	/**
	 * Returns the value of the '<em><b>Revisions</b></em>' containment reference list.
	 * The list contents are of type {@link org.zipp.model.Revision}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Earlier texts, oldest first.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Revisions</em>' containment reference list.
	 * @see org.zipp.model.ZippPackage#getPersona_Revisions()
	 * @model containment="true"
	 * @generated
	 */
	EList<Revision> getRevisions();

} // Persona
