import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readSenses, type WordSenses } from '@huixiang/text-analysis/classifier/word-senses.ts'

const place = import.meta.resolve('@huixiang/text-analysis/models/word-senses.bin')
let loaded: Promise<WordSenses> | undefined

/** The word senses that ship with this version, loaded once. */
export function wordSenses(): Promise<WordSenses> {
  loaded ??= readFile(fileURLToPath(place)).then(readSenses)
  return loaded
}
