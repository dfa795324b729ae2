package dev.pedigree.site.template;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.site.language.Language;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/**
 * Fills templates in one language. A template that asks for a missing value is an error. Hidden
 * characters of names and values are made visible.
 */
public final class PageWriter {
  private final Configuration configuration;

  public PageWriter(Language language, Path templates) {
    configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(new TemplateFolder(templates));
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setObjectWrapper(new LanguageWrapper(language));
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setLocalizedLookup(false);
    // Numbers without grouping or rounding: 0.00001 and not 0, 151936 and not 151,936.
    configuration.setNumberFormat("c");
    configuration.setLocale(Locale.ROOT);
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    configuration.setSharedVariable("kept", new KeptPart());
  }

  /**
   * Fills a template.
   *
   * @param template its name without the ending
   * @throws FindingException when it is missing or wrong, or asks for a missing value; with the
   *     place in the template
   */
  public byte[] write(String template, Map<String, Object> data) {
    String file = template + ".ftl";
    try {
      Template found = configuration.getTemplate(file);
      TextWriter out = new TextWriter();
      found.process(data, out);
      return out.visible();
    } catch (TemplateException e) {
      String name = Optional.ofNullable(e.getTemplateSourceName()).orElse(file);
      throw wrong(name, line(e.getLineNumber()), line(e.getColumnNumber()), e);
    } catch (ParseException e) {
      String name = Optional.ofNullable(e.getTemplateName()).orElse(file);
      throw wrong(name, e.getLineNumber(), e.getColumnNumber(), e);
    } catch (IOException e) {
      throw wrong(file, 0, 0, e);
    }
  }

  private static int line(Integer known) {
    return known == null ? 0 : known;
  }

  private static FindingException wrong(String template, int line, int column, Exception e) {
    String what =
        e instanceof TemplateException failed
            ? failed.getMessageWithoutStackTop()
            : e instanceof ParseException failed ? failed.getEditorMessage() : e.getMessage();
    // FreeMarker adds advice on its syntax under a line of dashes.
    String told = String.valueOf(what).replaceFirst("(?s)\\s*----.*", "").strip();
    Location at = Location.at("templates/" + template, Math.max(0, line), Math.max(0, column));
    return new FindingException(Finding.error("site.template", at, "what", told), e);
  }
}
