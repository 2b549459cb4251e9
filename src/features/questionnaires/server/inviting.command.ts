import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { changeContactRule, inviteCustomers, sendSurvey } from '../contract/inviting.ts'
import { contactRuleChanged } from '../contract.ts'
import { drawn, type Sampling } from '../domain/sampling.ts'
import type { Plan, Way } from '../domain/sendings.ts'
import { lockRules, saveRules } from './invitations.store.ts'
import { outcomeOf } from './outcome.ts'
import { type Chosen, startSending } from './sending.ts'
import { lockedQuestionnaire } from './visibility.ts'
import { peopleAt, peopleOf } from './whom-to-ask.ts'

const mostAddresses = 500
const mostChosen = 5000

const addressesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,;，；、]+/)
      .map((one) => one.toLowerCase())
      .filter((one) => one !== ''),
  ),
]

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

async function refuseUnlessOpen(context: CommandContext, questionnaireId: string): Promise<void> {
  const { state } = await lockedQuestionnaire(context, questionnaireId)
  if (state !== 'open') throw new Refusal('questionnaires.notOpen', 'conflict')
}

export const inviting = command(inviteCustomers, async (context, { questionnaireId, addresses, ...how }) => {
  await refuseUnlessOpen(context, questionnaireId)
  const wanted = addressesIn(addresses)
  if (wanted.length > mostAddresses)
    throw new Refusal('questionnaires.tooManyAddresses', 'invalid', { most: mostAddresses })
  const reached = await peopleAt(context.db, questionnaireId, wanted)
  const known = new Set(reached.map(({ key }) => key))
  const counts = { unknown: wanted.filter((one) => !known.has(one)).length }
  const people = reached.map(({ id }) => ({ id, stratum: null }))
  const sendingId = await startSending(context, questionnaireId, {
    kind: 'addresses',
    way: how.way,
    plan: planOf(how, { method: 'all' }, ''),
    audience: wanted.length,
    people,
  })
  const { invited, waiting, held } = await outcomeOf(context.db, sendingId)
  const { already = 0, resting = 0, optedOut = 0, noAddress = 0 } = held
  return { ...counts, invited, waiting, already, resting, optedOut, unreachable: noAddress }
})

export const sending = command(sendSurvey, async (context, { questionnaireId, sampling, ...wanted }) => {
  await refuseUnlessOpen(context, questionnaireId)
  const audience = await peopleOf(context.db, wanted)
  const seed = wanted.seed || context.newSecret().slice(0, 8)
  const people: readonly Chosen[] = drawn(audience, sampling, seed)
  if (people.length > mostChosen && sampling.method !== 'quota')
    throw new Refusal('questionnaires.tooManyChosen', 'invalid', { most: mostChosen, chosen: people.length })
  const sendingId = await startSending(context, questionnaireId, {
    kind: 'audience',
    way: wanted.way,
    plan: planOf(wanted, sampling, seed),
    audience: audience.length,
    people,
  })
  const { chosen, invited, waiting, held } = await outcomeOf(context.db, sendingId)
  const heldBack = Object.values(held).reduce((sum, count) => sum + (count ?? 0), 0)
  return { audience: audience.length, chosen, invited, waiting, held: heldBack, seed }
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
