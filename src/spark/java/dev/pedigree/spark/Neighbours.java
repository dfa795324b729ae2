package dev.pedigree.spark;

import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.lineage.Kinsfolk;
import dev.pedigree.lineage.Portrait;
import dev.pedigree.lineage.declared.FileIndex;
import dev.pedigree.lineage.declared.HeldFiles;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.declared.OriginReader;
import dev.pedigree.lineage.declared.Origins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** A model and those that it may be related to, from their rows. Describes them when asked. */
final class Neighbours implements Kinsfolk {
  private final Map<String, Model> models = new HashMap<>();
  private final Map<String, String> snapshots = new HashMap<>();
  private final Map<String, Portrait> portraits = new HashMap<>();
  private final Map<String, Origins> origins = new HashMap<>();
  private final List<ModelNames.Name> names = new ArrayList<>();
  private final List<HeldFiles> held = new ArrayList<>();
  private final OriginReader reader;
  private final Portraits described;

  /**
   * @param rows of {@code model, snapshot, held, names}
   * @param described what was described before
   */
  Neighbours(Iterator<Row> rows, Portraits described) {
    this.described = described;
    rows.forEachRemaining(
        row -> {
          Model model = Wire.read(Tables.text(row, "model"), Model.class);
          models.put(model.id(), model);
          snapshots.put(model.id(), Tables.text(row, "snapshot"));
          names.addAll(Named.names(row));
          Optional.ofNullable(Tables.text(row, "held"))
              .ifPresent(text -> held.add(Wire.read(text, HeldFiles.class)));
        });
    held.sort(
        Comparator.comparing((HeldFiles h) -> models.get(h.model()).released())
            .thenComparing(HeldFiles::model));
    this.reader = new OriginReader(ModelNames.of(names), FileIndex.of(held));
  }

  @Override
  public Optional<Model> model(String id) {
    return Optional.ofNullable(models.get(id));
  }

  @Override
  public Optional<Portrait> portrait(String id) {
    return model(id)
        .map(model -> portraits.computeIfAbsent(id, i -> described.of(model, snapshots.get(id))));
  }

  @Override
  public Origins origins(String id) {
    return origins.computeIfAbsent(
        id,
        i -> {
          Optional<Snapshot> snapshot = portrait(id).flatMap(Portrait::snapshot);
          return reader.of(Objects.requireNonNull(models.get(id)), snapshot);
        });
  }
}
