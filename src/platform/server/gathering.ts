import { Refusal } from '#platform/contract/refusal.ts'

/** More than this many at once would make those who come next wait longer than it saves. */
const most = 100

interface Waiting<Asked> {
  readonly asked: Asked
  resolve(reply: unknown): void
  reject(error: unknown): void
}

const isUnavailable = (error: unknown): boolean => error instanceof Refusal && error.kind === 'unavailable'

/** Does the deed for some; where it fails for them together, for each half of them alone. */
async function settle<Asked>(
  deed: (asked: readonly Asked[]) => Promise<readonly unknown[]>,
  some: readonly Waiting<Asked>[],
): Promise<void> {
  try {
    const outcomes = await deed(some.map(({ asked }) => asked))
    some.forEach(({ resolve, reject }, place) => {
      const outcome = outcomes[place]
      if (outcome instanceof Refusal) reject(outcome)
      else resolve(outcome)
    })
  } catch (error) {
    if (some.length === 1 || isUnavailable(error)) {
      for (const { reject } of some) reject(error)
      return
    }
    const half = Math.ceil(some.length / 2)
    await settle(deed, some.slice(0, half))
    await settle(deed, some.slice(half))
  }
}

/**
 * Gathers what is asked for while a deed is under way and does it together afterwards, in the order it came. Each is answered when the deed
 * that it is part of is done, and one that cannot be done takes nobody with it.
 * @param deed gives what becomes of each, in their order; a `Refusal` among it is that one's own
 */
export function gather<Asked>(
  deed: (asked: readonly Asked[]) => Promise<readonly unknown[]>,
): (asked: Asked) => Promise<unknown> {
  const waiting: Waiting<Asked>[] = []
  let working = false
  const work = async () => {
    working = true
    // What the sockets brought together is read by then.
    await new Promise<void>((read) => setImmediate(read))
    while (waiting.length > 0) await settle(deed, waiting.splice(0, most))
    working = false
  }
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject })
      if (!working) void work()
    })
}
