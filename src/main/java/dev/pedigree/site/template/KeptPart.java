package dev.pedigree.site.template;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code <@kept part="menu" of=page.place>}: a part that is the same on many pages of a language is
 * filled on the first of them and kept for the others.
 */
final class KeptPart implements TemplateDirectiveModel {
  private final Map<String, String> filled = new ConcurrentHashMap<>();

  @Override
  public void execute(
      Environment page,
      @SuppressWarnings("rawtypes") Map parameters,
      TemplateModel[] variables,
      TemplateDirectiveBody body)
      throws TemplateException, IOException {
    String key = text(parameters.get("part")) + " " + text(parameters.get("of"));
    String html = filled.get(key);
    if (html == null) {
      TextWriter out = new TextWriter();
      body.render(out);
      html = out.toString();
      filled.put(key, html);
    }
    page.getOut().write(html);
  }

  private static String text(Object parameter) throws TemplateModelException {
    if (parameter instanceof TemplateScalarModel scalar) {
      return scalar.getAsString();
    }
    throw new TemplateModelException("a kept part needs its name and what it depends on");
  }
}
