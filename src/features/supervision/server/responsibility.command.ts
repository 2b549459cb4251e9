import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { appealResponsibility, decideAppeal, noteResponsibility } from '../contract/deeds.ts'
import { appealDecided, responsibilityAppealed, responsibilityNoted } from '../contract.ts'
import { mayBeAppealed, mayDecide, shareAfter, shareLeft } from '../domain/responsibility.ts'
import { placeOf } from './addressee.ts'
import { workingTimeAfter } from './letter-clock.ts'
import { recordOf } from './noting-causes.ts'
import {
  appealOf,
  insertAppeal,
  insertResponsibility,
  saveDecision,
  sharesOf,
} from './responsibilities.store.ts'
import { ruleOf } from './rule.ts'
import { tellOfNoted } from './telling.ts'
import { lockCase, lockNoted } from './visibility.ts'

export const noting = command(noteResponsibility, async (context, input) => {
  const { db, now } = context
  const { caseId, unitId, personId, kind, share, reason } = input
  const { ticket_id } = await lockCase(context, caseId)
  const left = shareLeft(await sharesOf(db, caseId))
  if (share > left) throw new Refusal('supervision.shareTooLarge', 'conflict', { left })
  const { at, by } = recordOf(context)
  const { appealDays } = await ruleOf(db)
  const until = await workingTimeAfter(db, now, { amount: appealDays, unit: 'day' })
  const row = {
    ...(await placeOf(db, { unitId, personId })),
    id: context.newId(),
    case_id: caseId,
    ticket_id,
    kind,
    share,
    reason,
    noted_at: at,
    noted_by: by,
    appeal_until: new Date(until),
  }
  await insertResponsibility(db, row)
  const appealUntil = row.appeal_until.toISOString()
  tellOfNoted(context, responsibilityNoted, { noted: row, facts: { kind, share, appealUntil } })
  return { responsibilityId: row.id, appealUntil }
})

export const appealing = command(appealResponsibility, async (context, { responsibilityId, words }) => {
  const { db, now } = context
  const noted = await lockNoted(context, responsibilityId, 'supervision.answer')
  const appealed = (await appealOf(db, responsibilityId)) !== undefined
  const appealUntil = noted.appeal_until.getTime()
  if (!mayBeAppealed({ share: noted.share, appealUntil, appealed }, now))
    throw new Refusal('supervision.noAppeal', 'conflict', {
      appealed,
      until: noted.appeal_until.toISOString(),
    })
  const appealId = context.newId()
  await insertAppeal(db, {
    ...recordOf(context),
    id: appealId,
    responsibility_id: responsibilityId,
    words,
    share_before: noted.share,
  })
  tellOfNoted(context, responsibilityAppealed, { noted, facts: { appealId, notedById: noted.noted_by } })
  return {}
})

export const deciding = command(decideAppeal, async (context, input) => {
  const { db, actor } = context
  const { responsibilityId, verdict, share = null, reason } = input
  const noted = await lockNoted(context, responsibilityId, 'supervision.decide_appeals')
  const appeal = await appealOf(db, responsibilityId)
  if (appeal === undefined || appeal.decided_at !== null)
    throw new Refusal('supervision.nothingToDecide', 'conflict')
  const sides = { notedBy: noted.noted_by, personId: noted.person_id, appealedBy: appeal.by }
  if (!mayDecide(sides, actor.id)) throw new Refusal('supervision.ownDecision', 'forbidden')
  const after = shareAfter(verdict, noted.share, share)
  if (after === null) throw new Refusal('supervision.noReduction', 'invalid', { share: noted.share })
  await saveDecision(db, appeal, { ...recordOf(context), verdict, shareAfter: after, reason })
  const facts = { appealId: appeal.id, verdict, share: after, appellantId: appeal.by }
  tellOfNoted(context, appealDecided, { noted, facts })
  return {}
})
