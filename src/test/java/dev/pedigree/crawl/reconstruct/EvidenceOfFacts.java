package dev.pedigree.crawl.reconstruct;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Rebuilt.Check;
import dev.pedigree.crawl.snapshot.Rebuilt.Of;
import dev.pedigree.crawl.snapshot.Rebuilt.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the evidence in {@code facts.json}, where researchers wrote it down in words. */
final class EvidenceOfFacts {
  private static final Pattern FILE =
      Pattern.compile("([\\w.-]+/[\\w.-]+)(?:/([^@#\\s]+))?(?:@([0-9a-f]{7,40}))?(?:#(\\S+))?");

  private static final Pattern NOTES = Pattern.compile(" \\(([^()]*)\\)");
  private static final Pattern INDEX_IDS = Pattern.compile("[;,]? ?index ids?( \\d+,?)+");

  /** A key in a file that holds several configurations: a short name, or an id. */
  private static final Pattern ENTRY =
      Pattern.compile("[a-z][\\w.-]*\\d[\\w.-]*|deepseek|[\\w.-]+/[\\w.-]+");

  private static final Pattern SEVERAL = Pattern.compile(".*\\.py|.*all_configs\\.json");

  /** Pointers to other evidence, memory, and the shapes of a base model that were only stated. */
  private static final Pattern NOWHERE = Pattern.compile("^see |memory|^first collection");

  /** How the program was run: it made the tensors without their numbers. */
  private static final String META = " on the meta device";

  private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");

  private EvidenceOfFacts() {}

  static Rebuilt read(Path folder) throws IOException {
    ObjectMapper json =
        JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    JsonNode facts = json.readTree(folder.resolve("facts.json").toFile());
    Path file = folder.resolve("config.json"); // adapters have another
    JsonNode config = Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode();
    JsonNode evidence = facts.get("evidence");
    SortedMap<String, List<Place>> keys = new TreeMap<>();
    Whose whose = Whose.of(facts);
    for (String key : keys(config, evidence.get("config"))) {
      Set<Place> places = new LinkedHashSet<>();
      for (String at : List.of(key, key.replaceFirst("^text_config\\.", ""))) {
        evidence
            .get("config")
            .path(at)
            .forEach(s -> place(s.textValue(), whose).ifPresent(places::add));
      }
      keys.put(key, List.copyOf(places));
    }
    return new Rebuilt(keys, checks(facts));
  }

  /** The keys of a configuration; nested ones where the evidence is about them. */
  private static List<String> keys(JsonNode config, JsonNode evidence) {
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, JsonNode> key : config.properties()) {
      JsonNode seen = evidence.path(key.getKey());
      boolean inside = key.getKey().equals("text_config") && seen.isMissingNode();
      if (inside || seen.path(0).asText().startsWith("see ")) {
        key.getValue().fieldNames().forEachRemaining(f -> keys.add(key.getKey() + "." + f));
      } else {
        keys.add(key.getKey());
      }
    }
    return keys;
  }

  /**
   * {@code config-file:OWNER/NAME/PATH@COMMIT#ENTRY (note)}; a place in words if it is no file,
   * none if it cannot be looked at or shows a model that is no relative.
   */
  private static Optional<Place> place(String written, Whose whose) {
    if (NOWHERE.matcher(written).find()) {
      return Optional.empty();
    }
    String place = written.substring(written.indexOf(':') + 1).strip();
    List<String> notes = new ArrayList<>();
    Matcher note = NOTES.matcher(place);
    while (note.find()) {
      notes.add(note.group(1));
    }
    Optional<Of> of = whose.of(place, notes);
    if (of.isEmpty()) {
      return Optional.empty();
    }
    String bare = note.replaceAll("");
    Matcher file = FILE.matcher(bare);
    boolean prose = written.startsWith("card:") || written.startsWith("paper:");
    if (!prose && file.matches() && !bare.contains("...")) {
      String entry = text(file.group(4));
      for (String one :
          SEVERAL.matcher(text(file.group(2))).matches() ? notes : List.<String>of()) {
        entry = entry.isEmpty() && ENTRY.matcher(one).matches() ? one : entry;
      }
      return Optional.of(
          new Place(file.group(1), text(file.group(2)), text(file.group(3)), entry, of.get()));
    }
    String words =
        INDEX_IDS
            .matcher(place)
            .replaceAll("")
            .replace(" ()", "")
            .replace("(; ", "(")
            .replaceFirst("^gallery", "llm-architecture-gallery")
            .replaceFirst("^huggingface.co page \\(stored copy\\) of ", "hub page of ");
    return Optional.of(new Place("", prefix(written) + words, "", "", of.get()));
  }

  private static String prefix(String written) {
    return written.startsWith("card:")
        ? "model card: "
        : written.startsWith("paper:") ? "arXiv " : "";
  }

  private static List<Check> checks(JsonNode facts) {
    List<Check> checks = new ArrayList<>();
    JsonNode sizes = facts.at("/storage/known_size_check");
    boolean all = sizes.path("equal").asInt() == sizes.path("of_files").asInt(-1);
    if (all && !sizes.path("source").asText().contains("memory")) {
      repository(sizes.path("source").asText())
          .ifPresent(
              r -> checks.add(new Check(Check.Kind.FILE_SIZES, r, sizes.get("equal").asLong())));
    }
    for (JsonNode check : facts.path("size_checks")) {
      String what = check.path("what").asText();
      if (check.path("equal").asBoolean() && !what.contains("memory")) {
        repository(what)
            .ifPresent(
                r -> checks.add(new Check(Check.Kind.TOTAL_SIZE, r, check.get("value").asLong())));
      }
    }
    count(facts).ifPresent(checks::add);
    String names = facts.at("/evidence/tensor_names_and_shapes").asText().replace("code:", "");
    if (!names.startsWith("tools/")) { // nothing public
      checks.add(
          new Check(
              names.contains("re-run") || names.contains(META)
                  ? Check.Kind.PROGRAM_RUN
                  : Check.Kind.PROGRAM_READ,
              names.replaceFirst(META + ".*|(, independently re-run|, read not run)? \\(.*", ""),
              0));
    }
    return checks;
  }

  /** The published number of parameters that agrees best, unless it is remembered or a name. */
  private static Optional<Check> count(JsonNode facts) {
    Check best = null;
    for (JsonNode published : facts.at("/parameters/published")) {
      String source = published.get("source").asText();
      String verdict = published.get("verdict").asText();
      boolean exact = verdict.equals("exact");
      boolean seen = !source.contains("memory") && !source.equals("name") && !source.equals("eco");
      if (seen && (exact || verdict.startsWith("agrees")) && (best == null || exact)) {
        best =
            new Check(
                exact ? Check.Kind.COUNT : Check.Kind.ROUNDED_COUNT,
                source(source),
                published.get("published").asLong());
      }
    }
    return Optional.ofNullable(best);
  }

  private static String source(String source) {
    if (source.startsWith("paper:")) {
      return "arXiv " + source.substring("paper:".length());
    }
    return source.contains("papers.md")
        ? "paper"
        : source
            .replaceFirst("^file:", "")
            .replaceFirst("^index total_size of (\\S+) / \\d.*", "$1")
            .replaceFirst("^gallery", "llm-architecture-gallery");
  }

  private static Optional<String> repository(String words) {
    Matcher found = REPOSITORY.matcher(words.replace("file:", ""));
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }
}
