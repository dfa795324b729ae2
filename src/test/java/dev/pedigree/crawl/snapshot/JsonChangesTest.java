package dev.pedigree.crawl.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonChangesTest {
  @Test
  void keysThatCameWentOrChangedAreTold() throws JsonProcessingException {
    assertEquals(
        List.of(
            new Change("c.json", "added", "", "[1,2]"),
            new Change("c.json", "changed", "\"a\"", "\"b\""),
            new Change("c.json", "removed", "null", "")),
        between(
            "{'removed':null,'changed':'a','same':1}", "{'same':1,'changed':'b','added':[1,2]}"));
  }

  @Test
  void keysOfNestedObjectsAreJoinedByDots() throws JsonProcessingException {
    assertEquals(
        List.of(new Change("c.json", "rope.scaling.factor", "2", "4")),
        between(
            "{'rope':{'scaling':{'factor':2,'type':'x'}}}".replace("'x'", "'y'"),
            "{'rope':{'scaling':{'factor':4,'type':'y'}}}"));
    assertEquals(
        List.of(new Change("c.json", "rope", "{}", ""), new Change("c.json", "rope.type", "", "1")),
        between("{'rope':{}}", "{'rope':{'type':1}}"));
  }

  @Test
  void aNumberWrittenOtherwiseHasNotChanged() throws JsonProcessingException {
    assertEquals(List.of(), between("{'theta':10000}", "{'theta':10000.0}"));
    assertEquals(
        List.of(new Change("c.json", "theta", "10000", "10000.5")),
        between("{'theta':10000}", "{'theta':10000.5}"));
    assertEquals(
        List.of(new Change("c.json", "theta", "1", "\"1\"")),
        between("{'theta':1}", "{'theta':'1'}"));
  }

  @Test
  void aLongValueIsShownByItsStart() throws JsonProcessingException {
    List<Change> changes = between("{}", "{'a':'" + "x".repeat(400) + "'}");
    assertEquals("\"\\\"" + "x".repeat(299) + "…\"", changes.get(0).after());
  }

  private static List<Change> between(String before, String after) throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    return JsonChanges.between(
        "c.json",
        json.readTree(before.replace('\'', '"')),
        json.readTree(after.replace('\'', '"')));
  }
}
