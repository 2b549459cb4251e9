import type { Span } from './span.ts'

/** Called for each place where a pattern stands; overlapping and nested places are all reported. */
export type PatternVisitor = (pattern: number, start: number, end: number) => void

/** Many fixed strings searched in one pass over the text (Aho–Corasick): time linear in text plus hits. */
export type PatternMatcher = { visit: (text: string, visitor: PatternVisitor) => void }

type Trie = { next: Map<number, number>[]; ends: Int32Array; fail: Int32Array; report: Int32Array }

/** Numbers of an edge: the state it leaves, its character, the state it leads to, and the first state there that ends a pattern (0: none). */
const EDGE = 4
const TO = 2
const ENDS = 3

const WORD_STARTS = 1
const WORD_ENDS = 2

function latin(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xc0 && code < 0x250) ||
    (code >= 65 && code <= 90)
  )
}

function buildTrie(words: readonly string[]): Trie {
  const next: Map<number, number>[] = [new Map()]
  const ends: number[] = [-1]
  for (const [id, word] of words.entries()) {
    let state = 0
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i)
      let to = next[state]?.get(code)
      if (to === undefined) {
        to = next.push(new Map()) - 1
        ends.push(-1)
        next[state]?.set(code, to)
      }
      state = to
    }
    if (state !== 0) ends[state] = id
  }
  const size = next.length
  return { next, ends: Int32Array.from(ends), fail: new Int32Array(size), report: new Int32Array(size) }
}

/** Breadth first: a state's failure link is always nearer to the root, so already known. */
function link({ next, ends, fail, report }: Trie): void {
  const queue = [0]
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] as number
    for (const [code, to] of next[state] as Map<number, number>) {
      let back = fail[state] as number
      while (state !== 0 && back !== 0 && !next[back]?.has(code)) back = fail[back] as number
      fail[to] = state === 0 ? 0 : (next[back]?.get(code) ?? 0)
      const failed = fail[to] as number
      report[to] = (ends[failed] as number) >= 0 ? failed : (report[failed] as number)
      queue.push(to)
    }
  }
}

/** Where an open-addressed table of edges holds one, or the empty place where it would stand. */
function placeOf(edges: Int32Array, state: number, code: number): number {
  const mask = edges.length - 1
  const hash = Math.imul(state, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)
  for (let at = hash & mask & -EDGE; ; at = (at + EDGE) & mask)
    if (edges[at + TO] === 0 || (edges[at] === state && edges[at + 1] === code)) return at
}

/** All edges of a trie in one table. */
function edgesOf({ next, ends, report }: Trie): Int32Array {
  const edges = new Int32Array(EDGE * 2 ** Math.ceil(Math.log2(next.length * 1.5)))
  for (const [state, codes] of next.entries())
    for (const [code, to] of codes) {
      const own = (ends[to] as number) >= 0 ? to : (report[to] as number)
      edges.set([state, code, to, own], placeOf(edges, state, code))
    }
  return edges
}

function boundaries(pattern: string): number {
  const open = pattern.endsWith('*')
  const starts = latin(pattern.charCodeAt(0)) ? WORD_STARTS : 0
  return starts | (!open && latin(pattern.charCodeAt(pattern.length - 1)) ? WORD_ENDS : 0)
}

/**
 * Compiles fixed patterns. Latin patterns match whole words only; a trailing `*` lets the word go on
 * («disappoint*»). Patterns must be folded and distinct; empty ones never match.
 */
export function compilePatterns(patterns: readonly string[]): PatternMatcher {
  const words = patterns.map((pattern) => (pattern.endsWith('*') ? pattern.slice(0, -1) : pattern))
  const lengths = Int32Array.from(words, ({ length }) => length)
  const limits = Uint8Array.from(patterns, boundaries)
  const trie = buildTrie(words)
  link(trie)
  const { next, ends, fail, report } = trie
  const edges = edgesOf(trie)
  // Most characters of a text begin no pattern: they are passed over without a look into the table.
  const begins = new Uint8Array(0x10000)
  for (const code of (next[0] as Map<number, number>).keys()) begins[code] = 1
  const allowed = (text: string, { start, end }: Span, limit: number): boolean => {
    if ((limit & WORD_STARTS) !== 0 && start > 0 && latin(text.charCodeAt(start - 1))) return false
    return !((limit & WORD_ENDS) !== 0 && end < text.length && latin(text.charCodeAt(end)))
  }
  const visit = (text: string, visitor: PatternVisitor): void => {
    let state = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (state === 0 && begins[code] === 0) continue
      let edge = placeOf(edges, state, code)
      while (edges[edge + TO] === 0 && state !== 0) {
        state = fail[state] as number
        if (state === 0 && begins[code] === 0) break
        edge = placeOf(edges, state, code)
      }
      state = edges[edge + TO] as number
      for (let at = edges[edge + ENDS] as number; at !== 0; at = report[at] as number) {
        const id = ends[at] as number
        const start = i + 1 - (lengths[id] as number)
        const limit = limits[id] as number
        if (limit === 0 || allowed(text, { start, end: i + 1 }, limit)) visitor(id, start, i + 1)
      }
    }
  }
  return { visit }
}
