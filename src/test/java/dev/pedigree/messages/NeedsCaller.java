package dev.pedigree.messages;

import javax.lang.model.element.ExecutableElement;

/** Thrown where the answer depends on who calls a method. */
final class NeedsCaller extends RuntimeException {
  private final transient ExecutableElement method;

  NeedsCaller(ExecutableElement method) {
    super(method.toString(), null, false, false);
    this.method = method;
  }

  ExecutableElement method() {
    return method;
  }
}
