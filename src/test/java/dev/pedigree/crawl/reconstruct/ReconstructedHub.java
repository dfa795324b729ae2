package dev.pedigree.crawl.reconstruct;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.LoopbackHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hub on this machine with a git repository per model, created from published facts: pointers in
 * git, headers in the store of large files. The same facts give the same commits.
 */
public final class ReconstructedHub implements AutoCloseable {
  /** Any day after the releases; nothing of these repositories but their content is kept. */
  private static final LocalDate LATER = LocalDate.of(2024, 2, 29);

  private final LoopbackHub hub = new LoopbackHub();
  private final List<GitFixture> repositories = new ArrayList<>();
  private final Map<String, String> heads = new TreeMap<>();

  /**
   * @param folder for the repositories
   */
  public ReconstructedHub(Path folder, List<PublishedFacts> facts) throws IOException {
    Map<String, List<PublishedFacts>> byRepository = new TreeMap<>();
    facts.forEach(f -> byRepository.computeIfAbsent(f.hubId(), r -> new ArrayList<>()).add(f));
    for (Map.Entry<String, List<PublishedFacts>> repository : byRepository.entrySet()) {
      GitFixture git = new GitFixture(folder.resolve(repository.getKey() + ".git"));
      repositories.add(git);
      hub.with(repository.getKey(), git.repository());
      // The original revision came first.
      repository.getValue().sort(Comparator.comparing(PublishedFacts::original).reversed());
      for (PublishedFacts revision : repository.getValue()) {
        commit(git, revision, repository.getValue().size() > 1 && !revision.original());
        heads.put(revision.id(), git.head().name());
      }
    }
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String url() {
    return hub.url();
  }

  /** The commit of each revision, by its catalogue id. */
  public Map<String, String> heads() {
    return heads;
  }

  private void commit(GitFixture git, PublishedFacts facts, boolean renamed) throws IOException {
    for (Map.Entry<String, byte[]> text : facts.texts().entrySet()) {
      git.file(text.getKey(), text.getValue());
    }
    for (PublishedFacts.Shard shard : facts.shards()) {
      git.pointer(shard.name(), shard.oid(), shard.size());
      if (shard.head().length > 0) {
        hub.with(shard.oid(), shard.head(), shard.size());
      }
    }
    git.commit(renamed ? at(LATER) : at(ReleaseDate.of(facts.release()).orElseThrow().lastDay()));
    if (facts.original()) {
      git.tag("original");
    }
  }

  private static Instant at(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Override
  public void close() {
    hub.close();
    repositories.forEach(GitFixture::close);
  }
}
