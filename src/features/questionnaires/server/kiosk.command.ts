import { createHash } from 'node:crypto'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { answerAtKiosk } from '../contract/answering.ts'
import { withoutFiles } from '../domain/questionnaire.ts'
import { answersIn, keepAnswers } from './keeping-answers.ts'
import { versionOf } from './kept-questionnaires.ts'
import { insertReceipt } from './kiosk.store.ts'
import { limitAnswers, openLink } from './open-link.ts'
import { weekOf } from './questionnaire-link.ts'

const hashOf = (key: string): Buffer => createHash('sha256').update(`kiosk\n${key}`).digest()

export const answeringAtKiosk = command(answerAtKiosk, async (context, input) => {
  const { db, now } = context
  limitAnswers(context.request.ip, now)
  const linked = await openLink(context, input.token)
  if (linked.invitation !== null) throw new Refusal('questionnaires.badLink', 'missing')
  const asked = await versionOf(db, linked.questionnaire.id, input.version)
  if (asked === undefined) throw new Refusal('questionnaires.notBegun', 'conflict')
  const answers = answersIn(withoutFiles(asked.content), input.answers)
  // It came before: the kiosk did not hear so.
  if (!(await insertReceipt(db, hashOf(input.key), weekOf(now)))) return {}
  const given = {
    ...{ version: input.version, content: asked.content, answers },
    ...{ locale: input.locale ?? context.request.locale, elapsedMs: input.tookMs, trapped: false },
  }
  await keepAnswers(context, [{ linked, given, now }])
  return {}
})
