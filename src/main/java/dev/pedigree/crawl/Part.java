package dev.pedigree.crawl;

import dev.pedigree.crawl.places.Place;

/**
 * A model that was found inside of what was read, and is described by itself.
 *
 * @param place where, and what it is to the whole
 * @param crawled what was read there
 */
public record Part(Place place, Crawled crawled) {}
