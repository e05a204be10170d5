/**
 */
package org.zipp.model;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>User</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A user of the graph; the id is a keyed hash unless the ingest was told to keep names.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.zipp.model.User#getId <em>Id</em>}</li>
 *   <li>{@link org.zipp.model.User#getPosts <em>Posts</em>}</li>
 *   <li>{@link org.zipp.model.User#getComments <em>Comments</em>}</li>
 *   <li>{@link org.zipp.model.User#getCommunityCount <em>Community Count</em>}</li>
 *   <li>{@link org.zipp.model.User#isParticipant <em>Participant</em>}</li>
 *   <li>{@link org.zipp.model.User#getPersona <em>Persona</em>}</li>
 * </ul>
 *
 * @see org.zipp.model.ZippPackage#getUser()
 * @model
 * @generated
 */
public interface User extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Keyed hash of the author name.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.zipp.model.ZippPackage#getUser_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.zipp.model.User#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(String value);

	/**
	 * Returns the value of the '<em><b>Posts</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Submissions.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Posts</em>' attribute.
	 * @see #setPosts(long)
	 * @see org.zipp.model.ZippPackage#getUser_Posts()
	 * @model
	 * @generated
	 */
	long getPosts();

	/**
	 * Sets the value of the '{@link org.zipp.model.User#getPosts <em>Posts</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Posts</em>' attribute.
	 * @see #getPosts()
	 * @generated
	 */
	void setPosts(long value);

	/**
	 * Returns the value of the '<em><b>Comments</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Comments.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Comments</em>' attribute.
	 * @see #setComments(long)
	 * @see org.zipp.model.ZippPackage#getUser_Comments()
	 * @model
	 * @generated
	 */
	long getComments();

	/**
	 * Sets the value of the '{@link org.zipp.model.User#getComments <em>Comments</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Comments</em>' attribute.
	 * @see #getComments()
	 * @generated
	 */
	void setComments(long value);

	/**
	 * Returns the value of the '<em><b>Community Count</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Communities posted or commented in.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Community Count</em>' attribute.
	 * @see #setCommunityCount(int)
	 * @see org.zipp.model.ZippPackage#getUser_CommunityCount()
	 * @model
	 * @generated
	 */
	int getCommunityCount();

	/**
	 * Sets the value of the '{@link org.zipp.model.User#getCommunityCount <em>Community Count</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Community Count</em>' attribute.
	 * @see #getCommunityCount()
	 * @generated
	 */
	void setCommunityCount(int value);

	/**
	 * Returns the value of the '<em><b>Participant</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether pictures are made for this user.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Participant</em>' attribute.
	 * @see #setParticipant(boolean)
	 * @see org.zipp.model.ZippPackage#getUser_Participant()
	 * @model
	 * @generated
	 */
	boolean isParticipant();

	/**
	 * Sets the value of the '{@link org.zipp.model.User#isParticipant <em>Participant</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Participant</em>' attribute.
	 * @see #isParticipant()
	 * @generated
	 */
	void setParticipant(boolean value);

	/**
	 * Returns the value of the '<em><b>Persona</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The mined persona, if there is one.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Persona</em>' containment reference.
	 * @see #setPersona(Persona)
	 * @see org.zipp.model.ZippPackage#getUser_Persona()
	 * @model containment="true"
	 * @generated
	 */
	Persona getPersona();

	/**
	 * Sets the value of the '{@link org.zipp.model.User#getPersona <em>Persona</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Persona</em>' containment reference.
	 * @see #getPersona()
	 * @generated
	 */
	void setPersona(Persona value);

} // User
