/**
 * Support: what tokenizer and code of two models have in common.
 *
 * <p>In: what was read or kept of both. Out: {@link dev.pedigree.lineage.support.Support}, and the
 * same in sentences and as JSON.
 *
 * <p>Never: makes an edge, denies one, or changes an answer: tokenizers and code are taken over
 * between models that share no weights.
 */
package dev.pedigree.lineage.support;
