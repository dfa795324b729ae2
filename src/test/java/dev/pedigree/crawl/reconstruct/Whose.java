package dev.pedigree.crawl.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.snapshot.Rebuilt.Of;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose configuration a place shows, when it is written in the evidence of a model.
 *
 * @param model the repository that the evidence is about
 * @param parents the repositories whose weights it was made from
 */
record Whose(String model, List<String> parents) {
  private static final Pattern ID = Pattern.compile("[\\w.-]+/[\\w.-]+");
  private static final Pattern NAMED_FILE =
      Pattern.compile("/([\\w.-]+)--([\\w.-]+)_config\\.json");
  private static final Pattern BASE = Pattern.compile("base model|weight parent|, its base$");
  private static final Pattern DESCENDANT =
      Pattern.compile("descendant|Instruct-v0\\.3|[gG]emma-3-27b-it");
  private static final Pattern SERIES =
      Pattern.compile("sibling|size-independent|series|later .* revisions");

  /** Places that are of another model, which only somebody who knows the models can tell. */
  private static final Map<String, Of> KNOWN =
      Map.of(
          "stablelm-2-zephyr-1_6b", Of.DESCENDANT,
          "mimo-7B-rl.sh", Of.DESCENDANT,
          "public copy of LFM2.5-1.2B", Of.DESCENDANT,
          "qwen2_1_5b", Of.SERIES);

  static Whose of(JsonNode facts) {
    List<String> parents = new ArrayList<>();
    facts.at("/lineage/weight_parents").forEach(p -> parents.add(bare(p.get("id").asText())));
    return new Whose(bare(facts.get("hub_id").asText()), parents);
  }

  /** Empty when it is the configuration of a model that is no relative. */
  Optional<Of> of(String place, List<String> notes) {
    for (Map.Entry<String, Of> known : KNOWN.entrySet()) {
      if (place.contains(known.getKey())) {
        return Optional.of(known.getValue());
      }
    }
    String words = String.join("; ", notes) + "; " + place;
    if (BASE.matcher(words).find()) {
      return Optional.of(Of.BASE);
    }
    if (DESCENDANT.matcher(words).find()) {
      return Optional.of(Of.DESCENDANT);
    }
    if (SERIES.matcher(words).find()) {
      return Optional.of(Of.SERIES);
    }
    return named(place, notes).map(this::relative).orElse(Optional.of(Of.MODEL));
  }

  private static Optional<String> named(String place, List<String> notes) {
    for (String note : notes) {
      if (ID.matcher(note).matches()) {
        return Optional.of(bare(note));
      }
    }
    Matcher file = NAMED_FILE.matcher(place);
    return file.find() ? Optional.of(bare(file.group(1) + "/" + file.group(2))) : Optional.empty();
  }

  private Optional<Of> relative(String named) {
    String name = name(named);
    if (name.equals(name(model))) {
      return Optional.of(Of.MODEL);
    }
    if (parents.contains(named)) {
      return Optional.of(Of.BASE);
    }
    if (name.startsWith(name(model).replace("-BF16", "") + "-")) {
      return Optional.of(Of.DESCENDANT);
    }
    return organisation(named).equals(organisation(model))
        ? Optional.of(Of.SERIES)
        : Optional.empty();
  }

  /** Without a note, and Llama 3.1 by its present name. */
  private static String bare(String id) {
    return id.replaceFirst(" \\(.*", "").replace("/Meta-Llama-3.1", "/Llama-3.1");
  }

  private static String name(String id) {
    return id.substring(id.indexOf('/') + 1);
  }

  private static String organisation(String id) {
    return id.substring(0, id.indexOf('/'));
  }
}
