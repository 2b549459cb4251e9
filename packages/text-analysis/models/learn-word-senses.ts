import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readExamples } from '../src/classifier/examples.ts'
import { singleWordKey, wordsIn } from '../src/classifier/feature-keys.ts'
import { writeSenses } from '../src/classifier/word-senses.ts'
import { learnWordVectors } from '../src/classifier/word-vectors.ts'

// node packages/text-analysis/models/learn-word-senses.ts FOLDER OUT: from every FOLDER/*/train.jsonl, labels unread.
const [folder = '', out = ''] = process.argv.slice(2)
const texts = readdirSync(folder)
  .sort()
  .flatMap(
    (name) => readExamples(readFileSync(join(folder, name, 'train.jsonl'), 'utf8').split('\n')).examples,
  )
  .map(({ text }) => wordsIn(text))

const { words, width, vectors } = learnWordVectors(texts, {
  width: 64,
  atLeast: 5,
  sweeps: 4,
  frequent: 1e-4,
  seed: 1,
})
const holding = new Map<string, number>()
for (const text of texts) for (const word of new Set(text)) holding.set(word, (holding.get(word) ?? 0) + 1)
const rarity = words.map((word) => Math.log((1 + texts.length) / (1 + (holding.get(word) ?? 0))))
const keys = words.map(singleWordKey)
writeFileSync(
  out,
  writeSenses({ width, keys: Uint32Array.from(keys), rarity: Float32Array.from(rarity), vectors }),
)
process.stdout.write(`${words.length} words from ${texts.length} texts\n`)
