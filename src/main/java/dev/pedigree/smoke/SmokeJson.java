package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.smoke.trial.Check;
import dev.pedigree.smoke.trial.DesignElement;
import dev.pedigree.smoke.trial.LogitDistance;
import dev.pedigree.smoke.trial.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A smoke result as JSON, as {@code smoke --json} prints it and as it is stored. */
public final class SmokeJson {
  private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

  private SmokeJson() {}

  /**
   * {@code {verdict, reason, reasonZh, scope, layers, layersReached, tokens, loss, shuffledLoss,
   * nearbyLoss, uniformLoss, nmse, maxAbs, failure, checks, elements, roles, unused, peakBytes,
   * mappedBytes, operations, timeClass}}; what was not measured is null. The roles that a run
   * settled are {@code {measure, possible, tried, kept, best, next, tensors: [{tensor, roles}]}}.
   */
  public static ObjectNode of(SmokeResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("verdict", result.verdict().word());
    json.put("reason", result.reason().en());
    json.put("reasonZh", result.reason().zh());
    json.put("scope", result.scope().name().toLowerCase(Locale.ROOT));
    json.put("layers", result.layers());
    json.put("layersReached", result.layersReached());
    json.put("tokens", result.tokens());
    json.put("loss", result.loss().map(Loss::text).orElse(null));
    json.put("shuffledLoss", result.loss().map(Loss::shuffled).orElse(null));
    json.put("nearbyLoss", result.loss().map(Loss::nearby).orElse(null));
    json.put("uniformLoss", result.loss().map(Loss::uniform).orElse(null));
    json.put("nmse", result.reference().map(LogitDistance::nmse).orElse(null));
    json.put("maxAbs", result.reference().map(LogitDistance::maxAbs).orElse(null));
    json.set("failure", failure(result));
    ArrayNode checks = json.putArray("checks");
    for (Check check : result.checks()) {
      ObjectNode node = checks.addObject();
      node.put("name", check.name());
      node.put("passed", check.passed());
      node.put("difference", check.difference());
    }
    ArrayNode elements = json.putArray("elements");
    for (DesignElement element : result.elements()) {
      ObjectNode node = elements.addObject();
      node.put("name", element.name());
      node.put("exercised", element.exercised());
      node.put("why", element.why().map(Text::en).orElse(null));
      node.put("whyZh", element.why().map(Text::zh).orElse(null));
      // JSON has no infinity, which stands for a change that cannot be computed.
      node.put("moved", Double.isFinite(element.moved()) ? element.moved() : null);
    }
    json.set("roles", result.roles().<JsonNode>map(SmokeJson::roles).orElse(NULL));
    ArrayNode unused = json.putArray("unused");
    result.unused().forEach(unused::add);
    json.put("peakBytes", result.peakBytes());
    json.put("mappedBytes", result.mappedBytes());
    json.put("operations", result.operations());
    json.put("timeClass", result.timeClass());
    return json;
  }

  private static JsonNode failure(SmokeResult result) {
    return result
        .failure()
        .<JsonNode>map(
            f ->
                JsonNodeFactory.instance.objectNode().put("layer", f.layer()).put("step", f.step()))
        .orElse(NULL);
  }

  private static ObjectNode roles(SettledRoles settled) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("measure", settled.measure().name().toLowerCase(Locale.ROOT));
    json.put("possible", settled.possible());
    json.put("tried", settled.tried());
    json.put("kept", settled.kept());
    json.put("best", finite(settled.best()));
    json.put("next", settled.next().isPresent() ? finite(settled.next().getAsDouble()) : null);
    ArrayNode tensors = json.putArray("tensors");
    for (SettledRoles.Tensor tensor : settled.tensors()) {
      ObjectNode one = tensors.addObject().put("tensor", tensor.pattern());
      ArrayNode roles = one.putArray("roles");
      tensor.roles().forEach(roles::add);
    }
    return json;
  }

  /** JSON has no infinity. */
  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static Optional<SettledRoles> roles(JsonNode json) {
    if (!json.isObject()) {
      return Optional.empty();
    }
    List<SettledRoles.Tensor> tensors = new ArrayList<>();
    for (JsonNode tensor : json.path("tensors")) {
      List<String> roles = new ArrayList<>();
      tensor.path("roles").forEach(role -> roles.add(role.asText()));
      tensors.add(new SettledRoles.Tensor(tensor.path("tensor").asText(), roles));
    }
    JsonNode next = json.path("next");
    return Optional.of(
        new SettledRoles(
            SettledRoles.Measure.valueOf(json.path("measure").asText().toUpperCase(Locale.ROOT)),
            json.path("possible").asInt(),
            json.path("tried").asInt(),
            json.path("kept").asInt(),
            json.path("best").asDouble(Double.POSITIVE_INFINITY),
            next.isNumber() ? OptionalDouble.of(next.asDouble()) : OptionalDouble.empty(),
            tensors));
  }

  /** Reads what {@link #of} wrote. */
  public static SmokeResult read(JsonNode json) {
    List<Check> checks = new ArrayList<>();
    json.path("checks")
        .forEach(
            c ->
                checks.add(
                    new Check(
                        c.path("name").asText(),
                        c.path("passed").asBoolean(),
                        c.path("difference").asDouble())));
    List<DesignElement> elements = new ArrayList<>();
    json.path("elements")
        .forEach(
            e ->
                elements.add(
                    new DesignElement(
                        e.path("name").asText(),
                        e.path("exercised").asBoolean(),
                        e.path("moved").asDouble(Double.POSITIVE_INFINITY),
                        e.path("why").isTextual()
                            ? Optional.of(
                                new Text(e.path("why").asText(), e.path("whyZh").asText()))
                            : Optional.empty())));
    List<String> unused = new ArrayList<>();
    json.path("unused").forEach(u -> unused.add(u.asText()));
    JsonNode failure = json.path("failure");
    return new SmokeResult(
        SmokeVerdict.of(json.path("verdict").asText()),
        new Text(json.path("reason").asText(), json.path("reasonZh").asText()),
        SmokeResult.Scope.valueOf(json.path("scope").asText().toUpperCase(Locale.ROOT)),
        json.path("layers").asInt(),
        json.path("layersReached").asInt(),
        json.path("tokens").asInt(),
        json.path("loss").isNumber()
            ? Optional.of(
                new Loss(
                    json.path("loss").asDouble(),
                    json.path("shuffledLoss").asDouble(),
                    json.path("nearbyLoss").asDouble(),
                    json.path("uniformLoss").asDouble()))
            : Optional.empty(),
        json.path("nmse").isNumber()
            ? Optional.of(
                new LogitDistance(json.path("nmse").asDouble(), json.path("maxAbs").asDouble()))
            : Optional.empty(),
        failure.isObject()
            ? Optional.of(
                new SmokeResult.Failure(
                    failure.path("layer").asInt(), failure.path("step").asText()))
            : Optional.empty(),
        checks,
        elements,
        roles(json.path("roles")),
        unused,
        json.path("peakBytes").asLong(),
        json.path("mappedBytes").asLong(),
        json.path("operations").asDouble());
  }
}
