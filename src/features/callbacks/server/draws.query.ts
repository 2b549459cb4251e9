import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readDraws } from '../contract/checks.ts'
import { drawEvery } from '../domain/levels.ts'
import type { CallbacksTables } from './callbacks.tables.ts'
import { commitmentOf, drawWith } from './drawing.ts'
import { waitingDraw } from './waiting-draw.query.ts'

const shown = 10

const lotsOf = (db: ReadHandle, drawIds: readonly string[]) =>
  db
    .tables<CallbacksTables>()
    .selectFrom('callback_lots')
    .select(['draw_id', 'ticket_id as ticketId', 'cycle', 'org_unit_id', 'kind', 'chosen'])
    .where('draw_id', 'in', [...drawIds])
    .execute()

async function lastDraws(db: ReadHandle) {
  const rows = await db
    .tables<CallbacksTables>()
    .selectFrom('callback_draws')
    .select(['id', 'commitment'])
    .select((eb) => [
      eb.ref('seed').$notNull().as('seed'),
      eb.ref('drawn_at').$notNull().as('drawnAt'),
      eb.ref('since').$notNull().as('since'),
      eb.ref('until').$notNull().as('until'),
      eb.ref('share').$notNull().as('share'),
      eb.ref('population').$notNull().as('population'),
      eb.ref('chosen').$notNull().as('chosen'),
    ])
    .where('drawn_at', 'is not', null)
    .orderBy('drawn_at', 'desc')
    .limit(shown)
    .execute()
  return rows.map((row) => ({ ...row, share: Math.round(row.share * 1000) / 1000 }))
}

/** The last draws, each made again from its seed to see whether it comes to the same. */
export const draws = query(readDraws, async ({ read }) => {
  const drawn = await lastDraws(read)
  const lots =
    drawn.length === 0
      ? []
      : await lotsOf(
          read,
          drawn.map(({ id }) => id),
        )
  const next = await waitingDraw(read)
  return {
    next:
      next === undefined
        ? null
        : {
            commitment: next.commitment,
            after: new Date(next.prepared_at.getTime() + drawEvery).toISOString(),
          },
    draws: drawn.map((one) => {
      const entered = lots.filter((lot) => lot.draw_id === one.id)
      const again = drawWith(one.seed, one.share, entered)
      return {
        ...one,
        drawnAt: one.drawnAt.toISOString(),
        since: one.since.toISOString(),
        until: one.until.toISOString(),
        agrees:
          commitmentOf(one.seed) === one.commitment && entered.every((lot) => lot.chosen === again.has(lot)),
      }
    }),
  }
})
