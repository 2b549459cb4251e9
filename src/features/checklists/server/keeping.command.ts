import { isActiveLabel } from '#features/taxonomy/server/public/current-labels.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { addChecklist, archiveChecklist, changeChecklist } from '../contract/keeping.ts'
import { checklistSaved } from '../contract.ts'
import { lockChecklist, putAway, saveVersion } from './checklists.store.ts'

type Content = InputOf<typeof addChecklist>

async function save(
  { db, now, actor, newId }: CommandContext,
  { checklistId, version }: { checklistId: string; version: number },
  { nameZh, nameEn, labelId, kinds, items, fields }: Content,
) {
  const named = { name_zh: nameZh, name_en: nameEn }
  const keyed = items.map((item) => ({ ...item, key: item.key ?? newId() }))
  await saveVersion(db, named, {
    checklist_id: checklistId,
    version,
    label_id: labelId,
    kinds,
    items: jsonText(keyed),
    fields: jsonText(fields),
    since: new Date(now),
    by: actor.kind === 'person' ? actor.id : null,
  })
  return { checklistId, version }
}

async function refuseUnknownLabel({ db }: CommandContext, labelId: string | null): Promise<void> {
  if (labelId !== null && !(await isActiveLabel(db, labelId)))
    throw new Refusal('checklists.noSuchLabel', 'invalid', { labelId })
}

async function locked({ db }: CommandContext, checklistId: string) {
  const list = await lockChecklist(db, checklistId)
  if (list === undefined) throw new Refusal('checklists.notFound', 'missing')
  return list
}

export const adding = command(addChecklist, async (context, content) => {
  await refuseUnknownLabel(context, content.labelId)
  const saved = await save(context, { checklistId: context.newId(), version: 1 }, content)
  context.emit(checklistSaved, { subject: saved.checklistId, facts: { change: 'created', version: 1 } })
  return saved
})

export const changing = command(changeChecklist, async (context, { checklistId, version: seen, content }) => {
  const { version } = await locked(context, checklistId)
  if (version !== seen) throw new Refusal('checklists.changedMeanwhile', 'conflict', { version })
  await refuseUnknownLabel(context, content.labelId)
  const saved = await save(context, { checklistId, version: version + 1 }, content)
  context.emit(checklistSaved, { subject: checklistId, facts: { change: 'changed', version: saved.version } })
  return saved
})

export const archiving = command(archiveChecklist, async (context, { checklistId, archived }) => {
  const { version, archived_at } = await locked(context, checklistId)
  if (archived === (archived_at !== null)) return {}
  await putAway(context.db, checklistId, archived ? new Date(context.now) : null)
  const change = archived ? 'archived' : 'restored'
  context.emit(checklistSaved, { subject: checklistId, facts: { change, version } })
  return {}
})
