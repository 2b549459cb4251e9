import type { ReadHandle } from '#platform/server/database/handles.ts'
import { wordsOfFacts } from '../stated-facts.query.ts'

/** The numbers of orders and parcels that voices speak of, as their senders wrote them. */
export const numbersStated = (db: ReadHandle, feedbackIds: readonly string[]): Promise<string[]> =>
  wordsOfFacts(db, feedbackIds, ['order_number', 'tracking_number'])
