package dev.pedigree.pipeline;

import dev.pedigree.crawl.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A catalogue with an entry for each repository of a folder, which stands for a hub. */
final class WildCatalog implements AutoCloseable {
  private final Path folder;
  private final Workspace workspace;
  private final SortedSet<String> ids = new TreeSet<>();
  private final List<GitFixture> repositories = new ArrayList<>();

  /**
   * @param folder for the catalogue and the repositories
   */
  WildCatalog(Path folder) throws IOException {
    this.folder = folder;
    this.workspace = SmallSite.in(folder);
  }

  Workspace workspace() {
    return workspace;
  }

  /** All entries. */
  SortedSet<String> ids() {
    return ids;
  }

  /** What {@code https://huggingface.co} is rewritten to. */
  String hub() {
    return folder.resolve("hub").toUri().toString();
  }

  /** An entry with an empty repository, which files are added to. */
  GitFixture add(String name) throws IOException {
    GitFixture git = new GitFixture(entry(name));
    repositories.add(git);
    return git;
  }

  /** An entry with a repository that holds the files of a folder and of the folders in it. */
  void add(String name, Path files) throws IOException {
    GitFixture git = add(name);
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        git.file(files.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    git.commit();
  }

  /** An entry; returns where its repository is looked for. */
  Path entry(String name) throws IOException {
    String id = "wild/" + name;
    ids.add(id);
    Path file = workspace.content().resolve("models/" + id + ".md");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        ---
        name: %s
        organisation: Somebody
        family: acme
        released: 2024-03-01
        repository: https://huggingface.co/%s
        licence: unknown
        parents: []
        sources: [https://huggingface.co/%s]
        ---
        A model.
        """
            .formatted(name, id, id));
    Files.writeString(file.resolveSibling(name + ".zh.md"), "---\norganisation: 某人\n---\n一个模型。\n");
    Files.createDirectories(folder.resolve("hub/wild"));
    return folder.resolve("hub").resolve(id);
  }

  @Override
  public void close() {
    repositories.forEach(GitFixture::close);
  }
}
