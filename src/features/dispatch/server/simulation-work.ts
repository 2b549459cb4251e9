import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import { simulationEnded } from '../contract/simulations.ts'
import { compare } from '../domain/comparing.ts'
import { timeAtWork } from '../domain/presence.ts'
import type { Outcome } from '../domain/recorded.ts'
import { replay } from '../domain/replaying.ts'
import type { Found } from './dispatch.tables.ts'
import { type Rehearsal, readRehearsal } from './recorded-period.ts'
import { simulationRow } from './simulations.query.ts'
import { endSimulation, saveProgress } from './simulations.store.ts'

const dayMs = 86_400_000
// Often enough to be watched, seldom enough to cost nothing.
const percentsAtOnce = 5

type Asked = NonNullable<Awaited<ReturnType<typeof simulationRow>>>

/** Runs both replays in turn, handing the process over between two stretches. */
async function replayBoth(
  { recorded, live, draft }: Rehearsal,
  tell: (percent: number) => Promise<void>,
): Promise<[Outcome[], Outcome[]]> {
  const both: Outcome[][] = []
  let told = 0
  for (const [half, arrangement] of [live, draft].entries()) {
    const running = replay(recorded, arrangement)
    let step = running.next()
    for (; !step.done; step = running.next()) {
      const percent = Math.floor((50 * step.value) / recorded.tickets.length) + 50 * half
      if (percent >= told + percentsAtOnce) {
        told = percent
        await tell(percent)
      }
      await nextTurn()
    }
    both.push(step.value)
  }
  return both as [Outcome[], Outcome[]]
}

/** How often the replay of what is in force agrees with what really happened. */
function asRecorded({ recorded }: Rehearsal, live: readonly Outcome[]): Found['asRecorded'] {
  const known = recorded.tickets.flatMap(({ first }, index) =>
    first === null ? [] : [{ first, outcome: live[index] as Outcome }],
  )
  return {
    unit: known.filter(({ first, outcome }) => first.unitId === outcome.unitId).length,
    person: known.filter(({ first, outcome }) => first.personId === outcome.personId).length,
    of: known.length,
  }
}

async function find(context: JobContext, simulationId: string, asked: Asked): Promise<Found> {
  const tell = (state: 'reading' | 'replaying') => (percent: number) =>
    context.transact(({ db }) => saveProgress(db, simulationId, { state, percent }), {
      quiet: 'how far a simulation is',
    })
  const until = asked.asked_at.getTime()
  const period = { from: until - asked.days * dayMs, until }
  await tell('reading')(0)
  // What is closed to whoever asked is not in it.
  const actor = { kind: 'person', id: asked.asked_by, grants: [] } as const
  const rehearsal = await readRehearsal(
    context.read,
    { actor, draft: asked.draft, newId: simulationId },
    period,
  )
  const [live, draft] = await replayBoth(rehearsal, tell('replaying'))
  const worked = timeAtWork(rehearsal.recorded.presence)
  const workers = rehearsal.recorded.people.map(({ personId, unitId }) => ({
    personId,
    unitId,
    workedMs: worked.get(personId) ?? 0,
  }))
  return {
    ...period,
    more: rehearsal.more,
    asRecorded: asRecorded(rehearsal, live),
    ...compare(live, draft, workers),
  }
}

async function end(context: JobContext, simulationId: string, found: Found | null): Promise<void> {
  await context.transact(
    async ({ db, emit }) => {
      if (!(await endSimulation(db, simulationId, found))) return
      const facts = {
        state: found === null ? ('failed' as const) : ('done' as const),
        tickets: found?.tickets ?? 0,
        moved: found?.movedPerson ?? 0,
      }
      emit(simulationEnded, { subject: simulationId, facts })
    },
    { quiet: 'nobody waits for it any more' },
  )
}

/** Lives the tickets of a period again, by the arrangement in force and by a draft. Writes nothing but what it found. */
export const simulate = job({
  name: 'dispatch.simulate',
  input: z.object({ simulationId: id }),
  retries: 1,
  expireSeconds: 600,
  run: async (context, { simulationId }) => {
    const asked = await simulationRow(context.read, simulationId)
    if (asked === undefined || asked.state === 'done' || asked.state === 'failed') return
    try {
      await end(context, simulationId, await find(context, simulationId, asked))
    } catch (error) {
      context.log.error({ error, simulationId }, 'a dispatch simulation failed')
      await end(context, simulationId, null)
    }
  },
})
