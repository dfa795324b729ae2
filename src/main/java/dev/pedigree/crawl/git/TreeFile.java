package dev.pedigree.crawl.git;

import org.eclipse.jgit.lib.ObjectId;

/**
 * A regular file in a commit.
 *
 * @param path from the top of the repository
 * @param blob its content
 * @param kind by its name
 */
public record TreeFile(String path, ObjectId blob, FileKind kind) {}
