import { isActiveLabel } from '#features/taxonomy/server/public/current-labels.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { addScript, archiveScript, changeScript, scriptSaved } from '../contract/scripts.ts'
import { faultsOf } from '../domain/script.ts'
import { archive, lockScript, saveScript } from './scripts.store.ts'

type Content = InputOf<typeof addScript>
type Change = 'created' | 'changed'

async function save(
  { db, now, actor, emit }: CommandContext,
  { scriptId, version, change }: { scriptId: string; version: number; change: Change },
  { name, level, labelId, kinds, steps }: Content,
) {
  const faults = faultsOf(steps)
  if (faults.length > 0) throw new Refusal('callbacks.brokenScript', 'invalid', { faults })
  if (labelId !== null && !(await isActiveLabel(db, labelId)))
    throw new Refusal('callbacks.noSuchLabel', 'invalid', { labelId })
  await saveScript(db, {
    ...{ script_id: scriptId, version, level, label_id: labelId, kinds },
    ...{ name_zh: name.zh, name_en: name.en, steps: jsonText(steps) },
    since: new Date(now),
    by: actor.kind === 'person' ? actor.id : null,
  })
  emit(scriptSaved, { subject: scriptId, facts: { change, version, level } })
  return { scriptId, version }
}

async function locked({ db }: CommandContext, scriptId: string) {
  const script = await lockScript(db, scriptId)
  if (script === undefined) throw new Refusal('callbacks.noSuchScript', 'missing')
  return script
}

export const addingScript = command(addScript, (context, content) =>
  save(context, { scriptId: context.newId(), version: 1, change: 'created' }, content),
)

export const changingScript = command(changeScript, async (context, { scriptId, version: seen, content }) => {
  const { version } = await locked(context, scriptId)
  if (version !== seen) throw new Refusal('callbacks.scriptChanged', 'conflict', { version })
  return save(context, { scriptId, version: version + 1, change: 'changed' }, content)
})

export const archivingScript = command(archiveScript, async (context, { scriptId, archived }) => {
  const { version, archived_at } = await locked(context, scriptId)
  if (archived === (archived_at !== null)) return {}
  await archive(context.db, scriptId, archived ? new Date(context.now) : null)
  const change = archived ? 'archived' : 'restored'
  context.emit(scriptSaved, { subject: scriptId, facts: { change, version, level: 0 } })
  return {}
})
