package dev.pedigree.prints.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeComparisonTest {

  @Test
  void codeWithOtherNamesCommentsAndFormattingIsEqualAfterRenaming() throws UnreadableCode {
    CodePair pair = compared(Modules.LLAMA_LIKE, Modules.renamed());
    assertEquals(new CodePair.Count(3, 3, 3, 0), pair.classes());
    assertEquals(new CodePair.Count(7, 7, 7, 1), pair.functions());
    assertEquals(List.of(), pair.differ());
    assertEquals(pair.statementsA(), pair.statements());
    assertEquals(
        List.of(
            new CodePair.Renamed("HeronRMSNorm", "EgretRMSNorm"),
            new CodePair.Renamed("spread", "variance"),
            new CodePair.Renamed("HeronMLP", "EgretMLP"),
            new CodePair.Renamed("gate_proj", "up"),
            new CodePair.Renamed("inner_size", "intermediate"),
            new CodePair.Renamed("HeronBlock", "EgretBlock"),
            new CodePair.Renamed("HeronConfig", "EgretConfig"),
            new CodePair.Renamed("states", "hidden"),
            new CodePair.Renamed("kept", "residual"),
            new CodePair.Renamed("fold_pairs", "rotate"),
            new CodePair.Renamed("left", "first"),
            new CodePair.Renamed("right", "second")),
        pair.renames());
    assertTrue(pair.exact());
  }

  @Test
  void aFunctionOfTheLibraryIsNoNameThatCanBeChanged() throws UnreadableCode {
    CodePair pair = compared(Modules.LLAMA_LIKE, Modules.renamed().replace("F.silu", "F.gelu"));
    assertEquals(2, pair.classes().equal());
    assertEquals(List.of("HeronMLP.forward"), pair.differ());
    assertEquals(pair.statementsA() - 1, pair.statements());
  }

  @Test
  void aNumberAndAnOperatorAreNoNamesEither() throws UnreadableCode {
    assertEquals(
        List.of("HeronRMSNorm.forward"),
        compared(Modules.LLAMA_LIKE, Modules.LLAMA_LIKE.replace("pow(2)", "pow(3)")).differ());
    assertEquals(
        List.of("HeronBlock.forward"),
        compared(Modules.LLAMA_LIKE, Modules.LLAMA_LIKE.replace("kept + states", "kept - states"))
            .differ());
  }

  @Test
  void namesThatChangePlacesAreNotRenamed() throws UnreadableCode {
    CodePair pair =
        compared(
            Modules.LLAMA_LIKE,
            Modules.LLAMA_LIKE.replace("torch.cat((-right, left)", "torch.cat((-left, right)"));
    assertEquals(List.of("fold_pairs"), pair.differ());
  }

  @Test
  void theSameCodeIsEqualAsItIsWritten() throws UnreadableCode {
    CodePair pair = compared(Modules.LLAMA_LIKE, Modules.LLAMA_LIKE + "\n# more\n");
    assertEquals(new CodePair.Count(3, 3, 3, 3), pair.classes());
    assertEquals(List.of(), pair.renames());
    assertFalse(pair.sameFiles());
  }

  @Test
  void codeThatHasNothingToDoWithItHasNothingInCommon() throws UnreadableCode {
    CodePair pair =
        compared(
            Modules.LLAMA_LIKE,
            """
            import numpy as np

            class Tally:
                def __init__(self, words):
                    self.words = sorted(words, key=len)
                    self.total = 0

                def add(self, word):
                    while word in self.words:
                        self.words.remove(word)
                        self.total += np.abs(len(word) - 1)
            """);
    assertEquals(0, pair.classes().equal());
    assertEquals(0, pair.functions().equal());
    assertEquals(0, pair.statements());
    assertEquals(List.of(), pair.differ());
  }

  @Test
  void unitsThatAreTooShortAreNotCounted() throws UnreadableCode {
    CodePair pair = compared("class A(dict):\n    pass\n", "class B(dict):\n    pass\n");
    assertEquals(new CodePair.Count(0, 0, 0, 0), pair.classes());
    assertEquals(List.of(), pair.renames());
  }

  @Test
  void printsAloneTellTheSameButForTheNamesInside() throws UnreadableCode {
    List<CodeFile> a = stored(read(Modules.LLAMA_LIKE));
    List<CodeFile> b = stored(read(Modules.renamed()));
    CodePair pair = CodeComparison.models(a, b).orElseThrow();
    assertEquals(new CodePair.Count(3, 3, 3, 0), pair.classes());
    assertEquals(
        List.of(
            new CodePair.Renamed("HeronRMSNorm", "EgretRMSNorm"),
            new CodePair.Renamed("HeronMLP", "EgretMLP"),
            new CodePair.Renamed("HeronBlock", "EgretBlock"),
            new CodePair.Renamed("fold_pairs", "rotate")),
        pair.renames());
    assertFalse(pair.exact());
  }

  @Test
  void modelsAndConfigurationsAreComparedApart() throws UnreadableCode {
    CodeReader reader = new CodeReader();
    reader.add(source("modeling_heron.py", Modules.LLAMA_LIKE));
    reader.add(
        source(
            "configuration_heron.py",
            """
            class HeronConfig(dict):
                def __init__(self, hidden_size=64, inner_size=256, **rest):
                    self.hidden_size = hidden_size
                    self.inner_size = inner_size
            """));
    List<CodeFile> both = reader.files();
    assertEquals(
        List.of("configuration_heron.py"),
        CodeComparison.configurations(both, both).orElseThrow().filesA());
    assertEquals(Optional.empty(), CodeComparison.configurations(both, read(Modules.LLAMA_LIKE)));
    assertEquals(
        new CodePair.Count(3, 3, 3, 3),
        CodeComparison.models(both, read(Modules.LLAMA_LIKE)).orElseThrow().classes());
  }

  @Test
  void aPrintIsSmallAndIsReadBackAsItWas() throws UnreadableCode {
    CodePrint print = read(Modules.LLAMA_LIKE).get(0).print();
    String json = CodePrintJson.write(print).toString();
    assertEquals(Optional.of(print), CodePrintJson.read(CodePrintJson.write(print)));
    assertTrue(json.length() < 1500, json.length() + " characters");
    assertEquals(
        Optional.empty(), CodePrintJson.read(CodePrintJson.write(print).put("version", 9)));
    assertEquals(
        Optional.empty(),
        CodePrintJson.read(CodePrintJson.write(print).set("units", CodePrintJson.write(print))));
  }

  private static CodePair compared(String a, String b) throws UnreadableCode {
    return CodeComparison.models(read(a), read(b)).orElseThrow();
  }

  private static List<CodeFile> read(String text) throws UnreadableCode {
    CodeReader reader = new CodeReader();
    reader.add(source("modeling_x.py", text));
    return reader.files();
  }

  private static List<CodeFile> stored(List<CodeFile> files) {
    return files.stream()
        .map(file -> CodePrintJson.read(CodePrintJson.write(file.print())).orElseThrow())
        .map(print -> new CodeFile(print, Map.of()))
        .toList();
  }

  private static CodeReader.Source source(String path, String text) {
    return new CodeReader.Source(path, "", text.getBytes(StandardCharsets.UTF_8));
  }
}
