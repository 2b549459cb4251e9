import { type Hours, usualHours } from '../domain/attempting.ts'
import type { Callback } from './callbacks.store.ts'

/** The hours in which this customer is called. */
export function hoursOf({ wish_from: from, wish_to: to }: Pick<Callback, 'wish_from' | 'wish_to'>): Hours {
  return from === null || to === null ? usualHours : { from, to }
}
