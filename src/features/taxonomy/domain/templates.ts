import type { DefaultLabel } from '@huixiang/text-analysis/taxonomies/default-label.ts'
import type { LabelState } from './import-plan.ts'
import type { ImportRow } from './import-rows.ts'
import { pathTo } from './tree.ts'

/** The trees of labels that ship, one for each line of business; the last fits everyone. */
export const templates = [
  'telecom',
  'ecommerce',
  'finance',
  'hospitality',
  'property',
  'healthcare',
  'government',
  'general',
] as const
export type Template = (typeof templates)[number]

/** Lines of business whose matters another one's tree names. */
const nearest: Readonly<Record<string, Template>> = { retail: 'ecommerce', logistics: 'ecommerce' }

/** The tree that fits a line of business. */
export function templateFor(industry: string): Template {
  return nearest[industry] ?? templates.find((template) => template === industry) ?? 'general'
}

/**
 * A tree that ships as rows of an import into the labels that stand. A label that stands already keeps its own words; a code is given where
 * it is free.
 */
export function templateRows(
  template: readonly DefaultLabel[],
  labels: readonly LabelState[],
): (ImportRow & { readonly reason: null })[] {
  const byId = new Map(labels.map((label) => [label.id, label]))
  const known = new Set(labels.map(({ id }) => JSON.stringify(pathTo(byId, id).map(({ nameZh }) => nameZh))))
  const codes = new Set(labels.map(({ code }) => code))
  const names = new Map<string, string[]>()
  return template.map(({ id, parentId, name, description, keywords, examples }, index) => {
    const path = [...(names.get(parentId ?? '') ?? []), name.zh]
    names.set(id, path)
    const bare = { row: index + 1, path, reason: null }
    if (known.has(JSON.stringify(path))) return bare
    const words = { nameEn: name.en, description: description.zh, keywords, examples }
    return { ...bare, ...words, ...(!codes.has(id) && { code: id }) }
  })
}
