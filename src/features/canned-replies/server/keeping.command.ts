import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  addCannedReply,
  cannedReplySaved,
  changeCannedReply,
  removeCannedReply,
  saveSignature,
  signatureSaved,
  takeCannedReply,
} from '../contract.ts'
import { unknownIn } from '../domain/variables.ts'
import { countUse, deleteReply, insertReply, putSignature, updateReply } from './canned-replies.store.ts'
import { neighboursOf } from './neighbours.ts'
import { keptReply, mayKeepReplies, visibleReplies } from './visibility.ts'

/** So many that the list of a person of six units still opens at once. */
const mostPerOwner = 300

type Wanted = Omit<InputOf<typeof addCannedReply>, 'replyId'>

function personOf({ actor }: CommandContext): string {
  if (actor.kind !== 'person' || actor.id === null)
    throw new Refusal('canned-replies.peopleOnly', 'forbidden')
  return actor.id
}

function refuseUnknown(...texts: (string | null)[]): void {
  const names = [...new Set(texts.flatMap((text) => unknownIn(text ?? '')))]
  if (names.length > 0)
    throw new Refusal('canned-replies.noSuchVariable', 'invalid', { names: names.join('、') })
}

/** Whose the reply will be; refuses units the actor keeps no replies for. */
async function ownerOf(context: CommandContext, { unitId }: Wanted) {
  if (unitId === null) return { owner_id: personOf(context), org_unit_id: null }
  if (!(await mayKeepReplies(context.db, context.actor, { ownerId: null, unitId })))
    throw new Refusal('canned-replies.notYourUnit', 'forbidden')
  return { owner_id: null, org_unit_id: unitId }
}

/** The row that a wish becomes; refuses what means nothing or stands there already. */
async function rowOf(context: CommandContext, wanted: Wanted, replyId: string) {
  const { title, folder, tags } = wanted
  const [textZh, textEn, shortcut] = [wanted.textZh || null, wanted.textEn || null, wanted.shortcut || null]
  const owner = await ownerOf(context, wanted)
  if (textZh === null && textEn === null) throw new Refusal('canned-replies.noText', 'invalid')
  refuseUnknown(textZh, textEn)
  const { count, sameShortcut } = await neighboursOf(context.db, { ...owner, shortcut, replyId })
  if (sameShortcut !== null)
    throw new Refusal('canned-replies.shortcutTaken', 'conflict', { shortcut, title: sameShortcut })
  if (count >= mostPerOwner) throw new Refusal('canned-replies.tooMany', 'limit', { most: mostPerOwner })
  const by = context.actor.kind === 'person' ? context.actor.id : null
  const texts = { title, shortcut, text_zh: textZh, text_en: textEn, folder, tags }
  return { ...texts, ...owner, changed_at: new Date(context.now), changed_by: by }
}

type Change = 'created' | 'changed' | 'removed'

function tell(
  { emit }: CommandContext,
  replyId: string,
  { change, unit }: { change: Change; unit: string | null },
) {
  emit(cannedReplySaved, {
    subject: replyId,
    ...(unit === null ? {} : { unit }),
    facts: { change, orgUnitId: unit },
  })
}

export const adding = command(addCannedReply, async (context, wanted) => {
  const replyId = context.newId()
  const row = await rowOf(context, wanted, replyId)
  await insertReply(context.db, { id: replyId, ...row })
  tell(context, replyId, { change: 'created', unit: row.org_unit_id })
  return { replyId }
})

export const changing = command(changeCannedReply, async (context, { replyId, ...wanted }) => {
  await keptReply(context, replyId)
  const row = await rowOf(context, wanted, replyId)
  await updateReply(context.db, replyId, row)
  tell(context, replyId, { change: 'changed', unit: row.org_unit_id })
  return {}
})

export const removing = command(removeCannedReply, async (context, { replyId }) => {
  const reply = await keptReply(context, replyId)
  await deleteReply(context.db, replyId)
  tell(context, replyId, { change: 'removed', unit: reply.org_unit_id })
  return {}
})

export const taking = command(takeCannedReply, async (context, { replyId }) => {
  const personId = personOf(context)
  const reply = await visibleReplies(context.db, context.actor)
    .select('id')
    .where('id', '=', replyId)
    .executeTakeFirst()
  if (reply === undefined) throw new Refusal('canned-replies.notFound', 'missing')
  await countUse(context.db, { replyId, personId, at: new Date(context.now) })
  return {}
})

export const signing = command(saveSignature, async (context, { textZh, textEn }) => {
  const personId = personOf(context)
  refuseUnknown(textZh, textEn)
  await putSignature(context.db, {
    person_id: personId,
    text_zh: textZh || null,
    text_en: textEn || null,
    changed_at: new Date(context.now),
  })
  context.emit(signatureSaved, { subject: personId, facts: {} })
  return {}
})
