package dev.pedigree.lineage.changes;

import static dev.pedigree.lineage.changes.Nights.snapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.Answer;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.Part;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.changes.Changes.Night;
import dev.pedigree.lineage.changes.Changes.Reach;
import dev.pedigree.lineage.changes.News.How;
import dev.pedigree.lineage.changes.News.Question;
import dev.pedigree.smoke.SmokeVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The git history of snapshots, told as changes. */
class ChangeLogTest {
  private static final String FIRST = "2026-03-01T02:00:00Z";
  private static final String SECOND = "2026-03-02T02:00:00Z";
  private static final String THIRD = "2026-03-03T02:00:00Z";

  private static final Snapshot BASE =
      snapshot("made/base", 'a', "2026-02-01", "{\"eps\": 1}", "{\"license\": \"mit\"}");

  @TempDir Path folder;
  private Nights nights;
  private final List<Finding> findings = new ArrayList<>();

  @BeforeEach
  void begin() throws GitAPIException, IOException {
    nights = new Nights(folder.resolve("checkout"));
  }

  @AfterEach
  void end() {
    nights.close();
  }

  @Test
  void theFirstSnapshotsAreOnePieceOfNews() throws Exception {
    nights.git().commit().setMessage("before there were snapshots").setSign(false).call();
    nights.with(BASE).with(rebuilt("b", "{}")).with("published.json", "{}");
    String commit = nights.commit(FIRST);
    assertEquals(List.of(new Night(commit, FIRST, List.of(new News.Began(2)))), read().nights());
    assertEquals(Reach.ALL, read().reach());
  }

  @Test
  void aModelThatComesChangesAndGoesIsToldNewestFirst() throws Exception {
    nights.with(BASE).commit(FIRST);
    Snapshot came = snapshot("made/new", 'c', "2026-03-01", "{\"a\": 1}", "");
    nights.with(came).commit(SECOND);
    Snapshot later = snapshot("made/new", 'd', "2026-03-02", "{\"a\": 2}", "");
    nights.with(later).commit(THIRD);
    nights.without("made/new.json").commit("2026-03-04T02:00:00Z");
    assertEquals(
        List.of(
            List.of(new News.Went("made/new")),
            List.of(
                new News.Changed(
                    "made/new",
                    How.REVISED,
                    came.live().map(Snapshot.Live::revision),
                    later,
                    new HistoryEvent(
                        "d".repeat(40),
                        "2026-03-02T10:00:00Z",
                        List.of(Part.CONFIG),
                        List.of(new Change("config.json", "a", "1", "2"))))),
            List.of(new News.Came("made/new", came)),
            List.of(new News.Began(1))),
        news());
  }

  @Test
  void configurationCardAndWeightsAreComparedValueByValue() throws Exception {
    nights.with(weights('a', file("a.bin", 1), file("b.bin", 2))).commit(FIRST);
    nights.with(weights('b', file("b.bin", 3), file("c.bin", 2))).commit(SECOND);
    News.Changed changed = (News.Changed) news().get(0).get(0);
    assertEquals(List.of(Part.WEIGHTS), changed.difference().touched());
    assertEquals(
        List.of(
            new Change("a.bin", "oid", "\"sha256:1\"", ""),
            new Change("b.bin", "oid", "\"sha256:2\"", "\"sha256:3\""),
            new Change("c.bin", "oid", "", "\"sha256:2\"")),
        changed.difference().changes());
  }

  @Test
  void whatWasRebuiltIsNeverToldAsARevision() throws Exception {
    nights.with(rebuilt("a", "{\"a\": 1}")).commit(FIRST);
    nights.with(rebuilt("b", "{\"a\": 1}")).commit(SECOND);
    assertEquals(1, news().size(), "other evidence alone is no news");
    nights.with(rebuilt("c", "{\"a\": 2}")).commit(SECOND);
    assertEquals(How.REBUILT, ((News.Changed) news().get(0).get(0)).how());
    Snapshot read =
        snapshot("made/rebuilt", 'd', "2026-03-02", "{\"a\": 3}", "", List.of(file("w.bin", 1)));
    nights.with(read).commit(THIRD);
    News.Changed first = (News.Changed) news().get(0).get(0);
    assertEquals(How.FIRST_READ, first.how());
    assertEquals(
        List.of(new Change("config.json", "a", "2", "3")),
        first.difference().changes(),
        "weights that nobody had read are not compared");
  }

  @Test
  void theSameCommitReadAgainIsNewsOnlyWhereTheRecordDiffers() throws Exception {
    nights.with(weights('a', file("w.bin", 1))).commit(FIRST);
    Snapshot once = weights('a', file("w.bin", 1));
    nights
        .with(
            new Snapshot(
                once.id(),
                once.source(),
                once.basis(),
                once.config(),
                once.card(),
                once.files(),
                once.tensors(),
                List.of(Finding.warning("crawl.symlink", Location.of("a")))))
        .commit(SECOND);
    assertEquals(1, news().size());
    nights.with(weights('a', file("w.bin", 2))).commit(THIRD);
    assertEquals(How.REREAD, ((News.Changed) news().get(0).get(0)).how());
  }

  @Test
  void aSourceIsLostOnceAndBackOnce() throws Exception {
    nights.with(BASE).commit(FIRST);
    nights.with("unreached.json", away("crawl.no-path", "made/base")).commit(SECOND);
    nights.with("unreached.json", away("crawl.gated", "made/base")).commit(SECOND);
    nights.with("unreached.json", "{}").commit(THIRD);
    assertEquals(
        List.of(
            List.of(new News.Back("made/base")),
            List.of(
                new News.Lost(
                    "made/base", Finding.warning("crawl.no-path", Location.of("made/base")))),
            List.of(new News.Began(1))),
        news());
  }

  @Test
  void verdictsThatChangedAreToldAndNewOnesAreNot() throws Exception {
    nights.with(BASE).with("verdicts.json", verdicts("one", 7, "not-run", "unknown")).commit(FIRST);
    nights.with("verdicts.json", verdicts("two", 8, "failed", "derived")).commit(SECOND);
    nights.with("verdicts.json", verdicts("", 0, "guessed", "denied")).commit(THIRD);
    nights.with("verdicts.json", verdicts("two", 8, "failed", "derived")).commit(THIRD);
    assertEquals(
        List.of(
            List.of(
                new News.Listing("made/base", true, true),
                new News.Parameters("made/base", 7, 8),
                new News.Smoke("made/base", SmokeVerdict.NOT_RUN, SmokeVerdict.FAILED),
                new News.Answered(
                    "made/base", "made/other", Question.WEIGHTS, Answer.UNKNOWN, Answer.DERIVED)),
            List.of(new News.Began(1))),
        news(),
        "words that nobody knows are no verdicts");
  }

  @Test
  void aDamagedVersionIsAFindingAndHidesNoChange() throws Exception {
    nights.with(BASE).commit(FIRST);
    String torn = nights.with("made/base.json", "{\"schema\": 1, \"id\": ").commit(SECOND);
    nights
        .with(snapshot("made/base", 'b', "2026-03-03", "{\"eps\": 2}", "{\"license\": \"mit\"}"))
        .commit(THIRD);
    assertEquals(2, news().size());
    assertEquals(
        List.of(new Change("config.json", "eps", "1", "2")),
        ((News.Changed) news().get(0).get(0)).difference().changes());
    findings.clear();
    read();
    assertEquals(
        List.of(
            "made/base.json: the changes leave out a version of this file, git object "
                + blob(torn, "content/snapshots/made/base.json").substring(0, 7)
                + ", which cannot be read: this is not a snapshot: Unexpected end-of-input"
                + " within/between Object entries"),
        findings.stream().map(f -> f.location() + ": " + f.message().en()).toList());
  }

  @Test
  void whatIsNotCommittedIsNotSeen() throws Exception {
    nights.with(BASE).commit(FIRST);
    Changes before = read();
    nights.with(rebuilt("a", "{}"));
    assertEquals(before, read());
  }

  @Test
  void filesThatAreNoSnapshotsAreLeftAlone() throws Exception {
    nights.with(BASE).commit(FIRST);
    nights
        .with("made/base.json.worse", "{}")
        .with("made/<b>.json", "{}")
        .with("made/deep/er.json", "{}")
        .with("published.json", "{\"models\": {}}");
    Files.createSymbolicLink(nights.snapshots().resolve("made/link.json"), Path.of("base.json"));
    nights.commit(SECOND);
    assertEquals(List.of(List.of(new News.Began(1))), news());
    assertEquals(List.of(), findings);
  }

  @Test
  void aMergeIsOneChangeOnTheDayOfTheMerge() throws Exception {
    nights.with(BASE).commit(FIRST);
    nights.git().checkout().setCreateBranch(true).setName("side").call();
    Snapshot came = snapshot("made/new", 'c', "2026-03-01", "", "");
    ObjectId side = ObjectId.fromString(nights.with(came).commit(SECOND));
    nights.git().checkout().setName("main").call();
    nights
        .git()
        .merge()
        .include(side)
        .setFastForward(MergeCommand.FastForwardMode.NO_FF)
        .setCommit(false)
        .call();
    String merge = nights.commit(THIRD);
    assertEquals(
        new Night(merge, THIRD, List.of(new News.Came("made/new", came))), read().nights().get(0));
    assertEquals(2, read().nights().size());
  }

  @Test
  void aShallowCloneSaysHowFarItReaches() throws Exception {
    nights.with(BASE).commit(FIRST);
    nights.with(rebuilt("a", "{}")).commit(SECOND);
    nights.without("made/base.json").commit(THIRD);
    Path clone = folder.resolve("clone");
    Git.cloneRepository()
        .setURI(folder.resolve("checkout").toUri().toString())
        .setDirectory(clone.toFile())
        .setDepth(2)
        .call()
        .close();
    Changes changes = ChangeLog.read(clone.resolve("content/snapshots"), findings::add);
    assertEquals(Reach.SHALLOW, changes.reach());
    assertEquals(SECOND, changes.since());
    assertEquals(
        List.of(List.of(new News.Went("made/base"))),
        changes.nights().stream().map(Night::news).toList());
  }

  @Test
  void onlyTheNewestCommitsAreRead() throws Exception {
    nights.with(BASE).commit(FIRST);
    nights.with(rebuilt("a", "{}")).commit(SECOND);
    nights.without("made/base.json").commit(THIRD);
    Changes byCommits = ChangeLog.read(nights.snapshots(), findings::add, 2, 100);
    assertEquals(new Changes(Reach.CUT, FIRST, read().nights().subList(0, 2)), byCommits);
    Changes byNews = ChangeLog.read(nights.snapshots(), findings::add, 100, 1);
    assertEquals(new Changes(Reach.CUT, SECOND, read().nights().subList(0, 1)), byNews);
    assertEquals(Reach.ALL, ChangeLog.read(nights.snapshots(), findings::add, 3, 3).reach());
  }

  @Test
  void withoutAHistoryThereIsNothingToTell() throws Exception {
    nights.with(BASE);
    assertEquals(Changes.none(), read(), "no commit yet");
    nights.git().commit().setMessage("empty").setSign(false).setAllowEmpty(true).call();
    assertEquals(Reach.NOTHING, read().reach(), "no commit of snapshots");
    Path archive = Files.createDirectories(folder.resolve("archive/content/snapshots"));
    assertEquals(Changes.none(), ChangeLog.read(archive, findings::add), "no git");
    assertEquals(List.of(), findings);
  }

  @Test
  void aDamagedRepositoryIsAFindingAndTheBuildGoesOn() throws Exception {
    String commit = nights.with(BASE).commit(FIRST);
    Path object =
        folder.resolve(
            "checkout/.git/objects/" + commit.substring(0, 2) + "/" + commit.substring(2));
    object.toFile().setWritable(true);
    Files.writeString(object, "torn", StandardCharsets.US_ASCII);
    assertEquals(Changes.none(), read());
    assertEquals(
        List.of("lineage.history-unreadable"), findings.stream().map(Finding::rule).toList());
  }

  private String blob(String commit, String path) throws IOException {
    return nights.git().getRepository().resolve(commit + ":" + path).name();
  }

  @Test
  void aContentThatTheRepositoryLostIsAFindingOfItsOwn() throws Exception {
    String first = nights.with(BASE).commit(FIRST);
    nights.with(rebuilt("a", "{}")).commit(SECOND);
    nights.with(snapshot("made/base", 'b', "2026-03-03", "", "")).commit(THIRD);
    String lost = blob(first, "content/snapshots/made/base.json");
    Files.delete(
        folder.resolve("checkout/.git/objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));
    assertEquals(2, news().size());
    assertEquals(
        List.of(
            "the changes leave out a version of this file, git object "
                + lost.substring(0, 7)
                + ", which is too large or not in this copy of the repository"),
        findings.stream().map(f -> f.message().en()).toList());
  }

  private Changes read() {
    return ChangeLog.read(nights.snapshots(), findings::add);
  }

  private List<List<News>> news() {
    return read().nights().stream().map(Night::news).toList();
  }

  private static Snapshot rebuilt(String source, String config) {
    return Nights.rebuilt("made/rebuilt", source, config);
  }

  private static Snapshot weights(char commit, WeightFile... files) {
    return snapshot("made/base", commit, "2026-02-01", "", "", List.of(files));
  }

  private static WeightFile file(String path, int content) {
    return new WeightFile(path, "sha256:" + content, 10, 1, 1);
  }

  private static String away(String rule, String id) {
    return "{\""
        + id
        + "\": {\"since\": \"2026-03-02\", \"cause\": {\"severity\": \"warning\", \"rule\": \""
        + rule
        + "\", \"path\": \""
        + id
        + "\"}}}";
  }

  private static String verdicts(String listing, long parameters, String smoke, String weights) {
    return """
        {"models": [{"id": "made/base", "listing": "%s", "parameters": %d, "smoke": "%s"}],
         "pairs": [{"a": "made/other", "b": "made/base", "design": "same", "weights": "%s"}]}
        """
        .formatted(listing, parameters, smoke, weights);
  }
}
