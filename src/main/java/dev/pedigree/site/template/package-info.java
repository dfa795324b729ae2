/**
 * FreeMarker templates, filled in for each language.
 *
 * <p>In: pages and the folder of templates. Out: HTML as bytes.
 *
 * <p>Never: shows a template an object that is no record, list, map or text.
 */
package dev.pedigree.site.template;
