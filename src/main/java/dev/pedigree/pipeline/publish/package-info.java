/**
 * Publication: releases, differences between them, and limits for a new one.
 *
 * <p>In: a rendered site, and the summary of the published one. Out: a release that atomically
 * replaces the previous one, or the reasons why it was not published.
 *
 * <p>Never: changes a release that readers see.
 */
package dev.pedigree.pipeline.publish;
