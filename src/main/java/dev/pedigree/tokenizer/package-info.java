/**
 * Tokenizers: how a model turns text into numbers.
 *
 * <p>In: what lies beside or inside the weights: {@code tokenizer.json}, the vocabulary of a GGUF
 * file, a SentencePiece model, a tiktoken list, a vocabulary with its merges. Out: token ids, by
 * the library that reads {@code tokenizer.json}; everything else is converted to that form, one
 * small converter a source.
 *
 * <p>Never: a tokenizer of its own, a file or vocabulary beyond a bound, a guess where a source
 * does not say how it splits text.
 */
package dev.pedigree.tokenizer;
