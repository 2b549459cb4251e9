import { sql } from 'kysely'
import { shownEmail } from '#features/customers/server/public/masks.ts'
import { namesOpenTo } from '#features/tickets/server/public/open-to.ts'
import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { outbox } from '../contract.ts'
import type { NotificationsTables } from './notifications.tables.ts'

const countedTo = 1000

export const mailList = query(outbox, async ({ read, actor }, input) => {
  const tables = read.tables<NotificationsTables>()
  let rows = tables
    .selectFrom('mails')
    .select([
      'id',
      'to_address',
      'subject',
      'state',
      'attempts',
      'queued_at',
      'sent_at',
      'next_try_at',
      'problem',
    ])
    .where(namesOpenTo(actor, 'mails.subject'))
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
  if (input.state.length > 0) rows = rows.where('state', 'in', input.state)
  if (input.cursor !== undefined) {
    const [at, id] = decodeCursor(input.cursor, 2)
    rows = rows.where(sql<boolean>`(queued_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const held = await tables
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'held')
    .limit(countedTo)
    .execute()
  const { items, next } = pageOfRows(await rows.execute(), input.limit, (row) => [
    row.queued_at.toISOString(),
    row.id,
  ])
  return {
    items: items.map((row) => ({
      id: row.id,
      to: shownEmail(row.to_address) ?? '',
      subject: row.subject,
      state: row.state,
      attempts: row.attempts,
      queuedAt: row.queued_at.toISOString(),
      sentAt: row.sent_at?.toISOString() ?? null,
      nextTryAt: row.next_try_at?.toISOString() ?? null,
      problem: row.problem,
    })),
    next,
    held: held.length,
    can: { manage: may(actor, 'operations.manage') },
  }
})
