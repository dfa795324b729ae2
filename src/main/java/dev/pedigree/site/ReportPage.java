package dev.pedigree.site;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.fact.FindingNumbers;
import dev.pedigree.site.text.SourceLinks;
import dev.pedigree.site.view.Leaf;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import dev.pedigree.smoke.SmokeVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The report: the state of every source, failures first, and all findings. */
final class ReportPage {
  private static final List<String> STATES =
      List.of("unread", "undescribed", "reconstructed", "live", "paper");

  /** Sources of a page. */
  private static final int ROWS = 300;

  private ReportPage() {}

  /**
   * The state of one source.
   *
   * @param row the model
   * @param state {@code unread}, {@code undescribed}, {@code reconstructed}, {@code live} or {@code
   *     paper}
   * @param url of the repository or paper, or empty
   * @param date of the commit that was read, or empty
   * @param smoke verdict of the smoke check, or empty
   * @param errors how many findings are errors
   * @param warnings how many are warnings
   */
  record Source(
      ModelRow row,
      String state,
      String url,
      String date,
      Optional<SourceStates.Unreached> away,
      String smoke,
      long errors,
      long warnings) {

    private boolean failed() {
      return away.isPresent() || errors > 0 || smoke.equals(SmokeVerdict.FAILED.word());
    }
  }

  /**
   * A finding and the model it is about.
   *
   * @param row the model
   * @param finding what was found
   */
  record Odd(ModelRow row, Finding finding) {}

  /** Sources with what was found in them, on one page or more; the counts stand on each. */
  static List<Page> of(View view) {
    List<Source> sources =
        view.atlas().entries().values().stream()
            .map(e -> source(view, e))
            .sorted(
                Comparator.comparing((Source s) -> s.failed() ? 0 : 1)
                    .thenComparing(s -> STATES.indexOf(s.state()))
                    .thenComparing(s -> s.warnings() > 0 ? 0 : 1)
                    .thenComparing(s -> s.row().id()))
            .toList();
    List<Count> counts =
        STATES.stream()
            .map(state -> new Count(state, count(sources.stream(), state)))
            .filter(c -> c.number() > 0)
            .toList();
    return Leaf.of("report/", sources, ROWS, ReportPage::part).stream()
        .map(
            leaf ->
                Page.of(
                    leaf.address(),
                    "report",
                    leaf.title(View.text("report.title")),
                    View.text("report.summary"),
                    () -> data(view, leaf, counts)))
        .toList();
  }

  private static Text part(Source source) {
    return View.text(source.failed() ? "report.part.failed" : "report.state." + source.state());
  }

  private static Map<String, Object> data(View view, Leaf<Source> leaf, List<Count> counts) {
    List<Entry> shown =
        leaf.rows().stream().map(s -> view.entry(s.row().id()).orElseThrow()).toList();
    List<Odd> odd =
        shown.stream()
            .flatMap(
                e ->
                    e.findings().stream()
                        .map(f -> new Odd(ModelRow.of(view, e), FindingNumbers.grouped(f))))
            .sorted(
                Comparator.comparing((Odd o) -> o.finding().severity())
                    .thenComparing(o -> o.row().id())
                    .thenComparing(o -> o.finding().rule())
                    .thenComparing(o -> o.finding().location().toString()))
            .toList();
    return Map.of("leaf", leaf, "odd", odd, "first", first(view, shown), "counts", counts);
  }

  /**
   * What the first reading of a repository said about its rebuilt snapshot.
   *
   * @param row the model
   * @param all whether nothing was corrected
   */
  record First(ModelRow row, boolean all, ConfirmedView confirmed) {}

  /** Those with corrections first. */
  private static List<First> first(View view, List<Entry> shown) {
    return shown.stream()
        .flatMap(
            e ->
                e.snapshot().flatMap(Snapshot::live).flatMap(Snapshot.Live::confirmed).stream()
                    .map(c -> new First(ModelRow.of(view, e), c.all(), ConfirmedView.of(c))))
        .sorted(Comparator.comparing(First::all).thenComparing(f -> f.row().id()))
        .toList();
  }

  /**
   * How many sources are in a state.
   *
   * @param state as in {@link Source#state}
   * @param number how many
   */
  record Count(String state, long number) {}

  private static long count(Stream<Source> sources, String state) {
    return sources.filter(s -> s.state().equals(state)).count();
  }

  private static Source source(View view, Entry entry) {
    String url = SourceLinks.repository(entry);
    return new Source(
        ModelRow.of(view, entry),
        state(entry),
        url.isEmpty() ? entry.model().paper().map(p -> p.url()).orElse("") : url,
        entry.snapshot().flatMap(Snapshot::live).map(live -> live.revision().date()).orElse(""),
        Optional.ofNullable(view.atlas().unreached().get(entry.id())),
        // The page of a model without an architecture does not show a run.
        entry.architecture().flatMap(a -> entry.smoke()).map(s -> s.verdict().word()).orElse(""),
        entry.findings().stream().filter(f -> f.severity() == Severity.ERROR).count(),
        entry.findings().stream().filter(f -> f.severity() == Severity.WARNING).count());
  }

  private static String state(Entry entry) {
    if (entry.snapshot().isEmpty()) {
      return entry.model().paper().isPresent() ? "paper" : "unread";
    }
    if (entry.architecture().isEmpty()) {
      return "undescribed";
    }
    return entry.snapshot().get().live().isPresent() ? "live" : "reconstructed";
  }
}
