package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.ModelId;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Creates the two files of a new model. */
public final class ModelScaffold {
  private ModelScaffold() {}

  /**
   * Writes {@code models/ORG/NAME.md} and {@code .zh.md} to be filled in. Facts that are not known
   * yet are marked as such.
   *
   * @param content the content folder
   * @param id {@code org/name} or {@code org/name@revision}
   * @param family id of a family of the catalogue
   * @param released {@code 2023-11-02} or {@code 2023-11}
   * @return the two files, English first
   * @throws FindingException when the id, the family or the date is not valid, or a file exists
   *     already
   */
  public static List<Path> create(Path content, String id, String family, String released)
      throws IOException {
    String path = "models/" + id + ".md";
    String zhPath = WordsReader.chinesePath(path);
    refuseUnless(ModelId.isGood(id), "catalog.bad-model-id", path, "id", id);
    Path familyFile = content.resolve("families/" + family + ".md");
    refuseUnless(
        Targets.Kind.FAMILY.names(family) && Files.exists(familyFile),
        "catalog.no-family",
        path,
        "id",
        family);
    refuseUnless(ReleaseDate.of(released).isPresent(), "catalog.bad-date", path, "date", released);
    Path english = content.resolve(path);
    Path chinese = content.resolve(zhPath);
    refuseUnless(!Files.exists(english), "catalog.already", path, "id", id);
    refuseUnless(!Files.exists(chinese), "catalog.already", zhPath, "id", id);
    Files.createDirectories(english.getParent());
    String body =
        WordsReader.TO_BE_WRITTEN + " a few sentences on what it is, in words of your own.\n";
    Files.writeString(
        english, frontMatter(id, family, released) + body, StandardOpenOption.CREATE_NEW);
    Files.writeString(
        chinese,
        "---\nname: "
            + ModelId.of(id).name()
            + "\ntranslates: \""
            + TranslationStamp.of(body)
            + "\"\n---\n待写：用自己的话说明它是什么。\n",
        StandardOpenOption.CREATE_NEW);
    return List.of(english, chinese);
  }

  private static String frontMatter(String id, String family, String released) {
    ModelId model = ModelId.of(id);
    String repository = "https://huggingface.co/" + model.repository();
    return "---\nname: "
        + model.name()
        + "\norganisation: "
        + model.organisation()
        + "\nfamily: "
        + family
        + "\nreleased: "
        + released
        + "\nrepository: "
        + repository
        + (model.revision().isEmpty() ? "" : "\nrevision: " + model.revision())
        + "\nlicence: unknown\nparents: []\nsources:\n  - "
        + repository
        + "\n---\n";
  }

  private static void refuseUnless(boolean good, String rule, String path, Object... args) {
    if (!good) {
      throw new FindingException(Finding.error(rule, Location.of(path), args));
    }
  }
}
