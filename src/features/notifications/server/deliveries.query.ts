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

/** The columns of `told` that say what it is about. */
const inColumns = {
  ticket: 'told.ticket_id',
  alert: 'told.alert_id',
  groupEvent: 'told.group_event_id',
  task: 'told.joint_task_id',
  letter: 'told.supervision_letter_id',
}
const inMatter = {
  ticket: `(told.matter ->> 'ticketId')::uuid`,
  alert: `(told.matter ->> 'alertId')::uuid`,
  groupEvent: `(told.matter ->> 'groupEventId')::uuid`,
  task: `(told.matter ->> 'jointTaskId')::uuid`,
  letter: `(told.matter ->> 'supervisionLetterId')::uuid`,
}

/** What it is about by its number, as mails name it in their subjects. */
const numberBy = (ids: typeof inColumns) =>
  sql.raw(`coalesce(
    (select number from tickets where id = ${ids.ticket}),
    (select number from alerts where id = ${ids.alert}),
    (select number from group_events where id = ${ids.groupEvent}),
    (select number from tickets where id = (select ticket_id from joint_tasks where id = ${ids.task})),
    (select number from tickets where id = (select ticket_id from supervision_letters where id = ${ids.letter})))`)
const [ofColumns, ofMatter] = [numberBy(inColumns), numberBy(inMatter)]

/** Which rows of a way a search finds: by words of their own, and by what it found of people and matters once, before any row was read. */
interface Finding {
  words(...columns: string[]): RawBuilder<unknown>
  person: RawBuilder<unknown>
  about(ids: typeof inColumns): RawBuilder<unknown>
}

const any = (conditions: readonly RawBuilder<unknown>[]) => sql`(${sql.join(conditions, sql` or `)})`

const finding = (like: string): Finding => ({
  words: (...columns) => any(columns.map((column) => sql`${sql.raw(column)} ilike ${like}`)),
  person: sql`told.person_id in (select id from found_people)`,
  about: (ids) => sql`coalesce(${sql.raw(Object.values(ids).join(', '))}) in (select id from found_matters)`,
})
const everything: Finding = { words: () => sql`true`, person: sql`true`, about: () => sql`true` }

const letters = /^[\w-]+$/

/** Whom and what a searched text may name; which closed ticket something was about is a secret. Words that no number has ask for none. */
function foundBy(actor: Actor, text: string, like: string) {
  const named = letters.test(text) ? sql`number ilike ${like}` : sql`false`
  return sql`with found_people as materialized (select id from people where name ilike ${like}),
    found_tickets as materialized (select id from tickets where ${named} and ${namesOpenTo(actor, 'number')}),
    found_matters as materialized (select id from found_tickets
      union all select id from alerts where ${named} union all select id from group_events where ${named}
      union all select id from joint_tasks where ticket_id in (select id from found_tickets)
      union all select id from supervision_letters where ticket_id in (select id from found_tickets))`
}

/** Each way by itself in the order of its own index, so that a page reads no more than a page of each. */
const ways: Readonly<Record<Item['channel'], readonly ((found: Finding) => RawBuilder<unknown>)[]>> = {
  in_app: [
    ({
      person,
      about,
    }) => sql`select told.id, 'in_app' as channel, told.kind, null as subject, ${ofColumns} as number,
    people.name as "to", told.at, 'sent' as state, 1 as attempts, null as problem, null::timestamptz as "nextAt",
    ${any([person, about(inColumns)])} as found
    from notifications as told join people on people.id = told.person_id`,
  ],
  email: [
    ({
      words,
    }) => sql`select id, 'email' as channel, null as kind, subject, null as number, to_address as "to",
    queued_at as at, state, attempts, problem, next_try_at as "nextAt", ${words('to_address', 'subject')} as found
    from mails`,
    // What will be in a mail that tells several things together.
    ({
      words,
      about,
    }) => sql`select told.id, 'email' as channel, told.kind, null as subject, ${ofMatter} as number,
    people.email as "to", told.at, case told.waits_for when 'quiet' then 'quiet' else 'gathered' end as state,
    0 as attempts, null as problem, told.send_at as "nextAt", ${any([words('people.email'), about(inMatter)])} as found
    from notification_digest_lines as told join people on people.id = told.person_id where people.email is not null`,
  ],
  push: [
    ({
      person,
      about,
    }) => sql`select told.id, 'push' as channel, told.kind, null as subject, ${ofMatter} as number,
    people.name as "to", told.queued_at as at, told.state, told.attempts, told.problem, told.next_try_at as "nextAt",
    ${any([person, about(inMatter)])} as found
    from push_deliveries as told join people on people.id = told.person_id`,
  ],
  webhook: [
    ({
      words,
    }) => sql`select delivery.id, 'webhook' as channel, delivery.kind, null as subject, null as number,
    coalesce(hook.name || ' · ' || owner.name, hook.name) as "to", delivery.queued_at as at, delivery.state,
    delivery.attempts, delivery.problem, delivery.next_try_at as "nextAt", ${words('hook.name', 'owner.name')} as found
    from webhook_deliveries as delivery join webhooks as hook on hook.id = delivery.webhook_id
    left join people as owner on owner.id = hook.person_id`,
  ],
  robot: [
    ({
      words,
      about,
    }) => sql`select told.id, 'robot' as channel, told.kind, null as subject, ${ofMatter} as number,
    robot.name as "to", told.queued_at as at, told.state, told.attempts, told.problem, told.next_try_at as "nextAt",
    ${any([words('robot.name'), about(inMatter)])} as found
    from robot_deliveries as told join robots as robot on robot.id = told.robot_id`,
  ],
}

function rowsOf(actor: Actor, { channel, state, text, cursor, limit }: Asked) {
  const chosen = channel.length > 0 ? channel : (Object.keys(ways) as Item['channel'][])
  const like = text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null
  const conditions = [sql`found`, sql`${namesOpenTo(actor, 'way.subject')}`]
  if (state.length > 0) conditions.push(sql`state = any(${state})`)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    conditions.push(sql`(at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const where = sql.join(conditions, sql` and `)
  // That something was sent is no secret; which closed ticket it was about is one.
  const openNumber = namesOpenTo(actor, 'way.number')
  const parts = chosen
    .flatMap((one) => ways[one])
    .map(
      (way) =>
        sql`(select id, channel, kind, coalesce(subject, case when ${openNumber} then number end) as subject, "to", at, state,
          attempts, problem, "nextAt" from (${way(like === null ? everything : finding(like))}) as way
          where ${where} order by at desc, id desc limit ${limit + 1})`,
    )
  const found = text && like !== null ? foundBy(actor, text, like) : sql``
  return sql<Row>`${found} select * from (${sql.join(parts, sql` union all `)}) as sent order by at desc, id desc limit ${limit + 1}`
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
