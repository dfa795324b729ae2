package dev.pedigree.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A SentencePiece file, {@code tokenizer.model}: a protobuf message. Field numbers are those of
 * google/sentencepiece src/sentencepiece_model.proto.
 */
final class SentencePieceFile {
  private static final int UNIGRAM = 1;
  private static final int JOINS = 2;

  private final List<String> texts = new ArrayList<>();
  private final List<Float> scores = new ArrayList<>();
  private final List<Integer> kinds = new ArrayList<>();
  private int algorithm = UNIGRAM;
  private boolean prefix = true;
  private boolean squeezed = true;
  private byte[] charsmap = new byte[0];

  /** The fields of one message, one after the other. */
  private static final class Fields {
    private final ByteBuffer in;
    private int number;
    private long value;
    private ByteBuffer bytes;

    Fields(ByteBuffer in) {
      this.in = in.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean next() {
      if (!in.hasRemaining()) {
        return false;
      }
      long tag = varint();
      number = (int) (tag >>> 3);
      switch ((int) tag & 7) {
        case 0 -> value = varint();
        case 1 -> value = left(8).getLong();
        case 2 -> {
          long length = varint();
          bytes = left(length).slice(in.position(), (int) length);
          in.position(in.position() + (int) length);
        }
        case 5 -> value = left(4).getInt();
        default -> throw UnreadableTokenizer.because("protobuf", "at", in.position());
      }
      return true;
    }

    private ByteBuffer left(long count) {
      if (count < 0 || count > in.remaining()) {
        throw UnreadableTokenizer.because("protobuf", "at", in.position());
      }
      return in;
    }

    private long varint() {
      long result = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        byte b = left(1).get();
        result |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          return result;
        }
      }
      throw UnreadableTokenizer.because("protobuf", "at", in.position());
    }
  }

  static TokenizerJson json(byte[] file) {
    SentencePieceFile read = new SentencePieceFile();
    Fields fields = new Fields(ByteBuffer.wrap(file));
    while (fields.next()) {
      switch (fields.number) {
        case 1 -> read.piece(new Fields(fields.bytes));
        case 2 -> read.trainer(new Fields(fields.bytes));
        case 3 -> read.normalizer(new Fields(fields.bytes));
        default -> {}
      }
    }
    return read.pieces().json();
  }

  private void piece(Fields fields) {
    String text = "";
    float score = 0;
    int kind = Vocabulary.NORMAL;
    while (fields.next()) {
      switch (fields.number) {
        case 1 -> text = utf8(fields.bytes);
        case 2 -> score = Float.intBitsToFloat((int) fields.value);
        case 3 -> kind = (int) fields.value;
        default -> {}
      }
    }
    texts.add(text);
    scores.add(score);
    kinds.add(kind);
    Vocabulary.bounded(texts.size());
  }

  private void trainer(Fields fields) {
    while (fields.next()) {
      if (fields.number == 3) {
        algorithm = (int) fields.value;
      }
    }
  }

  private void normalizer(Fields fields) {
    while (fields.next()) {
      switch (fields.number) {
        case 2 -> {
          charsmap = new byte[fields.bytes.remaining()];
          fields.bytes.get(charsmap);
        }
        case 3 -> prefix = fields.value != 0;
        case 4 -> squeezed = fields.value != 0;
        default -> {}
      }
    }
  }

  private Pieces pieces() {
    if (algorithm != UNIGRAM && algorithm != JOINS) {
      throw UnreadableTokenizer.because("model", "name", "SentencePiece " + algorithm);
    }
    float[] numbers = new float[scores.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = scores.get(i);
    }
    int[] each = kinds.stream().mapToInt(Integer::intValue).toArray();
    return new Pieces(
        Vocabulary.of(texts, each), numbers, algorithm == UNIGRAM, prefix, squeezed, charsmap);
  }

  private String utf8(ByteBuffer bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return text.toString();
    } catch (CharacterCodingException e) {
      throw UnreadableTokenizer.because("not-utf8", "id", texts.size());
    }
  }
}
