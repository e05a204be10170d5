package org.zipp.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EModelElement;
import org.eclipse.emf.ecore.ENamedElement;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;
import org.junit.jupiter.api.Test;

/** What the model promises its users. */
class ModelTest {

	private static final String GEN_MODEL = "http://www.eclipse.org/emf/2002/GenModel";

	private static EPackage ecore() {
		ResourceSet set = new ResourceSetImpl();
		set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("ecore", new EcoreResourceFactoryImpl());
		Path file = Path.of(System.getProperty("zipp.root"), "bundles", "org.zipp.model", "model", "zipp.ecore");
		Resource resource = set.getResource(URI.createFileURI(file.toString()), true);
		return (EPackage) resource.getContents().getFirst();
	}

	@Test
	void everythingIsDocumented() {
		List<String> bare = new ArrayList<>();
		EPackage model = ecore();
		int elements = 0;
		if (documentation(model).isBlank()) {
			bare.add(model.getName());
		}
		for (Iterator<EObject> all = model.eAllContents(); all.hasNext();) {
			if (all.next() instanceof ENamedElement element && named(element)) {
				elements++;
				if (documentation(element).isBlank()) {
					bare.add(((ENamedElement) element.eContainer()).getName() + '.' + element.getName());
				}
			}
		}
		assertEquals(List.of(), bare);
		assertTrue(elements > 80, "only " + elements + " elements were looked at");
	}

	/** Classifiers, features and literals: what a reader of the model meets. */
	private static boolean named(ENamedElement element) {
		return element.eContainer() instanceof ENamedElement;
	}

	private static String documentation(EModelElement element) {
		String text = EcoreUtil.getAnnotation(element, GEN_MODEL, "documentation");
		return text == null ? "" : text;
	}

	@Test
	void generatedPackageIsTheModel() {
		EPackage model = ecore();
		assertEquals(model.getNsURI(), ZippPackage.eINSTANCE.getNsURI());
		assertEquals(features(model), features(ZippPackage.eINSTANCE));
	}

	private static Set<String> features(EPackage model) {
		Set<String> features = new TreeSet<>();
		for (EClassifier classifier : model.getEClassifiers()) {
			features.add(classifier.getName());
			if (classifier instanceof EClass type) {
				type.getEStructuralFeatures().forEach(f -> features.add(classifier.getName() + '.' + f.getName() + ' '
						+ f.getEType().getName() + ' ' + f.getLowerBound() + ".." + f.getUpperBound()));
			}
		}
		return features;
	}

	@Test
	void everyClassCanBeMadeAndCopied() {
		for (EClassifier classifier : ZippPackage.eINSTANCE.getEClassifiers()) {
			if (classifier instanceof EClass type) {
				EObject made = ZippFactory.eINSTANCE.create(type);
				assertSame(type, made.eClass());
				assertTrue(EcoreUtil.equals(made, EcoreUtil.copy(made)), type.getName());
			}
		}
	}

	@Test
	void studyContainsWhatItIsMadeOf() {
		Set<String> contained = new TreeSet<>();
		for (EReference reference : ZippPackage.eINSTANCE.getStudy().getEAllContainments()) {
			contained.add(reference.getName());
		}
		assertEquals(Set.of("conditions", "prompts", "raters"), contained);

		Study study = ZippFactory.eINSTANCE.createStudy();
		Condition condition = ZippFactory.eINSTANCE.createCondition();
		study.getConditions().add(condition);
		assertSame(study, condition.eContainer());
		Study other = ZippFactory.eINSTANCE.createStudy();
		other.getConditions().add(condition);
		assertTrue(study.getConditions().isEmpty());
		assertSame(other, condition.eContainer());
	}

	@Test
	void personaHoldsItsEvidenceAndSentencesPointToIt() {
		Persona persona = ZippFactory.eINSTANCE.createPersona();
		Evidence evidence = ZippFactory.eINSTANCE.createEvidence();
		persona.getEvidence().add(evidence);
		Sentence sentence = ZippFactory.eINSTANCE.createSentence();
		persona.getSentences().add(sentence);
		sentence.getEvidence().add(evidence);
		Trait trait = ZippFactory.eINSTANCE.createTrait();
		persona.getTraits().add(trait);
		trait.getEvidence().add(evidence);
		assertSame(persona, evidence.eContainer());

		Persona copy = EcoreUtil.copy(persona);
		Evidence copied = copy.getEvidence().getFirst();
		assertNotSame(evidence, copied);
		assertSame(copied, copy.getSentences().getFirst().getEvidence().getFirst());
		assertSame(copied, copy.getTraits().getFirst().getEvidence().getFirst());
	}

	@Test
	void defaultsAreThoseOfTheModel() {
		assertEquals(1, ZippFactory.eINSTANCE.createStudy().getSeed());
		assertEquals(0, ZippFactory.eINSTANCE.createPersona().getVersion());
		assertEquals(RaterKind.HUMAN, ZippFactory.eINSTANCE.createRater().getKind());
		assertNull(ZippFactory.eINSTANCE.createStudy().getTitle());
	}
}
