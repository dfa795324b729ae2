package dev.pedigree.lineage.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.AtomicFile;
import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.crawl.text.JsonLayout;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Verdict;
import dev.pedigree.lineage.changes.News.Question;
import dev.pedigree.smoke.SmokeVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the program concluded one night, stored beside the snapshots so that their history tells
 * which verdicts changed.
 *
 * @param models by catalogue id
 * @param pairs the three answers of every pair with a page of its own
 */
public record Verdicts(
    SortedMap<String, OfModel> models, SortedMap<Pair, Map<Question, Answer>> pairs) {
  static final String FILE = "verdicts.json";

  /**
   * What was concluded about a model.
   *
   * @param listing fingerprint of its listing, or empty without an architecture
   * @param parameters as counted; 0 without an architecture
   * @param smoke verdict of its smoke check
   */
  record OfModel(String listing, long parameters, SmokeVerdict smoke) {}

  /** Two models, compared from a to b. */
  record Pair(String a, String b) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return a.equals(other.a) ? b.compareTo(other.b) : a.compareTo(other.a);
    }
  }

  /** The verdicts of an atlas. */
  public static Verdicts of(Atlas atlas) {
    SortedMap<String, OfModel> models = new TreeMap<>();
    atlas
        .entries()
        .forEach(
            (id, entry) ->
                models.put(
                    id,
                    new OfModel(
                        entry.architecture().map(Architecture::listingFingerprint).orElse(""),
                        entry.architecture().map(a -> a.parameters().total()).orElse(0L),
                        entry.smoke().map(s -> s.verdict()).orElse(SmokeVerdict.NOT_RUN))));
    SortedMap<Pair, Map<Question, Answer>> pairs = new TreeMap<>();
    atlas.comparisons().forEach(c -> pairs.put(new Pair(c.a(), c.b()), answers(c.verdict())));
    return new Verdicts(models, pairs);
  }

  private static Map<Question, Answer> answers(Verdict verdict) {
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    answers.put(Question.DESIGN, verdict.design());
    answers.put(Question.SHAPE, verdict.shape());
    answers.put(Question.WEIGHTS, verdict.weights().answer());
    return answers;
  }

  /** Writes the file into the folder of the snapshots; an unchanged one is not written. */
  public void write(Path snapshots) throws IOException {
    byte[] bytes = JsonLayout.of(json()).getBytes(StandardCharsets.UTF_8);
    Path file = snapshots.resolve(FILE);
    if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.createDirectories(snapshots);
      AtomicFile.write(file, bytes);
    }
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = json.putArray("models");
    models.forEach(
        (id, model) ->
            rows.addObject()
                .put("id", id)
                .put("listing", model.listing())
                .put("parameters", model.parameters())
                .put("smoke", model.smoke().word()));
    ArrayNode compared = json.putArray("pairs");
    pairs.forEach(
        (pair, answers) -> {
          ObjectNode row = compared.addObject().put("a", pair.a()).put("b", pair.b());
          answers.forEach((question, answer) -> row.put(question.word(), answer.word()));
        });
    return json;
  }

  /**
   * Reads the bytes of a file; rows with words that this program does not know are left out.
   *
   * @throws JsonProcessingException when they are not JSON
   */
  static Verdicts parse(byte[] bytes) throws JsonProcessingException {
    JsonNode json = JsonText.json(bytes);
    SortedMap<String, OfModel> models = new TreeMap<>();
    for (JsonNode row : json.path("models")) {
      SmokeVerdict smoke = word(SmokeVerdict.values(), SmokeVerdict::word, row.path("smoke"));
      if (smoke != null) {
        models.put(
            row.path("id").asText(),
            new OfModel(row.path("listing").asText(), row.path("parameters").asLong(), smoke));
      }
    }
    SortedMap<Pair, Map<Question, Answer>> pairs = new TreeMap<>();
    for (JsonNode row : json.path("pairs")) {
      Map<Question, Answer> answers = new EnumMap<>(Question.class);
      for (Question question : Question.values()) {
        Answer answer = word(Answer.values(), Answer::word, row.path(question.word()));
        if (answer != null && (!answer.fromNumbers() || question == Question.WEIGHTS)) {
          answers.put(question, answer);
        }
      }
      pairs.put(new Pair(row.path("a").asText(), row.path("b").asText()), answers);
    }
    return new Verdicts(models, pairs);
  }

  private static <E> E word(E[] values, Function<E, String> words, JsonNode text) {
    return Arrays.stream(values)
        .filter(value -> words.apply(value).equals(text.asText()))
        .findFirst()
        .orElse(null);
  }
}
