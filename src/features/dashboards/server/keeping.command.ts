import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import {
  createDashboard,
  dashboardSaved,
  removeDashboard,
  renameDashboard,
  saveLayout,
  shareDashboard,
} from '../contract.ts'
import { mostBoards, type Widget } from '../domain/board.ts'
import { type ReadyKey, readyBoards, readyKeys } from '../domain/ready.ts'
import { countKept, insertDashboard, updateDashboard } from './dashboards.store.ts'
import { personOf } from './person.ts'
import { keptDashboard, seenDashboard } from './visibility.ts'

type CopyOf = InputOf<typeof createDashboard>['copyOf']
type Kept = { readonly id: string; readonly widgets: readonly Widget[] }
type Change = 'created' | 'renamed' | 'shared' | 'unshared' | 'removed' | 'restored'

const isReady = (key: string): key is ReadyKey => readyKeys.some((one) => one === key)

async function copied({ db, actor }: CommandContext, copyOf: CopyOf): Promise<readonly Widget[]> {
  if (copyOf === undefined) return []
  return isReady(copyOf) ? readyBoards[copyOf] : (await seenDashboard(db, actor, copyOf)).widgets
}

async function refuseTooMany(context: CommandContext, ownerId: string): Promise<void> {
  if ((await countKept(context.db, ownerId)) >= mostBoards)
    throw new Refusal('dashboards.tooMany', 'limit', { most: mostBoards })
}

const tell = ({ emit }: CommandContext, { id, widgets }: Kept, change: Change): void =>
  emit(dashboardSaved, { subject: id, facts: { change, widgets: widgets.length } })

export const creating = command(createDashboard, async (context, { name, copyOf }) => {
  const ownerId = personOf(context)
  await refuseTooMany(context, ownerId)
  const kept = { id: context.newId(), widgets: await copied(context, copyOf) }
  await insertDashboard(context.db, {
    id: kept.id,
    owner_id: ownerId,
    shared: false,
    name,
    widgets: jsonText(kept.widgets),
    revision: 0,
    changed_at: new Date(context.now),
    removed_at: null,
  })
  tell(context, kept, 'created')
  return { dashboardId: kept.id }
})

export const savingLayout = command(saveLayout, async (context, { dashboardId, widgets, revision }) => {
  const row = await keptDashboard(context, dashboardId)
  if (row.revision !== revision) throw new Refusal('dashboards.changedMeanwhile', 'conflict')
  await updateDashboard(context.db, dashboardId, {
    widgets: jsonText(widgets),
    revision: revision + 1,
    changed_at: new Date(context.now),
  })
  return { revision: revision + 1 }
})

export const renaming = command(renameDashboard, async (context, { dashboardId, name }) => {
  const row = await keptDashboard(context, dashboardId)
  if (row.name === name) return {}
  await updateDashboard(context.db, dashboardId, { name, changed_at: new Date(context.now) })
  tell(context, row, 'renamed')
  return {}
})

export const sharing = command(shareDashboard, async (context, { dashboardId, shared }) => {
  const row = await keptDashboard(context, dashboardId)
  if (row.shared === shared) return {}
  if (row.owner_id === null) throw new Refusal('dashboards.nobodys', 'conflict')
  await updateDashboard(context.db, dashboardId, { shared, changed_at: new Date(context.now) })
  tell(context, row, shared ? 'shared' : 'unshared')
  return {}
})

export const removing = command(removeDashboard, async (context, { dashboardId, removed }) => {
  const row = await keptDashboard(context, dashboardId)
  if ((row.removed_at !== null) === removed) return {}
  if (!removed && row.owner_id !== null) await refuseTooMany(context, row.owner_id)
  await updateDashboard(context.db, dashboardId, { removed_at: removed ? new Date(context.now) : null })
  tell(context, row, removed ? 'removed' : 'restored')
  return {}
})
