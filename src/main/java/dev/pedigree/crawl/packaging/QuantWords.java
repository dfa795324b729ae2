package dev.pedigree.crawl.packaging;

import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in one line how the numbers of a model are stored, in both languages. */
public final class QuantWords {
  private static final Messages MESSAGES = Messages.of("crawl");

  /** Most names of modules that are listed. */
  private static final int ENOUGH = 8;

  private QuantWords() {}

  /** {@code GPTQ, 4 bits, groups of 128, not: lm_head}, or {@code unquantised (bf16)}. */
  public static Text of(Packaging packaging) {
    if (packaging.stated().isPresent()) {
      Quantisation stated = packaging.stated().get();
      if (packaging.stored().isEmpty() && packaging.seen() && !packaging.type().isEmpty()) {
        // The tensors at hand are not those that the configuration speaks of.
        return MESSAGES.textOf(
            "quant.stated-only", Map.of("stated", of(stated), "type", Text.same(packaging.type())));
      }
      boolean open = stated.forms().stream().allMatch(f -> f.bits() == 0);
      // What the files leave open the tensors may show.
      return open && packaging.stored().isPresent()
          ? both(stated, packaging.stored().get())
          : of(stated);
    }
    if (packaging.stored().isPresent()) {
      return of(packaging.stored().get());
    }
    if (packaging.unknown()) {
      return MESSAGES.text("quant.unknown", Map.of());
    }
    return packaging.type().isEmpty()
        ? MESSAGES.text("quant.none", Map.of())
        : MESSAGES.text("quant.none.type", Map.of("type", packaging.type()));
  }

  private static Text both(Quantisation stated, StoredQuantisation stored) {
    return MESSAGES.textOf("quant.both", Map.of("stated", of(stated), "stored", of(stored)));
  }

  /** {@code GPTQ, 4 bits, groups of 128, not: lm_head}. */
  public static Text of(Quantisation stated) {
    String method = stated.method();
    List<Text> forms = stated.forms().stream().map(QuantWords::of).toList();
    boolean one = forms.size() == 1 && stated.forms().get(0).name().startsWith(method);
    Text said =
        one
            ? forms.get(0)
            : MESSAGES.textOf(
                "quant.method", Map.of("method", Text.same(method), "forms", joined(forms)));
    if (method.equals("UNKNOWN")) {
      said = MESSAGES.textOf("quant.nameless", Map.of("forms", joined(forms)));
    }
    return stated.left().isEmpty() ? said : listed(List.of(said, not(stated.left())));
  }

  /** {@code Q4_K, 4 bits 87 %; F32 13 %}. */
  public static Text of(StoredQuantisation stored) {
    List<Text> parts = new ArrayList<>();
    stored.forms().forEach(form -> parts.add(share(of(form), stored.percent(form.numbers()))));
    stored.plain().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> parts.add(share(Text.same(e.getKey()), stored.percent(e.getValue()))));
    return joined(parts);
  }

  private static Text share(Text form, long percent) {
    return MESSAGES.textOf(
        "quant.share", Map.of("form", form, "percent", Text.same(Long.toString(percent))));
  }

  /** {@code GPTQ, 4 bits, groups of 128}. */
  public static Text of(QuantForm form) {
    List<Text> parts = new ArrayList<>(List.of(Text.same(form.name())));
    if (form.bits() == 1) {
      parts.add(MESSAGES.text("quant.bit", Map.of()));
    } else if (form.bits() > 1) {
      parts.add(MESSAGES.text("quant.bits", Map.of("count", Long.toString(form.bits()))));
    }
    Map<String, String> group =
        Map.of("count", Long.toString(form.group()), "rows", Long.toString(form.rows()));
    if (form.rows() > 1) {
      parts.add(MESSAGES.text("quant.block", group));
    } else if (form.group() > 0) {
      parts.add(MESSAGES.text("quant.group", group));
    } else if (form.group() == -1) {
      parts.add(MESSAGES.text("quant.row", Map.of()));
    }
    return listed(parts);
  }

  private static Text not(List<String> left) {
    List<String> first = left.subList(0, Math.min(ENOUGH, left.size()));
    Text names = Text.list(first.stream().map(Text::same).toList());
    return left.size() == first.size()
        ? MESSAGES.textOf("quant.not", Map.of("names", names))
        : MESSAGES.textOf(
            "quant.not.more",
            Map.of(
                "names", names, "count", Text.same(Integer.toString(left.size() - first.size()))));
  }

  private static Text listed(List<Text> parts) {
    return new Text(
        parts.stream().map(Text::en).collect(Collectors.joining(", ")),
        parts.stream().map(Text::zh).collect(Collectors.joining("，")));
  }

  private static Text joined(List<Text> parts) {
    return new Text(
        parts.stream().map(Text::en).collect(Collectors.joining("; ")),
        parts.stream().map(Text::zh).collect(Collectors.joining("；")));
  }
}
