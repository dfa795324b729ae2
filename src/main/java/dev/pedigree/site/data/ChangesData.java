package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.changes.News;
import java.util.Locale;

/** What changed from night to night, as data. */
final class ChangesData {
  private ChangesData() {}

  static JsonNode json(Changes changes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("reach", changes.reach().name().toLowerCase(Locale.ROOT));
    json.put("since", changes.since());
    ArrayNode nights = json.putArray("nights");
    for (Changes.Night night : changes.nights()) {
      ObjectNode one = nights.addObject().put("commit", night.commit()).put("time", night.time());
      ArrayNode news = one.putArray("news");
      night.news().forEach(n -> add(news.addObject(), n));
    }
    return json;
  }

  private static void add(ObjectNode to, News news) {
    to.put("kind", news.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    if (news instanceof News.Began began) {
      to.put("models", began.models());
      return;
    }
    to.put("id", news.id());
    if (news instanceof News.Came came) {
      read(to, came.after());
    } else if (news instanceof News.Changed changed) {
      to.put("how", changed.how().word());
      read(to, changed.after());
      ArrayNode values = to.putArray("values");
      for (Snapshot.Change change : changed.difference().changes()) {
        ObjectNode value = values.addObject();
        value.put("path", change.path()).put("key", change.key());
        value.put("before", Clean.text(change.before()));
        value.put("after", Clean.text(change.after()));
      }
    } else if (news instanceof News.Lost lost) {
      to.put("rule", Clean.text(lost.cause().rule()));
    } else {
      verdict(to, news);
    }
  }

  private static void read(ObjectNode to, Snapshot snapshot) {
    snapshot
        .live()
        .map(Snapshot.Live::revision)
        .ifPresent(
            revision -> {
              to.put("revision", Clean.text(revision.commit()));
              to.put("date", Clean.text(revision.date()));
            });
  }

  private static void verdict(ObjectNode to, News news) {
    if (news instanceof News.Listing listing) {
      to.put("before", listing.before()).put("after", listing.after());
    } else if (news instanceof News.Parameters parameters) {
      to.put("before", parameters.before()).put("after", parameters.after());
    } else if (news instanceof News.Smoke smoke) {
      to.put("before", smoke.before().word()).put("after", smoke.after().word());
    } else if (news instanceof News.Answered answered) {
      to.put("with", answered.with()).put("question", answered.question().word());
      to.put("before", answered.before().word()).put("after", answered.after().word());
    }
  }
}
