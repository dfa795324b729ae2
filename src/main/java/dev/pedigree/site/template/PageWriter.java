package dev.pedigree.site.template;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.site.language.Language;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
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
  }

  public byte[] write(String template, Map<String, Object> data) {
    try {
      Template found = configuration.getTemplate(template + ".ftl");
      StringWriter out = new StringWriter(16_384);
      found.process(data, out);
      return Visible.text(out.toString()).getBytes(StandardCharsets.UTF_8);
    } catch (TemplateException e) {
      String where = String.valueOf(e.getTemplateSourceName());
      throw failed(where, e.getLineNumber(), e.getColumnNumber(), e.getMessageWithoutStackTop(), e);
    } catch (ParseException e) {
      throw failed(
          e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), e);
    } catch (TemplateNotFoundException e) {
      Location place = Location.of("templates/" + e.getTemplateName());
      throw new FindingException(Finding.error("site.no-template", place), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FindingException failed(
      String template, Integer line, Integer column, String reason, Exception cause) {
    Location place =
        Location.at("templates/" + template, line == null ? 0 : line, column == null ? 0 : column);
    return new FindingException(Finding.error("site.template", place, "reason", reason), cause);
  }
}
