import type { CommandContext } from '#platform/server/command.ts'
import { sendingPlanned } from '../contract.ts'
import { quotaOf } from '../domain/sampling.ts'
import { sendableAt } from '../domain/sending-times.ts'
import { type HeldBack, type Plan, reasonAgainst, type SendingKind, type Way } from '../domain/sendings.ts'
import { askDue, roundOf } from './asking.ts'
import { saidTo } from './delivering.ts'
import { customersBy } from './invitable.query.ts'
import type { QuestionnaireRow } from './kept-questionnaires.ts'
import { insertRecipients, insertSending } from './sendings.store.ts'

/** Somebody who was drawn. */
export interface Chosen {
  readonly id: string
  readonly stratum: string | null
}

interface Wanted {
  readonly kind: SendingKind
  readonly way: Way
  readonly plan: Plan
  readonly audience: number
  /** In the order of the draw. */
  readonly people: readonly Chosen[]
}

const looksAtOnce = 1000

/** What speaks against asking each of some people now; null where nothing does. */
async function reasonsFor(
  { db }: CommandContext,
  people: readonly Chosen[],
  of: Pick<Wanted, 'way' | 'plan'> & { questionnaireId: string; restedSince: number },
): Promise<(id: string) => HeldBack | null> {
  const { questionnaireId, way, restedSince } = of
  const { ignoresRest } = of.plan
  const found = await customersBy(db, questionnaireId, { ids: people.map(({ id }) => id) })
  const known = new Map(found.map((one) => [one.id, one]))
  return (id) => {
    const customer = known.get(id)
    return customer === undefined ? 'gone' : reasonAgainst(customer, { way, restedSince, ignoresRest })
  }
}

/** Fills the quota of each stratum with those who can be asked; who is passed over on the way is held back. */
async function filled(
  context: CommandContext,
  questionnaireId: string,
  { plan, way, people }: Wanted,
): Promise<(Chosen & { reason: HeldBack | null })[]> {
  if (plan.sampling.method !== 'quota') return people.map((person) => ({ ...person, reason: null }))
  const { restedSince } = await roundOf(context)
  const strata = new Set(people.map(({ stratum }) => stratum))
  const wants = quotaOf(plan.sampling)
  const full = new Set<string | null>()
  const taken: (Chosen & { reason: HeldBack | null })[] = []
  for (let at = 0; at < people.length && full.size < strata.size; at += looksAtOnce) {
    const batch = people.slice(at, at + looksAtOnce)
    const against = await reasonsFor(context, batch, { questionnaireId, way, plan, restedSince })
    for (const person of batch) {
      if (full.has(person.stratum)) continue
      const reason = against(person.id)
      if (reason === null && !wants(person.stratum ?? '')) full.add(person.stratum)
      else taken.push({ ...person, reason })
    }
  }
  return taken
}

/** What would become of those whom a sending chose, if they were asked now, and what they would read. */
export async function forecastOf(context: CommandContext, survey: QuestionnaireRow, wanted: Wanted) {
  const { way, plan, audience } = wanted
  const { writer, peace, restedSince } = await roundOf(context)
  const chosen = await filled(context, survey.id, wanted)
  const held = new Map<HeldBack, number>()
  for (let at = 0; at < chosen.length; at += looksAtOnce) {
    const batch = chosen.slice(at, at + looksAtOnce)
    const of = { questionnaireId: survey.id, way, plan, restedSince }
    const against = await reasonsFor(context, batch, of)
    for (const { id } of batch) {
      const reason = against(id)
      if (reason !== null) held.set(reason, (held.get(reason) ?? 0) + 1)
    }
  }
  const heldBack = [...held].map(([reason, count]) => ({ reason, count }))
  const { subject, text, short } = saidTo(survey, writer, false)
  return {
    ...{ audience, chosen: chosen.length, held: heldBack, seed: plan.seed },
    reachable: chosen.length - heldBack.reduce((sum, { count }) => sum + count, 0),
    sendsAt: new Date(sendableAt(context.now, peace)).toISOString(),
    message: way === 'email' ? { subject, text } : { subject: null, text: short },
  }
}

/** Writes down who was chosen and asks those who may be asked now; the others wait for their hour. Gives the sending's id. */
export async function startSending(
  context: CommandContext,
  questionnaireId: string,
  wanted: Wanted,
): Promise<string> {
  const { db, now } = context
  const { kind, way, plan, audience } = wanted
  const sendingId = context.newId()
  await insertSending(db, { id: sendingId, questionnaireId, kind, way, plan, active: true, now })
  const { peace } = await roundOf(context)
  const due_at = new Date(sendableAt(now, peace))
  const people = await filled(context, questionnaireId, wanted)
  const rows = people.map(({ id, stratum, reason }) => ({
    ...{ id: context.newId(), sending_id: sendingId, questionnaire_id: questionnaireId },
    ...{ customer_id: id, ticket_id: null, cycle: null, stratum },
    ...{ state: reason === null ? ('waiting' as const) : ('held' as const), reason },
    ...{ due_at, until: null },
  }))
  await insertRecipients(db, rows)
  context.emit(sendingPlanned, {
    subject: questionnaireId,
    facts: { sendingId, way, audience, chosen: rows.length },
  })
  // A few hundred at once; the timer asks the rest.
  if (due_at.getTime() <= now) await askDue(context, { most: 500, sendingId })
  return sendingId
}
