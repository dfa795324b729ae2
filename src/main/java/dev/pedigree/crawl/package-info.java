/**
 * Model repositories, read by git.
 *
 * <p>In: a git URL of any host (Hugging Face, ModelScope, GitHub, a file, a bundle). Out: a {@link
 * dev.pedigree.crawl.snapshot.Snapshot}: commit, history, configuration, card, large-file pointers
 * and weight headers, small enough to be committed.
 *
 * <p>Never: checks files out, downloads weights beyond their headers, runs anything from a
 * repository, follows a symlink or a submodule, sends credentials to another host, or waits without
 * a limit.
 */
package dev.pedigree.crawl;
