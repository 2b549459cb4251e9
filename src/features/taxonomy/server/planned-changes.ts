import type { CommandContext } from '#platform/server/command.ts'
import type { ImportPlan } from '../domain/import-plan.ts'
import { insertLabels, insertTaxonomy, raiseVersion, setActive, updateLabels } from './taxonomy.store.ts'

/** Does to the tree what was planned, as one change of it; `template` names the tree if it is the first. */
export async function carryOut(
  { db, now, newId }: CommandContext,
  { created, changed, archived }: ImportPlan,
  template: string,
): Promise<{ id: string; version: number }> {
  await insertTaxonomy(db, { id: newId(), template, changed_at: new Date(now) })
  const tree = await raiseVersion(db, new Date(now))
  await insertLabels(db, created)
  await updateLabels(db, changed)
  await setActive(
    db,
    archived.map((label) => label.id),
    false,
  )
  return tree
}
