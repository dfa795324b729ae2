package dev.pedigree.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {
  @Test
  void anIdIsTakenApartIntoRepositoryAndRevision() {
    ModelId id = ModelId.of("01-ai/Yi-34B@original");
    assertEquals(new ModelId("01-ai/Yi-34B", "original"), id);
    assertEquals("01-ai", id.organisation());
    assertEquals("Yi-34B", id.name());
    assertEquals("01-ai/Yi-34B@original", id.toString());
    assertEquals("01-ai/Yi-34B", ModelId.of("01-ai/Yi-34B").toString());
  }

  @Test
  void aRevisionMayHaveSlashesAndMoreSigns() {
    assertEquals(new ModelId("a/b", "refs/pr/1@x"), ModelId.of("a/b@refs/pr/1@x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "01-ai/Yi-1.5_34B", "a/b@v1.0", "A/B@0123456789abcdef"})
  void whatCanBeAFolderAndAFileIsAGoodId(String id) {
    assertEquals(true, ModelId.isGood(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "a/", "/b", "a/b/c", "../b", "a/..", "a/b..c", "a/b.", "a/b@", "-a/b", "a/b@c/d",
        "a/b c"
      })
  void whatCouldLeaveItsFolderOrBreakAnAddressIsNot(String id) {
    assertEquals(false, ModelId.isGood(id));
  }
}
