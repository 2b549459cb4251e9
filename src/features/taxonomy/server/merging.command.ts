import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { labelMerged, labelMergeUndone, mergeLabel, undoMerge } from '../contract/succession.ts'
import { directlyBelow, mergeProblem } from '../domain/succession.ts'
import { maxDepth, moveProblem } from '../domain/tree.ts'
import { placedUnder } from './numbering.ts'
import { endMerge, followMerges, insertMerge } from './succession.store.ts'
import { labelIn, refuseOlder, refuseTwins, takeTree } from './taking-tree.ts'
import { placeLabels, type StoredLabel, setActive } from './taxonomy.store.ts'
import { usedBy } from './usage.ts'

/** Has labels stand below another one, behind those that do. */
async function moveUnder(
  { db }: CommandContext,
  labels: readonly StoredLabel[],
  { moved, parent }: { moved: readonly StoredLabel[]; parent: StoredLabel },
): Promise<void> {
  if (moved.length === 0) return
  for (const label of moved) refuseTwins(labels, { ...label, parentId: parent.id })
  const places = placedUnder(labels, { moved, parent, afterId: undefined })
  await placeLabels(
    db,
    places,
    moved.map(({ id }) => id),
  )
}

/**
 * Has a label count under another one from now on, below which then stands what stood below it. Nothing that was said is changed: every
 * voice keeps the label it was given.
 */
export const mergingLabel = command(mergeLabel, async (context, input) => {
  const { db, now, actor, newId, emit } = context
  const { version, labels } = await takeTree(context)
  const [from, into] = [labelIn(labels, input.labelId), labelIn(labels, input.intoId)]
  refuseOlder(from, input.version)
  refuseOlder(into, input.intoVersion)
  const problem = mergeProblem(labels, { from, into, withBelow: input.withBelow })
  if (problem !== null) throw new Refusal(`taxonomy.${problem}`, 'conflict', { maxDepth })
  const moved = directlyBelow(labels, from.id)
  await moveUnder(context, labels, { moved, parent: into })
  const used = await usedBy(db, [from.id])
  const names = { label_id: from.id, into_id: into.id, moved_ids: moved.map(({ id }) => id) }
  await insertMerge(db, { id: newId(), ...names, merged_at: new Date(now), merged_by: actor.id })
  await setActive(db, [from.id], false)
  await followMerges(db)
  const told = { fromLabelId: from.id, intoLabelId: into.id, ...used, version }
  emit(labelMerged, {
    subject: from.id,
    facts: { ...told, ...(moved.length > 0 && { moved: moved.length }) },
  })
  return used
})

/** Labels that a merge moved and that still stand where it put them. */
function stillThere(
  labels: readonly StoredLabel[],
  { intoId, movedIds }: { intoId: string; movedIds: readonly string[] },
): StoredLabel[] {
  return labels.filter(({ id, parentId }) => parentId === intoId && movedIds.includes(id))
}

/**
 * Takes a merge back: the label is in use and counts for itself again, with what was merged into it before and what stood below it, unless
 * an editor put that elsewhere since.
 */
export const undoingMerge = command(undoMerge, async (context, { labelId }) => {
  const { db, now, actor, emit } = context
  const { version, labels } = await takeTree(context)
  const label = labelIn(labels, labelId)
  const { id, parentId } = label
  if (parentId !== null && !labelIn(labels, parentId).active)
    throw new Refusal('taxonomy.parentArchived', 'conflict')
  const ended = await endMerge(db, id, { undone_at: new Date(now), undone_by: actor.id })
  if (ended === null) throw new Refusal('taxonomy.notMerged', 'conflict')
  const moved = stillThere(labels, ended)
  const problem = moved.map((one) => moveProblem(labels, one.id, id)).find((found) => found !== null)
  if (problem) throw new Refusal(`taxonomy.${problem}`, 'conflict', { maxDepth })
  await moveUnder(context, labels, { moved, parent: label })
  await setActive(db, [id], true)
  await followMerges(db)
  emit(labelMergeUndone, { subject: id, facts: { fromLabelId: id, intoLabelId: ended.intoId, version } })
  return {}
})
