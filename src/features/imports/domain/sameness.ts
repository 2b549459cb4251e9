import { contentHash } from '@huixiang/text-analysis/similarity.ts'
import type { RowVoice } from './reading-row.ts'

/** Gives each row the hash by which it is known when the file, or one that overlaps it, comes again. */
export interface RowHashes {
  /** 32 hexadecimal digits; null where the row has an id of its own. */
  of(voice: RowVoice): string | null
}

// Of two hashes with equal 52 bits one would count as a repeat of the other: with a million rows once in ten thousand files.
const keyOf = (hash: string): number => Number.parseInt(hash.slice(0, 13), 16)

/**
 * Hashes over text, time and sender. Two rows that say when or by whom are the same voice when all of it is equal. Where a row says
 * neither, «很好» may come from many people: the n-th such row of a file is the n-th again next time.
 */
export function rowHashes(): RowHashes {
  const times = new Map<number, number>()
  return {
    of({ text, sourceId, occurredAt, externalId, contact }) {
      if (sourceId !== undefined) return null
      const who = externalId ?? contact.phone ?? contact.email ?? contact.name
      const told = occurredAt !== undefined || who !== undefined
      const hash = contentHash(`${text}\nat${occurredAt ?? 'x'}\nby${who ?? 'x'}`)
      if (told) return hash
      const key = keyOf(hash)
      const nth = (times.get(key) ?? 0) + 1
      times.set(key, nth)
      return nth === 1 ? hash : contentHash(`${hash}n${nth}`)
    },
  }
}

/** By which files with the same headings are recognised. */
export const signatureOf = (format: string, headers: readonly string[]): string =>
  contentHash(`${format}${headers.map((name, column) => ` ${column}c${name}`).join('')}`)
