/**
 * Publication: releases, what differs between them, and how much worse one may be.
 *
 * <p>In: a rendered site, and the summary of the published one. Out: a release that takes the place
 * of the one before in one step, or the reasons why it was held back.
 *
 * <p>Never: changes a release that readers see.
 */
package dev.pedigree.pipeline.publish;
