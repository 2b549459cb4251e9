import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { addSavedView, changeSavedView, orderSavedViews, removeSavedView, viewSaved } from '../contract.ts'
import { mostKept } from '../domain/ordering.ts'
import { personOf } from './person.ts'
import { countKept, insertView, saveOrder, updateView } from './saved-views.store.ts'
import { keptView, mayKeepViews } from './visibility.ts'

type Wanted = InputOf<typeof addSavedView>

/** Whose a view is to be; refuses units one keeps nothing for, and one view too many. */
async function keeperOf(context: CommandContext, unitId: string | null) {
  const keeper = { ownerId: unitId === null ? personOf(context) : null, unitId }
  if (!(await mayKeepViews(context.db, context.actor, keeper)))
    throw new Refusal('saved-views.notYourUnit', 'forbidden')
  return keeper
}

async function refuseTooMany(
  context: CommandContext,
  keeper: { ownerId: string | null; unitId: string | null },
) {
  if ((await countKept(context.db, keeper)) >= mostKept)
    throw new Refusal('saved-views.tooMany', 'limit', { most: mostKept })
}

function rowOf(context: CommandContext, { name, conditions }: Wanted) {
  const chosen = Object.entries(conditions).filter(([, value]) => !Array.isArray(value) || value.length > 0)
  return {
    name,
    conditions: jsonText(Object.fromEntries(chosen)),
    changed_at: new Date(context.now),
    changed_by: personOf(context),
  }
}

type Change = 'created' | 'changed' | 'removed' | 'restored'

function tell({ emit }: CommandContext, viewId: string, told: { change: Change; unit: string | null }): void {
  const { change, unit } = told
  emit(viewSaved, { subject: viewId, ...(unit !== null && { unit }), facts: { change, orgUnitId: unit } })
}

export const adding = command(addSavedView, async (context, wanted) => {
  const keeper = await keeperOf(context, wanted.unitId)
  await refuseTooMany(context, keeper)
  const viewId = context.newId()
  const place = { owner_id: keeper.ownerId, org_unit_id: keeper.unitId, removed_at: null }
  await insertView(context.db, { id: viewId, ...place, ...rowOf(context, wanted) })
  tell(context, viewId, { change: 'created', unit: keeper.unitId })
  return { viewId }
})

export const changing = command(changeSavedView, async (context, { viewId, ...wanted }) => {
  const view = await keptView(context, viewId)
  const keeper = await keeperOf(context, wanted.unitId)
  if (keeper.ownerId !== view.owner_id || keeper.unitId !== view.org_unit_id)
    await refuseTooMany(context, keeper)
  const place = { owner_id: keeper.ownerId, org_unit_id: keeper.unitId }
  await updateView(context.db, viewId, { ...place, ...rowOf(context, wanted) })
  tell(context, viewId, { change: 'changed', unit: keeper.unitId })
  return {}
})

export const removing = command(removeSavedView, async (context, { viewId, removed }) => {
  const view = await keptView(context, viewId)
  if (removed === (view.removed_at !== null)) return {}
  if (!removed) await refuseTooMany(context, { ownerId: view.owner_id, unitId: view.org_unit_id })
  await updateView(context.db, viewId, { removed_at: removed ? new Date(context.now) : null })
  tell(context, viewId, { change: removed ? 'removed' : 'restored', unit: view.org_unit_id })
  return {}
})

export const ordering = command(orderSavedViews, async (context, { viewIds }) => {
  const row = { person_id: personOf(context), view_ids: viewIds, changed_at: new Date(context.now) }
  await saveOrder(context.db, row)
  return {}
})
