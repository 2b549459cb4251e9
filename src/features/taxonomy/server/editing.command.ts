import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { archiveLabel, changeLabel, createLabel, labelSaved, moveLabel, restoreLabel } from '../contract.ts'
import type { LabelState } from '../domain/import-plan.ts'
import { maxDepth, moveProblem, type Placed, subtreeOf } from '../domain/tree.ts'
import {
  allLabels,
  insertLabels,
  insertTaxonomy,
  placeLabels,
  raiseVersion,
  type StoredLabel,
  setActive,
  updateLabels,
} from './taxonomy.store.ts'

/** Takes the tree for a change: no other editor works on it until the commit. */
async function takeTree({
  db,
  now,
  newId,
}: CommandContext): Promise<{ version: number; labels: StoredLabel[] }> {
  const at = new Date(now)
  await insertTaxonomy(db, { id: newId(), template: 'own', changed_at: at })
  const { version } = await raiseVersion(db, at)
  return { version, labels: await allLabels(db) }
}

function labelIn(labels: readonly StoredLabel[], labelId: string): StoredLabel {
  const label = labels.find(({ id }) => id === labelId)
  if (label === undefined) throw new Refusal('platform.notFound', 'missing')
  return label
}

function refuseParent(labels: readonly StoredLabel[], parentId: string | null): void {
  if (parentId !== null && !labelIn(labels, parentId).active)
    throw new Refusal('taxonomy.parentArchived', 'conflict')
}

function refuseTwins(
  labels: readonly StoredLabel[],
  label: Placed & { nameZh: string; code: string | null },
): void {
  const others = labels.filter(({ id }) => id !== label.id)
  const { parentId, nameZh, code } = label
  const twin = others.find((other) => other.parentId === parentId && other.nameZh === nameZh)
  if (twin !== undefined)
    throw new Refusal(twin.active ? 'taxonomy.nameTaken' : 'taxonomy.nameArchived', 'conflict', {
      labelId: twin.id,
    })
  if (code !== null && others.some((other) => other.code === code))
    throw new Refusal('taxonomy.codeTaken', 'conflict')
}

/** Siblings under a parent with a label put after one of them (first for null, last for undefined), numbered anew. */
function numbered(
  labels: readonly StoredLabel[],
  label: Omit<LabelState, 'position'>,
  afterId: string | null | undefined,
) {
  const siblings: Omit<LabelState, 'position'>[] = labels.filter(
    ({ parentId, id }) => parentId === label.parentId && id !== label.id,
  )
  const found = siblings.findIndex(({ id }) => id === afterId)
  const at = afterId === null ? 0 : found === -1 ? siblings.length : found + 1
  return siblings
    .toSpliced(at, 0, label)
    .map(({ id, parentId, depth }, index) => ({ id, parentId, depth, position: index + 1 }))
}

/** What an editor sends, with blanks as nothing. */
const cleaned = <Input extends { nameEn?: string | null | undefined; code?: string | null | undefined }>(
  input: Input,
) => ({
  ...(input.nameEn !== undefined && { nameEn: input.nameEn || null }),
  ...(input.code !== undefined && { code: input.code || null }),
})

export const creatingLabel = command(createLabel, async (context, input) => {
  const { version, labels } = await takeTree(context)
  const { parentId, nameZh, description = '', keywords = [], examples = [], afterId } = input
  refuseParent(labels, parentId)
  const depth = parentId === null ? 1 : labelIn(labels, parentId).depth + 1
  if (depth > maxDepth) throw new Refusal('taxonomy.tooDeep', 'conflict', { maxDepth })
  const texts = { nameZh, description, keywords, examples, nameEn: null, code: null, ...cleaned(input) }
  const label = { id: context.newId(), parentId, depth, active: true, ...texts }
  refuseTwins(labels, label)
  await insertLabels(context.db, [{ ...label, position: 0 }])
  await placeLabels(context.db, numbered(labels, label, afterId))
  context.emit(labelSaved, { subject: label.id, facts: { change: 'created', labels: 1, version } })
  return { labelId: label.id }
})

export const changingLabel = command(changeLabel, async (context, input) => {
  const { version, labels } = await takeTree(context)
  const label = labelIn(labels, input.labelId)
  if (label.version !== input.version)
    throw new Refusal('taxonomy.changedMeanwhile', 'conflict', { version: label.version })
  const { nameZh = label.nameZh, description = label.description } = input
  const { keywords = label.keywords, examples = label.examples } = input
  const changed = { ...label, nameZh, description, keywords, examples, ...cleaned(input) }
  refuseTwins(labels, changed)
  await updateLabels(context.db, [changed])
  context.emit(labelSaved, { subject: label.id, facts: { change: 'changed', labels: 1, version } })
  return { version: label.version + 1 }
})

export const movingLabel = command(moveLabel, async (context, { labelId, parentId, afterId }) => {
  const { version, labels } = await takeTree(context)
  const label = labelIn(labels, labelId)
  refuseParent(labels, parentId)
  const problem = moveProblem(labels, labelId, parentId)
  if (problem !== null) throw new Refusal(`taxonomy.${problem}`, 'conflict', { maxDepth })
  const depth = parentId === null ? 1 : labelIn(labels, parentId).depth + 1
  const moved = { ...label, parentId, depth }
  refuseTwins(labels, moved)
  const below = subtreeOf(labels, labelId).filter(({ id }) => id !== labelId)
  const sunk = below.map((one) => ({ ...one, depth: one.depth + depth - label.depth }))
  await placeLabels(context.db, [...numbered(labels, moved, afterId), ...sunk])
  context.emit(labelSaved, {
    subject: labelId,
    facts: { change: 'moved', labels: 1 + below.length, version },
  })
  return {}
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

/** Brings a label back with everything below it, as archiving took it away. */
export const restoringLabel = command(restoreLabel, async (context, { labelId }) => {
  const { version, labels } = await takeTree(context)
  refuseParent(labels, labelIn(labels, labelId).parentId)
  const back = subtreeOf(labels, labelId).filter(({ active }) => !active)
  await setActive(
    context.db,
    back.map(({ id }) => id),
    true,
  )
  context.emit(labelSaved, { subject: labelId, facts: { change: 'restored', labels: back.length, version } })
  return {}
})
