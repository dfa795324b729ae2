package dev.pedigree.crawl.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.crawl.snapshot.Rebuilt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
public record PublishedFacts(
    String id,
    String hubId,
    String release,
    Map<String, byte[]> texts,
    List<Shard> shards,
    Rebuilt evidence) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TEXTS =
      Set.of("config.json", "adapter_config.json", "README.md");

  /**
   * A weight file.
   *
   * @param head its first bytes, up to the end of the header; none if the hub lost the content
   * @param size of the whole, in bytes
   */
  public record Shard(String name, String oid, byte[] head, long size) {}

  /** All of them, in the order of {@code index.json}. */
  public static List<PublishedFacts> all(Path repos) {
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

  /** The same with another text. */
  public PublishedFacts with(String name, String text) {
    Map<String, byte[]> all = new TreeMap<>(texts);
    all.put(name, text.getBytes(StandardCharsets.UTF_8));
    return new PublishedFacts(id, hubId, release, all, shards, evidence);
  }

  /** The same with a text in which {@code from}, which must be there, is written otherwise. */
  public PublishedFacts with(String name, String from, String to) {
    String text = new String(texts.get(name), StandardCharsets.UTF_8);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(name + " of " + id + " does not say " + from);
    }
    return with(name, text.replace(from, to));
  }

  /** The same with other weight files. */
  public PublishedFacts with(List<Shard> others) {
    return new PublishedFacts(id, hubId, release, texts, others, evidence);
  }

  boolean original() {
    return id.endsWith("@original");
  }

  private static PublishedFacts read(String id, String hubId, String release, Path folder)
      throws IOException {
    Map<String, byte[]> texts = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = plain(file);
      if (TEXTS.contains(name) || name.endsWith(".index.json")) {
        texts.put(name, bytes(file));
      }
    }
    JsonNode stored = JSON.readTree(folder.resolve("lfs.json").toFile());
    Path list = folder.resolve("tensors.json.gz");
    Optional<PublishedTensors> tensors =
        Files.exists(list)
            ? Optional.of(new PublishedTensors(JSON.readTree(bytes(list))))
            : Optional.empty();
    if (tensors.isPresent() && stored.get("files").size() > 1) {
      long total = stored.get("total_size").longValue();
      texts.put("model.safetensors.index.json", tensors.get().index(total));
    }
    List<Shard> shards = new ArrayList<>();
    for (JsonNode file : stored.get("files")) {
      String name = file.get("name").textValue();
      Path head = folder.resolve(name + ".head");
      shards.add(
          new Shard(
              name,
              file.get("oid").textValue().substring("sha256:".length()),
              tensors.isPresent()
                  ? tensors.get().head(name)
                  : bytes(Files.exists(head) ? head : folder.resolve(name + ".head.gz")),
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
