package dev.pedigree.prints.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.prints.tokenizer.TokenizerPair.Relation;
import dev.pedigree.prints.tokenizer.TokenizerPair.Side;
import dev.pedigree.tokenizer.TokenizerContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenizerPairTest {

  @Test
  void equalVocabulariesAreEqualInAnyForm() {
    TokenizerPair pair = pair(read("gguf", tokens(0, 500)), read("tokenizer.json", tokens(0, 500)));
    assertEquals(Relation.EQUAL, pair.relation());
    assertEquals(500, pair.first());
    assertEquals(500, pair.common());
    assertFalse(pair.about());
  }

  @Test
  void anExtendedVocabularyTellsWhatWasAdded() {
    List<String> more = new ArrayList<>(tokens(0, 500));
    more.addAll(List.of("x", "", "y"));
    TokenizerPair pair = pair(read("bpe", tokens(0, 500)), read("bpe", more));
    assertEquals(Relation.EXTENDED, pair.relation());
    assertEquals(List.of("x", "y"), pair.added());
    assertEquals(
        Relation.SHORTENED, pair(read("bpe", more), read("bpe", tokens(0, 500))).relation());
  }

  @Test
  void vocabulariesInAnotherOrderHaveTokensInCommonAndNoIds() {
    List<String> turned = new ArrayList<>(tokens(250, 600));
    TokenizerPair pair = pair(read("bpe", tokens(0, 500)), read("bpe", turned));
    assertEquals(Relation.OTHER, pair.relation());
    assertEquals(0, pair.first());
    assertEquals(250, pair.common());
  }

  @Test
  void printsTellTheSameAsFilesAsFarAsTheyGo() {
    TokenizerPair equal = kept(read("bpe", tokens(0, 5300)), read("bpe", tokens(0, 5300)));
    assertEquals(Relation.EQUAL, equal.relation());
    assertEquals(5300, equal.common());
    assertFalse(equal.about());
    TokenizerPair extended = kept(read("bpe", tokens(0, 5000)), read("bpe", tokens(0, 5300)));
    assertEquals(Relation.EXTENDED, extended.relation());
    assertEquals(List.of(), extended.added());
    TokenizerPair other = kept(read("bpe", tokens(0, 5100)), read("bpe", tokens(0, 5300)));
    assertEquals(Relation.OTHER, other.relation(), "the first 5,000 are known to be equal");
    assertEquals(5000, other.first());
    assertTrue(Math.abs(other.common() - 5100) < 400, other.common() + " is far from 5,100");
    assertTrue(other.about());
  }

  @Test
  void mergesAreComparedFromTheStart() {
    TokenizerContent a = read("bpe", tokens(0, 9), List.of("a\nb", "c\nd", "e\nf"));
    TokenizerContent b = read("bpe", tokens(0, 9), List.of("a\nb", "c\nd", "x\ny"));
    assertEquals(Optional.of(2), pair(a, b).merges());
    assertEquals(Optional.of(3), pair(a, a).merges());
    assertEquals(Optional.of(2), kept(a, b).merges());
    assertEquals(Optional.empty(), pair(a, read("spm", tokens(0, 9))).merges());
  }

  @Test
  void tokensWithoutATextAreOnlyNamedWhereTheOtherDoesNotHaveThem() {
    SortedMap<Integer, String> special = new TreeMap<>();
    special.put(0, "t0");
    special.put(10, "<|im_end|>");
    List<String> tokens = new ArrayList<>(tokens(0, 10));
    tokens.add("<|im_end|>");
    TokenizerContent a =
        new TokenizerContent("tokenizer.json", "bpe", tokens, special, Optional.empty());
    TokenizerPair pair = pair(a, read("bpe", tokens(0, 12)));
    assertEquals(List.of("<|im_end|>"), pair.specialA());
    assertEquals(List.of(), pair.specialB());
  }

  @Test
  void equalDigestsOfFilesAreEqualFilesAndNoDigestsAreNot() {
    TokenizerContent content = read("bpe", tokens(0, 9));
    Side here = new Side(TokenizerPrint.of(content, "a", "git:1"), Optional.empty());
    Side folder = new Side(TokenizerPrint.of(content, "a", ""), Optional.empty());
    assertTrue(TokenizerPair.of(here, here).sameFile());
    assertFalse(TokenizerPair.of(folder, folder).sameFile());
  }

  @Test
  void aPrintOfALargeVocabularyIsSmallAndIsReadBackAsItWas() {
    TokenizerPrint print =
        TokenizerPrint.of(read("bpe", tokens(0, 260_000), tokens(0, 250_000)), "t.json", "git:1");
    String json = TokenizerPrintJson.write(print).toString();
    assertTrue(json.length() < 4200, json.length() + " characters");
    assertEquals(Optional.of(print), TokenizerPrintJson.read(TokenizerPrintJson.write(print)));
    assertEquals(
        Optional.empty(),
        TokenizerPrintJson.read(TokenizerPrintJson.write(print).put("version", 2)));
    assertEquals(
        Optional.empty(),
        TokenizerPrintJson.read(
            TokenizerPrintJson.write(print).set("ids", TokenizerPrintJson.write(print))));
  }

  private static TokenizerPair pair(TokenizerContent a, TokenizerContent b) {
    return TokenizerPair.of(
        new Side(TokenizerPrint.of(a, a.file(), ""), Optional.of(a)),
        new Side(TokenizerPrint.of(b, b.file(), ""), Optional.of(b)));
  }

  private static TokenizerPair kept(TokenizerContent a, TokenizerContent b) {
    return TokenizerPair.of(
        new Side(TokenizerPrint.of(a, a.file(), ""), Optional.empty()),
        new Side(TokenizerPrint.of(b, b.file(), ""), Optional.empty()));
  }

  private static TokenizerContent read(String form, List<String> tokens) {
    return new TokenizerContent("tokenizer.json", form, tokens, new TreeMap<>(), Optional.empty());
  }

  private static TokenizerContent read(String form, List<String> tokens, List<String> merges) {
    return new TokenizerContent(
        "tokenizer.json", form, tokens, new TreeMap<>(), Optional.of(merges));
  }

  private static List<String> tokens(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "t" + i).toList();
  }
}
