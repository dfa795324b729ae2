/**
 * Prints of tokenizers.
 *
 * <p>In: the content of a tokenizer. Out: {@link dev.pedigree.prints.tokenizer.TokenizerPrint}, and
 * what two tokenizers have in common: {@link dev.pedigree.prints.tokenizer.TokenizerPair}.
 *
 * <p>Never: says anything of weights; tokenizers are taken over between models that share none.
 */
package dev.pedigree.prints.tokenizer;
