import type { Span } from './span.ts'

/** Called for each place where a pattern stands; overlapping and nested places are all reported. */
export type PatternVisitor = (pattern: number, start: number, end: number) => void

/** Many fixed strings searched in one pass over the text (Aho–Corasick): time linear in text plus hits. */
export type PatternMatcher = { visit: (text: string, visitor: PatternVisitor) => void }

type Trie = { next: Map<number, number>[]; ends: Int32Array; fail: Int32Array; report: Int32Array }

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
  const limits = Uint8Array.from(patterns, boundaries)
  const trie = buildTrie(words)
  link(trie)
  const { next, ends, fail, report } = trie
  // Most characters of a text begin no pattern: they are passed over without asking a map.
  const first = new Int32Array(0x10000)
  for (const [code, to] of next[0] as Map<number, number>) first[code] = to
  const allowed = (text: string, { start, end }: Span, limit: number): boolean => {
    if ((limit & WORD_STARTS) !== 0 && start > 0 && latin(text.charCodeAt(start - 1))) return false
    return !((limit & WORD_ENDS) !== 0 && end < text.length && latin(text.charCodeAt(end)))
  }
  const visit = (text: string, visitor: PatternVisitor): void => {
    let state = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      let to: number | undefined
      while (state !== 0 && to === undefined) {
        to = (next[state] as Map<number, number>).get(code)
        if (to === undefined) state = fail[state] as number
      }
      state = to ?? (first[code] as number)
      if (state === 0) continue
      let at = (ends[state] as number) >= 0 ? state : (report[state] as number)
      while (at !== 0) {
        const id = ends[at] as number
        const start = i + 1 - (words[id] as string).length
        const limit = limits[id] as number
        if (limit === 0 || allowed(text, { start, end: i + 1 }, limit)) visitor(id, start, i + 1)
        at = report[at] as number
      }
    }
  }
  return { visit }
}
