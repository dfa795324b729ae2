package dev.pedigree.site.template;

import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Templates from a folder, which may lie inside a jar. They do not change during a render. */
final class TemplateFolder implements TemplateLoader {
  private final Path folder;

  TemplateFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Object findTemplateSource(String name) {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) ? file : null;
  }

  @Override
  public long getLastModified(Object source) {
    return 0;
  }

  @Override
  public Reader getReader(Object source, String encoding) throws IOException {
    return Files.newBufferedReader((Path) source, Charset.forName(encoding));
  }

  @Override
  public void closeTemplateSource(Object source) {}
}
