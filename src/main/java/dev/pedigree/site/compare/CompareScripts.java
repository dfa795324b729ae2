package dev.pedigree.site.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.view.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The data of comparisons as scripts: a site that is opened from disk may load scripts but not
 * data. {@code LANGUAGE/compare/ORG/NAME.js} has a model, {@code LANGUAGE/compare/table.js} what
 * all share.
 */
public final class CompareScripts {
  private CompareScripts() {}

  /** The file of a model. */
  public static String file(Language language, String id) {
    return language.path() + "/compare/" + id + ".js";
  }

  /** The model that a file of a language is of; empty for other files. */
  public static Optional<String> id(Language language, String file) {
    String folder = language.path() + "/compare/";
    return file.startsWith(folder) && file.endsWith(".js")
        ? Optional.of(file.substring(folder.length(), file.length() - ".js".length()))
        : Optional.empty();
  }

  /** The file of what all models of a language share. */
  public static String table(Language language) {
    return language.path() + "/compare/table.js";
  }

  /**
   * A model.
   *
   * @param cells its facts as HTML, in the order of the template {@code comparand}
   */
  public static byte[] model(View view, Entry entry, Language language, List<String> cells) {
    return script("model", ComparandJson.of(view, entry, language, cells));
  }

  /**
   * What all models share.
   *
   * @param rows how many differences are shown at once
   * @param names from how many names on a table of names is folded
   */
  public static byte[] table(Language language, int rows, int names) {
    return script("table", CompareTable.of(language, rows, names));
  }

  private static byte[] script(String kind, ObjectNode content) {
    String script = "pedigreeCompare." + kind + "(" + content + ");\n";
    return Visible.json(script).getBytes(StandardCharsets.UTF_8);
  }
}
