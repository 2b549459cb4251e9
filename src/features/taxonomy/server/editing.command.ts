import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { archiveLabel, changeLabel, createLabel, labelSaved, moveLabel, restoreLabel } from '../contract.ts'
import { maxDepth, moveProblem, subtreeOf } from '../domain/tree.ts'
import { numbered, placedUnder } from './numbering.ts'
import { cleaned, labelIn, refuseOlder, refuseTwins, takeTree } from './taking-tree.ts'
import { insertLabels, placeLabels, type StoredLabel, setActive, updateLabels } from './taxonomy.store.ts'

function refuseParent(labels: readonly StoredLabel[], parentId: string | null): void {
  if (parentId !== null && !labelIn(labels, parentId).active)
    throw new Refusal('taxonomy.parentArchived', 'conflict')
}

export const creatingLabel = command(createLabel, async (context, input) => {
  const { version, labels } = await takeTree(context)
  const { parentId, nameZh, description = '', keywords = [], examples = [], afterId } = input
  refuseParent(labels, parentId)
  const depth = parentId === null ? 1 : labelIn(labels, parentId).depth + 1
  if (depth > maxDepth) throw new Refusal('taxonomy.tooDeep', 'conflict', { maxDepth })
  const texts = { nameZh, description, keywords, examples, nameEn: null, code: null, ...cleaned(input) }
  const label = { id: context.newId(), parentId, depth, active: true, successorId: null, ...texts }
  refuseTwins(labels, label)
  await insertLabels(context.db, [{ ...label, position: 0 }])
  await placeLabels(context.db, numbered(labels, { added: [label], parentId, afterId }))
  context.emit(labelSaved, { subject: label.id, facts: { change: 'created', labels: 1, version } })
  return { labelId: label.id }
})

export const changingLabel = command(changeLabel, async (context, input) => {
  const { version, labels } = await takeTree(context)
  const label = labelIn(labels, input.labelId)
  refuseOlder(label, input.version)
  const { nameZh = label.nameZh, description = label.description } = input
  const { keywords = label.keywords, examples = label.examples } = input
  const changed = { ...label, nameZh, description, keywords, examples, ...cleaned(input) }
  refuseTwins(labels, changed)
  await updateLabels(context.db, [changed])
  context.emit(labelSaved, { subject: label.id, facts: { change: 'changed', labels: 1, version } })
  return { version: label.version + 1 }
})

export const movingLabel = command(moveLabel, async (context, input) => {
  const { labelId, parentId, afterId } = input
  const { version, labels } = await takeTree(context)
  const label = labelIn(labels, labelId)
  refuseOlder(label, input.version)
  refuseParent(labels, parentId)
  const problem = moveProblem(labels, labelId, parentId)
  if (problem !== null) throw new Refusal(`taxonomy.${problem}`, 'conflict', { maxDepth })
  refuseTwins(labels, { ...label, parentId })
  const parent = parentId === null ? null : labelIn(labels, parentId)
  await placeLabels(context.db, placedUnder(labels, { moved: [label], parent, afterId }), [labelId])
  const moved = subtreeOf(labels, labelId).length
  context.emit(labelSaved, { subject: labelId, facts: { change: 'moved', labels: moved, version } })
  return { version: label.version + 1 }
})

export const archivingLabel = command(archiveLabel, async (context, { labelId }) => {
  const { version, labels } = await takeTree(context)
  labelIn(labels, labelId)
  const gone = subtreeOf(labels, labelId).filter(({ active }) => active)
  await setActive(
    context.db,
    gone.map(({ id }) => id),
    false,
  )
  context.emit(labelSaved, { subject: labelId, facts: { change: 'archived', labels: gone.length, version } })
  return { labels: gone.length }
})

/** Brings a label back with everything below it, as archiving took it away; what was merged stays where it counts. */
export const restoringLabel = command(restoreLabel, async (context, { labelId }) => {
  const { version, labels } = await takeTree(context)
  const { parentId, successorId } = labelIn(labels, labelId)
  refuseParent(labels, parentId)
  if (successorId !== null) throw new Refusal('taxonomy.merged', 'conflict')
  const back = subtreeOf(labels, labelId).filter((label) => !label.active && label.successorId === null)
  await setActive(
    context.db,
    back.map(({ id }) => id),
    true,
  )
  context.emit(labelSaved, { subject: labelId, facts: { change: 'restored', labels: back.length, version } })
  return {}
})
