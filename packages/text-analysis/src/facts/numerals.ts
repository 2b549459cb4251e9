const digit = new Map([...'零一二三四五六七八九'].map((character, value) => [character, value]))
for (const [character, value] of [
  ['〇', 0],
  ['两', 2],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
  ['肆', 4],
  ['伍', 5],
  ['陆', 6],
  ['柒', 7],
  ['捌', 8],
  ['玖', 9],
] as const)
  digit.set(character, value)
const scale = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])

/** Signs of a Chinese number, for patterns. */
export const spelt = '[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]'

/** A number below 10,000, as «三千零五十»; «三百五» is 350. */
function section(text: string): number | null {
  let sum = 0
  let held: number | null = null
  let last = 1
  let gap = false
  for (const character of text) {
    const value = digit.get(character)
    const times = scale.get(character)
    if (value !== undefined) {
      gap ||= value === 0
      held = value
    } else if (times !== undefined) {
      sum += (held ?? 1) * times
      held = null
      gap = false
      last = times
    } else return null
  }
  if (held === null) return sum
  return sum + held * (last > 10 && !gap ? last / 10 : 1)
}

/** Digits one after another, as a year or a phone number is said («二〇二六»). */
function inSequence(text: string): number | null {
  const digits = [...text].map((character) => digit.get(character))
  return digits.every((value) => value !== undefined) ? Number(digits.join('')) : null
}

/**
 * The value of a number as customers write it: «1,200.50», «1.5万», «1k5», «三百二十», «两万三», «二〇二六». Null when it is none.
 */
export function numberOf(written: string): number | null {
  const text = written.replaceAll(/[, ]/g, '')
  const plain = /^(\d+(?:\.\d+)?)(?:(万|千|百|亿|k|w)(\d)?)?$/.exec(text)
  if (plain !== null) {
    const times = { 百: 100, 千: 1e3, k: 1e3, 万: 1e4, w: 1e4, 亿: 1e8 }[plain[2] ?? ''] ?? 1
    return Math.round((Number(plain[1]) + Number(plain[3] ?? 0) / 10) * times * 100) / 100
  }
  const sequence = text.length > 1 ? inSequence(text) : null
  if (sequence !== null) return sequence
  const [, upper, lower = ''] = /^([^万亿]+)[万亿](.*)$/.exec(text) ?? []
  if (upper === undefined) return section(text)
  const unit = text.includes('亿') ? 1e8 : 1e4
  const high = section(upper)
  const low =
    lower.length === 1 ? (digit.get(lower) ?? 0) * (unit / 10) : numberOf(lower === '' ? '零' : lower)
  return high === null || low === null ? null : high * unit + low
}
