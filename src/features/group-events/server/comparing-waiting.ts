import { z } from 'zod'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import { type Rule, windowOf } from '../domain/rule.ts'
import { markOf } from '../domain/usual.ts'
import { compareVoices } from './alike/alike-thread.ts'
import type { Compared } from './alike/comparing.ts'
import { type Found, takeIn } from './graph/growing.ts'
import { ruleOf } from './rule.ts'
import { eventful, placesOf, uncounted, voicesToCount, waitingVoices } from './voices-to-count.query.ts'

const slice = 100
// Some 10,000 voices a run: far from the time after which a run counts as lost.
const slicesARun = 100
const mostWaitMs = 120_000

/** Leaves only those that were raised in the same place. */
async function inOnePlace(
  read: ReadHandle,
  found: readonly Compared[],
  { place }: Rule,
): Promise<readonly Compared[]> {
  if (place === 'anywhere') return found
  const ids = found.flatMap(({ id, near, before }) => [id, ...[...near, ...before].map((other) => other.id)])
  const places = await placesOf(read, [...new Set(ids)], place)
  return found.map((voice) => {
    const here = places.get(voice.id)
    const same = ({ id }: { id: string }) => here !== undefined && places.get(id) === here
    return { ...voice, near: voice.near.filter(same), before: voice.before.filter(same) }
  })
}

/** Leaves out of what was before what was an event itself. */
async function withoutEvents(read: ReadHandle, found: readonly Compared[]): Promise<readonly Compared[]> {
  const before = new Set(found.flatMap((voice) => voice.before.map(({ id }) => id)))
  const unusual = await eventful(read, [...before])
  return found.map((voice) => ({ ...voice, before: voice.before.filter(({ id }) => !unusual.has(id)) }))
}

async function find(context: JobContext, feedbackIds: readonly string[], rule: Rule): Promise<Found> {
  const { read } = context
  const window = windowOf(rule)
  const compared = await compareVoices(context, { feedbackIds, likeness: rule.likeness, window })
  const found = await withoutEvents(
    read,
    (await inOnePlace(read, compared, rule)).filter(({ near }) => near.length > 0),
  )
  const own = new Map(found.map((voice) => [voice.id, voice]))
  const near = await uncounted(read, [...new Set(found.flatMap((voice) => voice.near.map(({ id }) => id)))])
  const voices = await voicesToCount(read, [...new Set([...own.keys(), ...near])])
  return {
    feedbackIds,
    voices: voices.map(({ age, ...voice }) => {
      const { before = [], windows = 0 } = own.get(voice.id) ?? {}
      return { ...voice, fresh: age <= window, before: before.map((one) => markOf(one, window)), windows }
    }),
    pairs: found.flatMap(({ id, near }) =>
      near.map((other) => ({ one: id, other: other.id, likeness: other.likeness })),
    ),
  }
}

/** Compares the voices that wait, until none is left. */
export const compareWaiting: ReturnType<typeof job> = job({
  name: 'group-events.compare-waiting',
  input: z.object({}),
  run: async (context) => {
    const { read, transact } = context
    const until = performance.now() + mostWaitMs
    for (let done = 0; done < slicesARun; done++) {
      // Comparing takes longer than everything else that is done with a voice: in a burst tickets are opened and given out first.
      await context.giveWay(until - performance.now())
      const feedbackIds = await waitingVoices(read, slice)
      if (feedbackIds.length === 0) return
      const rule = await ruleOf(read)
      const found = await find(context, feedbackIds, rule)
      await transact((command) => takeIn(command, found, rule), {
        quiet: 'a voice that is alike with none leaves nothing',
      })
    }
    await transact(({ enqueue }) => enqueue(compareWaiting, {}))
  },
})
