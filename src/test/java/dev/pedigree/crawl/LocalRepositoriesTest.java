package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.TensorPattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.BundleWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weight headers from repositories on this machine: bare, with a worktree, or a bundle. */
class LocalRepositoriesTest {
  @TempDir Path temp;
  private final TinyWeights weights = TinyWeights.of("a", "b");
  private GitFixture git;

  @BeforeEach
  void repository() throws IOException {
    git = new GitFixture(temp.resolve("model.git"));
    git.file("config.json", "{}").file("model.safetensors", weights.pointer().text()).commit();
  }

  @AfterEach
  void close() {
    git.close();
  }

  private static Crawled crawl(Path path) {
    return new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults())
        .crawl(CrawlRequest.of("org/model", path.toString()));
  }

  private static List<String> names(Crawled crawled) {
    return crawled.snapshot().tensors().stream().map(TensorPattern::name).toList();
  }

  private static List<String> rules(Crawled crawled) {
    return crawled.snapshot().findings().stream().map(Finding::rule).toList();
  }

  @Test
  void aContentInTheStoreOfLargeFilesIsRead() throws IOException {
    weights.storeIn(git.folder().resolve("lfs/objects"));

    Crawled crawled = crawl(git.folder());

    assertEquals(List.of("a", "b"), names(crawled));
    assertEquals(List.of(), rules(crawled));
  }

  @Test
  void pointersWithoutContentsGiveFilesAndOneFinding() {
    Crawled crawled = crawl(git.folder());

    assertEquals(List.of("crawl.pointers-only"), rules(crawled));
    assertEquals("sha256:" + weights.oid(), crawled.snapshot().files().get(0).oid());
    assertEquals(weights.bytes().length, crawled.snapshot().files().get(0).bytes());
    assertEquals(List.of(), crawled.headers());
  }

  @Test
  void weightsInGitItselfAreReadFromTheObjectStore() throws IOException {
    git.file("model.safetensors", weights.bytes()).commit();

    Crawled crawled = crawl(git.folder());

    assertEquals(List.of("a", "b"), names(crawled));
    assertEquals(weights.headerBytes(), crawled.snapshot().files().get(0).headerBytes());
  }

  @Test
  void aLargeBlobIsReadFromItsStartOnly() throws IOException {
    byte[] large = new byte[60 << 20];
    new Random(1).nextBytes(large);
    System.arraycopy(weights.bytes(), 0, large, 0, weights.bytes().length);
    git.file("model.safetensors", large).commit();

    Crawled crawled = crawl(git.folder());

    assertEquals(60 << 20, crawled.snapshot().files().get(0).bytes());
    assertEquals(false, rules(crawled).isEmpty());
  }

  @Test
  void aWorktreeIsReadThroughItsGitFolderAndItsCheckedOutWeights() throws IOException {
    Path worktree = temp.resolve("clone");
    Files.createDirectories(worktree);
    copy(git.folder(), worktree.resolve(".git"));
    Files.write(worktree.resolve("model.safetensors"), weights.bytes());

    Crawled crawled = crawl(worktree);

    assertEquals(List.of("a", "b"), names(crawled));
    assertEquals(git.head().name(), crawled.snapshot().live().orElseThrow().revision().commit());
  }

  @Test
  void aLinkOutOfTheWorktreeIsNotFollowed() throws IOException {
    Path worktree = temp.resolve("clone");
    Files.createDirectories(worktree);
    copy(git.folder(), worktree.resolve(".git"));
    Path secret = temp.resolve("secret");
    Files.write(secret, weights.bytes());
    Files.createSymbolicLink(worktree.resolve("model.safetensors"), secret);

    assertEquals(List.of("crawl.pointers-only"), rules(crawl(worktree)));
  }

  @Test
  void aLinkedWorktreeLeadsToTheRepositoryItWasMadeFrom() throws IOException {
    weights.storeIn(git.folder().resolve("lfs/objects"));
    Path inside = Files.createDirectories(git.folder().resolve("worktrees/linked"));
    Files.writeString(inside.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(inside.resolve("commondir"), "../..\n");
    Path worktree = Files.createDirectories(temp.resolve("linked"));
    Files.writeString(inside.resolve("gitdir"), worktree.resolve(".git") + "\n");
    Files.writeString(worktree.resolve(".git"), "gitdir: " + inside + "\n");

    Crawled crawled = crawl(worktree);

    assertEquals(List.of("a", "b"), names(crawled));
    assertEquals("main", crawled.snapshot().live().orElseThrow().revision().branch());
  }

  @Test
  void aBundleGivesPointersAndHistory() throws IOException {
    Path bundle = bundle("HEAD", "refs/heads/main");

    Crawled crawled = crawl(bundle);

    assertEquals(git.head().name(), crawled.snapshot().live().orElseThrow().revision().commit());
    assertEquals("main", crawled.snapshot().live().orElseThrow().revision().branch());
    assertEquals(1, crawled.snapshot().live().orElseThrow().history().size());
    assertEquals(List.of("crawl.pointers-only"), rules(crawled));
  }

  @Test
  void aBundleOfOneBranchNeedsNoHead() throws IOException {
    assertEquals(
        "dev", crawl(bundle("refs/heads/dev")).snapshot().live().orElseThrow().revision().branch());
  }

  @Test
  void aCutBundleIsAnErrorThatNamesTheFile() throws IOException {
    Path bundle = bundle("HEAD", "refs/heads/main");
    byte[] bytes = Files.readAllBytes(bundle);
    Files.write(bundle, java.util.Arrays.copyOf(bytes, bytes.length - 40));

    FindingException e = assertThrows(FindingException.class, () -> crawl(bundle));

    assertEquals("crawl.not-git", e.finding().rule());
    assertEquals(bundle.toString(), e.finding().location().path());
  }

  @Test
  void aFolderWithoutARepositoryIsAnError() {
    FindingException e = assertThrows(FindingException.class, () -> crawl(temp));

    assertEquals("crawl.not-a-repository", e.finding().rule());
  }

  private Path bundle(String... names) throws IOException {
    Path file = temp.resolve("model.bundle");
    BundleWriter writer = new BundleWriter(git.repository());
    for (String name : names) {
      writer.include(name, ObjectId.fromString(git.head().name()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.writeBundle(NullProgressMonitor.INSTANCE, bytes);
    try (OutputStream out = Files.newOutputStream(file)) {
      bytes.writeTo(out);
    }
    return file;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
