package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.FindingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose content is elsewhere, or written otherwise than programs expect. */
class StandInsTest {
  private static final String KEY = "SHA256E-s1234--0a1b2c.json";

  @TempDir Path folder;

  private List<String> said(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    return ModelFolder.read(folder).snapshot().findings().stream()
        .filter(f -> f.location().path().equals(name))
        .map(f -> f.message().en())
        .toList();
  }

  private List<String> said(String name, String text) throws IOException {
    return said(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPointerIsNamedByTheSystemThatWroteIt() throws IOException {
    assertEquals(
        List.of("this is the pointer to a large file of 700 bytes and not the text itself"),
        said(
            "config.json",
            "version https://git-lfs.github.com/spec/v1\noid sha256:"
                + "ab".repeat(32)
                + "\nsize 700\n"));
    assertEquals(
        List.of(
            "the content of this file is kept by git-annex and not here: 1234 bytes, key " + KEY),
        said("config.json", "/annex/objects/" + KEY + "\n"));
    assertEquals(
        List.of("this is a Git Xet pointer and not the text itself"),
        said("config.json", "# xet version 0\nfilesize = 12\nhash = '4d7a'\n"));
    assertEquals(
        List.of(
            "this holds the path ../../blobs/0a1b2c and nothing else: a symbolic link that was"
                + " written as a text"),
        said("config.json", "../../blobs/0a1b2c"));
  }

  @Test
  void aTokenizerThatIsAPointerIsCalledOne() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"vocab_size\":4}");
    assertEquals(
        List.of("this is the pointer to a large file of 700 bytes and not the text itself"),
        said(
            "tokenizer.json",
            "version https://git-lfs.github.com/spec/v1\noid sha256:"
                + "ab".repeat(32)
                + "\nsize 700\n"));
  }

  @Test
  void aFileOfDvcSaysWhatItStandsFor() throws IOException {
    String dvc = "outs:\n- md5: 0a1b\n  size: 5000\n  path: model.safetensors\n";
    assertEquals(
        List.of("the content of model.safetensors is kept by DVC and not here: 5000 bytes"),
        said("model.safetensors.dvc", dvc));
    Files.write(folder.resolve("model.safetensors"), TinyWeights.of("a").bytes());
    assertEquals(List.of(), said("model.safetensors.dvc", dvc), "the file is here");
  }

  @Test
  void aLinkThatLeadsNowhereIsSaidWithItsTarget() throws IOException {
    Files.createSymbolicLink(folder.resolve("config.json"), Path.of("../blobs/0a1b"));
    Files.createSymbolicLink(
        folder.resolve("model.safetensors"),
        Path.of(
            ".git/annex/objects/Xx/Yy/SHA256E-s99--ff.safetensors/SHA256E-s99--ff.safetensors"));
    assertEquals(
        List.of(
            "this is a symbolic link to ../blobs/0a1b, which is not here",
            "the content of this file is kept by git-annex and not here: 99 bytes, key"
                + " SHA256E-s99--ff.safetensors"),
        ModelFolder.read(folder).snapshot().findings().stream()
            .map(f -> f.message().en())
            .toList());
  }

  @Test
  void linksAndSubmodulesOfACommitAreNamedWithWhatToDo() throws IOException {
    try (GitFixture git = new GitFixture(folder.resolve("model.git"))) {
      git.file("config.json", "{}").commit();
      git.entry(
          "a.json",
          FileMode.SYMLINK,
          git.insert(Constants.OBJ_BLOB, "../secret".getBytes(StandardCharsets.UTF_8)));
      git.entry(
          "b.safetensors",
          FileMode.SYMLINK,
          git.insert(
              Constants.OBJ_BLOB,
              "../.git/annex/objects/X/Y/MD5E-s7--ff.safetensors/MD5E-s7--ff.safetensors"
                  .getBytes(StandardCharsets.UTF_8)));
      git.entry("sub", FileMode.GITLINK, git.head()).commit();
      Snapshot snapshot = crawl(git.folder());
      assertEquals(
          List.of(
              "a.json (../secret): this is a symbolic link; it was not followed",
              "b.safetensors: the content of this file is kept by git-annex and not here: 7 bytes,"
                  + " key MD5E-s7--ff.safetensors"),
          snapshot.findings().stream()
              .limit(2)
              .map(f -> f.location() + ": " + f.message().en())
              .toList());
      assertEquals("crawl.submodule", snapshot.findings().get(2).rule());
      assertTrue(snapshot.findings().stream().limit(3).noneMatch(f -> f.hint().en().isEmpty()));
    }
  }

  private static Snapshot crawl(Path path) {
    return new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults())
        .crawl(CrawlRequest.of("org/model", path.toString()))
        .snapshot();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void anotherEncodingIsNamedAndRead(String encoding) throws IOException {
    byte[] text = "\uFEFF{\"model_type\":\"tiny\"}".getBytes(Charset.forName(encoding));
    assertEquals(
        List.of("this file is written in " + encoding + " and not in UTF-8; it was read as that"),
        said("config.json", text));
    assertEquals("tiny", ModelFolder.read(folder).snapshot().config().path("model_type").asText());
  }

  @Test
  void wideCharactersAreSeenWithoutAMark() throws IOException {
    assertEquals(
        List.of("this file is written in UTF-16LE and not in UTF-8; it was read as that"),
        said("config.json", "{\"a\":1}".concat(" ").getBytes(StandardCharsets.UTF_16LE)));
  }

  @Test
  void aCardForTheHubIsReadWhereTheReadmeDeclaresNothing() throws IOException {
    Files.writeString(folder.resolve("README.md"), "# words for another host\n");
    Files.writeString(folder.resolve("README.hf.md"), "---\nlicense: mit\n---\n");
    Snapshot snapshot = ModelFolder.read(folder).snapshot();
    assertEquals("mit", snapshot.card().path("license").asText());
    Files.writeString(folder.resolve("README.md"), "---\nlicense: apache-2.0\n---\n");
    assertEquals("apache-2.0", ModelFolder.read(folder).snapshot().card().path("license").asText());
  }

  @Test
  void aRepositoryOfTheNewHashIsNamedAndItsFilesAreRead() throws IOException {
    Path work = folder.resolve("work");
    try (GitFixture git = new GitFixture(work.resolve(".git"))) {
      git.file("config.json", "{}").commit();
      Path config = git.folder().resolve("config");
      Files.writeString(
          config, Files.readString(config) + "[extensions]\n\tobjectFormat = sha256\n");
      FindingException e = assertThrows(FindingException.class, () -> crawl(git.folder()));
      assertEquals(
          "the objects of this repository are named by SHA-256, which is not read yet",
          e.finding().message().en());
      Files.write(work.resolve("model.safetensors"), TinyWeights.of("a").bytes());
      assertTrue(ModelFolder.isModel(work));
      Snapshot snapshot = ModelFolder.read(work).snapshot();
      assertEquals("crawl.sha256-worktree", snapshot.findings().get(0).rule());
      assertEquals("a", snapshot.tensors().get(0).name());
    }
  }
}
