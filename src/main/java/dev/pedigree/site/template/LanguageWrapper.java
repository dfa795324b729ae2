package dev.pedigree.site.template;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.view.Graphic;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows values to templates in one language: a {@link Text} as its sentence, an {@link Optional} as
 * its value or as missing, a {@link ReleaseDate} as it is written, an enum constant as its name in
 * lower case. Very long texts are cut.
 */
final class LanguageWrapper extends DefaultObjectWrapper {
  /** Longest text in a page; only names and values that somebody made up are longer. */
  private static final int LONGEST = 2000;

  private final Language language;

  LanguageWrapper(Language language) {
    super(Configuration.VERSION_2_3_34);
    this.language = language;
  }

  @Override
  public TemplateModel wrap(Object value) throws TemplateModelException {
    if (value instanceof Text text) {
      return new SimpleScalar(Visible.cut(language.of(text), LONGEST));
    }
    if (value instanceof String text) {
      return new SimpleScalar(Visible.cut(text, LONGEST));
    }
    if (value instanceof Optional<?> optional) {
      return wrap(optional.orElse(null));
    }
    if (value instanceof Enum<?> constant) {
      return new SimpleScalar(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    if (value instanceof ReleaseDate date) {
      return new SimpleScalar(date.toString());
    }
    if (value instanceof Record || value instanceof Graphic) {
      return new RecordModel(value, this);
    }
    return super.wrap(value);
  }
}
