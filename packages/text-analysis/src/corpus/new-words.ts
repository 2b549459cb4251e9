import { cohesion, keyOf, pairCounts, partsOf, wordCounts } from './neighbours.ts'
import { boundary, type TokenStreams, tokenKinds } from './token-streams.ts'

const leastTexts = 4
/** How firmly two parts stand together. */
const leastCohesion = 0.6
/** Bits of surprise at what stands before and behind (branching entropy): a piece of a longer word has little. */
const leastFreedom = 1.2
const longestNewWord = 6
/** Each round joins two parts, so three rounds find words of up to four signs. */
const rounds = 3

const surprise = (counts: ReadonlyMap<number, number>): number => {
  let all = 0
  for (const count of counts.values()) all += count
  let bits = 0
  for (const [word, count] of counts) {
    // The end of a sentence is never a reason to think that the word goes on: each counts as a neighbour of its own.
    const alike = word === boundary ? 1 : count
    bits += (count / all) * Math.log2(all / alike)
  }
  return bits
}

/** What stands before and behind each of the pairs. */
function freedoms({ stream, starts, size }: TokenStreams, pairs: ReadonlyMap<number, number>) {
  const around = new Map([...pairs.keys()].map((key) => [key, [new Map(), new Map()] as const]))
  for (let text = 0; text < size; text++) {
    const [from, end] = [starts[text] as number, (starts[text + 1] as number) - 1]
    for (let i = from; i < end; i++) {
      if (stream[i] === boundary || stream[i + 1] === boundary) continue
      const sides = around.get(keyOf(stream[i] as number, stream[i + 1] as number))
      if (sides === undefined) continue
      const before = i > from ? (stream[i - 1] as number) : boundary
      const behind = stream[i + 2] as number
      sides[0].set(before, (sides[0].get(before) ?? 0) + 1)
      sides[1].set(behind, (sides[1].get(behind) ?? 0) + 1)
    }
  }
  return new Map([...around].map(([key, [left, right]]) => [key, Math.min(surprise(left), surprise(right))]))
}

function joinable({ words, kinds }: TokenStreams): (left: number, right: number) => boolean {
  const { sign, empty } = tokenKinds
  return (left, right) => {
    if (kinds[left] !== sign && kinds[right] !== sign) return false
    if (kinds[left] === empty || kinds[right] === empty) return false
    const joined = (words[left] as string) + (words[right] as string)
    return joined.length <= longestNewWord && !/[^\u3400-\u9fff]/.test(joined)
  }
}

/** Joins what stands together as a word would; gives how many words that made. */
function round(streams: TokenStreams): number {
  const pairs = pairCounts(streams, joinable(streams), leastTexts)
  const counts = wordCounts(streams)
  const firmness = new Map<number, number>()
  for (const [key, count] of pairs) {
    const [left, right] = partsOf(key)
    const firm = cohesion({
      both: count,
      left: counts[left] as number,
      right: counts[right] as number,
      size: streams.size,
    })
    if (firm >= leastCohesion) firmness.set(key, firm)
  }
  const found = new Map<number, number>()
  for (const [key, freedom] of freedoms(streams, firmness)) {
    if (freedom < leastFreedom) continue
    const [left, right] = partsOf(key)
    const word = (streams.words[left] as string) + (streams.words[right] as string)
    found.set(key, streams.numberOf(word, tokenKinds.word))
  }
  if (found.size > 0)
    streams.rewrite((left, right, next) => {
      if (left === boundary || right === boundary) return undefined
      const key = keyOf(left, right)
      const better = next !== boundary && (firmness.get(keyOf(right, next)) ?? 0) > (firmness.get(key) ?? 0)
      return better && found.has(keyOf(right, next)) ? undefined : found.get(key)
    })
  return found.size
}

/**
 * Finds words that no dictionary has («虾皮», a product's name, a new expression), by what stands together more often than by chance and
 * among changing neighbours, and joins them in the streams. Pairs are counted by texts, so that one long text makes no word.
 * Sources: Church and Hanks, Computational Linguistics 16 (1990) 22; Jin and Tanaka-Ishii, COLING/ACL (2006) 428.
 */
export function joinNewWords(streams: TokenStreams): void {
  for (let i = 0; i < rounds; i++) if (round(streams) === 0) return
}
