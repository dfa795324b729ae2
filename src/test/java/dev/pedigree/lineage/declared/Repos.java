package dev.pedigree.lineage.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Words;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.PlainFile;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Made-up models with repositories, each a few lines. */
public final class Repos {
  private static final String COMMIT = "1f".repeat(20);
  private static final Words WORDS = new Words("", "", "", "", 0, 0, false);

  private final List<Model> models = new ArrayList<>();
  private final Map<String, Snapshot> snapshots = new TreeMap<>();

  /** What can be set of one model and its repository. */
  public static final class Draft {
    String released = "2024-01-01";
    String licence = "other";
    List<Parent> parents = List.of();
    List<String> aliases = List.of();
    JsonNode config = MissingNode.getInstance();
    JsonNode card = MissingNode.getInstance();
    List<WeightFile> files = List.of();
    List<PlainFile> plain = List.of();
    List<TensorPattern> tensors = List.of();
    List<HistoryEvent> history = List.of();
    boolean read = true;

    public Draft released(String date) {
      released = date;
      return this;
    }

    public Draft licence(String id) {
      licence = id;
      return this;
    }

    public Draft parent(String id, Relation relation) {
      return parents(new Parent(id, relation, "card", Text.same("")));
    }

    public Draft parents(Parent... all) {
      parents = List.of(all);
      return this;
    }

    public Draft aliases(String... names) {
      aliases = List.of(names);
      return this;
    }

    public Draft config(String json) {
      config = json(json);
      return this;
    }

    public Draft card(String json) {
      card = json(json);
      return this;
    }

    /** Weight files of a megabyte each, called and digested by these words. */
    public Draft files(String... oids) {
      files = new ArrayList<>();
      for (String oid : oids) {
        files.add(new WeightFile(oid + ".safetensors", "sha256:" + oid, 1_000_000, 500, 3));
      }
      return this;
    }

    public Draft files(WeightFile... all) {
      files = List.of(all);
      return this;
    }

    public Draft plain(String path, String oid) {
      plain = List.of(new PlainFile(path, oid));
      return this;
    }

    public Draft tensor(String name, String dtype, Long... shape) {
      tensors = List.of(new TensorPattern(name, dtype, List.of(shape)));
      return this;
    }

    public Draft history(HistoryEvent... events) {
      history = List.of(events);
      return this;
    }

    /** Its repository was rebuilt from published facts. */
    public Draft rebuilt() {
      read = false;
      return this;
    }
  }

  /** Adds a model. */
  public Repos add(String id, Draft draft) {
    models.add(
        new Model(
            id,
            Text.same(id.substring(id.indexOf('/') + 1)),
            Text.same("Lab"),
            "made",
            "",
            ReleaseDate.of(draft.released).orElseThrow(),
            "https://hub.example/" + id.replaceFirst("@.*", ""),
            id.contains("@") ? id.replaceFirst(".*@", "") : "",
            draft.licence,
            draft.parents,
            List.of(),
            Optional.empty(),
            WORDS,
            draft.aliases));
    Snapshot.Basis basis =
        draft.read
            ? new Live(
                new Revision(COMMIT, "2024-06-01T00:00:00Z", "main"),
                draft.history,
                Optional.empty(),
                draft.plain)
            : new Rebuilt(new TreeMap<>(), List.of());
    snapshots.put(
        id,
        new Snapshot(
            id, "", basis, draft.config, draft.card, draft.files, draft.tensors, List.of()));
    return this;
  }

  /** The snapshots, by id. */
  public Map<String, Snapshot> snapshots() {
    return snapshots;
  }

  /** The catalogue of all. */
  public Catalog catalog() {
    Text name = new Text("Pedigree", "模型谱系");
    Site site = new Site(name, name, "https://example.org", "", List.of(), List.of());
    return new Catalog(site, models, List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  /** The atlas of all. */
  public Atlas atlas() {
    return AtlasBuilder.build(catalog(), snapshots);
  }

  /** The origins of one of them. */
  public Origins origins(String id) {
    return OriginReader.all(catalog(), snapshots).get(id);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
