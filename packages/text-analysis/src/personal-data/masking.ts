import type { Span } from '../span.ts'
import type { PersonalDataKind } from './personal-data.ts'

type Maskable = Span & { kind: PersonalDataKind }

/** How many letters and digits stay readable at the beginning and at the end. */
const readable: Record<
  Exclude<PersonalDataKind, 'email' | 'address'>,
  readonly [head: number, tail: number]
> = {
  phone: [3, 4],
  id_number: [3, 2],
  bank_card: [0, 4],
  plate: [2, 2],
}

/** Numbers of streets, houses and rooms: what tells one home from its neighbours. */
const houseNumber =
  /[\p{Nd}a-zA-Zａ-ｚＡ-Ｚ]|[〇零一二三四五六七八九十百](?=[〇零一二三四五六七八九十百]*\s?(?:[号號栋棟幢座单單楼樓层層室户戶房组組弄门門]))/gu

function masked(piece: string, kind: PersonalDataKind): string {
  if (kind === 'address') return piece.replace(houseNumber, (sign) => '*'.repeat(sign.length))
  const units = piece.split('')
  if (kind === 'email') {
    const at = piece.search(/[@＠]/)
    return units.map((unit, i) => (i > 0 && i < at ? '*' : unit)).join('')
  }
  const places = units.flatMap((unit, i) => (/[\p{L}\p{N}]/u.test(unit) ? [i] : []))
  const [head, tail] = readable[kind]
  const hidden = new Set(places.slice(head, Math.max(head, places.length - tail)))
  return units.map((unit, i) => (hidden.has(i) ? '*' : unit)).join('')
}

/**
 * Hides personal data: 138****5678, 430*************2X, ************6789, z*******@example.cn. Length, separators and
 * everything outside the spans stay; the same input always gives the same output. Spans may come in any order.
 * @throws RangeError when a span does not lie inside the text
 */
export function mask(text: string, spans: readonly Maskable[]): string {
  let result = text
  for (const { start, end } of spans) {
    const inside =
      Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length
    if (!inside) throw new RangeError(`span ${start}–${end} is outside the text of length ${text.length}`)
  }
  for (const { start, end, kind } of [...spans].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + masked(text.slice(start, end), kind) + result.slice(end)
  }
  return result
}
