import { inLanguage } from '@huixiang/text-analysis/taxonomies/default-label.ts'
import {
  type CompiledTaxonomy,
  compileTaxonomy,
  type TaxonomyNode,
} from '@huixiang/text-analysis/taxonomy.ts'
import * as z from 'zod'
import { shippedTrees } from '#features/taxonomy/server/public/shipped-trees.ts'
import { treeNames, treeShips } from '#features/taxonomy/server/public/tree-names.ts'
import { CommandFailure } from '../../command-line.ts'
import { contentOf } from './examples-file.ts'

const line = z.object({
  id: z.string().min(1),
  parentId: z.string().min(1).nullable().default(null),
  name: z.string().trim().min(1),
  description: z.string().default(''),
  keywords: z.array(z.string()).default([]),
  examples: z.array(z.string()).default([]),
})

function nodeOf(text: string, place: string): TaxonomyNode {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new CommandFailure(`${place} is no JSON`, 2)
  }
  const read = line.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new CommandFailure(`${place} is no label: ${issue?.path.join('.')}: ${issue?.message}`, 2)
}

async function treeIn(file: string): Promise<TaxonomyNode[]> {
  const lines = await contentOf(file)
  const nodes = lines.flatMap((text, i) => (text.trim() === '' ? [] : [nodeOf(text, `${file}:${i + 1}`)]))
  if (nodes.length === 0) throw new CommandFailure(`${file} holds no label`, 2)
  return nodes
}

/** The labels of a tree that ships, by its name, or of a file with one label a line. */
export async function treeNamed(name: string): Promise<TaxonomyNode[]> {
  if (treeShips(name)) return inLanguage(shippedTrees[name], 'zh')
  if (/\.jsonl?$/.test(name)) return treeIn(name)
  throw new CommandFailure(`--taxonomy is a file.jsonl or one of ${treeNames.join(', ')}`, 2)
}

/** A tree ready for labelling, or why it cannot be used (exit code 2). */
export function compiledTree(nodes: readonly TaxonomyNode[]): CompiledTaxonomy {
  try {
    return compileTaxonomy(nodes)
  } catch (error) {
    if (error instanceof RangeError) throw new CommandFailure(`the tree cannot be used: ${error.message}`, 2)
    throw error
  }
}
