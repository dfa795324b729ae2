package dev.pedigree.crawl.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations state the same facts under the keys of many programs. */
class StatedFactsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'n_layer': 12, 'n_embd': 768, 'n_head': 12, 'n_positions': 1024, 'vocab_size': 50257}"
            + "|{'layers':12,'width':768,'heads':12,'vocabulary':50257,'context':1024}",
        "{'num_layers': 6, 'num_decoder_layers': 8, 'd_model': 512, 'd_ff': 2048, 'd_kv': 64}"
            + "|{'layers':6,'decoder-layers':8,'width':512,'head-dim':64,'feed-forward':2048}",
        "{'encoder_layers': 4, 'decoder_layers': 6, 'encoder_ffn_dim': 9, 'decoder_ffn_dim': 10}"
            + "|{'layers':4,'decoder-layers':6,'feed-forward':9,'decoder-feed-forward':10}",
        "{'n_layers': 6, 'dim': 768, 'hidden_dim': 3072, 'n_heads': 12}"
            + "|{'layers':6,'width':768,'heads':12,'feed-forward':3072}",
        "{'id2label': {'0': 'a', '1': 'b', '2': 'c'}, 'torch_dtype': 'torch.bfloat16'}"
            + "|{'labels':3,'number-type':'bfloat16'}",
        "{'general': {'architecture': 'bert'}, 'bert': {'block_count': 12,"
            + " 'attention': {'head_count': 12}}}|{'modelType':'bert','layers':12,'heads':12}",
        "{'_class_name': 'UNet2DConditionModel', '_diffusers_version': '0.2',"
            + " 'block_out_channels': [320, 640]}"
            + "|{'class':'UNet2DConditionModel','kind':'diffusion','languageModel':false,"
            + "'block-channels':[320,640]}",
        "{'num_hidden_layers': null, 'hidden_size': {'a': 1}, 'vocab_size': []}|{}"
      })
  void eachSpellingIsTheSameFact(String config, String stated) throws JsonProcessingException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    StatedFactsJson.write(json, StatedFacts.of(json(config)));
    json.remove("keys");
    assertEquals(stated.replace('\'', '"'), json.toString());
  }

  @Test
  void aPartWithSizesOfItsOwnIsAPartAndTheTextDecoderSpeaksForTheModel()
      throws JsonProcessingException {
    StatedFacts stated =
        StatedFacts.of(
            json(
                "{'model_type': 'llava', 'text_config': {'num_hidden_layers': 32, 'hidden_size':"
                    + " 4096}, 'vision_config': {'num_hidden_layers': 24, 'hidden_size': 1024},"
                    + " 'quantization_config': {'hidden_size': 1, 'num_hidden_layers': 2}}"));
    assertEquals(
        "[text_config, vision_config]",
        stated.parts().stream().map(StatedFacts.Part::name).toList().toString());
    assertEquals("text_config.hidden_size", stated.facts().get(StatedFact.WIDTH).key());
    assertEquals(Optional.of(ModelKind.MULTIMODAL), stated.kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'model_type': 'xlm-roberta'}|encoder",
        "{'model_type': 'bert', 'is_decoder': true}|decoder",
        "{'model_type': 'whisper', 'is_encoder_decoder': true, 'vocab_size': 9}|audio",
        "{'model_type': 'made-up', 'is_encoder_decoder': true, 'vocab_size': 9}|encoder-decoder",
        "{'model_type': 'made-up', 'patch_size': 16, 'image_size': 224}|image",
        "{'model_type': 'made-up', 'patch_size': 16, 'image_size': 224, 'vocab_size': 9}|",
        "{'architectures': ['MadeUpForCTC']}|audio",
        "{'model_type': 'made-up', 'vision_config': {}, 'text_config': {}}|multimodal",
        "{'architecture': 'resnet50', 'pretrained_cfg': {}}|image",
        "{'model_type': 'made-up', 'vocab_size': 9, 'hidden_size': 4}|"
      })
  void aKindIsNamedOnlyWhereTheConfigurationShowsOne(String config, String kind)
      throws JsonProcessingException {
    assertEquals(
        Optional.ofNullable(kind), StatedFacts.of(json(config)).kind().map(ModelKind::word));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
