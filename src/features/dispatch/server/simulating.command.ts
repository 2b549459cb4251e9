import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { askSimulation, type Draft, simulationAsked } from '../contract/simulations.ts'
import { orderedRules } from './ordered-rules.ts'
import { simulate } from './simulation-work.ts'
import { saveSimulation } from './simulations.store.ts'

const mostKept = 20

/** Refuses a draft that could not be put in force either. */
async function refuseImpossible({ db }: CommandContext, draft: Draft): Promise<void> {
  if (draft.kind === 'rule') {
    await unitPath(db, draft.rule.toUnitId)
    if (draft.ruleId !== null && !(await orderedRules(db)).some(({ id }) => id === draft.ruleId))
      throw new Refusal('dispatch.noSuchRule', 'missing')
    return
  }
  await unitPath(db, draft.unitId)
  const overflow = draft.strategy?.overflowUnitId ?? null
  if (overflow === draft.unitId) throw new Refusal('dispatch.overflowsIntoItself', 'invalid')
  if (overflow !== null) await unitPath(db, overflow)
}

export const askingSimulation = command(askSimulation, async (context, { days, draft }) => {
  await refuseImpossible(context, draft)
  const { db, actor, now, newId, emit, enqueue } = context
  const id = newId()
  await saveSimulation(
    db,
    {
      id,
      asked_by: actor.id,
      asked_at: new Date(now),
      days,
      draft: JSON.stringify(draft),
      state: 'waiting',
    },
    mostKept,
  )
  emit(simulationAsked, { subject: id, facts: { days, of: draft.kind } })
  await enqueue(simulate, { simulationId: id })
  return { simulationId: id }
})
