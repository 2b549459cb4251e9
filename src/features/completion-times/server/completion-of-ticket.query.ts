import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import { completionOfTicket } from '../contract.ts'
import { effectsOf, levels } from '../domain/model.ts'
import { openHandling } from './beginnings.query.ts'
import { standingModel } from './completion-models.query.ts'
import { namedEffects } from './effect-names.query.ts'
import { forecast } from './estimating.ts'
import { readSurroundings } from './knowing.ts'

const none = { estimate: null }
/** What changes the usual duration by less is not worth a word. */
const worthSaying = { least: 1.15, most: 3 }

export const ofTicket = query(completionOfTicket, async ({ read, actor, now }, { ticketId }) => {
  await seenTicket(read, actor, ticketId)
  const standing = await standingModel(read)
  const handling = standing === null ? undefined : await openHandling(read, ticketId)
  if (standing === null || handling === undefined || !handling.runs) return none
  const seen = forecast(standing.model, handling, { surroundings: await readSurroundings(read), now })
  if (seen === null) return none
  const effects = effectsOf(standing.model, seen.features, worthSaying)
  return {
    estimate: {
      expectedAt: seen.overBy(0.5).toISOString(),
      earliestAt: seen.overBy(levels[0]).toISOString(),
      latestAt: seen.overBy(levels[levels.length - 1] as number).toISOString(),
      dueAt: handling.dueAt?.toISOString() ?? null,
      lateChance: handling.dueAt !== null && handling.dueAt.getTime() <= now ? null : seen.lateChance,
      effects: await namedEffects(read, effects),
      cases: standing.cases,
    },
  }
})
