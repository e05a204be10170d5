/**
 * Documents as values (sections of text, tables and figures whose numbers lead back to where they come from) and the forms in which they
 * leave the workbench: HTML, PDF, SVG, PNG, CSV and JSON. Nothing here knows what a document is about; votes become one in
 * {@code org.zipp.report}.
 */
package org.zipp.document;
