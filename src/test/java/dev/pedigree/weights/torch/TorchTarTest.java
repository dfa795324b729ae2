package dev.pedigree.weights.torch;

import static dev.pedigree.weights.torch.TorchFiles.ascii;
import static dev.pedigree.weights.torch.TorchFiles.join;
import static dev.pedigree.weights.torch.TorchFiles.longs;
import static dev.pedigree.weights.torch.TorchFiles.pickle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Memory;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.format.WeightHeaders;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tar format of PyTorch 0.1.1, sound and with unusual members. */
class TorchTarTest {
  private static final byte[] SYSTEM =
      pickle("}(X\20\0\0\0protocol_versionM\350\3X\15\0\0\0little_endian\210u");

  /** Six floats under key 11; storage 12 is a view of the last four. */
  private static final byte[] STORAGES =
      join(
          pickle("K\1"),
          pickle("(K\13X\3\0\0\0cpuctorch\nFloatStorage\nt"),
          longs(6),
          new byte[24],
          pickle("]((K\14K\13K\2K\4te"));

  private static final byte[] TENSORS =
      join(
          pickle("K\2"),
          pickle("(KeK\13ctorch\nFloatTensor\nt"),
          longs(2, 2, 3, 3, 1, 0),
          pickle("(KfK\14ctorch\nFloatTensor\nt"),
          longs(2, 1, 2, 2, 1, 1));

  private static final byte[] OBJECT = pickle("}(X\1\0\0\0wX\3\0\0\0" + "101QX\1\0\0\0vKfQu");

  @Test
  void tensorsAndViewsLieWhereTheArchiveHasThem() {
    HeaderReading reading = read(sound());
    assertEquals(List.of(), Corpus.rules(reading));
    WeightHeader header = reading.header().get();
    assertEquals("torch-tar", header.format());
    assertEquals("1000", header.version());
    long data = header.tensors().get(0).offset();
    assertEquals(data, header.headerBytes());
    assertEquals(
        List.of(
            new Tensor("w", "F32", List.of(2L, 3L), data, 24, ""),
            new Tensor("v", "F32", List.of(1L, 2L), data + 12, 8, "")),
        header.tensors());
  }

  static Stream<Arguments> otherWaysToWriteTheSame() {
    byte[] long1 = member("././@LongLink", 'L', ascii("storages\0"));
    byte[] pax = member("PaxHeaders/x", 'x', ascii("17 path=storages\n"));
    return Stream.of(
        Arguments.of("a GNU long name", join(long1, member("stor", '0', STORAGES))),
        Arguments.of("a pax name", join(pax, member("stor", '0', STORAGES))),
        Arguments.of(
            "a pax size",
            join(
                member("x", 'x', ascii("11 size=" + STORAGES.length + "\n")),
                member("storages", '0', STORAGES, header -> put(header, 124, "00000000001\0")))),
        Arguments.of("a v7 type", member("storages", '\0', STORAGES)),
        Arguments.of(
            "a size to base 256",
            member(
                "storages",
                '0',
                STORAGES,
                h -> ByteBuffer.wrap(h, 124, 12).putInt(1 << 31).putLong(STORAGES.length))),
        Arguments.of(
            "a size with blanks",
            member(
                "storages",
                '0',
                STORAGES,
                header -> put(header, 124, String.format("%10o \0", STORAGES.length)))),
        Arguments.of(
            "no ustar magic",
            member("storages", '0', STORAGES, header -> put(header, 257, "\0\0\0\0\0"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherWaysToWriteTheSame")
  void everyWayToWriteAMemberIsRead(String what, byte[] storages) {
    HeaderReading reading = read(archive(SYSTEM, storages, TENSORS, OBJECT));
    assertEquals(List.of(), Corpus.rules(reading), what);
    assertEquals(2, reading.header().get().tensors().size(), what);
  }

  static Stream<Arguments> whatIsWrong() {
    byte[] storages = member("storages", '0', STORAGES);
    return Stream.of(
        Arguments.of(
            member("storages", '2', new byte[0], header -> put(header, 157, "/etc/passwd")),
            "storages is a link to /etc/passwd; nothing was followed"),
        Arguments.of(
            join(member("../../evil", '0', new byte[1]), storages),
            "the entry name ../../evil leaves the archive; nothing was unpacked"),
        Arguments.of(
            join(member("a", 'x', ascii("17 path=../evil2\n")), member("b", '0', OBJECT), storages),
            "the entry name ../evil2 leaves the archive; nothing was unpacked"),
        Arguments.of(
            join(member("a", 'x', ascii("99 path=x\n")), storages),
            "the pax field of the tar archive is not valid"),
        Arguments.of(join(storages, storages), "storages is in the archive twice"),
        Arguments.of(
            member("storages", '0', STORAGES, header -> put(header, 124, "77777777777\0")),
            "the archive has no complete end record: the download is incomplete"),
        Arguments.of(
            member("storages", '0', STORAGES, header -> put(header, 124, "-0000000012\0")),
            "the size field of the tar archive is not valid"),
        Arguments.of(
            member("storages", 'S', STORAGES), "the type field of the tar archive is not valid"),
        Arguments.of(broken(storages, 0), "the checksum field of the tar archive is not valid"),
        Arguments.of(
            member("other", '0', STORAGES),
            "the archive lacks storages, a part of every PyTorch file of this form"),
        Arguments.of(
            member("storages", '0', join(pickle("M\377\377"))),
            "a record of storages is not valid or says more than the archive holds"),
        Arguments.of(
            member(
                "storages",
                '0',
                join(
                    pickle("K\1"),
                    pickle("(K\13X\3\0\0\0cpuctorch\nFloatStorage\nt"),
                    longs(1L << 61),
                    pickle("]"))),
            "a record of storages is not valid or says more than the archive holds"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("whatIsWrong")
  void whatIsWrongIsSaid(byte[] storages, String message) {
    HeaderReading reading = read(archive(SYSTEM, storages, TENSORS, OBJECT));
    assertEquals(
        message,
        reading.findings().stream()
            .filter(f -> f.severity() == Severity.ERROR)
            .findFirst()
            .orElseThrow()
            .message()
            .en());
  }

  @Test
  void anArchiveCutBeforeItsLastByteIsAnErrorAndOneCutBehindItAWarning() {
    byte[] sound = sound();
    int end = sound.length - 1024 - 512 + STORAGES.length % 512; // what follows is only padding
    for (int cut = 300; cut < end; cut += 37) {
      HeaderReading reading = read(Arrays.copyOf(sound, cut));
      assertEquals(
          true,
          reading.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR),
          "" + cut);
    }
    assertEquals(
        List.of("weights.truncated.archive"),
        read(Arrays.copyOf(sound, end)).findings().stream().map(f -> f.rule()).toList());
  }

  private static HeaderReading read(byte[] bytes) {
    return WeightHeaders.read(new Memory("old.pt", bytes));
  }

  private static byte[] sound() {
    return archive(SYSTEM, member("storages", '0', STORAGES), TENSORS, OBJECT);
  }

  private static byte[] archive(byte[] system, byte[] storages, byte[] tensors, byte[] object) {
    return join(
        member("sys_info", '0', system),
        member("pickle", '0', object),
        member("tensors", '0', tensors),
        storages,
        new byte[1024]);
  }

  private static byte[] broken(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  private static byte[] member(String name, char type, byte[] content) {
    return member(name, type, content, header -> {});
  }

  private static byte[] member(String name, char type, byte[] content, Consumer<byte[]> change) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format("%011o\0", content.length));
    put(header, 156, String.valueOf(type));
    put(header, 257, "ustar\00000");
    change.accept(header);
    int sum = 8 * ' ';
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return join(header, Arrays.copyOf(content, (content.length + 511) / 512 * 512));
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = ascii(text);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }
}
