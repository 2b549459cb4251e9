import { type Concept, publicConcepts, serviceConcepts } from './lexicons/concepts.ts'
import { stopWords } from './lexicons/stop-words.ts'
import { wordsOf } from './lexicons/word-list.ts'
import { normalise } from './normalise.ts'
import { compilePatterns, type PatternMatcher } from './pattern-matcher.ts'
import { segmenter } from './words.ts'

/** A label of a taxonomy as an organisation edits it. Names may hold several topics («餐饮和住宿»). */
export type TaxonomyNode = {
  id: string
  parentId: string | null
  name: string
  description?: string
  keywords?: readonly string[]
  examples?: readonly string[]
}

/** One pattern's part in one node. */
export type Posting = { node: number; weight: number }

/** A taxonomy ready for labelling; build it once and reuse it. */
export type CompiledTaxonomy = {
  ids: readonly string[]
  /** Index of each node's parent, −1 for a top node. */
  parents: readonly number[]
  children: readonly (readonly number[])[]
  tops: readonly number[]
  /** Every node, children before parents. */
  bottomUp: readonly number[]
  matcher: PatternMatcher
  postings: readonly (readonly Posting[])[]
}

/** How much a word counts by where the editor wrote it. */
const FROM = {
  keyword: 1,
  keywordPiece: 0.3,
  name: 0.9,
  namePiece: 0.45,
  example: 0.4,
  description: 0.3,
  concept: 0.3,
}
/** Names that say «everything else»: they never win by their own words. */
const remainder = /^(其他|其它|其余|综合|other|others|misc(ellaneous)?|general)$/
const separators = /[、,，/／·•|&＆()（）\s和与及或之]+/
const concepts: readonly Concept[] = [...publicConcepts, ...serviceConcepts]

/** Word endings that only inflect: «delays», «delayed» and «delay» are one pattern. */
function pattern(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word
  const stem = word.replace(/(ies|ing|ed|es|s|e|y)$/, '')
  return stem.length >= 4 ? `${stem}*` : word
}

function useful(word: string): boolean {
  return word.length >= 2 && /[\p{L}]/u.test(word) && !stopWords.has(word)
}

function contentWords(text: string): string[] {
  return segmenter().cutForSearch(text, true).filter(useful)
}

function ownWords(node: TaxonomyNode): Map<string, number> {
  const words = new Map<string, number>()
  const add = (raw: string, weight: number) => {
    const word = pattern(normalise(raw).text.trim())
    if (useful(word.replace('*', ''))) words.set(word, Math.max(words.get(word) ?? 0, weight))
  }
  const name = normalise(node.name).text.trim()
  for (const keyword of node.keywords ?? []) {
    add(keyword, FROM.keyword)
    for (const word of contentWords(normalise(keyword).text)) add(word, FROM.keywordPiece)
  }
  if (!remainder.test(name)) {
    add(name, FROM.name)
    for (const part of name.split(separators)) add(part, FROM.name)
    for (const word of contentWords(name)) add(word, FROM.namePiece)
  }
  for (const word of contentWords(normalise(node.description ?? '').text)) add(word, FROM.description)
  for (const example of node.examples ?? [])
    for (const word of contentWords(normalise(example).text)) add(word, FROM.example)
  const named = new Set(name.split(separators).flatMap((part) => [part, ...contentWords(part)]))
  for (const { heads, words: borrowed } of concepts) {
    if (wordsOf(heads).some((head) => named.has(head)))
      for (const word of wordsOf(borrowed)) add(word, FROM.concept)
  }
  return words
}

function checkedParents(nodes: readonly TaxonomyNode[]): number[] {
  const index = new Map<string, number>()
  for (const [i, { id }] of nodes.entries()) {
    if (index.has(id)) throw new RangeError(`taxonomy holds the id «${id}» twice`)
    index.set(id, i)
  }
  const parents = nodes.map(({ id, parentId }) => {
    if (parentId === null) return -1
    const parent = index.get(parentId)
    if (parent === undefined) throw new RangeError(`label «${id}» has an unknown parent «${parentId}»`)
    return parent
  })
  refuseCycles(nodes, parents)
  return parents
}

function refuseCycles(nodes: readonly TaxonomyNode[], parents: readonly number[]): void {
  const settled = new Set<number>()
  for (const start of parents.keys()) {
    const path = new Set<number>()
    let at = start
    for (; at !== -1 && !settled.has(at); at = parents[at] as number) {
      if (path.has(at)) throw new RangeError(`label «${nodes[at]?.id}» is its own ancestor`)
      path.add(at)
    }
    for (const node of path) settled.add(node)
  }
}

/** A longer match says more; two characters are the ordinary length of a Chinese word, five letters of a Latin one. */
function lengthFactor(word: string): number {
  const latin = word.charCodeAt(0) < 0x250
  return Math.min(2, (0.5 + (latin ? word.length / 10 : word.length / 4)) ** 0.8)
}

/**
 * Compiles a taxonomy for labelling: every node's words with their weights × rarity among the nodes (idf), in one
 * pattern matcher. Works from bare names; keywords, descriptions and examples add words.
 * @throws RangeError for a repeated id, an unknown parent or a cycle
 */
export function compileTaxonomy(nodes: readonly TaxonomyNode[]): CompiledTaxonomy {
  const parents = checkedParents(nodes)
  const children: number[][] = nodes.map(() => [])
  for (const [node, parent] of parents.entries()) if (parent !== -1) children[parent]?.push(node)
  const byWord = new Map<string, Posting[]>()
  for (const [node, label] of nodes.entries()) {
    for (const [word, weight] of ownWords(label)) {
      const posting = { node, weight: weight * lengthFactor(word) }
      const postings = byWord.get(word)
      if (postings === undefined) byWord.set(word, [posting])
      else postings.push(posting)
    }
  }
  for (const postings of byWord.values()) {
    const rarity = Math.log((nodes.length + 1) / postings.length) / Math.log(nodes.length + 1)
    for (const posting of postings) posting.weight *= rarity
  }
  const tops = [...parents.keys()].filter((node) => parents[node] === -1)
  return {
    ids: nodes.map(({ id }) => id),
    parents,
    children,
    tops,
    bottomUp: topDown(tops, children).reverse(),
    matcher: compilePatterns([...byWord.keys()]),
    postings: [...byWord.values()],
  }
}

/** Every node, parents before children. */
function topDown(tops: readonly number[], children: readonly (readonly number[])[]): number[] {
  const order: number[] = [...tops]
  for (let i = 0; i < order.length; i++) order.push(...(children[order[i] as number] as readonly number[]))
  return order
}
