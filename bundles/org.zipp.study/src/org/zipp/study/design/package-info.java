/**
 * How a study is run, as values and as a file: question, pairs, kinds of trials, consent, intake, exclusions, and the analysis that was
 * planned. What is drawn from it is made by {@link org.zipp.study.StudyDesigner}.
 */
package org.zipp.study.design;
