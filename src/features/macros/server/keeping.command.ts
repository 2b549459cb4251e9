import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { addMacro, archiveMacro, changeMacro, macroSaved } from '../contract.ts'
import { insertMacro, updateMacro } from './macros.store.ts'
import { personOf } from './person.ts'
import { soundSteps } from './public/steps-to-do.ts'
import { keptMacro, mayKeepMacros } from './visibility.ts'

type Wanted = InputOf<typeof addMacro>

async function rowOf(context: CommandContext, { name, steps, unitId }: Wanted) {
  const personId = personOf(context)
  const kept = soundSteps(steps)
  const owner = unitId === null ? personId : null
  if (!(await mayKeepMacros(context.db, context.actor, { ownerId: owner, unitId })))
    throw new Refusal('macros.notYourUnit', 'forbidden')
  return {
    name,
    steps: jsonText(kept),
    owner_id: owner,
    org_unit_id: unitId,
    changed_at: new Date(context.now),
    changed_by: personId,
  }
}

function tell(
  { emit }: CommandContext,
  macroId: string,
  { change, unit }: { change: 'created' | 'changed' | 'archived' | 'restored'; unit: string | null },
): void {
  emit(macroSaved, { subject: macroId, ...(unit !== null && { unit }), facts: { change, orgUnitId: unit } })
}

export const adding = command(addMacro, async (context, wanted) => {
  const row = await rowOf(context, wanted)
  const macroId = context.newId()
  await insertMacro(context.db, { id: macroId, archived_at: null, ...row })
  tell(context, macroId, { change: 'created', unit: row.org_unit_id })
  return { macroId }
})

export const changing = command(changeMacro, async (context, { macroId, ...wanted }) => {
  await keptMacro(context, macroId)
  const row = await rowOf(context, wanted)
  await updateMacro(context.db, macroId, row)
  tell(context, macroId, { change: 'changed', unit: row.org_unit_id })
  return {}
})

export const archiving = command(archiveMacro, async (context, { macroId, archived }) => {
  const macro = await keptMacro(context, macroId)
  if (archived === (macro.archived_at !== null)) return {}
  await updateMacro(context.db, macroId, { archived_at: archived ? new Date(context.now) : null })
  tell(context, macroId, { change: archived ? 'archived' : 'restored', unit: macro.org_unit_id })
  return {}
})
