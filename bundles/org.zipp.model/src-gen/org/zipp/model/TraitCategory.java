/**
 */
package org.zipp.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.eclipse.emf.common.util.Enumerator;

/**
 * <!-- begin-user-doc -->
 * A representation of the literals of the enumeration '<em><b>Trait Category</b></em>',
 * and utility methods for working with them.
 * <!-- end-user-doc -->
 * <!-- begin-model-doc -->
 * What a trait is about (paper section on verbalization).
 * <!-- end-model-doc -->
 * @see org.zipp.model.ZippPackage#getTraitCategory()
 * @model
 * @generated
 */
public enum TraitCategory implements Enumerator {
	/**
	 * The '<em><b>DEMOGRAPHICS</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Age, place, household, work.
	 * <!-- end-model-doc -->
	 * @see #DEMOGRAPHICS_VALUE
	 * @generated
	 * @ordered
	 */
	DEMOGRAPHICS(0, "DEMOGRAPHICS", "DEMOGRAPHICS"),

	/**
	 * The '<em><b>INTERESTS</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What the person spends time on.
	 * <!-- end-model-doc -->
	 * @see #INTERESTS_VALUE
	 * @generated
	 * @ordered
	 */
	INTERESTS(1, "INTERESTS", "INTERESTS"),

	/**
	 * The '<em><b>AFFECT</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Mood and emotional tone.
	 * <!-- end-model-doc -->
	 * @see #AFFECT_VALUE
	 * @generated
	 * @ordered
	 */
	AFFECT(2, "AFFECT", "AFFECT"),

	/**
	 * The '<em><b>AESTHETICS</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Visual sensibilities: palette, light, texture, composition.
	 * <!-- end-model-doc -->
	 * @see #AESTHETICS_VALUE
	 * @generated
	 * @ordered
	 */
	AESTHETICS(3, "AESTHETICS", "AESTHETICS");

	/**
	 * The '<em><b>DEMOGRAPHICS</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Age, place, household, work.
	 * <!-- end-model-doc -->
	 * @see #DEMOGRAPHICS
	 * @model
	 * @generated
	 * @ordered
	 */
	public static final int DEMOGRAPHICS_VALUE = 0;

	/**
	 * The '<em><b>INTERESTS</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What the person spends time on.
	 * <!-- end-model-doc -->
	 * @see #INTERESTS
	 * @model
	 * @generated
	 * @ordered
	 */
	public static final int INTERESTS_VALUE = 1;

	/**
	 * The '<em><b>AFFECT</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Mood and emotional tone.
	 * <!-- end-model-doc -->
	 * @see #AFFECT
	 * @model
	 * @generated
	 * @ordered
	 */
	public static final int AFFECT_VALUE = 2;

	/**
	 * The '<em><b>AESTHETICS</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Visual sensibilities: palette, light, texture, composition.
	 * <!-- end-model-doc -->
	 * @see #AESTHETICS
	 * @model
	 * @generated
	 * @ordered
	 */
	public static final int AESTHETICS_VALUE = 3;

	/**
	 * An array of all the '<em><b>Trait Category</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private static final TraitCategory[] VALUES_ARRAY =
		new TraitCategory[] {
			DEMOGRAPHICS,
			INTERESTS,
			AFFECT,
			AESTHETICS,
		};

	/**
	 * A public read-only list of all the '<em><b>Trait Category</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public static final List<TraitCategory> VALUES = Collections.unmodifiableList(Arrays.asList(VALUES_ARRAY));

	/**
	 * Returns the '<em><b>Trait Category</b></em>' literal with the specified literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param literal the literal.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static TraitCategory get(String literal) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			TraitCategory result = VALUES_ARRAY[i];
			if (result.toString().equals(literal)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>Trait Category</b></em>' literal with the specified name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param name the name.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static TraitCategory getByName(String name) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			TraitCategory result = VALUES_ARRAY[i];
			if (result.getName().equals(name)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>Trait Category</b></em>' literal with the specified integer value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the integer value.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static TraitCategory get(int value) {
		switch (value) {
			case DEMOGRAPHICS_VALUE: return DEMOGRAPHICS;
			case INTERESTS_VALUE: return INTERESTS;
			case AFFECT_VALUE: return AFFECT;
			case AESTHETICS_VALUE: return AESTHETICS;
		}
		return null;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private final int value;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private final String name;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private final String literal;

	/**
	 * Only this class can construct instances.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private TraitCategory(int value, String name, String literal) {
		this.value = value;
		this.name = name;
		this.literal = literal;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getValue() {
	  return value;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getName() {
	  return name;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getLiteral() {
	  return literal;
	}

	/**
	 * Returns the literal value of the enumerator, which is its string representation.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		return literal;
	}
	
} //TraitCategory
