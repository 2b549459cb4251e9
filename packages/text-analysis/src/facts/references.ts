import { matchesOf } from '../matches.ts'
import type { Span } from '../span.ts'

/** A number that stands for an order or a parcel; `reference` is what to search for. */
export type Reference = Span & {
  kind: 'order_number' | 'tracking_number'
  reference: string
  confidence: number
}

const announced =
  /(快递单?|运单|物流单?|包裹|追踪|tracking|shipment|parcel|订单|定单|单据?|order)(?:的)?(?: ?(?:编号|号码|号|id|number|no\.?|#))?(?: ?(?:是|为|is|[:#]))* ?([a-z]{0,4}[\d-]{5,24}[a-z]{0,2})(?![a-z\d])/g
// How carriers number their parcels: SF, YTO, STO, ZTO, JD and others by letters, UPS, the postal S10 code.
const carried =
  /(?<![a-z\d])(sf\d{12,13}|yt\d{13,15}|jdv?[a-z]{0,2}\d{10,15}|jt\d{13}|1z[a-z\d]{16}|[a-z]{2}\d{9}[a-z]{2})(?![a-z\d])/g
const parcel = /^(?:快递|运单|物流|包裹|追踪|tracking|shipment|parcel)/
const s10 = /^[a-z]{2}(\d{8})(\d)[a-z]{2}$/

/** The check digit of a postal number (UPU S10): weights 8 6 4 2 3 5 9 7, modulo 11. */
function posted(code: string): boolean {
  const [, serial, check] = s10.exec(code) ?? []
  if (serial === undefined) return true
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, i) => total + weight * Number(serial[i]), 0)
  const rest = 11 - (sum % 11)
  return Number(check) === (rest === 10 ? 0 : rest === 11 ? 5 : rest)
}

/** Numbers of orders and parcels in a folded text: announced by a word, or built as carriers build theirs. */
export function referencesIn(text: string): Reference[] {
  const found: Reference[] = []
  for (const match of matchesOf(text, announced)) {
    const code = match[2] as string
    const digits = code.replaceAll(/\D/g, '').length
    if (digits < 5) continue
    const end = (match.index as number) + match[0].length
    const kind = parcel.test(match[1] as string) ? 'tracking_number' : 'order_number'
    found.push({ kind, start: end - code.length, end, reference: code.toUpperCase(), confidence: 0.95 })
  }
  for (const match of matchesOf(text, carried)) {
    const code = match[1] as string
    const start = match.index as number
    if (!posted(code) || found.some((one) => one.start === start)) continue
    found.push({
      kind: 'tracking_number',
      start,
      end: start + code.length,
      reference: code.toUpperCase(),
      confidence: 0.85,
    })
  }
  return found
}
