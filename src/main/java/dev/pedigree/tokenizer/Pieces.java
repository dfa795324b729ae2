package dev.pedigree.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A SentencePiece vocabulary, from its own file or from GGUF: pieces with scores. A unigram model
 * picks the segmentation with the best sum of scores; a BPE model merges neighbours, the best score
 * first.
 *
 * @param vocabulary the pieces
 * @param scores of each piece
 * @param unigram whether it is a unigram model, else BPE
 * @param prefix whether a space is put before the text
 * @param squeezed whether spaces at both ends are removed, and repeated ones become one
 * @param charsmap characters to replace, in SentencePiece's packed form; may be empty
 */
record Pieces(
    Vocabulary vocabulary,
    float[] scores,
    boolean unigram,
    boolean prefix,
    boolean squeezed,
    byte[] charsmap) {
  private static final String SPACE = "▁";
  private static final int MOST_JOINS = 1 << 20;

  Pieces {
    for (int id = 0; id < scores.length; id++) {
      if (!Float.isFinite(scores[id])) {
        throw UnreadableTokenizer.because("score", "id", id, "score", scores[id]);
      }
    }
  }

  /** Two neighbours that merge into one piece. */
  private record Join(float score, int left, int right) {}

  TokenizerJson json() {
    return new TokenizerJson(
        vocabulary, normalizer(), null, unigram ? this::writeUnigram : this::writeJoins);
  }

  private ObjectNode normalizer() {
    ObjectNode all = TokenizerJson.JSON.createObjectNode().put("type", "Sequence");
    ArrayNode steps = all.putArray("normalizers");
    if (charsmap.length > 0) {
      steps.addObject().put("type", "Precompiled").put("precompiled_charsmap", charsmap);
    }
    if (squeezed) {
      replace(steps, "Regex", "\\A +| +\\z", "");
      replace(steps, "Regex", " {2,}", " ");
    }
    if (prefix) {
      steps.addObject().put("type", "Prepend").put("prepend", SPACE);
    }
    replace(steps, "String", " ", SPACE);
    return all;
  }

  private static void replace(ArrayNode steps, String kind, String what, String with) {
    ObjectNode step = steps.addObject().put("type", "Replace");
    step.putObject("pattern").put(kind, what);
    step.put("content", with);
  }

  private void writeUnigram(JsonGenerator json) throws IOException {
    json.writeStringField("type", "Unigram");
    int unknown = vocabulary.first(Vocabulary.UNKNOWN);
    if (unknown < 0) {
      json.writeNullField("unk_id");
    } else {
      json.writeNumberField("unk_id", unknown);
    }
    json.writeBooleanField("byte_fallback", bytes());
    json.writeArrayFieldStart("vocab");
    for (int id = 0; id < scores.length; id++) {
      json.writeStartArray();
      json.writeString(vocabulary.tokens().get(id));
      json.writeNumber(scores[id]);
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void writeJoins(JsonGenerator json) throws IOException {
    json.writeStringField("type", "BPE");
    int unknown = vocabulary.first(Vocabulary.UNKNOWN);
    if (unknown >= 0) {
      json.writeStringField("unk_token", vocabulary.tokens().get(unknown));
    }
    json.writeBooleanField("fuse_unk", true);
    json.writeBooleanField("byte_fallback", bytes());
    json.writeBooleanField("ignore_merges", false);
    TokenizerJson.vocab(json, vocabulary);
    json.writeArrayFieldStart("merges");
    for (Join join : joins()) {
      json.writeStartArray();
      json.writeString(vocabulary.tokens().get(join.left()));
      json.writeString(vocabulary.tokens().get(join.right()));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** User-defined pieces are merged before all others, so that they are never split. */
  private float rank(int id) {
    return vocabulary.kinds()[id] == Vocabulary.USER_DEFINED ? Float.MAX_VALUE : scores[id];
  }

  private boolean bytes() {
    return vocabulary.first(Vocabulary.BYTE) >= 0;
  }

  /** Every way to merge two pieces into a third, the best score first. */
  private List<Join> joins() {
    List<Join> joins = new ArrayList<>();
    for (int id = 0; id < scores.length; id++) {
      String piece = vocabulary.tokens().get(id);
      for (int at = 1; vocabulary.text(id) && at < piece.length(); at++) {
        if (Character.isLowSurrogate(piece.charAt(at))) {
          continue;
        }
        Integer left = vocabulary.ids().get(piece.substring(0, at));
        Integer right = left == null ? null : vocabulary.ids().get(piece.substring(at));
        if (right != null && vocabulary.text(left) && vocabulary.text(right)) {
          joins.add(new Join(rank(id), left, right));
        }
      }
      if (joins.size() > MOST_JOINS) {
        throw UnreadableTokenizer.because("merges", "count", joins.size(), "limit", MOST_JOINS);
      }
    }
    joins.sort(
        Comparator.comparingDouble((Join join) -> -join.score())
            .thenComparingInt(Join::left)
            .thenComparingInt(Join::right));
    return joins;
  }
}
