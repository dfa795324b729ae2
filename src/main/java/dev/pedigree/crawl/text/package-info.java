/**
 * Small untrusted text files: JSON, YAML, front matter.
 *
 * <p>In: untrusted text. Out: JSON trees and findings; strings without control characters.
 *
 * <p>Never: constructs objects named in a file, or exceeds its limits.
 */
package dev.pedigree.crawl.text;
