package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.lineage.Unlisted;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.DiffSentence;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Single rows of the data sets that grow with the number of models, for programs that never hold
 * all of them, and files of some rows.
 */
public final class DataRows {
  /** Twins of one listing. */
  public static final String LISTING = "listing";

  /** Twins of one design. */
  public static final String DESIGN = "design";

  private DataRows() {}

  /**
   * A row of the models.
   *
   * @param edges to its parents
   */
  public static ObjectNode model(Entry entry, List<Edge> edges) {
    return ModelData.json(entry, edges);
  }

  /** A row of the edges. */
  public static ObjectNode edge(Edge edge) {
    return EdgeData.json(edge);
  }

  /** Where an edge stands among all: by the child, then by its number among those of the child. */
  public static String edgePlace(String child, int number) {
    return String.format(Locale.ROOT, "%s %06d", child, number);
  }

  /**
   * Where a group stands among all: identical listings first, then the largest.
   *
   * @param same {@link #LISTING} or {@link #DESIGN}
   */
  public static String twinsPlace(String same, TwinGroup group) {
    return String.format(
        Locale.ROOT,
        "%d %010d %s",
        same.equals(LISTING) ? 0 : 1,
        Integer.MAX_VALUE - group.members().size(),
        group.members().get(0));
  }

  /**
   * A row of {@code comparisons}, which stand in the order of their {@code page}.
   *
   * @param names of models by catalogue id
   */
  public static ObjectNode comparison(Compared compared, Function<String, Text> names) {
    ObjectNode one = ComparedJson.of(compared);
    DataFiles.text(one, "sentence", DiffSentence.of(names, compared));
    return one.put("page", Addresses.diff(compared));
  }

  /**
   * A row of {@code twins}.
   *
   * @param same {@link #LISTING} or {@link #DESIGN}
   */
  public static ObjectNode twins(String same, TwinGroup group) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("same", same).put("fingerprint", group.fingerprint());
    ArrayNode members = one.putArray("members");
    group.members().forEach(members::add);
    ArrayNode unlisted = one.putArray("unlisted");
    group.unlisted().forEach(apart -> unlisted(unlisted.addObject(), apart));
    return one;
  }

  private static void unlisted(ObjectNode to, Unlisted apart) {
    to.put("key", apart.key());
    DataFiles.text(to, "name", apart.name());
    ArrayNode values = to.putArray("values");
    for (Unlisted.Value value : apart.values()) {
      ObjectNode one = values.addObject();
      DataFiles.text(one, "value", value.text());
      ArrayNode members = one.put("unknown", value.unknown()).putArray("members");
      value.members().forEach(members::add);
    }
  }

  /** A file in a folder of its own, {@code data/SET/FILE.json}, that has some rows of a set. */
  public static byte[] shard(String set, ArrayNode rows) {
    return DataFiles.bytes(set, "../schema/", rows);
  }
}
