import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { unitSaved } from '../contract/events.ts'
import { archiveUnit, changeUnit, createUnit, moveUnit, restoreUnit } from '../contract.ts'
import { deepestLevel, moveProblem, pathOf } from '../domain/tree.ts'
import { followMovedUnit } from './public/moved-units.ts'
import {
  codeIsTaken,
  heightOf,
  insertUnit,
  lockTree,
  moveSubtree,
  occupantsOf,
  type ShapeOfUnit,
  updateUnit,
} from './units.store.ts'
import { managedUnit } from './visibility.ts'

function say(
  context: CommandContext,
  unit: ShapeOfUnit,
  change: 'created' | 'changed' | 'moved' | 'archived' | 'restored',
) {
  const { id, parent_id: parentId, kind, depth } = unit
  context.emit(unitSaved, { subject: id, unit: id, facts: { change, parentId, kind, depth } })
}

async function refuseTakenCode({ db }: CommandContext, code: string | null, exceptId: string | null) {
  if (code !== null && (await codeIsTaken(db, code, exceptId))) {
    throw new Refusal('staff.codeTaken', 'conflict', { code })
  }
}

async function openParent(context: CommandContext, parentId: string) {
  const parent = await managedUnit(context.db, context.actor, parentId)
  if (parent.archived_at !== null) throw new Refusal('staff.archivedUnit', 'conflict')
  return parent
}

export const creatingUnit = command(createUnit, async (context, input) => {
  await lockTree(context.db)
  const parent = await openParent(context, input.parentId)
  if (parent.depth >= deepestLevel) throw new Refusal('staff.tooDeep', 'conflict', { levels: deepestLevel })
  const code = input.code ?? null
  await refuseTakenCode(context, code, null)
  const id = context.newId()
  const { parentId, kind, name } = input
  await insertUnit(context.db, { id, parentId, parentPath: pathOf(parent), kind, name, code }, context.now)
  say(context, { id, parent_id: parentId, kind, depth: parent.depth + 1 }, 'created')
  return { unitId: id }
})

export const changingUnit = command(changeUnit, async (context, { unitId, name, kind, code }) => {
  const unit = await managedUnit(context.db, context.actor, unitId)
  if (code !== undefined) await refuseTakenCode(context, code, unitId)
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(kind === undefined ? {} : { kind }),
    ...(code === undefined ? {} : { code }),
  }
  if (Object.keys(change).length === 0) return {}
  await updateUnit(context.db, unitId, change)
  say(context, { ...unit, kind: kind ?? unit.kind }, 'changed')
  return {}
})

export const movingUnit = command(moveUnit, async (context, { unitId, parentId }) => {
  await lockTree(context.db)
  const unit = await managedUnit(context.db, context.actor, unitId)
  const parent = await openParent(context, parentId)
  const height = await heightOf(context.db, unit)
  const problem = moveProblem({ path: pathOf(unit), height }, { path: pathOf(parent) })
  if (problem === 'alreadyThere') return {}
  if (problem !== null) throw new Refusal(`staff.${problem}`, 'conflict', { levels: deepestLevel })
  await moveSubtree(context.db, unit, parent)
  await followMovedUnit(context.db, 'people', unitId)
  say(context, { ...unit, parent_id: parentId, depth: parent.depth + 1 }, 'moved')
  return {}
})

export const archivingUnit = command(archiveUnit, async (context, { unitId }) => {
  await lockTree(context.db)
  const unit = await managedUnit(context.db, context.actor, unitId)
  if (unit.archived_at !== null) return {}
  if (unit.parent_id === null) throw new Refusal('staff.isRoot', 'conflict')
  const occupants = await occupantsOf(context.db, unitId)
  if (occupants.people + occupants.children > 0)
    throw new Refusal('staff.unitNotEmpty', 'conflict', occupants)
  await updateUnit(context.db, unitId, { archived_at: new Date(context.now) })
  say(context, unit, 'archived')
  return {}
})

export const restoringUnit = command(restoreUnit, async (context, { unitId }) => {
  await lockTree(context.db)
  const unit = await managedUnit(context.db, context.actor, unitId)
  if (unit.archived_at === null) return {}
  if (unit.parent_id !== null) await openParent(context, unit.parent_id)
  await updateUnit(context.db, unitId, { archived_at: null })
  say(context, unit, 'restored')
  return {}
})
