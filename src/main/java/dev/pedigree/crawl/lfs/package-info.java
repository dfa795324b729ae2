/**
 * Git LFS: pointers in repositories, and the servers with the content.
 *
 * <p>In: pointers. Out: where each content is and how to open it, or why not.
 *
 * <p>Never: downloads a file as a whole.
 */
package dev.pedigree.crawl.lfs;
