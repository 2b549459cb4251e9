import { granted, orRefusal, Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command, sharedCommand } from '#platform/server/command.ts'
import { beginSitting, keepPartialAnswer, seePage } from '../contract/answering.ts'
import { keptAnswers } from '../domain/check-answers.ts'
import { stamped } from '../domain/doubts.ts'
import { insertSittings, markSeen, saveSitting } from './answers.store.ts'
import { askedBy, type Sitting, sittingBy } from './kept-questionnaires.ts'
import { limitAnswers, linkRefusals, opened, openLink } from './open-link.ts'
import { behindLinks, type Linked, sittingKeyOf } from './questionnaire-link.ts'

/** The half answer, locked: of two that are sent at once one finds it gone. */
async function lockSitting({ db }: CommandContext, linked: Linked, sitting: string): Promise<Sitting> {
  const key = sittingKeyOf(linked, sitting)
  const row = key && (await sittingBy(db, linked.questionnaire.id, key).forUpdate().executeTakeFirst())
  if (!row) throw linkRefusals.notBegun()
  return row
}

export const beginning = sharedCommand(beginSitting, async (context, asked) => {
  const behind = await behindLinks(
    context.db,
    asked.map(({ input }) => input.token),
  )
  const begun = asked.map(({ input: { token, seen }, request, now }) =>
    orRefusal(() => {
      limitAnswers(request.ip, now)
      const linked = opened(behind(token, now))
      const { id, version } = linked.questionnaire
      const sitting = linked.invitation === null ? stamped(context.newSecret(), now) : ''
      const key = sittingKeyOf(linked, sitting)
      if (key === null || version === null) throw linkRefusals.closed()
      return { sitting, questionnaireId: id, version, key, seen, now }
    }),
  )
  const fresh = granted(begun)
  if (fresh.length > 0) context.ahead(insertSittings(context.db, fresh))
  return begun.map((one) => (one instanceof Refusal ? one : { sitting: one.sitting }))
})

export const seeing = command(seePage, async (context, { token, sitting }) => {
  limitAnswers(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const half = await lockSitting(context, linked, sitting)
  if (!half.seen) await markSeen(context.db, half.id)
  return {}
})

export const keepingPartial = command(keepPartialAnswer, async (context, { token, sitting, answers }) => {
  limitAnswers(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const half = await lockSitting(context, linked, sitting)
  await saveSitting(context.db, half.id, keptAnswers(await askedBy(context.db, half), answers))
  return {}
})
