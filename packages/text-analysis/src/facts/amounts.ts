import { matchesOf } from '../matches.ts'
import type { Span } from '../span.ts'
import { numberOf, spelt } from './numerals.ts'

/** Currencies that are told apart (ISO 4217). */
export type Currency = 'CNY' | 'USD' | 'EUR' | 'GBP' | 'HKD' | 'JPY'
/** An amount of money. */
export type Amount = Span & { kind: 'amount'; amount: number; currency: Currency; confidence: number }

const signs: Readonly<Record<string, Currency>> = {
  '¥': 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  人民币: 'CNY',
  元: 'CNY',
  块: 'CNY',
  圆: 'CNY',
  yuan: 'CNY',
  $: 'USD',
  usd: 'USD',
  美元: 'USD',
  美金: 'USD',
  dollar: 'USD',
  buck: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  欧元: 'EUR',
  euro: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  英镑: 'GBP',
  pound: 'GBP',
  hkd: 'HKD',
  hk$: 'HKD',
  us$: 'USD',
  港币: 'HKD',
  港元: 'HKD',
  日元: 'JPY',
  jpy: 'JPY',
}

const number = '\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,2})?'
const before = new RegExp(
  `(人民币|rmb|cny|usd|eur|gbp|hkd|(?:hk|us)\\$|(?<![a-z])[¥$€£]) ?(${number} ?[万千kw]?)(?![\\d%])`,
  'g',
)
// «块» counts bricks and cakes, too: alone it is money only at the end of what is said, or after a number that no cakes have.
const dough =
  '块钱|块(?=押金|[定订]金|保证金|运费|邮费|违约金|手续费|服务费|话费|红包|差价|罚款|工资|[,.!?;:。 )\\n]|$|多|左右|[的了都就才不没还给退到和至也一]|\\d|[一二三四五六七八九](?:(?!\\p{Script=Han})|[一每][斤个张份杯条瓶次]))'
const after = new RegExp(
  `(?<![\\d.a-z几数好第])(${number} ?(?:[万千百]|[kw](?=[元块]))?|${spelt}{1,9})(?:多|来)?个?(元|圆|${dough}|美元|美金|欧元|英镑|港币|港元|日元| ?yuan| ?dollars?| ?bucks?| ?euros?| ?pounds?| ?usd| ?rmb| ?cny)(?![素旦气凶])(?:(\\d|${spelt})角?(?:(?![\\d\\p{Script=Han}])|(?=[一每][斤个张份杯条瓶次])))?`,
  'gu',
)

// «花了一千二», «扣了我3k»: after what is done with money a round number is money, unless it counts something.
const spent = new RegExp(
  `(?<=(?:花|扣|付|收|退|转[了走给账]|刷|充|欠|赔|交|罚|借|贷|亏|存|卖|要价|收红包|红包|话费|月费|年费|押金|[定订]金|房租|工资|余额|价格|售价|原价)(?:[了给我你他掉走款费是有还只才的]|人家|我们|将近|大概){0,4})(${number} ?(?:[kw万千百]\\d?)?|${spelt}{1,9})(?:多|来)?(?=[,.!?;:。、 ）)\\n]|$|买|才|还|左右|到现在|违约金|手续费|押金|定金|罚款|的[\\p{Script=Han}]|没|退)`,
  'gu',
)
/** Money is said in hundreds and more; a smaller number counts times or days. */
const ROUND = 100

/** «五毛钱», «两块五毛», «一块二毛五»; not the fifty cents of a figure of speech. */
const dimes = new RegExp(
  `(?<![\\d.a-z几数好])(?:(\\d{1,6}|${spelt}{1,6})块)?(\\d|[一二两三四五六七八九])[毛角](?:(\\d|[一二三四五六七八九])分?)?(?:钱|(?=[,.!?;:。、 ）)\\n]|$|多|都|也|的|一[个斤张条]))(?<!一毛(?=不拔))`,
  'g',
)

/** A cheap look before the patterns. */
const money =
  /[元块圆毛角镑币¥$€£花扣付收退转刷充欠赔交罚借贷亏存卖费金租资额价]|rmb|cny|usd|eur|gbp|hkd|yuan|dollar|buck|pound/

function currencyOf(word: string): Currency {
  const plain = word.trim().replace(/^块.*/, '块').replace(/s$/, '')
  return signs[plain] ?? 'CNY'
}

function amountOf(match: RegExpMatchArray, written: string, unit: string): Amount | null {
  const value = /[一二两三四五六七八九]{2}[十百千万]/.test(written) ? null : numberOf(written.trim())
  // «一块» is mostly «together» or «one piece».
  if (value === null || value === 0 || (written === '一' && unit === '块' && match[3] === undefined))
    return null
  const tenths = match[3] === undefined ? 0 : (numberOf(match[3]) ?? 0) / 10
  const start = match.index as number
  const amount = Math.round((value + tenths) * 100) / 100
  return {
    kind: 'amount',
    start,
    end: start + match[0].length,
    amount,
    currency: currencyOf(unit),
    confidence: 0.9,
  }
}

function dimesOf(match: RegExpMatchArray): Amount {
  const [all, yuan, tenths, hundredths] = match
  const amount =
    (numberOf(yuan ?? '0') ?? 0) +
    (numberOf(tenths ?? '') ?? 0) / 10 +
    (numberOf(hundredths ?? '0') ?? 0) / 100
  const start = match.index as number
  return {
    kind: 'amount',
    start,
    end: start + all.length,
    amount: Math.round(amount * 100) / 100,
    currency: 'CNY',
    confidence: 0.85,
  }
}

/** Amounts of money in a folded text: «¥199», «1.5万元», «三百块», «20 dollars», «两块五», «花了一千二». */
export function amountsIn(text: string): Amount[] {
  if (!money.test(text)) return []
  const found: Amount[] = []
  for (const match of matchesOf(text, before)) {
    const amount = amountOf(match, match[2] as string, match[1] as string)
    if (amount !== null) found.push({ ...amount, confidence: 0.95 })
  }
  const add = (match: RegExpMatchArray, amount: Amount | null) => {
    const at = match.index as number
    if (amount !== null && !found.some(({ start, end }) => at < end && start < at + 1)) found.push(amount)
  }
  for (const match of matchesOf(text, dimes)) add(match, dimesOf(match))
  for (const match of matchesOf(text, after))
    add(match, amountOf(match, match[1] as string, match[2] as string))
  for (const match of matchesOf(text, spent)) {
    const amount = amountOf(match, match[1] as string, '元')
    if (amount !== null && amount.amount >= ROUND) add(match, { ...amount, confidence: 0.75 })
  }
  return found
}
