import { abuseIdioms, abuseWords } from './lexicons/abuse.ts'
import { emotionWords } from './lexicons/emotions.ts'
import { kindWords } from './lexicons/kinds.ts'
import { contrasts, degrees, irrealis, matters, negations } from './lexicons/modifiers.ts'
import { riskCues } from './lexicons/risks.ts'
import { negativeEn, positiveEn } from './lexicons/sentiment-en.ts'
import { sentimentIdioms } from './lexicons/sentiment-idioms.ts'
import { negativeZh, positiveZh } from './lexicons/sentiment-zh.ts'
import { urgencyWords } from './lexicons/urgency.ts'
import { type WeightedWords, wordsOf } from './lexicons/word-list.ts'
import { normalise } from './normalise.ts'
import { compilePatterns, type PatternMatcher } from './pattern-matcher.ts'
import type { Span } from './span.ts'

/** A dictionary word found in the folded text. */
export type Cue = Span & { word: string; weight: number }

/** A group of dictionary words, as `cueGroup` gives it. */
export type CueGroup = number

/** All dictionary words of a text, by the group they belong to; in the order they end. */
export type Cues = { of: (group: CueGroup) => readonly Cue[] }

/** Thanks that close a text stand among its last units. */
const CLOSING = 24

type Meaning = { group: CueGroup; weight: number }
type Dictionary = { words: string[]; meanings: Meaning[][]; matcher: PatternMatcher }

function dictionaryGroups(): [group: string, words: WeightedWords][] {
  const plain = (list: string): WeightedWords => [[1, list]]
  const groups: [string, WeightedWords][] = [
    ['positive', [...positiveZh, ...positiveEn]],
    ['negative', [...negativeZh, ...negativeEn]],
    ['idiom:sentiment', plain(sentimentIdioms)],
    ['negation', plain(negations)],
    ['degree', degrees],
    ['contrast', plain(contrasts)],
    ['irrealis', plain(irrealis)],
    ['matter', plain(matters)],
    ['risk:abusive', abuseWords],
    ['idiom:abusive', plain(abuseIdioms)],
  ]
  for (const [emotion, words] of Object.entries(emotionWords)) groups.push([`emotion:${emotion}`, words])
  for (const [kind, words] of Object.entries(kindWords)) groups.push([`kind:${kind}`, words])
  for (const [reason, words] of Object.entries(urgencyWords)) groups.push([`urgency:${reason}`, words])
  for (const [risk, { words, pairs, idioms }] of Object.entries(riskCues)) {
    groups.push([`risk:${risk}`, words], [`idiom:${risk}`, plain(idioms)])
    for (const [i, pair] of pairs.entries()) {
      groups.push(
        [`pair:${risk}:${i}:first`, plain(pair.first)],
        [`pair:${risk}:${i}:second`, plain(pair.second)],
      )
    }
  }
  return groups
}

const groups = dictionaryGroups()
const indexes = new Map(groups.map(([name], index) => [name, index] as const))

/**
 * The group of a name: `risk:legal`, `negation`.
 * @throws RangeError when no dictionary has it
 */
export function cueGroup(name: string): CueGroup {
  const group = indexes.get(name)
  if (group === undefined) throw new RangeError(`no words are listed as «${name}»`)
  return group
}

function buildDictionary(): Dictionary {
  const byWord = new Map<string, Meaning[]>()
  for (const [group, [, lists]] of groups.entries()) {
    for (const [weight, list] of lists) {
      for (const raw of wordsOf(list)) {
        const word = normalise(raw).text
        const meanings = byWord.get(word) ?? []
        // The first, strongest listing of a word in a group is the one that counts.
        if (!meanings.some((meaning) => meaning.group === group)) meanings.push({ group, weight })
        byWord.set(word, meanings)
      }
    }
  }
  const words = [...byWord.keys()]
  return { words, meanings: [...byWord.values()], matcher: compilePatterns(words) }
}

/** «…，谢谢»: whoever asks for something closes with thanks, and has nothing to thank for yet. */
const closingThanks =
  /(?<=[,，。.!?;:、 \n])(?:谢谢|多谢|感谢|拜托)[了啦哈您你们大家亲]{0,3}[!。.~ \n]*$|(?<=[,.!?;\n ])(?:many |so many )?(?:thanks|thank you|cheers|thx)(?: (?:you|very much|so much|in advance|a lot|again|guys|all))?[!. \n]*$/

const request =
  /请|麻烦|一下|改成|改到|改为|换成|吗|\?|怎么|能不能|能否|可否|尽快|希望|要求|please|could you|can you|would you|i'd like/

/** Where thanks begin that only close a request; the length of the text without them. */
function thanksFrom(folded: string): number {
  const tail = folded.slice(-CLOSING)
  const thanks = closingThanks.exec(tail)
  const none = thanks === null || !request.test(folded)
  return none ? folded.length : folded.length - tail.length + thanks.index
}

let dictionary: Dictionary | undefined
const none: readonly Cue[] = []

/** Finds every dictionary word of a folded text in one pass. */
export function findCues(folded: string): Cues {
  dictionary ??= buildDictionary()
  const { words, meanings, matcher } = dictionary
  const found = new Array<Cue[] | undefined>(groups.length)
  const closing = thanksFrom(folded)
  matcher.visit(folded, (pattern, start, end) => {
    if (start >= closing) return
    for (const { group, weight } of meanings[pattern] as Meaning[]) {
      const cue = { start, end, weight, word: words[pattern] as string }
      const others = found[group]
      if (others === undefined) found[group] = [cue]
      else others.push(cue)
    }
  })
  return { of: (group) => found[group] ?? none }
}

/** Leftmost-longest choice: what overlaps a chosen cue is left out, so that 不满意 hides 满意. */
export function longestCues<C extends Span>(cues: readonly C[]): readonly C[] {
  if (cues.every(({ start }, i) => i === 0 || start >= (cues[i - 1] as C).end)) return cues
  const ordered = [...cues].sort((a, b) => a.start - b.start || b.end - a.end)
  const chosen: C[] = []
  let end = 0
  for (const cue of ordered) {
    if (cue.start < end) continue
    chosen.push(cue)
    end = cue.end
  }
  return chosen
}

/** Index of the last cue that starts before a place, or −1; cues sorted by start. */
export function lastBefore(cues: readonly Span[], place: number): number {
  let low = 0
  let high = cues.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cues[middle] as Span).start < place) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The cues that overlap none of the covering ones. */
export function uncovered<C extends Span>(cues: readonly C[], covering: readonly Span[]): readonly C[] {
  if (cues.length === 0 || covering.length === 0) return cues
  const covers = longestCues(covering)
  return cues.filter((cue) => {
    const cover = covers[lastBefore(covers, cue.end)]
    return cover === undefined || cover.end <= cue.start
  })
}
