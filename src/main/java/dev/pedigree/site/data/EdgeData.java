package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Distance;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The data set of edges, as JSON and CSV; each edge names its layer. */
final class EdgeData {
  private EdgeData() {}

  static List<DataShards.Row> rows(Atlas atlas) {
    List<DataShards.Row> rows = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (Edge edge : atlas.edges()) {
      int number = numbers.merge(edge.child(), 1, Integer::sum) - 1;
      rows.add(new DataShards.Row(DataRows.edgePlace(edge.child(), number), () -> json(edge)));
    }
    return rows;
  }

  static ObjectNode json(Edge edge) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("parent", edge.parent()).put("child", edge.child());
    one.put("layer", edge.layer().word());
    one.put("relation", edge.relation().word()).put("state", edge.state().word());
    one.put("grade", edge.state().grade().word());
    edge.distance().ifPresent(distance -> ComparedJson.put(one, distance));
    one.put("ghost", edge.ghost());
    ObjectNode direction = one.putObject("direction").put("by", edge.direction().by().word());
    DataFiles.text(direction, "reason", edge.direction().reason());
    evidence(one.putArray("evidence"), edge.evidence());
    return one;
  }

  /** Evidence as {@code [{kind, sentence: {en, zh}, source}]}. */
  static void evidence(ArrayNode to, List<Evidence> evidence) {
    for (Evidence piece : evidence) {
      ObjectNode one = to.addObject().put("kind", piece.kind().word());
      DataFiles.text(one, "sentence", piece.sentence());
      one.put("source", piece.source());
    }
  }

  static byte[] csv(Atlas atlas) {
    Csv csv =
        new Csv(
            "parent",
            "child",
            "relation",
            "state",
            "lines",
            "unknown-lines",
            "ghost",
            "layer",
            "grade",
            "direction");
    for (Edge e : atlas.edges()) {
      csv.row(
          e.parent(),
          e.child(),
          e.relation().word(),
          e.state().word(),
          e.distance().<Object>map(Distance::lines).orElse(""),
          e.distance().<Object>map(Distance::unknown).orElse(""),
          e.ghost(),
          e.layer().word(),
          e.state().grade().word(),
          e.direction().by().word());
    }
    return csv.bytes();
  }
}
