/**
 * A study from its design to its answers: pairs and trials, sessions of raters, and the judgements that analyses are made of. Only people's
 * answers in the workbench come in here; votes from elsewhere come in through {@code org.zipp.study.imported}.
 */
package org.zipp.study;
