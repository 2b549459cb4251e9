import { gatewaysInUse } from '#features/notifications/server/public/gateways.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { customersInvited } from '../contract.ts'
import { type Peace, sendableAt } from '../domain/sending-times.ts'
import { type HeldBack, isStanding, reasonAgainst } from '../domain/sendings.ts'
import { deliver, type Writer } from './delivering.ts'
import { customersBy, knownToday, type Reached } from './invitable.query.ts'
import { insertInvitation, lockRules } from './invitations.store.ts'
import type { QuestionnaireRow } from './kept-questionnaires.ts'
import { lockAsked, markWritten } from './offers.store.ts'
import { peaceOf } from './peace.ts'
import { type Batch, type DueRow, lockDue, updateRecipients } from './sendings.store.ts'
import { visibleQuestionnaires } from './visibility.ts'

export const dayMs = 86_400_000

/** Everything that is the same for a whole batch. */
export interface Round {
  readonly writer: Writer
  readonly peace: Peace
  /** Whether short messages are sent by a gateway. */
  readonly gateway: boolean
  readonly restedSince: number
  readonly now: number
}

/** The rule is locked: of two who ask at once the second sees whom the first has asked. */
export async function roundOf(context: CommandContext): Promise<Round> {
  const { db, now } = context
  const { link_key: linkKey, rest_days: restDays } = await lockRules(db)
  const organisation = await theOrganisation(db)
  return {
    writer: {
      name: organisation?.name ?? 'Huixiang',
      locale: organisation?.default_locale ?? 'zh-CN',
      linkKey,
    },
    peace: await peaceOf(db),
    gateway: (await gatewaysInUse(db)).has('sms'),
    restedSince: now - restDays * dayMs,
    now,
  }
}

function judged(row: DueRow, customer: Reached | undefined, round: Round): HeldBack | null {
  if (customer === undefined) return 'gone'
  if (row.until !== null && row.until.getTime() < round.now) return 'tooLate'
  const { way, plan, ticket_id, order_id } = row
  const already = customer.already && ticket_id === null && order_id === null
  return reasonAgainst(
    { ...customer, already },
    { way, restedSince: round.restedSince, ignoresRest: plan.ignoresRest },
  )
}

interface Inviting {
  readonly row: DueRow
  readonly customer: Reached
  readonly survey: QuestionnaireRow
}

/** What the tracking page asks about the same handling by now; of everything else nothing. */
async function askedAlready({ db }: CommandContext, { questionnaire_id, ticket_id, cycle }: DueRow) {
  if (ticket_id === null || cycle === null) return undefined
  return lockAsked(db, { questionnaireId: questionnaire_id, ticketId: ticket_id, cycle })
}

/** The invitation that a message leads to: a new one, or the one that stands on the tracking page. */
async function invitationFor(
  context: CommandContext,
  { row, customer, survey }: Inviting,
  { offer, expiresAt }: { offer: { readonly id: string } | undefined; expiresAt: number },
): Promise<string> {
  const { db, now } = context
  if (offer !== undefined) {
    await markWritten(db, offer.id, { now, expiresAt })
    return offer.id
  }
  const id = context.newId()
  const { ticket_id: ticketId, cycle, order_id: orderId } = row
  const about = { questionnaireId: survey.id, customerId: customer.id, ticketId, cycle, orderId }
  await insertInvitation(db, { id, ...about, now, expiresAt: new Date(expiresAt) })
  return id
}

/** Asks somebody; false where they answered on the tracking page, or their ticket is in work again. */
async function invite(
  context: CommandContext,
  to: Inviting,
  { writer, peace, gateway }: Round,
): Promise<boolean> {
  const { db, now } = context
  const { row, customer, survey } = to
  const { way, plan } = row
  const offer = await askedAlready(context, row)
  if (offer !== undefined && (offer.answered_at !== null || offer.ended_at !== null)) return false
  const expiresAt = now + survey.expires_days * dayMs
  const invitationId = await invitationFor(context, to, { offer, expiresAt })
  const byHand = way === 'hand' || (way === 'sms' && !gateway)
  // What goes by hand is reminded of so many days after a colleague passed it on.
  const days = byHand ? null : plan.remindAfterDays
  await updateRecipients(db, [row.id], {
    state: 'invited',
    customer_id: customer.id,
    invitation_id: invitationId,
    by_hand: byHand,
    remind_at: days === null ? null : new Date(sendableAt(now + days * dayMs, peace)),
  })
  const notAfter = Math.min(expiresAt, row.until?.getTime() ?? expiresAt)
  const letter = { survey, customer, invitationId, way, reminds: false, key: invitationId, notAfter }
  if (!byHand) await deliver(context, letter, writer)
  return true
}

const hold = (context: CommandContext, id: string, reason: HeldBack) =>
  updateRecipients(context.db, [id], { state: 'held', reason })

async function askFor(
  context: CommandContext,
  { survey, rows }: { survey: QuestionnaireRow | undefined; rows: readonly DueRow[] },
  round: Round,
): Promise<void> {
  const ids = rows.flatMap(({ customer_id }) => customer_id ?? [])
  // Whoever was merged into another between the draw and now is asked as that one.
  const today = await knownToday(context.db, ids)
  const reached = await customersBy(context.db, rows[0]?.questionnaire_id ?? '', {
    ids: [...new Set(today.values())],
  })
  const known = new Map(reached.map((one) => [one.id, one]))
  let invited = 0
  for (const row of rows) {
    const customer = known.get(today.get(row.customer_id ?? '') ?? '')
    const stopped = isStanding(row.kind) && !row.active
    const reason = survey?.state !== 'open' || stopped ? 'closed' : judged(row, customer, round)
    if (reason !== null || customer === undefined || survey === undefined) {
      await hold(context, row.id, reason ?? 'gone')
      continue
    }
    if (!(await invite(context, { row, customer, survey }, round))) {
      await hold(context, row.id, 'already')
      continue
    }
    // Whoever is chosen twice in one batch was asked just now.
    known.set(customer.id, { ...customer, already: true, askedAt: context.now })
    invited += 1
  }
  if (survey !== undefined && invited > 0)
    context.emit(customersInvited, {
      subject: survey.id,
      facts: { invited, leftOut: rows.length - invited },
    })
}

/** Asks those whose hour has come, as many as a batch holds; in quiet hours they go on waiting. Gives how many were looked at. */
export async function askDue(context: CommandContext, batch: Batch): Promise<number> {
  const round = await roundOf(context)
  const due = await lockDue(context.db, context.now, batch)
  const at = sendableAt(context.now, round.peace)
  if (at > context.now) {
    const late = due.filter(({ until }) => until !== null && until.getTime() < at)
    const waits = due.filter((row) => !late.includes(row)).map(({ id }) => id)
    for (const { id } of late) await hold(context, id, 'tooLate')
    await updateRecipients(context.db, waits, { due_at: new Date(at) })
    return due.length
  }
  const surveys = new Map<string, DueRow[]>()
  for (const row of due)
    surveys.set(row.questionnaire_id, [...(surveys.get(row.questionnaire_id) ?? []), row])
  for (const [id, rows] of surveys) {
    const survey = await visibleQuestionnaires(context.db).selectAll().where('id', '=', id).executeTakeFirst()
    await askFor(context, { survey, rows }, round)
  }
  return due.length
}
