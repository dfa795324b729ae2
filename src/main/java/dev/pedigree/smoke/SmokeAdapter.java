package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.weights.WeightHeader;
import java.nio.file.Path;
import java.util.List;

/**
 * A low-rank adapter (LoRA) to be applied to a base model.
 *
 * @param config {@code adapter_config.json}
 * @param folder where its weight files lie
 * @param headers the weight files, paths relative to the folder
 */
public record SmokeAdapter(JsonNode config, Path folder, List<WeightHeader> headers) {}
