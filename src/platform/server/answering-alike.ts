import { gather } from './gathering.ts'

interface Lane {
  readonly ask: (answer: () => Promise<unknown>) => Promise<unknown>
  waiting: number
}

const lanesOf = new WeakMap<object, Map<string, Lane>>()

const openLane = (): Lane => ({
  ask: gather<() => Promise<unknown>>(async (asked) => {
    const told = await asked[0]?.()
    return asked.map(() => told)
  }),
  waiting: 0,
})

/**
 * Answers those who ask the same at the same time together: whoever asks while an answer is being worked out gets the one after, which all who came
 * meanwhile share. So an answer never knows less than was known when it was asked for, and nobody waits for more than two.
 * @param at whose answers these are: the same question elsewhere is another
 * @param key all that the answer depends on; it is shared, so that nobody may change it
 */
export async function answerAlike<Answer>(
  at: object,
  key: string,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const lanes = lanesOf.get(at) ?? new Map<string, Lane>()
  lanesOf.set(at, lanes)
  const lane = lanes.get(key) ?? openLane()
  lanes.set(key, lane)
  lane.waiting += 1
  try {
    return (await lane.ask(answer)) as Answer
  } finally {
    lane.waiting -= 1
    if (lane.waiting === 0) lanes.delete(key)
  }
}
