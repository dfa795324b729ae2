/**
 * Git repositories: opened, fetched, listed.
 *
 * <p>In: an address or a folder. Out: commits, the tree of one commit, and the content of small
 * files.
 *
 * <p>Never: checks files out, smudges, runs a hook or a filter, follows a symlink or a submodule.
 */
package dev.pedigree.crawl.git;
