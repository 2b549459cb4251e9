import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { labelSplit, splitLabel } from '../contract/succession.ts'
import type { LabelState } from '../domain/import-plan.ts'
import { numbered } from './numbering.ts'
import { insertSplit } from './succession.store.ts'
import { cleaned, labelIn, refuseOlder, refuseTwins, takeTree } from './taking-tree.ts'
import { insertLabels, placeLabels, type StoredLabel, setActive } from './taxonomy.store.ts'

type Part = InputOf<typeof splitLabel>['parts'][number]

function partOf({ newId }: CommandContext, { parentId, depth }: StoredLabel, part: Part): LabelState {
  const { nameZh, description = '', keywords = [], examples = [] } = part
  const texts = { nameZh, description, keywords, examples, nameEn: null, code: null, ...cleaned(part) }
  return { id: newId(), parentId, depth, active: true, position: 0, successorId: null, ...texts }
}

/** Puts the parts beside one another, where the label that they replace stands. */
async function placeParts(
  { db }: CommandContext,
  labels: readonly StoredLabel[],
  { whole, parts }: { whole: StoredLabel; parts: readonly LabelState[] },
): Promise<void> {
  const known: StoredLabel[] = [...labels]
  for (const part of parts) {
    refuseTwins(known, part)
    known.push({ ...part, version: 1 })
  }
  await insertLabels(db, parts)
  await placeLabels(db, numbered(labels, { added: parts, parentId: whole.parentId, afterId: whole.id }))
}

/** New labels take a label's place. What was said of it stays in its history; its voices find their part, or wait for a person. */
export const splittingLabel = command(splitLabel, async (context, input) => {
  const { db, now, actor, newId, emit } = context
  const { version, labels } = await takeTree(context)
  const whole = labelIn(labels, input.labelId)
  refuseOlder(whole, input.version)
  if (!whole.active) throw new Refusal('taxonomy.notInUse', 'conflict')
  if (labels.some(({ parentId, active }) => active && parentId === whole.id))
    throw new Refusal('taxonomy.hasLabelsBelow', 'conflict')
  const parts = input.parts.map((part) => partOf(context, whole, part))
  await setActive(db, [whole.id], false)
  await placeParts(context, labels, { whole, parts })
  const part_ids = parts.map(({ id }) => id)
  const { voices } = input
  const split = { id: newId(), label_id: whole.id, part_ids, voices, split_by: actor.id }
  await insertSplit(db, { ...split, split_at: new Date(now) })
  const told = { fromLabelId: whole.id, parts: parts.length, voices, version }
  emit(labelSplit, { subject: whole.id, facts: told })
  return { labelIds: part_ids }
})
