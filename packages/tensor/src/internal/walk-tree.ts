import { InvalidArgumentError } from '@cairn-ml/numeric';
import { Tensor } from '@tensorflow/tfjs-core';
import type { ParameterTree } from '../parameter-tree.js';

type Branch = Exclude<ParameterTree, Tensor>;
type Children = { readonly [name: string]: ParameterTree };

/** One leaf of a tree; its path is names and indices joined by dots. */
export interface Leaf {
  path: string;
  tensor: Tensor;
}

/**
 * The leaves of a tree, depth first.
 *
 * @throws {InvalidArgumentError} for an entry that cannot stand in a tree; `argument` is what the caller calls the tree
 */
export function leavesOf(caller: string, tree: ParameterTree, argument = 'tree'): Leaf[] {
  const leaves: Leaf[] = [];
  const descend = (node: ParameterTree, path: string) => {
    if (node instanceof Tensor) leaves.push({ path, tensor: node });
    else
      for (const name of checkedNames(caller, argument, node, path))
        descend((node as Children)[name]!, join(path, name));
  };
  descend(tree, '');
  return leaves;
}

/** A tree of the structure of `tree` with other leaves, in the order of {@link leavesOf}. */
export function replaceLeaves<T extends ParameterTree>(tree: T, leaves: readonly Tensor[]): T {
  let next = 0;
  const descend = (node: ParameterTree): ParameterTree => {
    if (node instanceof Tensor) return leaves[next++]!;
    if (isList(node)) return node.map(descend);
    return Object.fromEntries(namesOf(node).map((name) => [name, descend((node as Children)[name]!)]));
  };
  return descend(tree) as T;
}

/**
 * The leaves of `other` in the order of those of `tree`.
 *
 * @throws {InvalidArgumentError} where `other` has not the structure of `tree`
 */
export function alignedLeaves(caller: string, tree: ParameterTree, other: ParameterTree, argument: string): Tensor[] {
  const leaves: Tensor[] = [];
  const descend = (node: ParameterTree, match: ParameterTree | undefined, path: string) => {
    if (node instanceof Tensor && match instanceof Tensor) {
      leaves.push(match);
      return;
    }
    const names = node instanceof Tensor ? undefined : namesOf(node);
    if (!names || !hasNames(match, names) || isList(match) !== isList(node)) {
      const rule = `be ${describe(node)}, like the tree it goes with`;
      throw new InvalidArgumentError(caller, where(argument, path), rule, describe(match));
    }
    for (const name of names) descend((node as Children)[name]!, (match as Children)[name]!, join(path, name));
  };
  descend(tree, other, '');
  return leaves;
}

/** Whether a node is no leaf and has just these entries. */
function hasNames(node: ParameterTree | undefined, names: string[]): node is Branch {
  if (node instanceof Tensor || !isBranch(node)) return false;
  return namesOf(node).length === names.length && names.every((name) => (node as Children)[name] !== undefined);
}

/** The names in a node that came from a caller. A name with a dot would have the path of something else. */
function checkedNames(caller: string, argument: string, node: Branch, path: string): string[] {
  if (!isBranch(node)) {
    const rule = 'be a tensor, or an array or a plain object of such';
    throw new InvalidArgumentError(caller, where(argument, path), rule, node);
  }
  const names = namesOf(node);
  const wrong = names.find((name) => name === '' || name.includes('.'));
  if (wrong !== undefined) {
    const rule = 'have names that are not empty and have no dots';
    throw new InvalidArgumentError(caller, where(argument, path), rule, wrong);
  }
  return names;
}

/** The names or indices of a node, without entries of an object that are absent. */
function namesOf(node: Branch): string[] {
  const names = Object.keys(node);
  return isList(node) ? names : names.filter((name) => node[name] !== undefined);
}

function describe(node: ParameterTree | undefined): string {
  if (node instanceof Tensor) return 'a tensor';
  if (!isBranch(node)) return 'nothing';
  if (isList(node)) return `an array of ${node.length}`;
  return `an object of ${namesOf(node).join(', ') || 'nothing'}`;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function where(argument: string, path: string): string {
  return path === '' ? argument : `${argument}.${path}`;
}

function isList(node: ParameterTree): node is readonly ParameterTree[] {
  return Array.isArray(node);
}

/** An array or a plain object; by the chain of prototypes, because a tree may come from another realm. */
function isBranch(node: unknown): node is Branch {
  if (typeof node !== 'object' || node === null) return false;
  const prototype = Object.getPrototypeOf(node);
  return Array.isArray(node) || prototype === null || Object.getPrototypeOf(prototype) === null;
}
