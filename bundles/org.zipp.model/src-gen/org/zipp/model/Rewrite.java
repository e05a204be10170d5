/**
 */
package org.zipp.model;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Rewrite</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A prompt as one condition rewrites it for one user.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.Rewrite#getUserId <em>User Id</em>}</li>
 *   <li>{@link org.zipp.model.Rewrite#getPromptId <em>Prompt Id</em>}</li>
 *   <li>{@link org.zipp.model.Rewrite#getConditionId <em>Condition Id</em>}</li>
 *   <li>{@link org.zipp.model.Rewrite#getText <em>Text</em>}</li>
 *   <li>{@link org.zipp.model.Rewrite#getNegative <em>Negative</em>}</li>
 *   <li>{@link org.zipp.model.Rewrite#getRewriter <em>Rewriter</em>}</li>
 * </ul>
 *
 * @see org.zipp.model.ZippPackage#getRewrite()
 * @model
 * @generated
 */
public interface Rewrite extends EObject {
	/**
	 * Returns the value of the '<em><b>User Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Empty when the condition is not personal.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>User Id</em>' attribute.
	 * @see #setUserId(String)
	 * @see org.zipp.model.ZippPackage#getRewrite_UserId()
	 * @model
	 * @generated
	 */
	String getUserId();

	/**
	 * Sets the value of the '{@link org.zipp.model.Rewrite#getUserId <em>User Id</em>}' attribute.
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
	 * @see org.zipp.model.ZippPackage#getRewrite_PromptId()
	 * @model
	 * @generated
	 */
	String getPromptId();

	/**
	 * Sets the value of the '{@link org.zipp.model.Rewrite#getPromptId <em>Prompt Id</em>}' attribute.
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
	 * @see org.zipp.model.ZippPackage#getRewrite_ConditionId()
	 * @model
	 * @generated
	 */
	String getConditionId();

	/**
	 * Sets the value of the '{@link org.zipp.model.Rewrite#getConditionId <em>Condition Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Condition Id</em>' attribute.
	 * @see #getConditionId()
	 * @generated
	 */
	void setConditionId(String value);

	/**
	 * Returns the value of the '<em><b>Text</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The prompt to render.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Text</em>' attribute.
	 * @see #setText(String)
	 * @see org.zipp.model.ZippPackage#getRewrite_Text()
	 * @model
	 * @generated
	 */
	String getText();

	/**
	 * Sets the value of the '{@link org.zipp.model.Rewrite#getText <em>Text</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Text</em>' attribute.
	 * @see #getText()
	 * @generated
	 */
	void setText(String value);

	/**
	 * Returns the value of the '<em><b>Negative</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The negative prompt, empty if none.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Negative</em>' attribute.
	 * @see #setNegative(String)
	 * @see org.zipp.model.ZippPackage#getRewrite_Negative()
	 * @model
	 * @generated
	 */
	String getNegative();

	/**
	 * Sets the value of the '{@link org.zipp.model.Rewrite#getNegative <em>Negative</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Negative</em>' attribute.
	 * @see #getNegative()
	 * @generated
	 */
	void setNegative(String value);

	/**
	 * Returns the value of the '<em><b>Rewriter</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What wrote it: a model name, or the offline rewriter with its label.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Rewriter</em>' attribute.
	 * @see #setRewriter(String)
	 * @see org.zipp.model.ZippPackage#getRewrite_Rewriter()
	 * @model
	 * @generated
	 */
	String getRewriter();

	/**
	 * Sets the value of the '{@link org.zipp.model.Rewrite#getRewriter <em>Rewriter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Rewriter</em>' attribute.
	 * @see #getRewriter()
	 * @generated
	 */
	void setRewriter(String value);

} // Rewrite
