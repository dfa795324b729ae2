package dev.pedigree.crawl.reconstruct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.weights.NumberType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Headers and index of safetensors files, written from a list of their tensors: {@code
 * tensors.json.gz} of the shared repositories.
 */
record PublishedTensors(JsonNode list) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The first bytes of one file, up to the end of the header. */
  byte[] head(String file) throws JsonProcessingException {
    ObjectNode header = JSON.createObjectNode();
    if (!list.get("metadata").isEmpty()) {
      header.set("__metadata__", list.get("metadata"));
    }
    long at = 0;
    for (JsonNode tensor : tensors(file)) {
      JsonNode kind = list.get("kinds").get(tensor.get(1).intValue());
      long bytes = bytes(kind);
      ObjectNode entry = header.putObject(tensor.get(0).textValue());
      entry.set("dtype", kind.get(0));
      entry.set("shape", kind.get(1));
      ArrayNode offsets = entry.putArray("data_offsets");
      offsets.add(at).add(at + bytes);
      at += bytes;
    }
    byte[] json = JSON.writeValueAsBytes(header);
    int pad = list.get("pad").intValue();
    byte[] padded = Arrays.copyOf(json, (json.length + pad - 1) / pad * pad);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return ByteBuffer.allocate(8 + padded.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(padded.length)
        .put(padded)
        .array();
  }

  private JsonNode tensors(String file) {
    for (JsonNode one : list.get("files")) {
      if (one.get("name").textValue().equals(file)) {
        return one.get("tensors");
      }
    }
    throw new IllegalArgumentException("no list of the tensors in " + file);
  }

  private static long bytes(JsonNode kind) {
    long elements = 1;
    for (JsonNode size : kind.get(1)) {
      elements *= size.longValue();
    }
    return NumberType.of(kind.get(0).textValue()).orElseThrow().bytes(elements);
  }

  /** The index of all files. */
  byte[] index(long totalSize) throws JsonProcessingException {
    ObjectNode index = JSON.createObjectNode();
    index.putObject("metadata").put("total_size", totalSize);
    ObjectNode map = index.putObject("weight_map");
    for (JsonNode file : list.get("files")) {
      file.get("tensors").forEach(t -> map.set(t.get(0).textValue(), file.get("name")));
    }
    return JSON.writeValueAsBytes(index);
  }
}
