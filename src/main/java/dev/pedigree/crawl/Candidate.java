package dev.pedigree.crawl;

import dev.pedigree.crawl.lfs.Opening;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.Optional;

/**
 * A weight file whose header is to be read.
 *
 * @param path as in {@link Snapshot.WeightFile#path}
 * @param oid as in {@link Snapshot.WeightFile#oid}
 * @param bytes of the content
 * @param opening empty when the content is not here and there is no server to ask for it
 */
record Candidate(String path, String oid, long bytes, Optional<Opening> opening) {}
