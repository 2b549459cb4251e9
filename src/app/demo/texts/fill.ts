import type { Chance } from '../plan/random.ts'

/** What is put into the slots of one text. */
export type Slots = Readonly<Record<string, string>>

const innermost = /\{([^{}]*)\}/g

/** Fills slots and takes one of each group of wordings, from the inside out. A slot without a value is a mistake in a text. */
export function filled(text: string, slots: Slots, chance: Chance): string {
  let current = text
  while (current.includes('{')) {
    const before = current
    current = current.replace(innermost, (_, inside: string) => {
      if (inside.includes('|')) return chance.pick(inside.split('|'))
      const value = slots[inside]
      if (value !== undefined) return value
      // A lone wording in braces, or what a wording left standing.
      if (/^[a-z]+$/i.test(inside)) throw new Error(`No value for the slot {${inside}} in: ${text}`)
      return inside
    })
    if (current === before) return current
  }
  return current
}
