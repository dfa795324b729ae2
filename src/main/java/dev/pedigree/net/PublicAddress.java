package dev.pedigree.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which internet addresses are public: everything that the special-purpose registries of IANA (RFC
 * 6890) do not set apart for one machine, one network, many receivers, examples or tests. An IPv6
 * address that carries an IPv4 one is as public as that.
 */
final class PublicAddress {
  /** Addresses that begin with the same bits. */
  private record Block(byte[] start, int bits) {
    static Block of(String text) {
      int slash = text.indexOf('/');
      return new Block(
          literal(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if (((address[bit >> 3] ^ start[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> SET_APART =
      List.of(
          Block.of("0.0.0.0/8"), // this network
          Block.of("10.0.0.0/8"), // private
          Block.of("100.64.0.0/10"), // shared by the customers of a provider
          Block.of("127.0.0.0/8"), // loopback
          Block.of("169.254.0.0/16"), // link-local; clouds answer with credentials here
          Block.of("172.16.0.0/12"), // private
          Block.of("192.0.0.0/24"), // protocol assignments
          Block.of("192.0.2.0/24"), // examples
          Block.of("192.168.0.0/16"), // private
          Block.of("198.18.0.0/15"), // tests of equipment
          Block.of("198.51.100.0/24"), // examples
          Block.of("203.0.113.0/24"), // examples
          Block.of("224.0.0.0/4"), // multicast
          Block.of("240.0.0.0/4"), // reserved, and broadcast
          Block.of("2001::/23"), // protocol assignments, among them Teredo
          Block.of("2001:db8::/32"), // examples
          Block.of("3fff::/20")); // examples

  /** All of IPv6 that is given to networks; the rest is set apart or carries IPv4. */
  private static final Block GLOBAL = Block.of("2000::/3");

  private static final Block TRANSLATED = Block.of("64:ff9b::/96");
  private static final Block SIX_TO_FOUR = Block.of("2002::/16");

  private PublicAddress() {}

  /** Whether an address belongs to the internet at large. */
  static boolean is(InetAddress address) {
    return is(address.getAddress());
  }

  private static boolean is(byte[] address) {
    if (TRANSLATED.holds(address)) {
      return is(Arrays.copyOfRange(address, 12, 16));
    }
    if (SIX_TO_FOUR.holds(address)) {
      return is(Arrays.copyOfRange(address, 2, 6));
    }
    return (address.length == 4 || GLOBAL.holds(address))
        && SET_APART.stream().noneMatch(block -> block.holds(address));
  }

  /** The bytes of an address that is written out, so that nobody is asked for a name. */
  private static byte[] literal(String text) {
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
