package dev.pedigree.crawl.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which cells of a table are about the model of the card. */
class CardTableTest {
  @Test
  void aColumnWithTheNameOfTheModelIsIts() {
    assertEquals(
        "Model=Heron-7B Layers=32 Width=4096",
        read(
            "| Model | Heron-7B | Heron-13B |",
            "|---|---|---|",
            "| Layers | 32 | 40 |",
            "| Width | 4096 | 5120 |"));
  }

  @Test
  void aRowWithTheNameOfTheModelIsIts() {
    assertEquals(
        "Model=Heron-7B Layers=32 Hidden size=4096",
        read(
            "Model | Layers | Hidden size",
            ":-- | :-: | --:",
            "Heron-13B | 40 | 5120",
            "Heron-7B | 32 | 4096"));
  }

  @Test
  void theOnlyRowOfATableOfNothingButSizesIsTheModels() {
    assertEquals(
        "Layers=32 Hidden size=4096",
        read("| Layers | Hidden size |", "|---|---|", "| 32 | 4096 |"));
  }

  @Test
  void aPlainListOfValuesIsTheModels() {
    assertEquals(
        "Hyperparameter=Value Layers=32",
        read("| Hyperparameter | Value |", "|---|---|", "| Layers | 32 |"));
    assertEquals("Layers=32 Heads=8", read("| Layers | 32 |", "|---|---|", "| Heads | 8 |"));
    assertEquals("参数=数值 层数=32", read("| 参数 | 数值 |", "|---|---|", "| 层数 | 32 |"));
  }

  @Test
  void aBarThatIsEscapedEndsNoCell() {
    assertEquals("Key=Value a \\| b=32", read("| Key | Value |", "|---|---|", "| a \\| b | 32 |"));
  }

  @Test
  void aTableOfOtherModelsSaysNothing() {
    assertEquals("", read("| Model | Layers | Heads |", "|---|---|---|", "| Crane-7B | 32 | 32 |"));
    assertEquals("", read("| Size | 13B |", "|---|---|", "| Layers | 40 |"));
  }

  @Test
  void twoColumnsWithTheSameNameAreBothLeftAlone() {
    assertEquals("", read("| | Heron-7B | Heron-7B |", "|---|---|---|", "| Layers | 32 | 40 |"));
  }

  @Test
  void linesWithBarsThatAreNoTableSayNothing() {
    assertEquals("", read("| Key | Value |", "| Layers | 32 |", "| Heads | 8 |"));
    assertEquals("", read("| Key | Value |", "|---|---|"));
  }

  private static String read(String... lines) {
    List<CardTable.Row> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(new CardTable.Row(rows.size() + 1, line));
    }
    return CardTable.read(rows, new ModelName("lab/Heron-7B")).stream()
        .map(cell -> cell.label() + "=" + cell.value())
        .collect(Collectors.joining(" "));
  }
}
