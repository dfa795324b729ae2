package dev.pedigree.pipeline;

import dev.pedigree.catalog.Paper;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.weights.WeightHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An opened path, URL or id.
 *
 * @param source as the user gave it
 * @param snapshot its contents; empty for a model known from its paper only
 * @param headers the full weight headers, if files were read now
 * @param folder the folder of the weight files on this machine; empty if they are not here
 * @param paper for a catalogue id known from its paper only
 */
public record OpenedModel(
    String source,
    Optional<Snapshot> snapshot,
    List<WeightHeader> headers,
    Optional<Path> folder,
    Optional<Paper> paper) {}
