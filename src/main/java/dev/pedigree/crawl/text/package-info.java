/**
 * Small text files as they are found: JSON, YAML, front matter.
 *
 * <p>In: text that anybody may have written. Out: JSON trees and findings; strings without control
 * characters.
 *
 * <p>Never: builds objects that a file names, or goes deeper or longer than a limit.
 */
package dev.pedigree.crawl.text;
