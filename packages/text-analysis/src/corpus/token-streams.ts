import { plainWords } from '../lexicons/opinion-words.ts'
import { stopWords } from '../lexicons/stop-words.ts'
import { youngWords } from '../lexicons/young-words.ts'
import { normalise } from '../normalise.ts'
import { mask } from '../personal-data/masking.ts'
import { findPersonalData } from '../personal-data/personal-data.ts'
import { mayHoldPersonalData } from '../personal-data/personal-data-hint.ts'
import { cutWords, knownPartsOf } from '../words.ts'

/** Between two words that are no neighbours: punctuation, numbers, the end of a text. */
export const boundary = -1

/** What a token may become: nothing, a term, or part of a new word. */
export const tokenKinds = { empty: 0, word: 1, sign: 2 } as const

const han = /^[\u3400-\u9fff\uf900-\ufaff]+$/
const latin = /^[\p{Script=Latin}\p{N}]+$/u
const longestWord = 24
/** Only so much of a text is read: what it is about stands at its beginning. */
const readUnits = 2_000
const link = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[\w.+-]+@[\w.-]+/gi

/** How many of anything, or which of them («两个», «第三次», «每个», «一年多»): what is counted tells, the number does not. */
const amount =
  /^(?=..)[第每各某]?[一二三四五六七八九十两几半]?[多几十]?[个次份天块位条件家种名年月周点套张只盒箱瓶杯晚遍回起番]?[多半]?$/

/** What begins or ends no word: the segmenter makes words by likeness, too, and takes «但出», «这是» and «我点» for some. */
const leading =
  /^[这那我你他她它咱还再就才都也但却并而则且又已将每另有是向对为因由从被把让等于刚时要能想会该只先各在跟]/
const trailing = /[了着过得到个后有是于向为和与的才就都也还给]$/

function kindOf(word: string): number {
  if (stopWords.has(word) || plainWords.has(word) || amount.test(word)) return tokenKinds.empty
  if (han.test(word)) return word.length === 1 ? tokenKinds.sign : tokenKinds.word
  return word.length > 1 ? tokenKinds.word : tokenKinds.empty
}

/** What is counted, measured or dated by the number before it («70 元», «3 个», «2 小时»), and says nothing without it. */
const measure = /^(?:[\u3400-\u9fff]|小时|分钟|公里|公斤|千克|毫升|厘米|平方|万元|年级)$/
const numeric = /\d$/

/** Numbers, order numbers, links and rows of letters separate words and are none. */
function isWord(word: string): boolean {
  if (word.length > longestWord || !/\p{L}/u.test(word)) return false
  return han.test(word) || !/\d{3}/.test(word)
}

/** Links, addresses and numbers of people are hidden before anything is counted. */
function readable(text: string): string {
  const start = text.slice(0, readUnits).replace(link, ' ')
  return mayHoldPersonalData(start) ? mask(start, findPersonalData(normalise(start))) : start
}

/** Texts as rows of numbered words: folded (case, width, traditional characters), boundaries between what does not stand together. */
export class TokenStreams {
  readonly words: string[] = []
  readonly kinds: number[] = []
  /** Where each text begins in `stream`; one more than there are texts. */
  readonly starts: number[] = [0]
  stream = new Int32Array(1 << 16)
  private length = 0
  private readonly numbers = new Map<string, number>()
  private readonly parts = new Map<string, readonly string[]>()

  /** How many texts it holds. */
  get size(): number {
    return this.starts.length - 1
  }

  /** The number of a word, a new one where it was not known. */
  numberOf(word: string, kind = kindOf(word)): number {
    const known = this.numbers.get(word)
    if (known !== undefined) return known
    const number = this.words.length
    this.numbers.set(word, number)
    this.words.push(word)
    this.kinds.push(kind)
    return number
  }

  /** The dictionary words of one that is none of them. */
  private partsOf(word: string): readonly string[] {
    const known = this.parts.get(word)
    if (known !== undefined) return known
    const parts = han.test(word) ? knownPartsOf(word) : [word]
    this.parts.set(word, parts)
    return parts
  }

  private pushWord(word: string): void {
    const last = this.stream[this.length - 1] as number
    const joined = last === boundary ? '' : this.words[last] + word
    if (!youngWords.has(joined)) this.push(this.numberOf(word))
    else this.stream[this.length - 1] = this.numberOf(joined)
  }

  private push(token: number): void {
    if (this.length === this.stream.length) {
      const larger = new Int32Array(this.length * 2)
      larger.set(this.stream)
      this.stream = larger
    }
    this.stream[this.length++] = token
  }

  /** The words of a text as they stand in it; what only looks like a word is given in its parts. */
  private *wordsIn(text: string): Generator<string> {
    let before = ''
    for (const word of cutWords(normalise(readable(text)).text)) {
      const doubtful = leading.test(word) || trailing.test(word) || numeric.test(before)
      before = word
      if (doubtful) yield* this.partsOf(word)
      else yield word
    }
  }

  /** Reads a text; its number is how many were read before. */
  add(text: string): void {
    let before = ''
    let blank = false
    for (const word of this.wordsIn(text)) {
      if (word === ' ') {
        blank = true
        continue
      }
      // A blank joins Latin words and separates Chinese ones.
      if (blank && !(latin.test(before) && latin.test(word))) this.push(boundary)
      blank = false
      const counted = numeric.test(before) && measure.test(word)
      before = word
      if (isWord(word) && !counted) this.pushWord(word)
      else this.push(boundary)
    }
    this.push(boundary)
    this.starts.push(this.length)
  }

  /** Replaces neighbours by what `join` makes of them (undefined: nothing), from left to right. */
  rewrite(join: (left: number, right: number, next: number) => number | undefined): void {
    const { stream, starts } = this
    let to = 0
    for (let text = 0; text < this.size; text++) {
      const [from, end] = [starts[text] as number, starts[text + 1] as number]
      starts[text] = to
      for (let i = from; i < end; i++) {
        const joined =
          i + 1 < end
            ? join(stream[i] as number, stream[i + 1] as number, stream[i + 2] ?? boundary)
            : undefined
        stream[to++] = joined ?? (stream[i] as number)
        if (joined !== undefined) i++
      }
    }
    starts[this.size] = to
    this.length = to
  }
}
