package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.reading.PaperArchitecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Paper;
import dev.pedigree.catalog.PaperFact;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Precedent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Made-up models known from a paper, in LLaMA's design but for the given changes. */
public final class Drafts {
  private static final Words NO_WORDS = new Words("", "", "", "", 0, 0, false);

  private final List<Model> models = new ArrayList<>();
  private List<Comparison> comparisons = List.of();
  private List<List<String>> chains = List.of();
  private final List<Precedent> precedents = new ArrayList<>();
  private String family = "";

  /** Adds a model in LLaMA's design with these other values; the value "?" means unknown. */
  public Drafts model(String id, String released, Object... changes) {
    return model(id, released, List.of(), changes);
  }

  Drafts child(String id, String released, String parent, Relation relation, Object... changes) {
    return model(
        id, released, List.of(new Parent(parent, relation, "card", Text.same(""))), changes);
  }

  /** The models that follow are of one family and release; without one, each is of its own. */
  Drafts in(String release) {
    family = release;
    return this;
  }

  /** A work that had an element. */
  Drafts precedent(String trait, String element, String work, String date) {
    precedents.add(
        new Precedent(
            trait,
            element,
            Precedent.Kind.USED,
            work,
            ReleaseDate.of(date).orElseThrow(),
            "https://example.org/work",
            Text.same(""),
            NOWHERE));
    return this;
  }

  public Drafts chain(String... ids) {
    chains = List.of(List.of(ids));
    return this;
  }

  public Drafts compare(String a, String b) {
    comparisons = List.of(new Comparison(a, b));
    return this;
  }

  public Atlas atlas() {
    return AtlasBuilder.build(catalog(), Map.of());
  }

  Catalog catalog() {
    models.sort(Comparator.comparing(Model::id));
    Text nothing = new Text("", "");
    Site site = new Site(nothing, nothing, "", "", comparisons, chains);
    return new Catalog(
        site, List.copyOf(models), List.of(), List.of(), List.of(), precedents, Map.of());
  }

  private Drafts model(String id, String released, List<Parent> parents, Object... changes) {
    Map<String, Object> structure = llama();
    Map<String, Object> sizes = new LinkedHashMap<>(Map.of("layers", 32, "width", 4096));
    for (int i = 0; i < changes.length; i += 2) {
      String named = (String) changes[i];
      // A trait goes before a size of its name, unless it says that it is a size.
      String key = named.replaceFirst("^size\\.", "");
      boolean size = !key.equals(named) || !structure.containsKey(key);
      (size && Size.of(key).isPresent() ? sizes : structure).put(key, changes[i + 1]);
    }
    Paper paper = new Paper("a paper", "", facts(sizes), facts(structure), 0, Text.same(""));
    assertEquals(List.of(), PaperArchitecture.of(paper).findings());
    models.add(
        new Model(
            id,
            Text.same(id),
            Text.same(""),
            family.isEmpty() ? id : family,
            family,
            ReleaseDate.of(released).orElseThrow(),
            "",
            "",
            "",
            parents,
            List.of(),
            Optional.of(paper),
            NO_WORDS));
    return this;
  }

  private static final Location NOWHERE = Location.of("");

  private static Map<String, PaperFact> facts(Map<String, Object> values) {
    Map<String, PaperFact> facts = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            facts.put(
                key,
                "?".equals(value)
                    ? new PaperFact("unknown", "unknown", NOWHERE)
                    : new PaperFact(value, "paper", NOWHERE)));
    return facts;
  }

  private static Map<String, Object> llama() {
    Map<String, Object> structure = new LinkedHashMap<>();
    structure.put("tied_embeddings", false);
    structure.put("embed_norm", false);
    structure.put("embed_scale", "none");
    structure.put("position", "rope");
    structure.put("rope_pairing", "half");
    structure.put("rope_fraction", 1.0);
    structure.put("rope_scaling", "none");
    structure.put("rope_local_base", false);
    structure.put("residual", "sequential");
    structure.put("norm_placement", "pre");
    structure.put("residual_scale", "none");
    structure.put("norm", "rms");
    structure.put("norm_bias", false);
    structure.put("attention", "MHA");
    structure.put("attn_bias", "none");
    structure.put("qk_norm", "none");
    structure.put("attn_window", "none");
    structure.put("attn_softcap", false);
    structure.put("attn_scale", "head_dim**-0.5");
    structure.put("attn_sinks", false);
    structure.put("ffn", "glu");
    structure.put("activation", "silu");
    structure.put("ffn_bias", false);
    structure.put("moe_router", null);
    structure.put("moe_shared_experts", false);
    structure.put("moe_dense_first_layers", false);
    structure.put("moe_group_limited", false);
    structure.put("final_norm", true);
    structure.put("head_bias", false);
    structure.put("logit_scale", "none");
    structure.put("logit_softcap", false);
    structure.put("head_rows_normalised", false);
    structure.put("multi_token_head", false);
    return structure;
  }
}
