import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { OrdersTables } from '#features/orders/server/orders.tables.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listRecipients, sendingProgress } from '../contract/inviting.ts'
import { waitsForColleague } from './outbox.query.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { seenQuestionnaire } from './visibility.ts'

/** Everybody chosen for a survey, with how far they came. A page that was seen is a sitting, which the answer takes the place of. */
const chosenFor = (read: ReadHandle, questionnaireId: string) =>
  read
    .tables<QuestionnairesTables & CustomersTables & OrdersTables>()
    .selectFrom('questionnaire_recipients as recipient')
    .innerJoin('questionnaire_sendings as sending', 'sending.id', 'recipient.sending_id')
    .leftJoin('questionnaire_invitations as invitation', 'invitation.id', 'recipient.invitation_id')
    .leftJoin('questionnaire_sittings as sitting', 'sitting.invitation_id', 'invitation.id')
    .where('recipient.questionnaire_id', '=', questionnaireId)

const answered = sql<boolean>`invitation.answered_at is not null`
const opened = sql<boolean>`(invitation.answered_at is not null or coalesce(sitting.seen, false))`
const begun = sql<boolean>`(invitation.answered_at is not null or coalesce(sitting.answers <> '{}', false))`

const howMany = (condition: ReturnType<typeof sql<boolean>>) =>
  sql<number>`count(*) filter (where ${condition})`

export const progressOfSending = query(sendingProgress, async ({ read }, { questionnaireId }) => {
  await seenQuestionnaire(read, questionnaireId)
  const rows = await chosenFor(read, questionnaireId)
    .select(['recipient.state', 'recipient.reason'])
    .select([
      sql<number>`count(*)`.as('count'),
      howMany(opened).as('opened'),
      howMany(begun).as('begun'),
      howMany(answered).as('answered'),
      howMany(sql<boolean>`${waitsForColleague} and not ${answered}`).as('toPassOn'),
      howMany(sql<boolean>`recipient.reminded_at is not null`).as('reminded'),
    ])
    .groupBy(['recipient.state', 'recipient.reason'])
    .execute()
  const { count: late } = await read
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_answers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('questionnaire_id', '=', questionnaireId)
    .where('late', '=', true)
    .where('invitation_id', 'is not', null)
    .executeTakeFirstOrThrow()
  type Row = (typeof rows)[number]
  const total = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + Number(of(row)), 0)
  const inState = (state: Row['state']) => total((row) => (row.state === state ? row.count : 0))
  return {
    chosen: total((row) => row.count),
    waiting: inState('waiting'),
    held: rows.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count: Number(count) }])),
    sent: inState('invited'),
    toPassOn: total((row) => row.toPassOn),
    opened: total((row) => row.opened),
    begun: total((row) => row.begun),
    answered: total((row) => row.answered),
    late,
    reminded: total((row) => row.reminded),
  }
})

export const recipientList = query(listRecipients, async ({ read, actor }, input) => {
  const { questionnaireId, state, cursor, limit } = input
  await seenQuestionnaire(read, questionnaireId)
  let wanted = chosenFor(read, questionnaireId)
    .leftJoin('customers as customer', 'customer.id', 'recipient.customer_id')
    .leftJoin('orders', 'orders.id', 'recipient.order_id')
    .selectAll('recipient')
    .select(['sending.way', 'customer.name', 'invitation.invited_at', 'orders.number as order'])
    .select([
      opened.as('opened'),
      begun.as('begun'),
      answered.as('answered'),
      waitsForColleague.as('toPassOn'),
    ])
    .orderBy('recipient.id', 'desc')
    .limit(limit + 1)
  if (state !== undefined) wanted = wanted.where('recipient.state', '=', state)
  if (cursor !== undefined) {
    const [id] = decodeCursor(cursor, 1)
    wanted = wanted.where(sql<boolean>`recipient.id < ${id}::uuid`)
  }
  const { items, next } = pageOfRows(await wanted.execute(), limit, (row) => [row.id])
  const named = mayEverywhere(actor, 'customers.read')
  return {
    items: items.map((row) => ({
      id: row.id,
      customer: named && row.customer_id !== null ? { id: row.customer_id, name: row.name } : null,
      ticketId: row.ticket_id,
      order: row.order,
      way: row.way,
      stratum: row.stratum,
      state: row.state,
      reason: row.reason,
      toPassOn: row.toPassOn && !row.answered,
      dueAt: row.due_at.toISOString(),
      sentAt: row.invited_at?.toISOString() ?? null,
      remindedAt: row.reminded_at?.toISOString() ?? null,
      opened: row.opened,
      begun: row.begun,
      answered: row.answered,
    })),
    next,
  }
})
