import type { CommandContext } from '#platform/server/command.ts'
import type { Compensation } from './compensation.store.ts'

/** A record's columns that say when and by whom. */
export const recordOf = ({ now, actor }: Pick<CommandContext, 'now' | 'actor'>) => ({
  at: new Date(now),
  by: actor.kind === 'person' ? actor.id : null,
})

/** What a reply to a write says. */
export const standingOf = ({ id, state, version }: Compensation) => ({ compensationId: id, state, version })

/** What events say of a compensation. */
export const factsOf = (given: Compensation) => ({
  compensationId: given.id,
  kindId: given.kind_id,
  currency: given.currency,
  amount: Number(given.amount_minor),
  unitId: given.org_unit_id,
  agentId: given.agent_id,
})
