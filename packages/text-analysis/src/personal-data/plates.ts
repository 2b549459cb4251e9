import { matchesOf } from '../matches.ts'
import type { Span } from '../span.ts'

// One letter for the province, one for the place, then five signs, or six for new energy; no I and no O (GA 36-2018).
const province = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'
const sign = '[a-hj-np-z\\d]'
const newEnergy = `(?:[a-hjk]${sign}\\d{4}|\\d{5}[a-hjk])`
const ordinary = `(?:${sign}{5}|${sign}{4}[挂学警港澳])`
const platePattern = new RegExp(
  `(?:${province}[a-hj-np-z][ ·•.\\-]?(?:${newEnergy}|${ordinary})|${province}?[使领] ?\\d{6}|${province}[a-hj-np-z]\\d{4}[使领])(?![a-z\\d])`,
  'g',
)
/** What is numbered the same way and is no car: goods, batches, documents. */
const thing = /(型号|货号|编号|批号|订单号?|单号|产品|款号|序列号|版本)[为是:]? ?$/
const lettersOf = /[a-z]/g

/** At most two letters stand among the five signs (GA 36-2018): «京aabcde» is a word. */
function readable(plate: string): boolean {
  const signs = plate.replace(/^[^a-z]?[a-z][ ·•.-]?/, '')
  return (signs.match(lettersOf)?.length ?? 0) <= 2 && /\d/.test(signs)
}

/** Licence plates of the Chinese mainland in a folded text: ordinary, new energy, trailers, learners, police, border, embassies. */
export function platesIn(text: string): Span[] {
  return [...matchesOf(text, platePattern)]
    .filter(
      (match) => readable(match[0]) && !thing.test(text.slice(Math.max(0, match.index - 8), match.index)),
    )
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}
