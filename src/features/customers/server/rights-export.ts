import type { ReadHandle } from '#platform/server/database/handles.ts'
import { requestsOf } from './rights-requests.query.ts'

/** The same as the person may have it: without the names of those who dealt with it. */
export async function requestsForExport(read: ReadHandle, customerIds: readonly string[]) {
  return (await requestsOf(read, customerIds)).map(({ right, origin, askedAt, answer }) => ({
    right,
    origin,
    askedAt,
    answer: answer && { outcome: answer.outcome, ground: answer.ground, at: answer.at },
  }))
}
