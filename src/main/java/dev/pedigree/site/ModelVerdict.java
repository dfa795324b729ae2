package dev.pedigree.site;

import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.language.Dates;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known of a model, in sentences for a reader without background: what it is, which earlier
 * model computes most like it, and whose weights it is said or shown to have. They say no more than
 * the sections below them.
 */
final class ModelVerdict {
  private ModelVerdict() {}

  static List<Text> of(View view, Entry entry, ModelRow row) {
    List<Text> sentences = new ArrayList<>();
    sentences.add(what(row));
    if (entry.architecture().isPresent()) {
      sentences.add(design(row));
    }
    sentences.addAll(weights(view, entry));
    outputs(view, entry).ifPresent(sentences::add);
    return sentences;
  }

  private static Text what(ModelRow row) {
    Text date = Dates.written(row.released().toString());
    return row.parameters() > 0
        ? View.text(
            "model.verdict.what",
            Map.of(
                "organisation", row.organisation(),
                "parameters", Numbers.worded(row.parameters()),
                "date", date))
        : View.text(
            "model.verdict.what.uncounted",
            Map.of("organisation", row.organisation(), "date", date));
  }

  private static Text design(ModelRow row) {
    if (row.standing().isEmpty()) {
      return View.text("model.verdict.first");
    }
    if (!row.standing().equals("one")) {
      return View.text(
          row.standing().equals("tied") ? "model.verdict.tied" : "model.verdict.open",
          Map.of("names", row.names()));
    }
    NearRow near = row.near().get(0);
    return near.identical()
        ? View.text("model.verdict.identical", Map.of("name", near.name()))
        : View.text(
            "model.verdict.near", Map.of("name", near.name(), "lines", row.lines().orElseThrow()));
  }

  /** A sentence for each grade of what is said or shown of its weights. */
  private static List<Text> weights(View view, Entry entry) {
    Map<Edge.Grade, TreeSet<String>> parents = new EnumMap<>(Edge.Grade.class);
    for (Edge edge : view.edgesTo(entry.id())) {
      if (edge.relation().sharesWeights() && edge.state().grade() != Edge.Grade.INFERRED) {
        parents.computeIfAbsent(edge.state().grade(), g -> new TreeSet<>()).add(edge.parent());
      }
    }
    List<Text> sentences = new ArrayList<>();
    if (parents.isEmpty()) {
      sentences.add(View.text("model.verdict.weights.none"));
    }
    parents.forEach(
        (grade, ids) -> {
          List<Text> names = ids.stream().map(id -> name(view, entry, id)).toList();
          sentences.add(View.text(key(grade), Map.of("names", Text.list(names))));
        });
    return sentences;
  }

  /** Whose outputs it is said to have learned from, which hands down no weights. */
  private static Optional<Text> outputs(View view, Entry entry) {
    List<Text> names =
        view.edgesTo(entry.id()).stream()
            .filter(e -> e.relation() == Relation.DISTILLED && e.state().drawn())
            .map(Edge::parent)
            .distinct()
            .sorted()
            .map(id -> name(view, entry, id))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(View.text("model.verdict.outputs", Map.of("names", Text.list(names))));
  }

  private static String key(Edge.Grade grade) {
    return switch (grade) {
      case PROVED -> "model.verdict.weights.proved";
      case DECLARED -> "model.verdict.weights.declared";
      case DISPUTED -> "model.verdict.weights.disputed";
      case CONTRADICTED -> "model.verdict.weights.contradicted";
      case INFERRED -> throw new IllegalArgumentException("nothing is inferred of weights");
    };
  }

  /** The name of a parent, as the catalogue has it or else as the claim writes it. */
  private static Text name(View view, Entry entry, String id) {
    Optional<Text> claimed =
        entry.model().parents().stream()
            .filter(parent -> parent.model().equals(id))
            .map(Parent::name)
            .findFirst();
    return view.entry(id).isPresent() ? view.name(id) : claimed.orElse(Text.same(id));
  }
}
