package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads {@code params.json}, the configuration of Meta's original files. */
public final class MetaConfig {
  private MetaConfig() {}

  /** The rows of a key matrix, or −1 if the configuration does not give them. */
  public static long keyRows(JsonNode config) {
    long width = config.path("dim").asLong();
    long heads = config.path("n_heads").asLong();
    long keys = config.path("n_kv_heads").asLong(heads);
    return width > 0 && heads > 0 && width < 1 << 24 && keys > 0 && keys <= heads
        ? width / heads * keys
        : -1;
  }
}
