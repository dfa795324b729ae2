package dev.pedigree.lineage.signature;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Sizes;
import dev.pedigree.lineage.sample.Slot;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file of a signature, big-endian: {@code PSIG}, a byte with the version, six sizes of 4 bytes,
 * 8 bytes with what was read, 2 with the number of units and 2 with that of tensors. Of each tensor
 * the role as a length of 1 byte and ASCII, the layer in 2 bytes and the expert in 2, all its rows
 * in 4, how many are kept in 2, their numbers in 4 each, a digest of 8, a 32-bit float for each row
 * and a byte for each number, see {@link SignedTensor}. At the end the SHA-256 of all before.
 *
 * <p>Equal signatures have equal bytes. A file of another version is not read; the signature is
 * then made anew.
 */
public final class SignatureFile {
  /** Most bytes of a file. */
  public static final int MOST_BYTES = 64 << 10;

  private static final int MAGIC = 0x50534947;
  private static final int VERSION = 1;
  private static final int DIGEST = 32;
  private static final int MOST_TENSORS = 64;
  private static final int MOST_ROWS = 4096;
  private static final int MOST_LAYERS = 1024;

  private SignatureFile() {}

  /** A file that is no signature, or one of another version. */
  public static final class BadForm extends Exception {
    private static final long serialVersionUID = 1;

    BadForm(String message) {
      super(message);
    }
  }

  /** The bytes of the file. */
  public static byte[] write(Signature signature) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeByte(VERSION);
      Sizes sizes = signature.sizes();
      for (int size :
          new int[] {
            sizes.width(),
            sizes.ffn(),
            sizes.vocabulary(),
            sizes.heads(),
            sizes.kvHeads(),
            sizes.experts()
          }) {
        out.writeInt(size);
      }
      out.writeLong(signature.bytesRead());
      out.writeShort(signature.units());
      out.writeShort(signature.tensors().size());
      for (SignedTensor tensor : signature.tensors()) {
        write(tensor, out);
      }
      out.write(RowDigest.sha().digest(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(SignedTensor tensor, DataOutputStream out) throws IOException {
    byte[] role = tensor.slot().role().role().key().getBytes(StandardCharsets.US_ASCII);
    out.writeByte(role.length);
    out.write(role);
    out.writeShort(tensor.slot().layer());
    out.writeShort(tensor.slot().expert());
    out.writeInt(tensor.rows());
    out.writeShort(tensor.index().length);
    for (int row : tensor.index()) {
      out.writeInt(row);
    }
    out.writeLong(tensor.digest());
    for (float peak : tensor.peaks()) {
      out.writeFloat(peak);
    }
    out.write(tensor.codes());
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws BadForm when they are no signature of this version, or were cut or changed
   */
  public static Signature read(byte[] bytes) throws BadForm {
    check(bytes.length <= MOST_BYTES, "it is larger than " + MOST_BYTES + " bytes");
    check(bytes.length > DIGEST, "it is cut short");
    byte[] body = Arrays.copyOf(bytes, bytes.length - DIGEST);
    byte[] digest = Arrays.copyOfRange(bytes, body.length, bytes.length);
    check(MessageDigest.isEqual(RowDigest.sha().digest(body), digest), "its digest is another");
    ByteBuffer in = ByteBuffer.wrap(body);
    try {
      check(in.getInt() == MAGIC, "it is no signature");
      check(in.get() == VERSION, "it is of another version");
      Sizes sizes =
          new Sizes(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
      long read = in.getLong();
      int units = in.getShort();
      int count = in.getShort();
      boolean right =
          units > 0 && units <= Math.min(SignatureReader.UNITS, sizes.width()) && read >= 0;
      check(right && count > 0 && count <= MOST_TENSORS, "its sizes are out of range");
      List<SignedTensor> tensors = new ArrayList<>();
      Set<Slot> slots = new HashSet<>();
      for (int i = 0; i < count; i++) {
        tensors.add(tensor(in, units));
        check(slots.add(tensors.get(i).slot()), "it has a tensor twice");
      }
      check(!in.hasRemaining(), "it goes on after its end");
      return new Signature(sizes, units, tensors, read);
    } catch (BufferUnderflowException e) {
      throw new BadForm("it is cut short");
    }
  }

  private static SignedTensor tensor(ByteBuffer in, int units) throws BadForm {
    byte[] name = new byte[in.get() & 0xff];
    in.get(name);
    Role role =
        Role.of(new String(name, StandardCharsets.US_ASCII))
            .orElseThrow(() -> new BadForm("it has a role that is not known"));
    int layer = in.getShort();
    int expert = in.getShort();
    int rows = in.getInt();
    int kept = in.getShort();
    boolean right = layer >= -1 && layer < MOST_LAYERS && expert >= -1 && expert < MOST_LAYERS;
    check(right && kept > 0 && kept <= MOST_ROWS, "a tensor is out of range");
    check(in.remaining() >= kept * (8L + units) + 8, "it is cut short");
    int[] index = new int[kept];
    for (int i = 0; i < kept; i++) {
      index[i] = in.getInt();
      check(index[i] > (i == 0 ? -1 : index[i - 1]) && index[i] < rows, "its rows are in disorder");
    }
    long digest = in.getLong();
    float[] peaks = new float[kept];
    for (int i = 0; i < kept; i++) {
      peaks[i] = in.getFloat();
      check(Float.isFinite(peaks[i]) && peaks[i] >= 0, "a row has no size");
    }
    byte[] codes = new byte[kept * units];
    in.get(codes);
    return new SignedTensor(
        new Slot(role.weight(), layer, expert), rows, index, peaks, codes, digest);
  }

  private static void check(boolean right, String otherwise) throws BadForm {
    if (!right) {
      throw new BadForm(otherwise);
    }
  }
}
