/**
 */
package org.zipp.model;

import java.time.Instant;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Study</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A study: what is compared, on which prompts, by whom.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.Study#getId <em>Id</em>}</li>
 *   <li>{@link org.zipp.model.Study#getTitle <em>Title</em>}</li>
 *   <li>{@link org.zipp.model.Study#getDescription <em>Description</em>}</li>
 *   <li>{@link org.zipp.model.Study#getCreatedAt <em>Created At</em>}</li>
 *   <li>{@link org.zipp.model.Study#getSeed <em>Seed</em>}</li>
 *   <li>{@link org.zipp.model.Study#getQuestion <em>Question</em>}</li>
 *   <li>{@link org.zipp.model.Study#isSimulated <em>Simulated</em>}</li>
 *   <li>{@link org.zipp.model.Study#getConditions <em>Conditions</em>}</li>
 *   <li>{@link org.zipp.model.Study#getPrompts <em>Prompts</em>}</li>
 *   <li>{@link org.zipp.model.Study#getRaters <em>Raters</em>}</li>
 * </ul>
 *
 * @see org.zipp.model.ZippPackage#getStudy()
 * @model
 * @generated
 */
public interface Study extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Random identifier, made once.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.zipp.model.ZippPackage#getStudy_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.zipp.model.Study#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(String value);

	/**
	 * Returns the value of the '<em><b>Title</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Name shown to people.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Title</em>' attribute.
	 * @see #setTitle(String)
	 * @see org.zipp.model.ZippPackage#getStudy_Title()
	 * @model
	 * @generated
	 */
	String getTitle();

	/**
	 * Sets the value of the '{@link org.zipp.model.Study#getTitle <em>Title</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Title</em>' attribute.
	 * @see #getTitle()
	 * @generated
	 */
	void setTitle(String value);

	/**
	 * Returns the value of the '<em><b>Description</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What the study asks, in a few sentences.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Description</em>' attribute.
	 * @see #setDescription(String)
	 * @see org.zipp.model.ZippPackage#getStudy_Description()
	 * @model
	 * @generated
	 */
	String getDescription();

	/**
	 * Sets the value of the '{@link org.zipp.model.Study#getDescription <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Description</em>' attribute.
	 * @see #getDescription()
	 * @generated
	 */
	void setDescription(String value);

	/**
	 * Returns the value of the '<em><b>Created At</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was made.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Created At</em>' attribute.
	 * @see #setCreatedAt(Instant)
	 * @see org.zipp.model.ZippPackage#getStudy_CreatedAt()
	 * @model dataType="org.zipp.model.Instant"
	 * @generated
	 */
	Instant getCreatedAt();

	/**
	 * Sets the value of the '{@link org.zipp.model.Study#getCreatedAt <em>Created At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Created At</em>' attribute.
	 * @see #getCreatedAt()
	 * @generated
	 */
	void setCreatedAt(Instant value);

	/**
	 * Returns the value of the '<em><b>Seed</b></em>' attribute.
	 * The default value is <code>"1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Seed of every random choice of the study.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Seed</em>' attribute.
	 * @see #setSeed(long)
	 * @see org.zipp.model.ZippPackage#getStudy_Seed()
	 * @model default="1"
	 * @generated
	 */
	long getSeed();

	/**
	 * Sets the value of the '{@link org.zipp.model.Study#getSeed <em>Seed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Seed</em>' attribute.
	 * @see #getSeed()
	 * @generated
	 */
	void setSeed(long value);

	/**
	 * Returns the value of the '<em><b>Question</b></em>' attribute.
	 * The default value is <code>"Which picture do you like better?"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What raters are asked of each pair.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Question</em>' attribute.
	 * @see #setQuestion(String)
	 * @see org.zipp.model.ZippPackage#getStudy_Question()
	 * @model default="Which picture do you like better?"
	 * @generated
	 */
	String getQuestion();

	/**
	 * Sets the value of the '{@link org.zipp.model.Study#getQuestion <em>Question</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Question</em>' attribute.
	 * @see #getQuestion()
	 * @generated
	 */
	void setQuestion(String value);

	/**
	 * Returns the value of the '<em><b>Simulated</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether votes of simulated raters are admitted; then every page says so.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Simulated</em>' attribute.
	 * @see #setSimulated(boolean)
	 * @see org.zipp.model.ZippPackage#getStudy_Simulated()
	 * @model
	 * @generated
	 */
	boolean isSimulated();

	/**
	 * Sets the value of the '{@link org.zipp.model.Study#isSimulated <em>Simulated</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Simulated</em>' attribute.
	 * @see #isSimulated()
	 * @generated
	 */
	void setSimulated(boolean value);

	/**
	 * Returns the value of the '<em><b>Conditions</b></em>' containment reference list.
	 * The list contents are of type {@link org.zipp.model.Condition}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The methods compared, in display order.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Conditions</em>' containment reference list.
	 * @see org.zipp.model.ZippPackage#getStudy_Conditions()
	 * @model containment="true"
	 * @generated
	 */
	EList<Condition> getConditions();

	/**
	 * Returns the value of the '<em><b>Prompts</b></em>' containment reference list.
	 * The list contents are of type {@link org.zipp.model.Prompt}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The base prompts.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Prompts</em>' containment reference list.
	 * @see org.zipp.model.ZippPackage#getStudy_Prompts()
	 * @model containment="true"
	 * @generated
	 */
	EList<Prompt> getPrompts();

	/**
	 * Returns the value of the '<em><b>Raters</b></em>' containment reference list.
	 * The list contents are of type {@link org.zipp.model.Rater}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Who votes.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Raters</em>' containment reference list.
	 * @see org.zipp.model.ZippPackage#getStudy_Raters()
	 * @model containment="true"
	 * @generated
	 */
	EList<Rater> getRaters();

} // Study
