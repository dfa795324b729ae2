package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.places.Place;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a revision and a folder are named behind a repository. */
class SourceNameTest {
  private static final Set<String> THERE = Set.of("repo.git", "a@b/repo.bundle", "/srv/m");

  private static Optional<SourceName> of(String argument) {
    return SourceName.of(argument, THERE::contains);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repo.git@4_0                        | repo.git                  | 4_0       | ''",
        "repo.git@feature/x:unet             | repo.git                  | feature/x | unet",
        "repo.git@:unet/                     | repo.git                  | ''        | unet",
        "a@b/repo.bundle@v1                  | a@b/repo.bundle           | v1        | ''",
        "https://h.org/org/name              | https://h.org/org/name    | ''        | ''",
        "https://h.org/org/name@4_0          | https://h.org/org/name    | 4_0       | ''",
        "https://h.org/org/name@main:a/b     | https://h.org/org/name    | main      | a/b",
        "https://me:pw@h.org/org/name        | https://me:pw@h.org/org/name | ''     | ''",
        "https://me:pw@h.org/org/name@x      | https://me:pw@h.org/org/name | x      | ''",
        "https://h.org/@me/name              | https://h.org/@me/name    | ''        | ''",
        "https://h.org/@me/name@x            | https://h.org/@me/name    | x         | ''",
        "file:///srv/m@x                     | file:///srv/m             | x         | ''"
      })
  void anArgumentIsTakenApart(String argument, String source, String revision, String folder) {
    assertEquals(Optional.of(new SourceName(source, revision, folder)), of(argument));
  }

  @Test
  void whatIsNeitherHereNorAnAddressIsLeftToTheCatalogue() {
    assertEquals(Optional.empty(), of("org/name@4_0"));
    assertEquals(Optional.empty(), of("org/name"));
  }

  @Test
  void aPartIsNamedSoThatItOpensAlone() {
    SourceName name = new SourceName("repo.git", "main", "");
    assertEquals("repo.git@4_0", name.inside(new Place("4_0", Place.Kind.BRANCH)));
    String unet = name.inside(new Place("unet", Place.Kind.COMPONENT));
    assertEquals(Optional.of(new SourceName("repo.git", "main", "unet")), of(unet));
  }
}
