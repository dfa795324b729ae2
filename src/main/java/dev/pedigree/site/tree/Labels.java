package dev.pedigree.site.tree;

import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.svg.TextWidth;
import dev.pedigree.site.tree.Glyph.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names several models in one short label: {@code LLaMA-7B–65B}, {@code Yi-34B, 6B}. */
final class Labels {
  private static final Pattern SIZE =
      Pattern.compile(
          "(?<![A-Za-z0-9.])(\\d{1,4}x)?(\\d{1,6}(?:\\.\\d{1,6})?)([MBT])(?![A-Za-z0-9])");

  private Labels() {}

  /**
   * A name split at its size.
   *
   * @param stem before the size, for example {@code Llama-2-}
   * @param size for example {@code 70B}
   * @param millions the size in millions, to sort by
   */
  private record Sized(String stem, String size, double millions, Model model) {}

  /** The label of models drawn as one. */
  static List<Part> of(Model lead, List<Model> members) {
    Map<String, Sized> sizes = new TreeMap<>();
    for (Model model : members) {
      Matcher found = SIZE.matcher(model.name().en());
      if (!found.find()) {
        return plain(lead, members.size());
      }
      Sized sized =
          new Sized(
              model.name().en().substring(0, found.start()), found.group(), millions(found), model);
      sizes.merge(
          sized.size(),
          sized,
          (a, b) -> b.model().name().en().length() < a.model().name().en().length() ? b : a);
    }
    List<Sized> sorted =
        sizes.values().stream()
            .sorted(Comparator.comparingDouble(Sized::millions).thenComparing(Sized::size))
            .toList();
    String stem = sorted.get(0).stem();
    if (members.size() == 1 || !sorted.stream().allMatch(s -> s.stem().equals(stem))) {
      return plain(lead, members.size());
    }
    return together(sorted, lead);
  }

  private static List<Part> together(List<Sized> sizes, Model lead) {
    if (sizes.size() == 1) {
      return List.of(whole(sizes.get(0)));
    }
    Sized first = sizes.get(0);
    Sized last = sizes.get(sizes.size() - 1);
    if (sizes.size() > 2) {
      return List.of(whole(first), new Part(Text.same("–"), ""), size(last));
    }
    boolean largeLeads = lead.name().en().startsWith(last.stem() + last.size());
    return largeLeads
        ? List.of(whole(last), new Part(new Text(", ", "、"), ""), size(first))
        : List.of(whole(first), new Part(new Text(", ", "、"), ""), size(last));
  }

  private static Part whole(Sized sized) {
    return new Part(Text.same(sized.stem() + sized.size()), sized.model().id());
  }

  private static Part size(Sized sized) {
    return new Part(Text.same(sized.size()), sized.model().id());
  }

  private static List<Part> plain(Model lead, int members) {
    List<Part> parts = new ArrayList<>();
    Text name = new Text(cut(lead.name().en()), cut(lead.name().zh()));
    parts.add(new Part(name, lead.id()));
    if (members > 1) {
      parts.add(new Part(Text.same(" +" + (members - 1)), ""));
    }
    return parts;
  }

  private static String cut(String name) {
    return TextWidth.cut(name, 12, true, 220);
  }

  private static double millions(Matcher found) {
    double times = found.group(1) == null ? 1 : Double.parseDouble(found.group(1).replace("x", ""));
    double unit =
        switch (found.group(3)) {
          case "M" -> 1;
          case "B" -> 1e3;
          default -> 1e6;
        };
    return times * Double.parseDouble(found.group(2)) * unit;
  }
}
