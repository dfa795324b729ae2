package dev.pedigree.prints.code;

import java.util.List;
import java.util.Map;

/**
 * A Python file that was read.
 *
 * @param print what is kept of it
 * @param names the names of its own in each unit, by their numbers; by the name of the unit
 */
public record CodeFile(CodePrint print, Map<String, List<String>> names) {}
