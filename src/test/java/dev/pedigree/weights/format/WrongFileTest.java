package dev.pedigree.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that are not weights: whatever their name, each gets its own sentence and a hint. */
class WrongFileTest {
  private static final String OID = "oid sha256:" + "4d7a".repeat(16) + "\n";
  private static final String SPEC = "version https://git-lfs.github.com/spec/v1\n";

  @Test
  @SuppressWarnings("ArrayAsKeyOfSetOrMap") // a list of pairs, in the order written
  void whatAFileIsIsToldByItsContent() {
    Map<byte[], String> cases = new LinkedHashMap<>();
    cases.put(new byte[0], "empty-file");
    cases.put(new byte[64], "not-a-model.zeros");
    cases.put(latin("\u001f\u008b\b\0"), "not-a-model.packed");
    cases.put(latin("BZh91AY&SY"), "not-a-model.packed");
    cases.put(latin("\u00fd7zXZ\0"), "not-a-model.packed");
    cases.put(latin("7z\u00bc\u00af'\u001c"), "not-a-model.packed");
    cases.put(latin("(\u00b5/\u00fd"), "not-a-model.packed");
    cases.put(latin("Rar!\u001a\u0007"), "not-a-model.packed");
    cases.put(latin("\u0089PNG\r\n\u001a\n"), "not-a-model.picture");
    cases.put(latin("\u00ff\u00d8\u00ff\u00e0"), "not-a-model.picture");
    cases.put(latin("RIFF\1\2\3\4WEBPVP8 "), "not-a-model.picture");
    cases.put(latin("%PDF-1.7\n%\u00e2\u00e3"), "not-a-model.document");
    cases.put(latin("\u0089HDF\r\n\u001a\n"), "not-a-model.hdf5");
    cases.put(latin("\u0093NUMPY\1\0"), "not-a-model.numpy");
    cases.put(latin("\u001c\0\0\0TFL3"), "not-a-model.tflite");
    cases.put(latin("\u0081\u00a5model\u0083\u00a6embed_"), "not-a-model.msgpack");
    cases.put(latin("\u00de\0\u0014\u00a5model\u0083\u00a6embed_"), "not-a-model.msgpack");
    cases.put(latin("PAR1\25\4"), "not-a-model.table");
    cases.put(latin("SQLite format 3\0"), "not-a-model.table");
    cases.put(latin("\u007fELF\2\1\1\0"), "not-a-model.program");
    cases.put(latin("MZ\u0090\0\3"), "not-a-model.program");
    cases.put(latin("#!/bin/sh\nrm -rf /\n"), "not-a-model.text");
    cases.put(latin("lmgg\0\175\0\0"), "not-a-model.ggml");
    cases.put(latin("fmgg\1\0\0\0"), "not-a-model.ggml");
    cases.put(latin("tjgg\3\0\0\0"), "not-a-model.ggjt");
    cases.put(tar(), "not-a-model.tar");
    cases.put(text("<!DOCTYPE html><html>"), "not-a-model.html");
    cases.put(text("\uFEFF\n<html lang='en'>"), "not-a-model.html");
    cases.put("\uFEFF<html>".getBytes(StandardCharsets.UTF_16LE), "not-a-model.html");
    cases.put(text("<?xml version=\"1.0\"?><Error><Code>AccessDenied"), "not-a-model.xml");
    cases.put(text("<Error><Code>NoSuchKey</Code></Error>"), "not-a-model.xml");
    cases.put(text("{\"error\":\"Unauthorized\"}"), "not-a-model.json");
    cases.put(text(" [\"not found\"]\n"), "not-a-model.json");
    cases.put(text("Entry not found"), "not-a-model.text");
    cases.put("\uFEFFNot found".getBytes(StandardCharsets.UTF_16LE), "not-a-model.text");
    cases.put("\uFEFFNot found".getBytes(StandardCharsets.UTF_16BE), "not-a-model.text");
    cases.put(text("文件不存在，或者没有权限"), "not-a-model.text");
    cases.put(latin("\u00ef\u00bf\u00bdPNG\r\n"), "not-a-model.mangled");
    cases.put(text("/annex/objects/SHA256E-s123--4d7a.safetensors\n"), "not-a-model.annex");
    cases.put(text("../.git/annex/objects/x/y/SHA256E-s1--4d/SHA256E-s1--4d"), "not-a-model.annex");
    cases.put(text("# xet version 0\nfilesize = 12\nhash = '4d7a'\n"), "not-a-model.xet");
    for (String pointer :
        new String[] {
          SPEC + OID + "size 12\n",
          "\uFEFF" + SPEC + OID + "size 12\n",
          (SPEC + OID + "size 12\n").replace("\n", "\r\n"),
          SPEC + OID + "size 12",
          SPEC + "size 12\n" + OID,
          SPEC + "ext-0-x sha256:" + "0".repeat(64) + "\n" + OID + "size 12\n",
          SPEC.replace("git-lfs.github", "hawser.github") + OID + "size 12\n"
        }) {
      cases.put(text(pointer), "git-lfs-pointer");
    }
    for (String name :
        new String[] {"model.safetensors", "model.gguf", "model.onnx", "model.bin", "model.pt"}) {
      cases.forEach((bytes, rule) -> check(name, bytes, rule));
    }
  }

  /** The bytes of the length 9,460,301 are MZ, 0x90, 0: the file is no Windows program for that. */
  @Test
  void theLengthOfAHeaderMayLookLikeAnything() {
    byte[] bytes = Arrays.copyOf(latin("MZ\u0090\0\0\0\0\0{\"a\":{}}"), 64);
    HeaderReading reading = WeightHeaders.read(new Memory("model.safetensors", bytes));
    assertEquals("weights.header-length-over-file", reading.findings().get(0).rule());
  }

  private static void check(String name, byte[] bytes, String rule) {
    // Longer than its first bytes, as any real file of the kind is.
    boolean magic = bytes.length > 0 && bytes.length < 20 && !rule.matches(".*(text|json|html)");
    byte[] all = magic ? Arrays.copyOf(bytes, 300) : bytes;
    HeaderReading reading = WeightHeaders.read(new Memory(name, all));
    String shown = name + " " + new String(bytes, StandardCharsets.ISO_8859_1);
    assertEquals(true, reading.header().isEmpty(), shown);
    Finding last = reading.findings().get(reading.findings().size() - 1);
    assertEquals("weights." + rule, last.rule(), shown);
    assertEquals(false, last.hint().en().isEmpty() || last.hint().zh().isEmpty(), shown);
  }

  /** An archive with one empty member. */
  private static byte[] tar() {
    byte[] block = new byte[2048];
    put(block, 0, "weights/model.npy");
    put(block, 124, "00000000000");
    put(block, 148, "        ");
    put(block, 156, "0");
    put(block, 257, "ustar\00000");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += block[i];
    }
    put(block, 148, String.format("%06o\0 ", sum));
    return block;
  }

  private static void put(byte[] block, int at, String text) {
    System.arraycopy(latin(text), 0, block, at, text.length());
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
