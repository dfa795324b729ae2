package dev.pedigree.site.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.site.language.Language;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The figure of every kind of block. */
class BlockKindsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SIZES =
      "'hidden_size':48,'num_hidden_layers':4,'num_attention_heads':6,'num_key_value_heads':2,"
          + "'intermediate_size':40,'vocab_size':97,'max_position_embeddings':64,"
          + "'hidden_act':'silu','rms_norm_eps':1e-5,";

  /** One small configuration of each kind. */
  enum Kind {
    MIXTURE("'model_type':'mixtral','num_local_experts':8,'num_experts_per_tok':2"),
    LATENT(
        "'model_type':'deepseek_v3','n_routed_experts':8,'n_shared_experts':1,'n_group':4,"
            + "'topk_group':2,'num_experts_per_tok':2,'moe_intermediate_size':12,"
            + "'first_k_dense_replace':1,'q_lora_rank':20,'kv_lora_rank':18,'qk_nope_head_dim':8,"
            + "'qk_rope_head_dim':4,'v_head_dim':6,'topk_method':'noaux_tc',"
            + "'scoring_func':'sigmoid','routed_scaling_factor':2.5,'norm_topk_prob':true"),
    SINKS(
        "'model_type':'gpt_oss','num_local_experts':5,'num_experts_per_tok':2,'head_dim':10,"
            + "'sliding_window':4,'layer_types':['sliding_attention','full_attention',"
            + "'sliding_attention','full_attention']"),
    LOCAL_GLOBAL(
        "'model_type':'cohere2','sliding_window':4,'logit_scale':0.25,'layer_types':["
            + "'sliding_attention','sliding_attention','sliding_attention','full_attention']"),
    CONVOLUTION(
        "'model_type':'lfm2','conv_L_cache':3,'norm_eps':1e-5,"
            + "'layer_types':['conv','conv','full_attention','conv']"),
    SANDWICH("'model_type':'glm4','head_dim':8,'partial_rotary_factor':0.5"),
    POST("'model_type':'olmo2'"),
    NORM_PER_HEAD("'model_type':'qwen3','head_dim':8,'num_key_value_heads':2"),
    PARALLEL("'model_type':'gptj','n_embd':48,'n_layer':4,'n_head':6,'rotary_dim':4"),
    STATE_SPACE("'model_type':'falcon_mamba','state_size':16"),
    TIME_MIX("'model_type':'rwkv','attention_hidden_size':48");

    final String keys;

    Kind(String keys) {
      this.keys = keys;
    }

    Architecture architecture() {
      String config = ("{" + SIZES + keys + "}").replace('\'', '"');
      try {
        return ArchitectureReader.read(name(), JSON.readTree(config), List.of())
            .architecture()
            .orElseThrow();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    Document figure() {
      return parse(BlockFigure.of(name(), architecture(), Set.of(), Language.EN));
    }
  }

  private static List<String> words(Document svg) {
    return svg.select("text").eachText();
  }

  @Test
  void ofExpertsAsManyAreDrawnAsThereAreAndTheChosenAreUnderlined() {
    Document svg = Kind.MIXTURE.figure();
    assertTrue(words(svg).containsAll(List.of("SwiGLU experts", "2 of 8 experts")));
    Document latent = Kind.LATENT.figure();
    assertTrue(words(latent).contains("2 of 8 experts + 1 shared"), words(latent).toString());
    assertTrue(words(latent).contains("first layer dense"));
  }

  @Test
  void latentAttentionHasTheLatentThatKeysAndValuesAreMadeFrom() {
    Document svg = Kind.LATENT.figure();
    assertTrue(words(svg).contains("multi-head latent"));
    assertEquals(2, svg.select("rect.latent").size(), "one of queries, one of keys and values");
    assertEquals(0, Kind.MIXTURE.figure().select("rect.latent").size());
  }

  @Test
  void sinksStandBesideTheMaskAndWindowsBesideTheFullView() {
    Document svg = Kind.SINKS.figure();
    assertTrue(words(svg).containsAll(List.of("1 windowed : 1 full", "sinks")));
    assertTrue(svg.select(".sink").size() > 0);
    assertEquals(0, Kind.LOCAL_GLOBAL.figure().select(".sink").size());
  }

  @Test
  void theGateOfGptOssIsCutAndItsUpIsCutAndHasOneAdded() {
    assertTrue(words(Kind.SINKS.figure()).containsAll(List.of("Swish, cut", "cut, + 1")));
    assertFalse(words(Kind.MIXTURE.figure()).contains("cut, + 1"));
  }

  @Test
  void aNormOverAllHeadsIsOneBarAndANormOfEachHeadIsABarAHead() {
    Document whole = Kind.POST.figure();
    assertEquals(2, whole.select("rect.normed").size(), "queries and keys");
    assertEquals(2, whole.select("text:containsOwn(1 norm)").size());
    Document each = Kind.NORM_PER_HEAD.figure();
    assertEquals(
        List.of("58", "18"),
        each.select("path.normed").eachAttr("pathLength"),
        "6 and 2 heads of 10 less 2");
    assertEquals(2, each.select("text:containsOwn(norms)").size());
    assertEquals(0, Kind.MIXTURE.figure().select(".normed").size());
  }

  @Test
  void relativePositionsAreDrawnByDistanceAndNotAsAnAbsence() {
    Architecture plain = Kind.MIXTURE.architecture();
    Map<Trait, Fact> traits = new EnumMap<>(plain.traits());
    traits.put(Trait.POSITION, new Fact(PositionKind.RELATIVE, Origin.PAPER, ""));
    Architecture gopher =
        new Architecture(
            "paper",
            traits,
            plain.sizes(),
            plain.parameters(),
            plain.computation(),
            plain.roles(),
            List.of(),
            List.of());
    Document svg = parse(BlockFigure.of("Gopher", gopher, Set.of(), Language.EN));
    assertEquals(1, svg.select("path.distance").size());
    assertTrue(
        words(svg).containsAll(List.of("relative (Transformer-XL)", "by distance, in the scores")));
    assertFalse(words(svg).contains("nothing about places here"));
  }

  @Test
  void latentAttentionRotatesTheEndOfAHeadAndOtherKindsItsBeginning() {
    String box = "rect.head";
    Document latent = Kind.LATENT.figure();
    int from = Integer.parseInt(latent.selectFirst("rect.turned").attr("x"));
    assertTrue(from > Integer.parseInt(latent.selectFirst(box).attr("x")));
    Document half = Kind.SANDWICH.figure();
    assertEquals(half.selectFirst(box).attr("x"), half.selectFirst("rect.turned").attr("x"));
  }

  @Test
  void theStripShowsTheOrderOfLayers() {
    // Low marks for windows, one tall one for the layer that sees everything.
    Document windows = Kind.LOCAL_GLOBAL.figure();
    assertEquals(1, marks(windows, "seen"));
    assertEquals(3, marks(windows, "faint"));
    assertTrue(words(windows).contains("3 windowed : 1 full"));
    Document hybrid = Kind.CONVOLUTION.figure();
    assertEquals(1, marks(hybrid, "seen"));
    assertEquals(3, marks(hybrid, "faint"));
    assertTrue(words(hybrid).contains("short convolution"));
    assertEquals(0, marks(Kind.MIXTURE.figure(), "faint"));
  }

  private static long marks(Document svg, String kind) {
    return svg.select("path." + kind).stream()
        .map(path -> path.attr("d"))
        .filter(d -> d.matches("(M\\d+ \\d+v-\\d+h\\d+v\\d+z)+"))
        .flatMapToInt(String::chars)
        .filter(c -> c == 'M')
        .count();
  }

  @Test
  void normsStandWhereTheyAre() {
    assertEquals(3, Kind.MIXTURE.figure().select("rect.norm").size(), "before, before, end");
    assertEquals(3, Kind.POST.figure().select("rect.norm").size(), "after, after, end");
    assertEquals(5, Kind.SANDWICH.figure().select("rect.norm").size(), "around both, end");
    assertEquals(2, Kind.PARALLEL.figure().select("rect.norm").size(), "one for both, end");
    int attention = y(Kind.POST.figure(), "rect.attention");
    assertTrue(y(Kind.POST.figure(), "rect.norm") > attention);
    assertTrue(y(Kind.MIXTURE.figure(), "rect.norm") < attention);
  }

  private static int y(Document svg, String part) {
    return Integer.parseInt(svg.selectFirst(part).attr("y"));
  }

  @Test
  void aModelWithoutAttentionIsNotGivenAny() {
    for (Kind kind : List.of(Kind.STATE_SPACE, Kind.TIME_MIX)) {
      Document svg = kind.figure();
      assertTrue(words(svg).containsAll(List.of("Mixer")), kind.name());
      assertEquals(0, svg.select("path.query, path.key, path.arc").size(), kind.name());
    }
    assertTrue(words(Kind.STATE_SPACE.figure()).contains("no feed-forward"));
    assertFalse(words(Kind.TIME_MIX.figure()).contains("no feed-forward"));
  }

  @Test
  void ofTwoBesideEachOtherOnlyThePartsThatDifferAreMarked() {
    Architecture a = Kind.MIXTURE.architecture();
    Architecture b = Kind.SINKS.architecture();
    BlockFigure.Pair pair =
        BlockFigure.pair(ArchitectureDiffer.diff(a, b), "A", a, "B", b, Language.EN);
    for (String svg : List.of(pair.a(), pair.b())) {
      Document drawn = parse(svg);
      assertEquals(1, drawn.select("rect.attention.changed").size());
      assertEquals(1, drawn.select("rect.feed-forward.changed").size());
      assertEquals(0, drawn.select("rect.norm.changed").size());
      assertTrue(drawn.select("text").text().contains("≠"), "a sign beside the colour");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noWordIsCutOffAndEveryFigureIsSmallInEveryLanguage(Kind kind) {
    for (Language language : Language.values()) {
      String svg = BlockFigure.of(kind.name(), kind.architecture(), Set.of(), language);
      assertTrue(svg.getBytes(StandardCharsets.UTF_8).length <= 8000, kind.name());
      assertFalse(parse(svg).select("text").text().contains("…"), svg);
    }
  }

  private static Document parse(String svg) {
    Parser parser = Parser.xmlParser().setTrackErrors(10);
    Document document = Jsoup.parse(svg, "", parser);
    assertTrue(parser.getErrors().isEmpty(), parser.getErrors()::toString);
    return document;
  }
}
