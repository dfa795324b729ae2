package dev.pedigree.site.tree;

/** A sign at its place in a picture, in pixels. */
record Spot(Glyph glyph, int x, int y) {}
