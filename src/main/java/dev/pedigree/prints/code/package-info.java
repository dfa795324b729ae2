/**
 * Prints of modelling code: Python files, compared after renaming of identifiers.
 *
 * <p>In: the bytes of {@code modeling_*.py} and {@code configuration_*.py}. Out: {@link
 * dev.pedigree.prints.code.CodePrint} of each, and what two have in common: {@link
 * dev.pedigree.prints.code.CodePair}.
 *
 * <p>Never: runs any of it, or hands a parser more than the limits of {@link
 * dev.pedigree.prints.code.PythonText}.
 */
package dev.pedigree.prints.code;
