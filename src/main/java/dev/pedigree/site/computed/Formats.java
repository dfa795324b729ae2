package dev.pedigree.site.computed;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.query.Reply;
import dev.pedigree.site.language.Dates;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers as readers see them. */
final class Formats {
  /** Most names in a sentence; of more, how many further ones there are. */
  private static final int MOST_NAMES = 12;

  private Formats() {}

  static Text of(Reply reply) {
    if (reply instanceof Reply.Amount number) {
      return number(number);
    }
    if (reply instanceof Reply.Said said) {
      return said.words();
    }
    if (reply instanceof Reply.Day day) {
      return Dates.written(day.date().toString());
    }
    if (reply instanceof Reply.Names names) {
      return names(names.names());
    }
    return View.text("computed.unknown");
  }

  private static Text number(Reply.Amount number) {
    return switch (number.unit()) {
      case COUNT -> Text.same(Numbers.grouped(number.value()));
      case LARGE -> Numbers.rounded(number.value());
      case BYTES -> Text.same(Numbers.bytes(number.value()));
      case PERCENT -> new Text(number.value() + " %", number.value() + "%");
    };
  }

  private static Text names(List<Text> names) {
    if (names.isEmpty()) {
      return View.text("computed.none");
    }
    if (names.size() <= MOST_NAMES) {
      return Text.list(names);
    }
    List<Text> some = new ArrayList<>(names.subList(0, MOST_NAMES));
    return View.text(
        "computed.more",
        Map.of("names", Text.list(some), "count", Text.same("" + (names.size() - MOST_NAMES))));
  }
}
