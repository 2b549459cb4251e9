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
}

/**
 * Reads a tree written one label a line: id | 中文 | English | 说明 | description | keywords, blanks between keywords,
 * an underscore for a space inside one.
 * @throws RangeError for a line without six fields or a child without its parent
 */
export function readTree(table: string): DefaultLabel[] {
  const known = new Set<string>()
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [id, zh, en, zhText, enText, words] = line.split('|').map((field) => field.trim())
      if (!id || !zh || !en || !zhText || !enText || words === undefined)
        throw new RangeError(`not a label: «${line}»`)
      const dot = id.lastIndexOf('.')
      const parentId = dot === -1 ? null : id.slice(0, dot)
      if (parentId !== null && !known.has(parentId))
        throw new RangeError(`label «${id}» comes before its parent`)
      known.add(id)
      const keywords = words.split(/\s+/).filter((word) => word !== '')
      return {
        id,
        parentId,
        name: { zh, en },
        description: { zh: zhText, en: enText },
        keywords: keywords.map((word) => word.replaceAll('_', ' ')),
      }
    })
}

/** A default taxonomy in one language, as `compileTaxonomy` takes it; keywords of both languages stay. */
export function inLanguage(labels: readonly DefaultLabel[], language: 'zh' | 'en'): TaxonomyNode[] {
  return labels.map(({ id, parentId, name, description, keywords }) => {
    return { id, parentId, name: name[language], description: description[language], keywords }
  })
}
