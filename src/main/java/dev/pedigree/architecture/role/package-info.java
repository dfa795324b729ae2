/**
 * The closed list of roles that a tensor can play in a language model.
 *
 * <p>In: names in a dialect file. Out: {@link dev.pedigree.architecture.role.Role}, its {@link
 * dev.pedigree.architecture.role.Part}, and {@link dev.pedigree.architecture.role.TensorRole} for a
 * stored tensor. Never: names of stored tensors, shapes, anything of one model.
 */
package dev.pedigree.architecture.role;
