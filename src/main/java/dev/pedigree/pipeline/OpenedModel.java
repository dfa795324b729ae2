package dev.pedigree.pipeline;

import dev.pedigree.catalog.Paper;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.weights.WeightHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A path, URL or id that was opened.
 *
 * @param source as the user gave it
 * @param snapshot what is there; empty for a model known from its paper only
 * @param headers the weight headers in full, where files were read just now
 * @param folder where the weight files lie on this machine; empty when they do not
 * @param paper for a catalogue id known from its paper only
 */
public record OpenedModel(
    String source,
    Optional<Snapshot> snapshot,
    List<WeightHeader> headers,
    Optional<Path> folder,
    Optional<Paper> paper) {}
