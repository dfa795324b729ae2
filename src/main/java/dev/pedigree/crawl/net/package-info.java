/**
 * Addresses, credentials, limits and waiting times of requests.
 *
 * <p>In: addresses from the catalogue, from repositories and from servers. Out: whether and how
 * they may be reached, and for how long.
 *
 * <p>Never: sends a credential to another host, or reaches into the network of this machine.
 */
package dev.pedigree.crawl.net;
