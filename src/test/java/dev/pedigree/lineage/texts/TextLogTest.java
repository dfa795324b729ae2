package dev.pedigree.lineage.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.Term;
import dev.pedigree.catalog.Words;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.catalog.reading.CatalogReading;
import dev.pedigree.catalog.reading.TranslationStamp;
import dev.pedigree.crawl.git.IsolatedGit;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.texts.Since.Fate;
import dev.pedigree.lineage.texts.Since.Passage;
import dev.pedigree.lineage.texts.Since.Piece;
import dev.pedigree.pipeline.SmallSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The git history of a small catalogue, told of its texts. */
class TextLogTest {
  private static final String TERM = "terms/rope.md";
  private static final String TERM_ZH = "terms/rope.zh.md";
  private static final String FIRST = "2026-03-01T02:00:00Z";
  private static final String SECOND = "2026-03-02T02:00:00Z";
  private static final String THIRD = "2026-03-03T02:00:00Z";

  @TempDir Path folder;
  private final TextLog log = new TextLog();
  private final List<Finding> findings = new ArrayList<>();
  private Path content;
  private Git git;

  @BeforeEach
  void begin() throws GitAPIException, IOException {
    IsolatedGit.install();
    content = SmallSite.in(folder).content();
    git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
  }

  @AfterEach
  void end() {
    git.close();
    assertEquals(List.of(), findings);
  }

  @Test
  void aTextIsAsOldAsTheCommitThatMadeItAndHasAllItsAuthors() throws Exception {
    commit(FIRST, "Ada");
    edit(TERM, "It turns queries and keys.", "It turns queries and keys by their place.");
    commit(SECOND, "黎明");
    assertEquals(Optional.of(new Edited(SECOND, List.of("Ada", "黎明"))), edited(TERM));
    assertEquals(Optional.of(new Edited(FIRST, List.of("Ada"))), edited(TERM_ZH));
    Words words = term(read()).words();
    assertEquals("2026-03-02", history().of(words, false).orElseThrow().day());
    assertEquals("2026-03-01", history().of(words, true).orElseThrow().day());
  }

  @Test
  void whoMergesIsNoAuthorAndABranchKeepsItsDate() throws Exception {
    commit(FIRST, "Ada");
    ObjectId start = git.getRepository().resolve("HEAD");
    edit(TERM, "queries and keys", "queries, keys");
    ObjectId side = commit(SECOND, "Bo");
    git.reset().setMode(ResetCommand.ResetType.HARD).setRef(start.name()).call();
    edit(TERM_ZH, "查询和键", "查询与键");
    commit(SECOND, "Cy");
    git.merge()
        .include(side)
        .setFastForward(MergeCommand.FastForwardMode.NO_FF)
        .setCommit(false)
        .call();
    commit(THIRD, "Merger");
    assertEquals(Optional.of(new Edited(SECOND, List.of("Ada", "Bo"))), edited(TERM));
    assertEquals(Optional.of(new Edited(SECOND, List.of("Ada", "Cy"))), edited(TERM_ZH));
  }

  @Test
  void nothingIsSaidOfATextThatIsNotCommittedAsItIs() throws Exception {
    commit(FIRST, "Ada");
    assertEquals(Optional.of(new Edited(FIRST, List.of("Ada"))), edited(TERM));
    edit(TERM, "It turns", "It does not turn");
    assertEquals(Optional.empty(), edited(TERM));
    Files.writeString(
        content.resolve(TERM_ZH), Files.readString(content.resolve(TERM_ZH)).replace("\n", "\r\n"));
    assertEquals(Optional.of(new Edited(FIRST, List.of("Ada"))), edited(TERM_ZH));
  }

  @Test
  void nothingIsSaidWithoutAHistoryOrOfAShallowOne() throws Exception {
    assertEquals(TextHistory.none(), history());
    commit(FIRST, "Ada");
    edit(TERM, "It turns", "It always turns");
    ObjectId last = commit(SECOND, "Bo");
    Files.writeString(folder.resolve(".git/shallow"), last.name() + "\n");
    git.close();
    git = Git.open(folder.toFile());
    assertEquals(TextHistory.none(), history());
  }

  @Test
  void aSnapshotChangesThePageOfItsModelButHasNoAuthors() throws Exception {
    commit(FIRST, "Ada");
    Path snapshot = content.resolve("snapshots/acme/base-7b.json");
    Files.createDirectories(snapshot.getParent());
    Files.writeString(snapshot, "{}");
    commit(THIRD, "nightly");
    Words words = read().catalog().model("acme/base-7b").orElseThrow().words();
    assertEquals(
        Optional.of(new Edited(THIRD, List.of("Ada"))), history().of(words, false, "acme/base-7b"));
    assertEquals(Optional.of(new Edited(FIRST, List.of("Ada"))), history().of(words, false));
  }

  @Test
  void aStaleTranslationTellsWhatChangedWordByWord() throws Exception {
    write(
        "It turns queries and keys by an angle.\n\nSee [Base](model:acme/base-7b).\n\nIt is old.");
    stamp();
    commit(FIRST, "Ada");
    write(
        "It turns queries and keys by an angle that grows.\n\n"
            + "See [Base](model:acme/base-7b).\n\nNobody uses any other way today.");
    commit(SECOND, "Bo");
    Since since = history().since(term(read()).words()).orElseThrow();
    assertEquals(
        new Since(
            FIRST,
            List.of(
                new Passage(
                    List.of(
                        new Piece(Fate.KEPT, "It turns queries and keys by an "),
                        new Piece(Fate.REMOVED, "angle."),
                        new Piece(Fate.ADDED, "angle that grows."))),
                new Passage(List.of(new Piece(Fate.REMOVED, "It is old."))),
                new Passage(List.of(new Piece(Fate.ADDED, "Nobody uses any other way today.")))),
            0),
        since);
  }

  @Test
  void aVersionThatNobodyCommittedIsNotInTheHistory() throws Exception {
    commit(FIRST, "Ada");
    edit(TERM_ZH, "translates: \".*\"", "translates: \"00000000\"");
    commit(SECOND, "Bo");
    Since since = history().since(term(read()).words()).orElseThrow();
    assertEquals(false, since.found());
    assertEquals(List.of(), since.passages());
  }

  private void write(String markdown) throws IOException {
    Files.writeString(content.resolve(TERM), "---\nname: RoPE\n---\n" + markdown + "\n");
  }

  private void stamp() throws IOException {
    TranslationStamp.stampAll(content);
  }

  private void edit(String path, String from, String to) throws IOException {
    Path file = content.resolve(path);
    Files.writeString(file, Files.readString(file).replaceFirst(from, to));
  }

  private ObjectId commit(String time, String author) throws GitAPIException {
    git.add().addFilepattern(".").call();
    PersonIdent who =
        new PersonIdent(author, "who@example.org", Instant.parse(time), ZoneOffset.ofHours(8));
    return git.commit()
        .setAuthor(who)
        .setCommitter(new PersonIdent(who, Instant.parse(time), ZoneOffset.ofHours(8)))
        .setMessage("night")
        .call();
  }

  private CatalogReading read() {
    return CatalogReader.read(content);
  }

  private TextHistory history() {
    return log.read(content, read(), findings::add);
  }

  private Optional<Edited> edited(String path) {
    return Optional.ofNullable(history().edited().get(path));
  }

  private static Term term(CatalogReading read) {
    return read.catalog().terms().get(0);
  }
}
