import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { afterDeed, type LetterDeed, type LetterState } from '../domain/letters.ts'
import { recordOf } from './noting-causes.ts'
import type { Letter } from './supervision.store.ts'

/** What a reply to a write says. */
export const standingOf = ({ id, state, version }: Letter) => ({ letterId: id, state, version })

/** The state a deed leads to; refuses where it is not allowed. */
export function stateAfter({ state }: Letter, deed: LetterDeed): LetterState {
  const next = afterDeed(state, deed)
  if (next === null) throw new Refusal('supervision.cannotMove', 'conflict', { deed, state })
  return next
}

/** The columns that every change of a letter writes. */
export function changed(context: CommandContext, { version }: Letter) {
  const { at, by } = recordOf(context)
  return { version: version + 1, changed_at: at, changed_by: by }
}
