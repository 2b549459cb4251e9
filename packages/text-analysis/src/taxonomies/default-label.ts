import type { TaxonomyNode } from '../taxonomy.ts'

/** A word in the two languages of the interface. */
export type Bilingual = { zh: string; en: string }

/** A label of a default taxonomy; the id of a child begins with its parent's («network.signal»). */
export type DefaultLabel = {
  id: string
  parentId: string | null
  name: Bilingual
  description: Bilingual
  keywords: readonly string[]
  /** What customers say of it, in both languages. */
  examples: readonly string[]
}

/**
 * Reads a tree written one label a line: id | 中文 | English | 说明 | description | keywords, blanks between keywords,
 * an underscore for a space inside one. A line «- one / another» below it holds what customers say of it.
 * @throws RangeError for a line without six fields, a child without its parent or examples without a label
 */
export function readTree(table: string): DefaultLabel[] {
  const labels = new Map<string, DefaultLabel>()
  let last: DefaultLabel | undefined
  for (const line of table.trim().split('\n')) {
    if (line.startsWith('- ')) {
      if (last === undefined) throw new RangeError(`no label has these examples: «${line}»`)
      last = { ...last, examples: line.slice(2).split(' / ') }
    } else {
      last = labelOf(line)
      if (last.parentId !== null && !labels.has(last.parentId))
        throw new RangeError(`label «${last.id}» comes before its parent`)
    }
    labels.set(last.id, last)
  }
  return [...labels.values()]
}

function labelOf(line: string): DefaultLabel {
  const [id, zh, en, zhText, enText, words] = line.split('|').map((field) => field.trim())
  if (!id || !zh || !en || !zhText || !enText || words === undefined)
    throw new RangeError(`not a label: «${line}»`)
  const dot = id.lastIndexOf('.')
  const keywords = words.split(/\s+/).filter((word) => word !== '')
  return {
    id,
    parentId: dot === -1 ? null : id.slice(0, dot),
    name: { zh, en },
    description: { zh: zhText, en: enText },
    keywords: keywords.map((word) => word.replaceAll('_', ' ')),
    examples: [],
  }
}

/** A default taxonomy in one language, as `compileTaxonomy` takes it; keywords and examples of both languages stay. */
export function inLanguage(labels: readonly DefaultLabel[], language: 'zh' | 'en'): TaxonomyNode[] {
  return labels.map(({ id, parentId, name, description, keywords, examples }) => {
    return { id, parentId, name: name[language], description: description[language], keywords, examples }
  })
}
