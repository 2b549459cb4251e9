/** Why an order is not taken; each has words in both languages. */
export const faultCodes = [
  'missing',
  'notText',
  'tooLong',
  'badNumber',
  'badMoment',
  'fromTheFuture',
  'badAmount',
  'negative',
  'unknownCurrency',
  'badLink',
  'tooMany',
  'twice',
  'erased',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** One fault of an order, and the field it is about; null where it is the order as a whole. */
export interface Fault {
  readonly code: FaultCode
  readonly field: string | null
}
