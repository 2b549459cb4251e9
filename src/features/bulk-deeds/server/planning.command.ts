import { soundSteps, stepsOfMacro } from '#features/macros/server/public/steps-to-do.ts'
import { ticketsMeeting } from '#features/tickets/server/public/tickets-meeting.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { bulkPlanned, planBulk } from '../contract.ts'
import { mostTickets } from '../domain/life.ts'
import { insertBulk } from './bulk-deeds.store.ts'
import { personOf } from './visibility.ts'

/** What is to be done: a macro's steps under its name, or steps of its own. */
async function deedOf({ db, actor }: CommandContext, { deed }: InputOf<typeof planBulk>) {
  if ('macroId' in deed) return stepsOfMacro(db, actor, deed.macroId)
  return { name: null, steps: soundSteps(deed.steps) }
}

export const planning = command(planBulk, async (context, wanted) => {
  const personId = personOf(context)
  const { db, now, actor } = context
  const { name, steps } = await deedOf(context, wanted)
  const ticketIds = await ticketsMeeting({ read: db, actor, now }, wanted.conditions, mostTickets + 1)
  if (ticketIds.length === 0) throw new Refusal('bulk-deeds.noTickets', 'conflict')
  if (ticketIds.length > mostTickets) throw new Refusal('bulk-deeds.tooMany', 'limit', { most: mostTickets })
  const bulkDeedId = context.newId()
  const at = new Date(now)
  await insertBulk(
    db,
    {
      ...{ id: bulkDeedId, person_id: personId, macro_name: name, steps: jsonText(steps), state: 'planned' },
      ...{ tickets: ticketIds.length, planned_at: at, started_at: null, finished_at: null, moved_at: at },
    },
    ticketIds,
  )
  context.emit(bulkPlanned, { subject: bulkDeedId, facts: { tickets: ticketIds.length } })
  return { bulkDeedId, tickets: ticketIds.length }
})
