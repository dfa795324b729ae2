package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.card.CardClaim;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.PlainFile;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Converts snapshots to JSON and back. */
final class SnapshotJson {
  /** Version of the form, raised when older readers would misread newer files. */
  static final int SCHEMA = 1;

  private static final String REBUILT = "reconstructed";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SnapshotJson() {}

  /** Thrown when JSON does not have the form of a snapshot. */
  static final class BadForm extends Exception {
    BadForm(String what) {
      super(what);
    }
  }

  static ObjectNode write(Snapshot s) {
    ObjectNode json = NODES.objectNode();
    json.put("schema", SCHEMA);
    json.put("id", s.id());
    json.put("source", s.source());
    if (s.basis() instanceof Live live) {
      live(json, live);
    } else if (s.basis() instanceof Rebuilt rebuilt) {
      json.put("kind", REBUILT);
      json.set("evidence", RebuiltJson.write(rebuilt));
    }
    if (!s.config().isMissingNode()) {
      json.set("config", s.config());
    }
    if (!s.card().isMissingNode()) {
      json.set("card", s.card());
    }
    if (!s.claims().isEmpty()) {
      ArrayNode claims = json.putArray("claims");
      s.claims().forEach(c -> claims.add(claim(c)));
    }
    if (!s.beside().isEmpty()) {
      json.putObject("beside").setAll(s.beside());
    }
    if (s.live().isPresent()) {
      ArrayNode files = json.putArray("files");
      s.files().forEach(f -> files.add(file(f)));
    }
    ArrayNode tensors = json.putArray("tensors");
    s.tensors().forEach(t -> tensors.add(tensor(t)));
    ArrayNode findings = json.putArray("findings");
    s.findings().forEach(f -> findings.add(finding(f)));
    return json;
  }

  private static void live(ObjectNode json, Live live) {
    json.put("kind", "live");
    ObjectNode revision = json.putObject("revision");
    revision.put("commit", live.revision().commit());
    revision.put("date", live.revision().date());
    revision.put("branch", live.revision().branch());
    ArrayNode history = json.putArray("history");
    live.history().forEach(e -> history.add(event(e)));
    live.confirmed().ifPresent(c -> json.set("rebuilt", ConfirmedJson.write(c)));
    if (!live.plain().isEmpty()) {
      ObjectNode plain = json.putObject("plain");
      live.plain().forEach(file -> plain.put(file.path(), file.oid()));
    }
    if (!live.prints().none()) {
      json.set("prints", PrintsJson.write(live.prints()));
    }
  }

  private static ObjectNode event(HistoryEvent event) {
    ObjectNode json = NODES.objectNode();
    json.put("commit", event.commit());
    json.put("date", event.date());
    ArrayNode touched = json.putArray("touched");
    event.touched().forEach(part -> touched.add(part.word()));
    ArrayNode changes = json.putArray("changes");
    event.changes().forEach(c -> changes.add(change(c)));
    return json;
  }

  private static ObjectNode change(Change change) {
    ObjectNode json = NODES.objectNode();
    json.put("path", change.path());
    json.put("key", change.key());
    setJson(json, "before", change.before());
    setJson(json, "after", change.after());
    return json;
  }

  /** Sets a value that is given as JSON text; none for an empty text. */
  static void setJson(ObjectNode json, String key, String text) {
    if (!text.isEmpty()) {
      try {
        json.set(key, JsonText.json(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("not JSON text: " + text, e);
      }
    }
  }

  private static ObjectNode claim(CardClaim claim) {
    ObjectNode json = NODES.objectNode();
    json.put("key", claim.subject().word());
    json.put("value", claim.value());
    json.put("line", claim.line());
    json.put("quote", claim.quote());
    return json;
  }

  private static ObjectNode file(WeightFile file) {
    ObjectNode json = NODES.objectNode();
    json.put("path", file.path());
    json.put("oid", file.oid());
    json.put("bytes", file.bytes());
    json.put("headerBytes", file.headerBytes());
    json.put("tensors", file.tensors());
    return json;
  }

  private static ObjectNode tensor(TensorPattern tensor) {
    ObjectNode json = NODES.objectNode();
    json.put("name", tensor.name());
    json.put("dtype", tensor.dtype());
    tensor.shape().forEach(json.putArray("shape")::add);
    return json;
  }

  static ObjectNode finding(Finding finding) {
    ObjectNode json = NODES.objectNode();
    json.put("severity", finding.severity().word());
    json.put("rule", finding.rule());
    Location at = finding.location();
    json.put("path", at.path());
    if (at.line() > 0) {
      json.put("line", at.line());
    }
    if (at.column() > 0) {
      json.put("column", at.column());
    }
    if (!at.inside().isEmpty()) {
      json.put("inside", at.inside());
    }
    if (!finding.args().isEmpty()) {
      ObjectNode args = json.putObject("args");
      new TreeMap<>(finding.args()).forEach(args::put);
    }
    return json;
  }

  static Snapshot read(JsonNode json) throws BadForm {
    if (json.path("schema").asInt() != SCHEMA) {
      throw new BadForm("schema is " + json.path("schema") + ", not " + SCHEMA);
    }
    return new Snapshot(
        text(json, "id"),
        text(json, "source"),
        basis(json),
        tree(json, "config"),
        tree(json, "card"),
        json.has("claims") ? rows(json, "claims", SnapshotJson::readClaim) : List.of(),
        beside(json.path("beside")),
        json.path("kind").asText().equals(REBUILT)
            ? List.of()
            : rows(json, "files", SnapshotJson::readFile),
        rows(json, "tensors", SnapshotJson::readTensor),
        rows(json, "findings", SnapshotJson::readFinding));
  }

  private static SortedMap<String, JsonNode> beside(JsonNode json) {
    SortedMap<String, JsonNode> beside = new TreeMap<>();
    json.properties().forEach(e -> beside.put(e.getKey(), e.getValue()));
    return beside;
  }

  private static Snapshot.Basis basis(JsonNode json) throws BadForm {
    String kind = text(json, "kind");
    if (kind.equals(REBUILT)) {
      return json.has("evidence")
          ? RebuiltJson.read(json.get("evidence"))
          : RebuiltJson.unseen(json.path("config"));
    }
    if (!kind.equals("live")) {
      throw new BadForm("'" + kind + "' is not one of the kinds live and reconstructed");
    }
    JsonNode revision = json.path("revision");
    JsonNode rebuilt = json.path("rebuilt");
    return new Live(
        new Revision(text(revision, "commit"), text(revision, "date"), text(revision, "branch")),
        rows(json, "history", SnapshotJson::readEvent),
        rebuilt.isMissingNode() ? Optional.empty() : Optional.of(ConfirmedJson.read(rebuilt)),
        json.path("plain").properties().stream()
            .map(e -> new PlainFile(e.getKey(), e.getValue().asText()))
            .toList(),
        PrintsJson.read(json.path("prints")));
  }

  private static HistoryEvent readEvent(JsonNode json) throws BadForm {
    return new HistoryEvent(
        text(json, "commit"),
        text(json, "date"),
        rows(json, "touched", part -> word(Snapshot.Part.class, part.asText())),
        rows(json, "changes", SnapshotJson::readChange));
  }

  private static Change readChange(JsonNode json) throws BadForm {
    return new Change(
        text(json, "path"), text(json, "key"), jsonText(json, "before"), jsonText(json, "after"));
  }

  private static CardClaim readClaim(JsonNode json) throws BadForm {
    return new CardClaim(
        word(CardClaim.Subject.class, text(json, "key")),
        text(json, "value"),
        (int) number(json, "line"),
        text(json, "quote"));
  }

  private static WeightFile readFile(JsonNode json) throws BadForm {
    return new WeightFile(
        text(json, "path"),
        text(json, "oid"),
        number(json, "bytes"),
        number(json, "headerBytes"),
        (int) number(json, "tensors"));
  }

  private static TensorPattern readTensor(JsonNode json) throws BadForm {
    List<Long> shape = new ArrayList<>();
    for (JsonNode size : json.path("shape")) {
      shape.add(size.longValue());
    }
    return new TensorPattern(text(json, "name"), text(json, "dtype"), shape);
  }

  static Finding readFinding(JsonNode json) throws BadForm {
    Map<String, String> args = new HashMap<>();
    json.path("args").properties().forEach(e -> args.put(e.getKey(), e.getValue().asText()));
    return known(
        new Finding(
            word(Severity.class, text(json, "severity")),
            text(json, "rule"),
            new Location(
                text(json, "path"),
                json.path("line").asInt(),
                json.path("column").asInt(),
                json.path("inside").asText()),
            args));
  }

  /** The finding, or in its place that another version of this program noted something. */
  private static Finding known(Finding stored) {
    try {
      stored.message();
      return stored;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return new Finding(
          stored.severity(),
          "crawl.finding-of-another-version",
          stored.location(),
          Map.of("rule", Clean.text(stored.rule())));
    }
  }

  static String jsonText(JsonNode json, String key) {
    return json.has(key) ? json.get(key).toString() : "";
  }

  private static JsonNode tree(JsonNode json, String key) {
    return json.has(key) ? json.get(key) : MissingNode.getInstance();
  }

  static String text(JsonNode json, String key) throws BadForm {
    JsonNode value = json.path(key);
    if (!value.isTextual()) {
      throw new BadForm("'" + key + "' is missing or not text");
    }
    return value.textValue();
  }

  static long number(JsonNode json, String key) throws BadForm {
    JsonNode value = json.path(key);
    if (!value.isIntegralNumber()) {
      throw new BadForm("'" + key + "' is missing or not a whole number");
    }
    return value.longValue();
  }

  static <E extends Enum<E>> E word(Class<E> kind, String word) throws BadForm {
    for (E value : kind.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    throw new BadForm("'" + word + "' is not one of the words for " + kind.getSimpleName());
  }

  interface Reading<T> {
    T read(JsonNode json) throws BadForm;
  }

  static <T> List<T> rows(JsonNode json, String key, Reading<T> reading) throws BadForm {
    JsonNode array = json.path(key);
    if (!array.isArray()) {
      throw new BadForm("'" + key + "' is missing or not a list");
    }
    List<T> rows = new ArrayList<>();
    for (JsonNode row : array) {
      rows.add(reading.read(row));
    }
    return List.copyOf(rows);
  }
}
