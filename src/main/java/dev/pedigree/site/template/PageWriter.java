package dev.pedigree.site.template;

import dev.pedigree.diagnostics.Visible;
import dev.pedigree.site.language.Language;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
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
      throw new IllegalStateException(e.getMessageWithoutStackTop(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
