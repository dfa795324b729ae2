package dev.pedigree.lineage.stated;

import dev.pedigree.architecture.Answer;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.support.SupportWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known about two models side by side, in sentences, and where knowledge ends. */
public final class SideWords {
  private static final Messages MESSAGES = Messages.of("lineage");

  private final List<Said> said = new ArrayList<>();
  private final SideBySide sides;

  private SideWords(SideBySide sides) {
    this.sides = sides;
  }

  /**
   * A sentence.
   *
   * @param kind what it rests on: {@code config}, {@code header}, {@code oid}, {@code bytes},
   *     {@code tokenizer}, {@code code}, or {@code limit} where it says what is not known
   */
  public record Said(String kind, Text sentence) {}

  /** The sentences: facts, tensors, files, bytes, and at the end what is not known. */
  public static List<Said> of(SideBySide sides) {
    SideWords words = new SideWords(sides);
    words.facts();
    words.tensors();
    words.contents();
    sides
        .fit()
        .ifPresent(fit -> fit.sentences().forEach(s -> words.said.add(new Said("header", s))));
    sides.packaging().ifPresent(p -> words.said.add(new Said("header", p.sentence())));
    SupportWords.of(Text.same(sides.a()), Text.same(sides.b()), sides.support())
        .forEach(said -> words.said.add(new Said(said.kind(), said.sentence())));
    words.unknown(sides.a(), sides.unknownA());
    words.unknown(sides.b(), sides.unknownB());
    return List.copyOf(words.said);
  }

  /** The result in one sentence. */
  public static Text summary(SideBySide sides) {
    String same =
        sides.weights() == Answer.SAME ? ".weights" : sides.tensors().allSame() ? ".tensors" : "";
    return MESSAGES.text(
        sides.unknownA().isPresent() && sides.unknownB().isPresent()
            ? "stated.neither" + same
            : "stated.one" + same,
        Map.of());
  }

  private void facts() {
    long same = sides.facts().stream().filter(f -> f.answer() == Answer.SAME).count();
    long different = sides.facts().stream().filter(f -> f.answer() == Answer.DIFFERENT).count();
    long one = sides.facts().size() - same - different;
    if (same + different > 0) {
      add("config", "stated.facts", "same", same, "different", different);
    }
    if (one > 0) {
      add("config", "stated.facts.one", "count", one);
    }
    if (sides.facts().isEmpty()) {
      add("config", "stated.facts.none");
    }
  }

  private void tensors() {
    TensorPairs tensors = sides.tensors();
    if (!tensors.known()) {
      add("limit", "stated.tensors.none", "name", tensors.a() == 0 ? sides.a() : sides.b());
      return;
    }
    prefix(sides.a(), tensors.prefixA());
    prefix(sides.b(), tensors.prefixB());
    add(
        "header",
        "stated.tensors",
        "same",
        tensors.sameCount(),
        "a",
        tensors.a(),
        "b",
        tensors.b());
    if (tensors.otherType() > 0) {
      add("header", "stated.tensors.type", "count", tensors.otherType());
    }
    if (!tensors.reshaped().isEmpty()) {
      add("header", "stated.tensors.reshaped", "count", tensors.reshaped().size());
    }
    if (tensors.onlyACount() + tensors.onlyBCount() > 0) {
      add("header", "stated.tensors.only", "a", tensors.onlyACount(), "b", tensors.onlyBCount());
    }
    if (tensors.alikeInShape() > 0) {
      add("header", "stated.tensors.alike", "count", tensors.alikeInShape());
    }
  }

  private void prefix(String name, String prefix) {
    if (!prefix.isEmpty()) {
      add("header", "stated.tensors.prefix", "name", name, "prefix", prefix);
    }
  }

  private void contents() {
    if (!sides.files().isEmpty()) {
      add("oid", "stated.files", "count", sides.files().size());
    }
    SameBytes bytes = sides.bytes();
    if (bytes.any()) {
      long compared = bytes.equal() + bytes.different();
      add("bytes", "stated.bytes", "equal", bytes.equal(), "compared", compared);
    }
    if (bytes.left() > 0) {
      add("limit", "stated.bytes.left", "count", bytes.left());
    }
    if (sides.files().isEmpty() && !bytes.any()) {
      add("limit", "stated.bytes.none");
    }
  }

  private void unknown(String name, Optional<Text> why) {
    why.ifPresent(
        reason ->
            said.add(
                new Said(
                    "limit",
                    MESSAGES.textOf(
                        "stated.unknown", Map.of("name", Text.same(name), "reason", reason)))));
  }

  private void add(String kind, String key, Object... args) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put((String) args[i], String.valueOf(args[i + 1]));
    }
    said.add(new Said(kind, MESSAGES.text(key, named)));
  }
}
