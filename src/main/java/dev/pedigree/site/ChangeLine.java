package dev.pedigree.site;

import dev.pedigree.architecture.Answer;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.changes.News;
import dev.pedigree.site.language.Dates;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.text.SourceLinks;
import dev.pedigree.site.view.View;
import dev.pedigree.smoke.SmokeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that changed, in words.
 *
 * @param sentences what it was
 * @param address page of this site that shows more, if there is one
 * @param commit seven digits of the commit that was read; empty when none was
 * @param url where that commit can be looked at, or empty
 * @param counted how many values changed, in words; empty for none
 * @param values the values that changed, the first ones
 * @param more how many more there are
 */
record ChangeLine(
    List<Text> sentences,
    Optional<String> address,
    String commit,
    String url,
    Text counted,
    List<HistoryRow.Value> values,
    int more) {
  private static final Text NONE = Text.same("");

  /** Most values of one line; the page of the model shows the rest. */
  private static final int VALUES = 20;

  /** Whether it is a sentence and nothing else, which may be true of several models. */
  boolean plain() {
    return address.isEmpty() && commit.isEmpty() && values.isEmpty();
  }

  static ChangeLine of(View view, News news) {
    if (news instanceof News.Began began) {
      return plain(View.counted("changes.began", began.models()));
    }
    if (news instanceof News.Came came) {
      return came(view, came);
    }
    if (news instanceof News.Changed changed) {
      return changed(view, changed);
    }
    if (news instanceof News.Answered answered) {
      return answered(view, answered);
    }
    return plain(sentence(news));
  }

  private static ChangeLine plain(Text sentence) {
    return new ChangeLine(List.of(sentence), Optional.empty(), "", "", NONE, List.of(), 0);
  }

  /** What needs one sentence only. */
  private static Text sentence(News news) {
    if (news instanceof News.Lost lost) {
      return View.text("changes.lost", Map.of("cause", lost.cause().message()));
    }
    if (news instanceof News.Back) {
      return View.text("changes.back");
    }
    if (news instanceof News.Listing listing) {
      return View.text(
          !listing.before()
              ? "changes.listing.new"
              : listing.after() ? "changes.listing" : "changes.listing.gone");
    }
    if (news instanceof News.Parameters parameters) {
      return View.text(
          "changes.parameters",
          "before",
          Numbers.grouped(parameters.before()),
          "after",
          Numbers.grouped(parameters.after()));
    }
    if (news instanceof News.Smoke smoke) {
      return View.text(
          "changes.smoke", Map.of("before", word(smoke.before()), "after", word(smoke.after())));
    }
    if (news instanceof News.Went) {
      return View.text("changes.went");
    }
    throw new IllegalStateException("no sentence for " + news);
  }

  private static Text word(SmokeVerdict verdict) {
    return View.text("smoke." + verdict.word());
  }

  private static ChangeLine came(View view, News.Came came) {
    if (came.after().live().isEmpty()) {
      return plain(View.text("changes.came.rebuilt"));
    }
    Text sentence = View.text("changes.came.read", Map.of("date", date(revision(came.after()))));
    return read(view, came.id(), came.after(), List.of(sentence), NONE, List.of());
  }

  private static ChangeLine changed(View view, News.Changed changed) {
    List<Text> sentences = new ArrayList<>();
    Map<String, Text> dates =
        Map.of(
            "date", date(revision(changed.after())),
            "before", date(changed.before()));
    switch (changed.how()) {
      case REVISED -> {
        sentences.add(View.text("changes.revised", dates));
        if (changed.difference().changes().isEmpty()) {
          sentences.add(View.text("changes.revised.same"));
        }
        sentences.addAll(HistoryRow.sentences(changed.difference()));
      }
      case REREAD -> sentences.add(View.text("changes.reread"));
      case FIRST_READ -> sentences.add(View.text("changes.first-read", dates));
      case REBUILT -> sentences.add(View.text("changes.rebuilt"));
    }
    List<HistoryRow.Value> values = HistoryRow.values(changed.difference());
    Text counted =
        View.counted(
            changed.how() == News.How.FIRST_READ ? "changes.differ" : "history.changes",
            values.size());
    return read(view, changed.id(), changed.after(), sentences, counted, values);
  }

  /** A line about a snapshot, with its commit if that was seen. */
  private static ChangeLine read(
      View view,
      String id,
      Snapshot snapshot,
      List<Text> sentences,
      Text counted,
      List<HistoryRow.Value> values) {
    String commit = revision(snapshot).map(Snapshot.Revision::commit).orElse("");
    return new ChangeLine(
        List.copyOf(sentences),
        Optional.empty(),
        Clean.text(commit.substring(0, Math.min(7, commit.length()))),
        view.entry(id).map(e -> SourceLinks.seen(e, commit)).orElse(""),
        counted,
        values.subList(0, Math.min(VALUES, values.size())),
        Math.max(0, values.size() - VALUES));
  }

  private static Optional<Snapshot.Revision> revision(Snapshot snapshot) {
    return snapshot.live().map(Snapshot.Live::revision);
  }

  private static Text date(Optional<Snapshot.Revision> revision) {
    return revision.map(r -> Dates.written(Clean.text(r.date()))).orElse(NONE);
  }

  private static ChangeLine answered(View view, News.Answered news) {
    Text sentence =
        View.text(
            "changes.answer",
            Map.of(
                "model", view.name(news.with()),
                "question", View.text("question." + news.question().word()),
                "before", answer(news, news.before()),
                "after", answer(news, news.after())));
    return new ChangeLine(
        List.of(sentence), view.diff(news.with(), news.id()), "", "", NONE, List.of(), 0);
  }

  private static Text answer(News.Answered news, Answer answer) {
    return View.text("answer." + news.question().word() + "." + answer.word());
  }
}
