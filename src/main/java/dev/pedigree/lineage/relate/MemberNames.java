package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.declared.Declaration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds the member that a file means by a name, as files name models by hub id or path. */
public final class MemberNames {
  private MemberNames() {}

  /**
   * The index of the member that a repository declares, by its catalogue id or as written. A folder
   * of whoever made the model leads to none, whatever its name, nor does the model itself.
   */
  public static OptionalInt find(List<Member> members, Declaration declaration) {
    return switch (declaration.target()) {
      case SELF, LOCAL -> OptionalInt.empty();
      case CATALOGUED, ELSEWHERE, UNCLEAR -> {
        OptionalInt known = find(members, declaration.parent());
        yield known.isPresent() ? known : find(members, declaration.stated().parent());
      }
    };
  }

  /**
   * The index of the member: the one with that id, or else the only one whose id ends in the same
   * word; empty if there is none or there are several.
   */
  public static OptionalInt find(List<Member> members, String name) {
    int[] equal =
        IntStream.range(0, members.size()).filter(i -> members.get(i).id().equals(name)).toArray();
    if (equal.length == 1) {
      return OptionalInt.of(equal[0]);
    }
    String word = word(name);
    int[] alike =
        IntStream.range(0, members.size())
            .filter(i -> word(members.get(i).id()).equals(word))
            .toArray();
    return alike.length == 1 ? OptionalInt.of(alike[0]) : OptionalInt.empty();
  }

  private static String word(String id) {
    String plain = id.replace('\\', '/').replaceAll("/+$", "");
    String last = plain.substring(plain.lastIndexOf('/') + 1);
    return last.replaceAll("(?i)\\.(bundle|git|gguf|safetensors)$", "").toLowerCase(Locale.ROOT);
  }
}
