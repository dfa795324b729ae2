/**
 * The static site.
 *
 * <p>In: an {@link dev.pedigree.lineage.Atlas} and the FreeMarker templates. Out: pages, SVG,
 * search index, data files, as bytes by path.
 *
 * <p>Never: reads the clock, the network or the environment; the same atlas gives the same bytes.
 */
package dev.pedigree.site;
