import { personBrief } from '#features/staff/server/public/people.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { nameOwner, ownerNamed } from '../contract/catalogue.ts'
import { saveOwner } from './goals.store.ts'
import { metricNamed } from './own-metrics.ts'

export const namingOwner = command(nameOwner, async ({ db, actor, now, newId, emit }, input) => {
  const metric = (await metricNamed(db, input.metric))?.key
  if (metric === undefined) throw new Refusal('metrics.noSuchMetric', 'missing')
  const { personId } = input
  const person = personId === null ? null : await personBrief(db, personId)
  if (person === undefined || person?.status === 'disabled')
    throw new Refusal('metrics.noSuchOwner', 'invalid')
  const by = { set_at: new Date(now), set_by: actor.kind === 'person' ? actor.id : null }
  const subject = await saveOwner(db, { id: newId(), metric, person_id: personId, ...by })
  emit(ownerNamed, { subject, facts: { metric, personId } })
  return {}
})
