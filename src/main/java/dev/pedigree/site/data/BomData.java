package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.bom.Bom;
import dev.pedigree.lineage.bom.BomSubjects;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A bill of materials for each model. */
public final class BomData {
  private BomData() {}

  /** One that is listed on the page of data. */
  public record Row(Text name, String file) {}

  /** The path of the file of a model. */
  public static String file(String id) {
    String address = Addresses.model(id).replaceFirst("^models/", "").replaceFirst("/$", "");
    return "data/bom/" + address + ".cdx.json";
  }

  static List<Row> rows(View view) {
    return view.atlas().entries().keySet().stream()
        .map(id -> new Row(view.name(id), file(id)))
        .toList();
  }

  static void add(BiConsumer<String, byte[]> files, View view) {
    view.atlas().entries().values().forEach(e -> files.accept(file(e.id()), bytes(view, e)));
  }

  private static byte[] bytes(View view, Entry entry) {
    List<Edge> edges = new ArrayList<>(view.edgesTo(entry.id()));
    edges.addAll(view.edgesFrom(entry.id()));
    ObjectNode bom = Bom.of(BomSubjects.catalogued(entry, edges, view.atlas()));
    return DataFiles.bytes(bom);
  }
}
