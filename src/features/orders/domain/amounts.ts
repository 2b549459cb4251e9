import type { FaultCode } from './faults.ts'

/** Digits before and after the point that a shop's money can have. */
const exact = /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/

/**
 * What is wrong with an amount written as text; null when nothing is. Marks between thousands are refused: 1,200 is a thousand in one
 * country and one and a fifth in another.
 */
export function faultOfAmount(text: string): FaultCode | null {
  if (exact.test(text)) return null
  return exact.test(text.replace(/^[-−]\s?/, '')) ? 'negative' : 'badAmount'
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Whether it is a currency of ISO 4217. */
export const isCurrency = (code: string): boolean => currencies.has(code)
