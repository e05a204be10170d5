/** What a new study is made from. */
package org.zipp.study.setup;
