/**
 * Checks that every message that the program can say exists, in both languages and with its
 * arguments, and that no message lies unused.
 */
package dev.pedigree.messages;
