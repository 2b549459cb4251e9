import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { labelMerged, labelMergeUndone, mergeLabel, undoMerge } from '../contract/succession.ts'
import { mergeProblem } from '../domain/succession.ts'
import { endMerge, followMerges, insertMerge } from './succession.store.ts'
import { labelIn, refuseOlder, takeTree } from './taking-tree.ts'
import { setActive } from './taxonomy.store.ts'
import { usedBy } from './usage.ts'

/** Has a label count under another one from now on. Nothing that was said is changed: every voice keeps the label it was given. */
export const mergingLabel = command(mergeLabel, async (context, input) => {
  const { db, now, actor, newId, emit } = context
  const { version, labels } = await takeTree(context)
  const [from, into] = [labelIn(labels, input.labelId), labelIn(labels, input.intoId)]
  refuseOlder(from, input.version)
  refuseOlder(into, input.intoVersion)
  const problem = mergeProblem(labels, { from, into })
  if (problem !== null) throw new Refusal(`taxonomy.${problem}`, 'conflict')
  const used = await usedBy(db, [from.id])
  const names = { label_id: from.id, into_id: into.id }
  await insertMerge(db, { id: newId(), ...names, merged_at: new Date(now), merged_by: actor.id })
  await setActive(db, [from.id], false)
  await followMerges(db)
  const told = { fromLabelId: from.id, intoLabelId: into.id, ...used, version }
  emit(labelMerged, { subject: from.id, facts: told })
  return used
})

/** Takes a merge back: the label is in use and counts for itself again, with what was merged into it before. */
export const undoingMerge = command(undoMerge, async (context, { labelId }) => {
  const { db, now, actor, emit } = context
  const { version, labels } = await takeTree(context)
  const { id, parentId } = labelIn(labels, labelId)
  if (parentId !== null && !labelIn(labels, parentId).active)
    throw new Refusal('taxonomy.parentArchived', 'conflict')
  const ended = await endMerge(db, id, { undone_at: new Date(now), undone_by: actor.id })
  if (ended === null) throw new Refusal('taxonomy.notMerged', 'conflict')
  await setActive(db, [id], true)
  await followMerges(db)
  emit(labelMergeUndone, { subject: id, facts: { fromLabelId: id, intoLabelId: ended.intoId, version } })
  return {}
})
