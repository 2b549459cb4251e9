import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  changeContactRule,
  forecastInvitations,
  forecastSending,
  inviteCustomers,
  sendSurvey,
} from '../contract/inviting.ts'
import { contactRuleChanged } from '../contract.ts'
import type { Sampling } from '../domain/sampling.ts'
import type { Plan, Way } from '../domain/sendings.ts'
import { lockRules, saveRules } from './invitations.store.ts'
import type { QuestionnaireRow } from './kept-questionnaires.ts'
import { outcomeOf } from './outcome.ts'
import { forecastOf, startSending } from './sending.ts'
import { lockedQuestionnaire } from './visibility.ts'
import { peopleAt, peopleDrawn } from './whom-to-ask.ts'

interface How {
  readonly way: Way
  readonly remindAfterDays: number | null
  readonly ignoresRest: boolean
}

const planOf = ({ remindAfterDays, ignoresRest }: How, sampling: Sampling, seed: string): Plan => ({
  ...{ sampling, seed, remindAfterDays, ignoresRest },
  delayHours: 0,
  latestHours: 24,
})

async function openSurvey(context: CommandContext, questionnaireId: string): Promise<QuestionnaireRow> {
  const survey = await lockedQuestionnaire(context, questionnaireId)
  if (survey.state !== 'open') throw new Refusal('questionnaires.notOpen', 'conflict')
  return survey
}

const byAddresses = (how: How) =>
  ({ kind: 'addresses', way: how.way, plan: planOf(how, { method: 'all' }, '') }) as const

export const inviting = command(inviteCustomers, async (context, { questionnaireId, addresses, ...how }) => {
  await openSurvey(context, questionnaireId)
  const { audience, unknown, people } = await peopleAt(context.db, questionnaireId, addresses)
  const wanted = { ...byAddresses(how), audience, people }
  const sendingId = await startSending(context, questionnaireId, wanted)
  const { invited, waiting, held } = await outcomeOf(context.db, sendingId)
  const { already = 0, resting = 0, optedOut = 0, noAddress = 0 } = held
  return { unknown, invited, waiting, already, resting, optedOut, unreachable: noAddress }
})

export const forecastingInvitations = command(
  forecastInvitations,
  async (context, { questionnaireId, addresses, ...how }) => {
    const survey = await openSurvey(context, questionnaireId)
    const { audience, unknown, people } = await peopleAt(context.db, questionnaireId, addresses)
    return { ...(await forecastOf(context, survey, { ...byAddresses(how), audience, people })), unknown }
  },
)

/** Whom a sending asks: the seed is drawn where none is given. */
async function drawnBy(context: CommandContext, wanted: Omit<InputOf<typeof sendSurvey>, 'questionnaireId'>) {
  const { sampling, way } = wanted
  const seed = wanted.seed || context.newSecret().slice(0, 8)
  const found = await peopleDrawn(context.db, wanted, { sampling, seed })
  return { ...found, kind: 'audience', way, plan: planOf(wanted, sampling, seed) } as const
}

export const sending = command(sendSurvey, async (context, { questionnaireId, ...input }) => {
  await openSurvey(context, questionnaireId)
  const wanted = await drawnBy(context, input)
  const sendingId = await startSending(context, questionnaireId, wanted)
  const { chosen, invited, waiting, held } = await outcomeOf(context.db, sendingId)
  const heldBack = Object.values(held).reduce((sum, count) => sum + (count ?? 0), 0)
  return { audience: wanted.audience, chosen, invited, waiting, held: heldBack, seed: wanted.plan.seed }
})

export const forecastingSending = command(forecastSending, async (context, { questionnaireId, ...input }) => {
  const survey = await openSurvey(context, questionnaireId)
  return { ...(await forecastOf(context, survey, await drawnBy(context, input))), unknown: 0 }
})

export const changingRule = command(changeContactRule, async ({ db, emit }, input) => {
  const before = await lockRules(db)
  const after = {
    rest_days: input.restDays,
    quiet_from: input.quietFrom ?? before.quiet_from,
    quiet_until: input.quietUntil ?? before.quiet_until,
    working_days_only: input.workingDaysOnly ?? before.working_days_only,
  }
  const keys = Object.keys(after) as (keyof typeof after)[]
  if (keys.every((key) => before[key] === after[key])) return {}
  await saveRules(db, after)
  const organisation = await theOrganisation(db)
  if (organisation === undefined) throw new Refusal('questionnaires.notOpen', 'conflict')
  emit(contactRuleChanged, { subject: organisation.id, facts: { restDays: input.restDays } })
  return {}
})
