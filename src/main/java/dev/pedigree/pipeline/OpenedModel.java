package dev.pedigree.pipeline;

import dev.pedigree.catalog.Paper;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.printed.Printed;
import dev.pedigree.crawl.snapshot.Prints;
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
 * @param printed its tokenizer and code
 * @param folder the folder on this machine that paths of weight files start from; empty if they are
 *     not here
 * @param inside the folder below it in which the model lies; empty for that folder itself
 * @param paper for a catalogue id known from its paper only
 * @param parts the models inside of it that are described by themselves
 */
public record OpenedModel(
    String source,
    Optional<Snapshot> snapshot,
    List<WeightHeader> headers,
    Printed printed,
    Optional<Path> folder,
    String inside,
    Optional<Paper> paper,
    List<Part> parts) {

  /**
   * A model inside of an opened input.
   *
   * @param place where, and what it is to the whole
   * @param model the model, with the argument that opens it alone as its source
   */
  public record Part(Place place, OpenedModel model) {}

  /** An input that is one model. */
  public OpenedModel(
      String source,
      Optional<Snapshot> snapshot,
      List<WeightHeader> headers,
      Optional<Path> folder,
      Optional<Paper> paper) {
    this(
        source,
        snapshot,
        headers,
        Printed.of(snapshot.map(Snapshot::prints).orElse(Prints.NONE)),
        folder,
        "",
        paper,
        List.of());
  }
}
