import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MacroSteps } from '../macros.tables.ts'
import { seenMacro } from '../visibility.ts'

/** Steps without those that do nothing. Refuses `macros.noSteps` and `macros.holdOrResolve`. */
export function soundSteps(steps: MacroSteps): MacroSteps {
  const kept = Object.fromEntries(Object.entries(steps).filter(([, step]) => Object.keys(step).length > 0))
  if (Object.keys(kept).length === 0) throw new Refusal('macros.noSteps', 'invalid')
  if (steps.hold !== undefined && steps.resolve !== undefined)
    throw new Refusal('macros.holdOrResolve', 'invalid')
  return kept
}

/** What a macro that the actor may run is called and does. Refuses `macros.notFound`. */
export async function stepsOfMacro(
  db: ReadHandle,
  actor: Actor,
  macroId: string,
): Promise<{ name: string; steps: MacroSteps }> {
  return seenMacro(db, actor, macroId)
}
