import type { ExpressionProblem, Sign } from './expression.ts'

/** A piece of an expression, and at which sign it begins, from 1. */
export type Token = { readonly at: number; readonly word: string } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name' }
  | { readonly kind: 'sign'; readonly sign: Sign }
  | { readonly kind: '(' | ')' | ',' }
  | { readonly kind: 'end' }
)

/** Signs as people type them: those of mathematics and of Chinese keyboards, too. */
const signs: Readonly<Record<string, Sign>> = {
  ...{ '+': '+', '＋': '+', '-': '-', '−': '-', '－': '-', '–': '-' },
  ...{ '*': '*', '×': '*', '·': '*', '＊': '*', '/': '/', '÷': '/', '／': '/' },
}
const marks: Readonly<Record<string, '(' | ')' | ','>> = {
  ...{ '(': '(', '（': '(', ')': ')', '）': ')', ',': ',', '，': ',', '、': ',' },
}
const piece = /(?<space>\s+)|(?<number>\d+(?:\.\d+)?)|(?<name>[a-z][a-z0-9_]*)|(?<other>.)/giuy

/** The pieces of an expression in their order, the end as the last; or the first sign that has no place in any. */
export function tokensOf(text: string): readonly Token[] | ExpressionProblem {
  const tokens: Token[] = []
  let at = 1
  for (const { 0: word, groups = {} } of text.matchAll(piece)) {
    const [sign, mark] = [signs[word], marks[word]]
    if (groups.number !== undefined) tokens.push({ at, word, kind: 'number', value: Number(word) })
    else if (groups.name !== undefined) tokens.push({ at, word: word.toLowerCase(), kind: 'name' })
    else if (sign !== undefined) tokens.push({ at, word, kind: 'sign', sign })
    else if (mark !== undefined) tokens.push({ at, word, kind: mark })
    else if (groups.space === undefined) return { problem: 'unknownSign', at, word, meant: null }
    at += [...word].length
  }
  return [...tokens, { at, word: '', kind: 'end' }]
}
