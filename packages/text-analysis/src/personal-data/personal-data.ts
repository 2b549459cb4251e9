import { type Normalised, originalSpan } from '../normalise.ts'
import type { Source, Span } from '../span.ts'
import { isBankCard, isIdNumber, isOldIdNumber } from './check-digits.ts'

/** What kind of personal data stands at a span. */
export type PersonalDataKind = 'phone' | 'id_number' | 'email' | 'bank_card'

/** One piece of personal data, bounds in UTF-16 units of the original text. */
export type PersonalData = Span & { kind: PersonalDataKind; confidence: number; source: Source }

type Found = Span & { kind: PersonalDataKind; confidence: number }
type Recogniser = {
  pattern: RegExp
  judge: (match: string, before: string) => Omit<Found, 'start' | 'end'> | null
}

// 400 and 800 numbers belong to companies. Every pattern is bounded in length and starts only at a border, so that a text of any length costs linear time.
const openDigit = '(?<![\\d.*#a-z])'
const closeDigit = '(?!\\d|[.*]\\d|\\*)'
const idPattern = `${openDigit}\\d{6}[ -]?(?:\\d{8}[ -]?\\d{3}[\\dx]|\\d{9})(?![\\da-z*])`
const cardPattern = `${openDigit}\\d{4}(?:[ -]?\\d{4}){2}[ -]?\\d{3,4}(?:[ -]?\\d{1,3})?${closeDigit}`
const mobilePattern = `${openDigit}(?:(?:\\+|00)?86[ -]?|\\(\\+?86\\) ?)?1[3-9]\\d(?:[ -]?\\d{4}){2}${closeDigit}`
const landlinePattern = `${openDigit}(?:(?:\\+|00)86[ -]?)?(?:\\(0\\d{2,3}\\) ?|0\\d{2,3}[ -]?)[2-8]\\d{2,3}[ -]?\\d{4}(?:(?:[ -]|转|ext\\.? ?)\\d{1,5})?${closeDigit}`
const internationalPattern = `(?<![\\d+])\\+[1-9]\\d{0,2}(?:[ .-]?(?:\\d{1,4}|\\(\\d{1,4}\\))){2,6}${closeDigit}`
const northAmericaPattern = `${openDigit}(?!\\(?[48]00)(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ])[2-9]\\d{2}[-. ]\\d{4}${closeDigit}`

/** Words before a number which say that it is not a person's: order, parcel, amount. */
const numberOfThing =
  /(订单|单|流水|编|运单|快递|物流|交易|工单|受理|凭证|发票|序列|合同|票据|批|货|型)(编)?(号码?|编号)?(为|是|:|#|,)? ?$|(order|tracking|invoice|ticket|ref|serial|no)\.? ?(number|no\.?|id|#)? ?(is|:|#)? ?$|[¥$€£] ?$/
const idWord = /(身份证|证件号|id ?card)[^\d]{0,8}$/
const unallocatedMobile = /^1(?:54|79|94)/
const areaCode = /^0(?:10|2[0-57-9]|[3-9]\d{2})/

function digitsOf(match: string): string {
  return match.replace(/[^\dx]/g, '')
}

function judgeMobile(match: string, before: string): ReturnType<Recogniser['judge']> {
  const number = digitsOf(match).slice(-11)
  if (unallocatedMobile.test(number) || numberOfThing.test(before)) return null
  return { kind: 'phone', confidence: 0.95 }
}

function judgeLandline(match: string, before: string): ReturnType<Recogniser['judge']> {
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

function judgeInternational(match: string): ReturnType<Recogniser['judge']> {
  const { length } = digitsOf(match)
  return length >= 8 && length <= 15 ? { kind: 'phone', confidence: 0.85 } : null
}

function judgeId(match: string, before: string): ReturnType<Recogniser['judge']> {
  const digits = digitsOf(match)
  if (isIdNumber(digits)) return { kind: 'id_number', confidence: 0.99 }
  return isOldIdNumber(digits) && idWord.test(before) ? { kind: 'id_number', confidence: 0.8 } : null
}

function judgeCard(match: string, before: string): ReturnType<Recogniser['judge']> {
  if (!isBankCard(digitsOf(match)) || numberOfThing.test(before)) return null
  return { kind: 'bank_card', confidence: 0.9 }
}

// In order of precedence: what one recogniser has taken, the next ones leave alone.
const recognisers: readonly Recogniser[] = [
  { pattern: new RegExp(idPattern, 'g'), judge: judgeId },
  { pattern: new RegExp(cardPattern, 'g'), judge: judgeCard },
  { pattern: new RegExp(mobilePattern, 'g'), judge: judgeMobile },
  { pattern: new RegExp(landlinePattern, 'g'), judge: judgeLandline },
  { pattern: new RegExp(internationalPattern, 'g'), judge: judgeInternational },
  { pattern: new RegExp(northAmericaPattern, 'g'), judge: () => ({ kind: 'phone', confidence: 0.8 }) },
]

const CONTEXT = 16

function numbersIn(text: string): Found[] {
  const found: Found[] = []
  const taken = new Set<number>()
  for (const { pattern, judge } of recognisers) {
    for (const match of text.matchAll(pattern)) {
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

const mailLocal = /[a-z0-9._%+-]/
const mailHost = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}/

/** From each @ outwards, at most 64 units to the left (RFC 5321) and 255 to the right. */
function emailsIn(text: string): Found[] {
  const found: Found[] = []
  let free = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > free && at - start < 64 && mailLocal.test(text.charAt(start - 1))) start--
    while (start < at && /[.%+-]/.test(text.charAt(start))) start++
    const host = mailHost.exec(text.slice(at + 1, at + 256))?.[0]
    if (start === at || host === undefined || text.charAt(at - 1) === '.') continue
    free = at + 1 + host.length
    found.push({ start, end: free, kind: 'email', confidence: 0.98 })
  }
  return found
}

/**
 * Phone numbers (Chinese mobile and landline, +international, North American), Chinese ID numbers with their check
 * digit, payment cards by issuer and Luhn, e-mail addresses. Numbers that fail their check, or that are announced as
 * an order, parcel or invoice number, are left alone. Spans never overlap and come in text order.
 */
export function findPersonalData(text: Normalised): PersonalData[] {
  const emails = emailsIn(text.text)
  const inMail = (span: Span) => emails.some((mail) => span.start < mail.end && span.end > mail.start)
  const all = [...emails, ...numbersIn(text.text).filter((span) => !inMail(span))]
  return all
    .sort((a, b) => a.start - b.start)
    .map((found) => ({ ...found, ...originalSpan(text, found), source: 'rule' as const }))
}
