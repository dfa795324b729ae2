/**
 * The stages of the program as jobs of Apache Spark, for catalogues that no one machine holds.
 *
 * <p>In: a folder of tables in Parquet, and the catalogue or repositories. Out: further tables in
 * that folder, snapshots as files, and data files of the site in parts.
 *
 * <p>Never: knows anything of models. A job moves rows to where a stage of the program wants them
 * together, and calls it; what is together never grows with the number of all models.
 */
package dev.pedigree.spark;
