import { type RawBuilder, sql } from 'kysely'
import { shownEmail } from '#features/customers/server/public/masks.ts'
import { namesOpenTo } from '#features/tickets/server/public/open-to.ts'
import type { CallerReply, InputOf } from '#platform/contract/endpoint.ts'
import { type Actor, may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { deliveryLog, listWebhooks } from '../contract/webhooks.ts'
import type { NotificationsTables } from './notifications.tables.ts'

type Item = CallerReply<typeof deliveryLog>['items'][number]
type Row = Omit<Item, 'at' | 'nextAt'> & { at: Date; nextAt: Date | null }
type Asked = InputOf<typeof deliveryLog>

export const webhookList = query(listWebhooks, async ({ read }) => {
  const rows = await read
    .tables<NotificationsTables>()
    .selectFrom('webhooks')
    .select(['id', 'name', 'url', 'purpose', 'kinds', 'allows_private as allowsPrivate', 'active'])
    .where('person_id', 'is', null)
    .orderBy('created_at')
    .execute()
  return { items: rows }
})

/** Each way by itself in the order of its own index, so that a page reads no more than a page of each. */
const ways: Readonly<Record<Item['channel'], readonly RawBuilder<unknown>[]>> = {
  in_app: [
    sql`select told.id, 'in_app' as channel, told.kind, null as subject, people.name as "to", told.at,
    'sent' as state, 1 as attempts, null as problem, null::timestamptz as "nextAt"
    from notifications as told join people on people.id = told.person_id`,
  ],
  email: [
    sql`select id, 'email' as channel, null as kind, subject, to_address as "to", queued_at as at,
    state, attempts, problem, next_try_at as "nextAt" from mails`,
    // What will be in a mail that tells several things together.
    sql`select line.id, 'email' as channel, line.kind, null as subject, people.email as "to", line.at,
    case line.waits_for when 'quiet' then 'quiet' else 'gathered' end as state, 0 as attempts, null as problem,
    line.send_at as "nextAt"
    from notification_digest_lines as line join people on people.id = line.person_id where people.email is not null`,
  ],
  push: [
    sql`select delivery.id, 'push' as channel, delivery.kind, null as subject, people.name as "to",
    delivery.queued_at as at, delivery.state, delivery.attempts, delivery.problem, delivery.next_try_at as "nextAt"
    from push_deliveries as delivery join people on people.id = delivery.person_id`,
  ],
  webhook: [
    sql`select delivery.id, 'webhook' as channel, delivery.kind, null as subject, coalesce(hook.name || ' · ' || owner.name, hook.name) as "to",
    delivery.queued_at as at, delivery.state, delivery.attempts, delivery.problem, delivery.next_try_at as "nextAt"
    from webhook_deliveries as delivery join webhooks as hook on hook.id = delivery.webhook_id
    left join people as owner on owner.id = hook.person_id`,
  ],
  robot: [
    sql`select delivery.id, 'robot' as channel, delivery.kind, null as subject, robot.name as "to",
    delivery.queued_at as at, delivery.state, delivery.attempts, delivery.problem, delivery.next_try_at as "nextAt"
    from robot_deliveries as delivery join robots as robot on robot.id = delivery.robot_id`,
  ],
}

function rowsOf(actor: Actor, { channel, state, text, cursor, limit }: Asked) {
  const chosen = channel.length > 0 ? channel : (Object.keys(ways) as Item['channel'][])
  const conditions = [sql`${namesOpenTo(actor, 'way.subject')}`]
  if (state.length > 0) conditions.push(sql`state = any(${state})`)
  if (text) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`("to" ilike ${like} or subject ilike ${like})`)
  }
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    conditions.push(sql`(at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const where = sql.join(conditions, sql` and `)
  const parts = chosen
    .flatMap((one) => ways[one])
    .map(
      (one) =>
        sql`(select * from (${one}) as way where ${where} order by at desc, id desc limit ${limit + 1})`,
    )
  return sql<Row>`select * from (${sql.join(parts, sql` union all `)}) as sent order by at desc, id desc limit ${limit + 1}`
}

export const deliveryList = query(deliveryLog, async ({ read, actor }, input) => {
  const { rows } = await rowsOf(actor, input).execute(read.tables<NotificationsTables>() as never)
  const { items, next } = pageOfRows(rows, input.limit, (row) => [row.at.toISOString(), row.id])
  return {
    items: items.map((row) => ({
      ...row,
      to: row.channel === 'email' ? (shownEmail(row.to) ?? '') : row.to,
      at: row.at.toISOString(),
      nextAt: row.nextAt?.toISOString() ?? null,
    })),
    next,
    can: { manage: may(actor, 'operations.manage') },
  }
})
