import { type Template, templates } from '../../domain/templates.ts'

/** Names of the trees of labels that ship. */
export const treeNames: readonly Template[] = templates

/** Whether a tree of this name ships. */
export function treeShips(name: string): name is Template {
  return treeNames.some((known) => known === name)
}
