/**
 * Pictures that belong to image posts: attaching a folder of downloads to the posts of a graph, and finding the picture of a
 * post again. Also the reader that everything uses which looks into picture files of strangers.
 */
package org.zipp.graph.pictures;
