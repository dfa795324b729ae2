package dev.pedigree.crawl.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.crawl.snapshot.Rebuilt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The published facts about one revision of a model: its small files, and the headers of its
 * shards.
 *
 * @param id catalogue id
 * @param hubId the repository on the hub
 * @param release {@code 2023-11-02}, or {@code 2023-03}
 * @param texts configuration, card and index, by name
 * @param shards the weight files
 * @param evidence where all this was seen
 */
record PublishedFacts(
    String id,
    String hubId,
    String release,
    Map<String, byte[]> texts,
    List<Shard> shards,
    Rebuilt evidence) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A weight file.
   *
   * @param head its first bytes, up to the end of the header
   * @param size of the whole, in bytes
   */
  record Shard(String name, String oid, byte[] head, long size) {}

  /** All of them, in the order of {@code index.json}. */
  static List<PublishedFacts> all(Path repos) {
    try {
      List<PublishedFacts> all = new ArrayList<>();
      for (JsonNode repo : JSON.readTree(repos.resolve("index.json").toFile()).get("repos")) {
        String id = repo.get("id").textValue();
        all.add(
            read(
                id,
                repo.get("hub_id").textValue(),
                repo.get("release").textValue(),
                repos.resolve(id)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean original() {
    return id.endsWith("@original");
  }

  private static PublishedFacts read(String id, String hubId, String release, Path folder)
      throws IOException {
    Map<String, byte[]> texts = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = plain(file);
      if (name.equals("config.json") || name.equals("README.md") || name.endsWith(".index.json")) {
        texts.put(name, bytes(file));
      }
    }
    List<Shard> shards = new ArrayList<>();
    for (JsonNode file : JSON.readTree(folder.resolve("lfs.json").toFile()).get("files")) {
      String name = file.get("name").textValue();
      Path head = folder.resolve(name + ".head");
      shards.add(
          new Shard(
              name,
              file.get("oid").textValue().substring("sha256:".length()),
              bytes(Files.exists(head) ? head : folder.resolve(name + ".head.gz")),
              file.get("size").longValue()));
    }
    return new PublishedFacts(id, hubId, release, texts, shards, EvidenceOfFacts.read(folder));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String plain(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllBytes(file);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
