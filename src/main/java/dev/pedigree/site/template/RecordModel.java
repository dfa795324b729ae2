package dev.pedigree.site.template;

import freemarker.template.AdapterTemplateModel;
import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A record in a template: its components and its methods without arguments, by name. */
final class RecordModel implements TemplateHashModel, AdapterTemplateModel {
  private static final Map<Class<?>, Map<String, Method>> READERS = new ConcurrentHashMap<>();

  private final Object value;
  private final ObjectWrapper wrapper;

  RecordModel(Object value, ObjectWrapper wrapper) {
    this.value = value;
    this.wrapper = wrapper;
  }

  @Override
  public TemplateModel get(String key) throws TemplateModelException {
    Method reader = READERS.computeIfAbsent(value.getClass(), RecordModel::readers).get(key);
    if (reader == null) {
      throw new TemplateModelException(value.getClass().getSimpleName() + " has no " + key);
    }
    try {
      return wrapper.wrap(reader.invoke(value));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException mistake) {
        throw mistake; // of what the record is made from, not of the template
      }
      throw new TemplateModelException("cannot read " + key, e);
    } catch (IllegalAccessException e) {
      throw new TemplateModelException("cannot read " + key, e);
    }
  }

  private static Map<String, Method> readers(Class<?> type) {
    Map<String, Method> readers = new TreeMap<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.getParameterCount() == 0
          && !Modifier.isStatic(method.getModifiers())
          && method.getReturnType() != void.class
          && !method.isSynthetic()) {
        method.setAccessible(true);
        readers.put(method.getName(), method);
      }
    }
    return readers;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Object getAdaptedObject(Class<?> hint) {
    return value;
  }
}
