import { matchesOf } from '../matches.ts'
import type { Span } from '../span.ts'
import { isBankCard, isIdNumber, isOldIdNumber } from './check-digits.ts'

/** A number that belongs to a person, in a folded text. */
export type PersonalNumber = Span & { kind: 'phone' | 'id_number' | 'bank_card'; confidence: number }

type Judgement = Omit<PersonalNumber, 'start' | 'end'> | null
type Recogniser = { pattern: RegExp; judge: (match: string, before: string) => Judgement }

// 400 and 800 numbers belong to companies. Every pattern is bounded in length and starts only at a border, so that a text of any length costs linear time.
const openDigit = '(?<![\\d.*#a-z])'
const closeDigit = '(?!\\d|[.*]\\d|\\*)'
const idPattern = `${openDigit}\\d{6}[ -]?(?:\\d{4}[ -]?\\d{4}[ -]?\\d{3}[\\dx]|\\d{9})(?![\\da-z*])`
const cardPattern = `${openDigit}(?:\\d{4}(?:[ -]?\\d{4}){2}[ -]?\\d{3,4}(?:[ -]?\\d{1,3})?|3[47]\\d\\d[ -]\\d{6}[ -]\\d{5})${closeDigit}`
const abroad = '(?:(?:\\+|00)?86[ -]?|\\(\\+?86\\) ?)?'
const mobilePattern = `${openDigit}${abroad}1[3-9]\\d(?:(?:[ -]?\\d{4}){2}|(?:\\.\\d{4}){2}|[ -]?\\d{3}[ -]\\d{5}|\\d[ -]\\d{3}[ -]\\d{4})${closeDigit}`
const spacedPattern = `${openDigit}1 [3-9](?: \\d){9}(?! ?\\d|[.*]\\d|\\*)`
const landlinePattern = `${openDigit}(?:(?:\\+|00)86[ -]?)?(?:\\(0\\d{2,3}\\) ?|0\\d{2,3}[ -]?)[2-8]\\d{2,3}[ -]?\\d{4}(?:(?:[ -]|转|ext\\.? ?)\\d{1,5})?${closeDigit}`
const internationalPattern = `(?<![\\d+])\\+[1-9]\\d{0,2}(?:[ .-]?(?:\\d{1,4}|\\(\\d{1,4}\\))){2,6}${closeDigit}`
const northAmericaPattern = `${openDigit}(?!\\(?[48]00)(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ])[2-9]\\d{2}[-. ]\\d{4}${closeDigit}`

/** Words before a number which say that it is not a person's: order, parcel, amount. */
const numberOfThing =
  /(订单|单|流水|编|运单|快递|物流|交易|工单|受理|凭证|发票|序列|合同|票据|批|货|型|金额|总额|合计|数量)(编)?(号码?|编号)?(为|是|:|#|,)? ?$|(order|tracking|invoice|ticket|ref|serial|no)\.? ?(number|no\.?|id|#)? ?(is|:|#)? ?$|[¥$€£] ?$/
const idWord = /(身份证|证件号|id ?card)[^\d]{0,8}$/
const unallocatedMobile = /^1(?:54|79|94)/
const areaCode = /^0(?:10|2[0-57-9]|[3-9]\d{2})/

function digitsOf(match: string): string {
  return match.replace(/[^\dx]/g, '')
}

function judgeMobile(match: string, before: string): Judgement {
  const number = digitsOf(match).slice(-11)
  if (unallocatedMobile.test(number) || numberOfThing.test(before)) return null
  return { kind: 'phone', confidence: 0.95 }
}

function judgeLandline(match: string, before: string): Judgement {
  const national = match
    .replace(/^(\+|00)86[ -]?/, '')
    .replace(/([ -]|转|ext\.? ?)\d{1,5}$/, (tail, mark: string) =>
      mark === ' ' || mark === '-' ? (/\d{7,8}[ -]\d+$/.test(match) ? '' : tail) : '',
    )
  const number = digitsOf(national)
  if (!areaCode.test(number) || numberOfThing.test(before)) return null
  const local = number.length - (/^0(?:10|2)/.test(number) ? 3 : 4)
  return local === 7 || local === 8 ? { kind: 'phone', confidence: 0.9 } : null
}

function judgeInternational(match: string): Judgement {
  const { length } = digitsOf(match)
  return length >= 8 && length <= 15 ? { kind: 'phone', confidence: 0.85 } : null
}

function judgeId(match: string, before: string): Judgement {
  const digits = digitsOf(match)
  if (isIdNumber(digits)) return { kind: 'id_number', confidence: 0.99 }
  return isOldIdNumber(digits) && idWord.test(before) ? { kind: 'id_number', confidence: 0.8 } : null
}

function judgeCard(match: string, before: string): Judgement {
  if (!isBankCard(digitsOf(match)) || numberOfThing.test(before)) return null
  return { kind: 'bank_card', confidence: 0.9 }
}

// In order of precedence: what one recogniser has taken, the next ones leave alone.
const recognisers: readonly Recogniser[] = [
  { pattern: new RegExp(idPattern, 'g'), judge: judgeId },
  { pattern: new RegExp(cardPattern, 'g'), judge: judgeCard },
  { pattern: new RegExp(mobilePattern, 'g'), judge: judgeMobile },
  { pattern: new RegExp(spacedPattern, 'g'), judge: judgeMobile },
  { pattern: new RegExp(landlinePattern, 'g'), judge: judgeLandline },
  { pattern: new RegExp(internationalPattern, 'g'), judge: judgeInternational },
  { pattern: new RegExp(northAmericaPattern, 'g'), judge: () => ({ kind: 'phone', confidence: 0.8 }) },
]

const spelt = '〇零一二三四五六七八九'
const speltRun = /[〇零一二三四五六七八九幺](?:[ -]?[〇零一二三四五六七八九幺]){10,17}/g

/** Digits that are spelt out («幺三八…») as digits, each in its place. */
function unspelt(text: string): string {
  return text.replace(speltRun, (run) =>
    run.replace(/[^ -]/g, (character) =>
      String(character === '幺' ? 1 : Math.max(0, spelt.indexOf(character) - 1)),
    ),
  )
}

/** A cheap look before the patterns; digits may stand apart. */
const twoDigits = /\d[^\d]?\d/

const CONTEXT = 16

/** Phone numbers, Chinese ID numbers and payment cards in a folded text, by the precedence of their patterns. */
export function numbersIn(folded: string): PersonalNumber[] {
  const text = unspelt(folded)
  if (!twoDigits.test(text)) return []
  const found: PersonalNumber[] = []
  const taken = new Set<number>()
  for (const { pattern, judge } of recognisers) {
    for (const match of matchesOf(text, pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (taken.has(start) || taken.has(end - 1)) continue
      const judged = judge(match[0], text.slice(Math.max(0, start - CONTEXT), start))
      if (judged === null) continue
      for (let i = start; i < end; i++) taken.add(i)
      found.push({ start, end, ...judged })
    }
  }
  return found
}
