import { unitPath } from '#features/staff/server/public/units.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { addSite, changeSite, pauseSite, siteSaved } from '../contract.ts'
import { insertSite, updateSite } from './touchpoints.store.ts'

type Wanted = Pick<InputOf<typeof addSite>, 'name' | 'unitId' | 'origins'>

async function rowOf({ db, now }: CommandContext, { name, unitId, origins }: Wanted) {
  const { org_unit_id } = await unitPath(db, unitId)
  return { name, org_unit_id, origins: [...new Set(origins)], changed_at: new Date(now) }
}

function refuseUnknown(known: boolean): void {
  if (!known) throw new Refusal('touchpoints.noSuchSite', 'missing')
}

export const adding = command(addSite, async (context, wanted) => {
  const [siteId, key] = [context.newId(), context.newSecret().slice(0, 16)]
  const row = await rowOf(context, wanted)
  await insertSite(context.db, { id: siteId, key, ...row, created_at: new Date(context.now) })
  context.emit(siteSaved, { subject: siteId, unit: row.org_unit_id, facts: { change: 'added' } })
  return { siteId, key }
})

export const changing = command(changeSite, async (context, { siteId, ...wanted }) => {
  const row = await rowOf(context, wanted)
  refuseUnknown(await updateSite(context.db, siteId, row))
  context.emit(siteSaved, { subject: siteId, unit: row.org_unit_id, facts: { change: 'changed' } })
  return {}
})

export const pausing = command(pauseSite, async ({ db, now, emit }, { siteId, paused }) => {
  refuseUnknown(await updateSite(db, siteId, { active: !paused, changed_at: new Date(now) }))
  emit(siteSaved, { subject: siteId, facts: { change: paused ? 'paused' : 'resumed' } })
  return {}
})
