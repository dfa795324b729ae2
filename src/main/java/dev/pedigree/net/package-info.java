/**
 * Which addresses may be written into the catalogue, and which a crawl may ask.
 *
 * <p>In: addresses from content, from repositories and from servers. Out: why one is refused.
 *
 * <p>Never: connects to a server. Names are resolved, nothing more.
 */
package dev.pedigree.net;
