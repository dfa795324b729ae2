package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.weights.WeightHeader;
import java.util.List;
import java.util.Optional;

/** Tells the parts that are no language models by what they are to the whole. */
final class OtherNetwork {
  /** The key under which a GGUF file names its architecture. */
  private static final String ARCHITECTURE = "general.architecture";

  private OtherNetwork() {}

  /**
   * A remark about a part that is counted and not described: a projector, or a component of a class
   * of diffusers, whose configurations name no class of transformers.
   */
  static Optional<Finding> of(
      String source, Place place, JsonNode config, List<WeightHeader> headers) {
    boolean clip =
        !headers.isEmpty()
            && headers.stream().allMatch(h -> "clip".equals(h.metadata().get(ARCHITECTURE)));
    if (place.kind() == Place.Kind.PROJECTOR || clip) {
      return Optional.of(Finding.info("pipeline.projector", Location.of(source)));
    }
    JsonNode name = config.path("_class_name");
    boolean diffusers =
        name.isTextual() && !config.has("architectures") && !config.has("model_type");
    return diffusers
        ? Optional.of(
            Finding.info(
                "pipeline.no-language-model",
                Location.of(source),
                "class",
                Visible.line(name.textValue())))
        : Optional.empty();
  }
}
