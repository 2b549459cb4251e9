import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '../command.ts'
import { isCrossing } from '../crossing.ts'
import { isDatabaseGone } from '../database/connection.ts'
import type { Follower, Reaction } from '../followers.ts'
import { effect, typesOf } from './follower-rows.ts'

/** So many are remembered of each; whoever forgets does once more what may be done twice. */
const mostRemembered = 50_000

/** What went along with a transaction, until it has committed. */
export type TakenAlong = readonly { readonly name: string; readonly ids: readonly string[] }[]

/** Somebody who went along failed, so nothing of the transaction stands. */
export class AlongFailed extends Error {}

const isAlong = (follower: Follower): follower is Reaction & { along: number } =>
  follower.kind === 'reaction' && follower.along !== undefined

/** Those who take what a reaction says in its own transaction, and what they need not take from the log any more. */
export class Along {
  private readonly followers: readonly Reaction[]
  private readonly taken = new Map<string, Set<string>>()

  constructor(followers: readonly Follower[]) {
    this.followers = followers.filter(isAlong).toSorted((one, other) => one.along - other.along)
  }

  /** Lets each of them, in their order, take what was said so far, by those before it as well. */
  async follow(context: CommandContext, said: () => readonly EventRecord[]): Promise<TakenAlong> {
    const taken: { name: string; ids: string[] }[] = []
    for (const follower of this.followers) {
      const { name } = follower
      const types = new Set(typesOf(follower))
      const events = said().filter(({ type }) => types.has(type))
      if (events.length === 0) continue
      try {
        await effect(follower, context, events)
      } catch (error) {
        if (isCrossing(error) || isDatabaseGone(error)) throw error
        throw new AlongFailed(name, { cause: error })
      }
      taken.push({ name, ids: events.map(({ id }) => id) })
    }
    return taken
  }

  /** Remembers what went along with a transaction that has committed. */
  remember(taken: TakenAlong): void {
    for (const { name, ids } of taken) {
      const known = this.taken.get(name) ?? new Set()
      for (const id of ids) known.add(id)
      for (const id of known) {
        if (known.size <= mostRemembered) break
        known.delete(id)
      }
      this.taken.set(name, known)
    }
  }

  /** What a follower has not taken yet. */
  left({ name }: Follower, events: readonly EventRecord[]): readonly EventRecord[] {
    const known = this.taken.get(name)
    return known === undefined ? events : events.filter(({ id }) => !known.has(id))
  }

  /** Forgets what a follower stands behind by now. */
  forget({ name }: Follower, events: readonly EventRecord[]): void {
    const known = this.taken.get(name)
    for (const { id } of known === undefined ? [] : events) known?.delete(id)
  }
}
