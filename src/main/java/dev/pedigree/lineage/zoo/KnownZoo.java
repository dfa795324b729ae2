package dev.pedigree.lineage.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Models whose ancestry is known.
 *
 * @param members the models
 * @param pairs the truth about each two of them
 * @param passages texts to run them on
 */
public record KnownZoo(List<Member> members, List<Pair> pairs, List<String> passages) {

  public KnownZoo {
    members = List.copyOf(members);
    pairs = List.copyOf(pairs);
    passages = List.copyOf(passages);
  }

  /**
   * A model.
   *
   * @param name its name, which is evidence of nothing
   * @param bundle the file with its repository
   * @param parents its true parents
   * @param claim whether what its files say is true; empty when they say nothing, or something that
   *     weights cannot show
   * @param loss what the reference recorded on the passages, in nats for each token
   */
  public record Member(
      String name, String bundle, List<Step> parents, Optional<Boolean> claim, double loss) {

    public Member {
      parents = List.copyOf(parents);
    }
  }

  /** How much of their weights two models really share. */
  public enum Shared {
    /** One was made from the other, or both from a third, with all tensors. */
    WHOLE,
    /** The same for some tensors, or with some layers, tokens or experts less or more. */
    PARTLY,
    NONE
  }

  /**
   * The truth about two models.
   *
   * @param direction {@code "A -> B"} from parent or ancestor to child; empty where there is none
   * @param counted whether the pair belongs into a score: not one with an adapter alone
   */
  public record Pair(String a, String b, Shared shared, String direction, boolean counted) {}

  /**
   * Reads {@code zoo.json}, {@code pairs.json} and {@code heldout.json} of a folder.
   *
   * @throws IOException when one of them is missing or no JSON
   */
  public static KnownZoo read(Path folder) throws IOException {
    List<Member> members = new ArrayList<>();
    for (JsonNode one : json(folder, "zoo.json").path("members")) {
      members.add(member(one));
    }
    List<Pair> pairs = new ArrayList<>();
    for (JsonNode one : json(folder, "pairs.json").path("pairs")) {
      pairs.add(
          new Pair(
              one.path("a").asText(),
              one.path("b").asText(),
              shared(one.path("weight_derived").asText()),
              one.path("direction").isTextual() ? one.path("direction").textValue() : "",
              one.path("score").asBoolean()));
    }
    List<String> passages = new ArrayList<>();
    json(folder, "heldout.json").path("passages").forEach(text -> passages.add(text.asText()));
    return new KnownZoo(members, pairs, passages);
  }

  private static JsonNode json(Path folder, String name) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve(name)));
  }

  private static Member member(JsonNode one) {
    List<Step> parents = new ArrayList<>();
    for (JsonNode parent : one.path("parents")) {
      parents.add(new Step(parent.path("name").asText(), parent.path("relation").asText()));
    }
    JsonNode claim = one.path("declaration_true");
    return new Member(
        one.path("name").asText(),
        one.path("bundle").asText(),
        parents,
        claim.isBoolean() ? Optional.of(claim.booleanValue()) : Optional.empty(),
        one.path("heldout_loss").asDouble());
  }

  private static Shared shared(String word) {
    return switch (word) {
      case "true" -> Shared.WHOLE;
      case "partial" -> Shared.PARTLY;
      case "false" -> Shared.NONE;
      default -> throw new IllegalArgumentException("weight_derived: " + word);
    };
  }
}
