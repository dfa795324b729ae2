package dev.pedigree.lineage.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.printed.Printed;
import dev.pedigree.crawl.snapshot.Prints;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.prints.Sketch;
import dev.pedigree.prints.code.CodeFile;
import dev.pedigree.prints.code.CodePrint;
import dev.pedigree.prints.code.CodeUnit;
import dev.pedigree.prints.tokenizer.TokenizerPrint;
import dev.pedigree.tokenizer.TokenizerContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SupportWordsTest {
  private static final Text A = Text.same("Heron-7B");
  private static final Text B = new Text("Egret-7B", "白鹭-7B");
  private static final String NOTHING =
      "Tokenizers are often taken over by models that share no weights, as those of GPT-2, LLaMA and"
          + " Qwen are. This says nothing about weights.";

  @Test
  void nothingIsSaidWhereNothingIsKnown() {
    assertEquals(List.of(), SupportWords.of(A, B, Support.of(read(tokens(9)), Printed.NONE)));
    assertTrue(Support.of(Optional.empty(), Optional.empty()).none());
  }

  @Test
  void equalTokenizersSayThatTheySayNothingOfWeights() {
    List<String> said = english(Support.of(read(tokens(500)), read(tokens(500))));
    assertEquals(2, said.size());
    assertTrue(
        said.get(0).startsWith("Both tokenizers have the same 500 tokens at the same ids (digest "),
        said.get(0));
    assertEquals(NOTHING, said.get(1));
  }

  @Test
  void whatWasAddedIsNamed() {
    List<String> more = new ArrayList<>(tokens(500));
    more.addAll(List.of("\u00e7\u009a\u0084", " de", "\u00e4"));
    Support support = Support.of(read(tokens(500)), read(more));
    assertEquals(
        List.of(
            "The tokenizer of Egret-7B has all 500 tokens of that of Heron-7B at the same ids, and 3"
                + " more.",
            "The first of those that were added: “的”, “ de”, “0xe4”.",
            NOTHING),
        english(support));
    assertEquals(
        List.of("白鹭-7B 的分词器在相同编号上包含 Heron-7B 的全部 500 个词元，另增 3 个。", "新增的词元，前几个是“的”、“ de”、“0xe4”。"),
        SupportWords.of(A, B, support).stream().limit(2).map(s -> s.sentence().zh()).toList());
  }

  @Test
  void anEstimateIsCalledOne() {
    Printed a = Printed.of(read(tokens(5100)).prints());
    Printed b = Printed.of(read(tokens(5300)).prints());
    assertEquals(
        "At least the first 5000 ids have the same tokens in both tokenizers.",
        english(Support.of(a, b)).get(0));
    assertTrue(
        english(Support.of(a, b))
            .get(1)
            .startsWith("Tokens that are in both tokenizers, whatever their ids: about "));
  }

  @Test
  void equalCodeIsCalledNoAccusation() {
    Printed a = code("Heron", "11");
    Printed b = code("Egret", "22");
    assertEquals(
        List.of(
            "In the modelling code, 1 of 2 classes of Heron-7B are equal to one of Egret-7B, which"
                + " has 2, after renaming of identifiers; as they are written, 0.",
            "Renamed names: 1. The first are HeronNorm → EgretNorm.",
            "With one name apart from the family’s, but not equal: HeronMLP.",
            "Statements of ten tokens or more that are in both, each after renaming of its"
                + " identifiers: about 2, which is 67 % of the 3 of Heron-7B and 67 % of the 3 of"
                + " Egret-7B.",
            "Most modelling code descends from the transformers library, where it is copied from one"
                + " model to the next. Equal code is therefore no accusation, and says nothing about"
                + " weights."),
        english(Support.of(a, b)));
  }

  @Test
  void aShareIsNothingOrAllOnlyIfItIs() {
    assertEquals(0, SupportWords.percent(0, 900));
    assertEquals(1, SupportWords.percent(1, 900));
    assertEquals(99, SupportWords.percent(899, 900));
    assertEquals(100, SupportWords.percent(900, 900));
  }

  private static List<String> english(Support support) {
    return SupportWords.of(A, B, support).stream().map(said -> said.sentence().en()).toList();
  }

  private static List<String> tokens(int count) {
    return IntStream.range(0, count).mapToObj(i -> "t" + i).toList();
  }

  private static Printed read(List<String> tokens) {
    TokenizerContent content =
        new TokenizerContent(
            "tokenizer.json", "tokenizer.json", tokens, new TreeMap<>(), Optional.empty());
    return new Printed(
        new Prints(Optional.of(TokenizerPrint.of(content, "tokenizer.json", "")), List.of()),
        Optional.of(content),
        List.of());
  }

  private static Printed code(String family, String mlp) {
    CodePrint print =
        new CodePrint(
            "modeling_x.py",
            "",
            Sketch.of(List.of("a", "b", mlp)),
            List.of(
                new CodeUnit(CodeUnit.Kind.CLASS, family + "Norm", family, "00", 40),
                new CodeUnit(CodeUnit.Kind.CLASS, family + "MLP", family + 1, mlp, 40)));
    return new Printed(
        new Prints(Optional.empty(), List.of(print)),
        Optional.empty(),
        List.of(new CodeFile(print, Map.of())));
  }
}
