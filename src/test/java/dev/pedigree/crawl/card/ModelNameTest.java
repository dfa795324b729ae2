package dev.pedigree.crawl.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNameTest {
  @ParameterizedTest
  @CsvSource({
    "lab/Heron-7B, Heron-7B, true",
    "lab/Heron-7B, lab/heron_7b, true",
    "lab/Heron-7B@v1, **Heron 7B**, true",
    "https://example.org/lab/Heron-7B.git/, Heron-7B, true",
    "lab/Heron-7B, Heron, false",
    "lab/Heron-7B-Chat, Heron-7B, false",
    "lab/Heron-7B, '', false",
  })
  void aNameIsTheModelsWhateverItsMarksAndCase(String id, String text, boolean is) {
    assertEquals(is, new ModelName(id).is(text));
  }

  @ParameterizedTest
  @CsvSource({
    "lab/Heron-7B-Chat, Heron-7B, true",
    "lab/Heron-7B-Instruct-v2, Heron-7B, true",
    "lab/Heron-7B-bf16-GGUF, Heron-7B, true",
    "lab/Heron-7B-Coder, Heron-7B, false",
    "lab/Heron-7B, Heron-7B-Chat, false",
    "lab/it, it, false",
  })
  void anEditionMayBeLeftOut(String id, String text, boolean means) {
    assertEquals(means, new ModelName(id).means(text));
  }

  @ParameterizedTest
  @CsvSource({
    "lab/Heron-7B, the 13B model, true",
    "lab/Heron-7B, the 7b model, false",
    "lab/Heron-8x7B, 'Heron 7B, dense', false",
    "lab/Heron-7B, Heron-8x22B, true",
    "lab/Heron-7B, trained on 2T tokens, true",
    "lab/Heron-7B, version 13 beta, false",
  })
  void aSizeOfAnotherModelIsNoticed(String id, String text, boolean another) {
    assertEquals(another, new ModelName(id).speaksOfAnother(text));
  }
}
