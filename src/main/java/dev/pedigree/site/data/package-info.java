/**
 * The site's data: JSON, CSV and feeds.
 *
 * <p>In: the atlas. Out: files for programs.
 *
 * <p>Never: says anything that no page says.
 */
package dev.pedigree.site.data;
