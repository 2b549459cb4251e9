import { receiveFeedback } from '#features/intake/server/public/receive.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { takeLowAnswer } from '#features/tickets/server/public/after-survey.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type LowAnswer, lowAnswers, wordsIn } from '../domain/alarms.ts'
import type { Answers, Questionnaire } from '../domain/questionnaire.ts'
import { noteAbout, scoresAsVoice } from './follow-up-words.ts'
import { insertFollowUp, setFollowUp } from './follow-ups.store.ts'
import { masked } from './said.ts'

/** An answer with what was asked. */
export interface Given {
  readonly questionnaireId: string
  readonly version: number
  readonly questionnaire: Questionnaire
  readonly answers: Answers
}

/** Whose answer it is, and the ticket it is about. */
export interface Named {
  readonly id: string
  readonly customerId: string
  readonly unitId: string | null
  readonly ticketId: string | null
}

export const houseLocale = async ({ db }: Pick<CommandContext, 'db'>): Promise<Locale> =>
  (await theOrganisation(db))?.default_locale ?? 'zh-CN'

const kindOf = (low: readonly LowAnswer[]): 'complaint' | undefined =>
  low.length > 0 ? 'complaint' : undefined

async function heardAs(
  context: CommandContext,
  text: string,
  { low, named }: { low: readonly LowAnswer[]; named: Named | null },
): Promise<string> {
  const voice = { text, channel: 'survey' as const, kind: kindOf(low) }
  const { customerId, unitId } = named ?? {}
  return (await receiveFeedback(context, { ...voice, customerId, unitId })).feedbackId
}

/**
 * What an answer sets going, once: the words of a named one become a voice; a low one begins anew the ticket it is about. Where there is no
 * such ticket its voice gets one as soon as it is judged. One of nobody in particular brings its words without what they could be known by.
 */
export async function followUp(context: CommandContext, given: Given, named: Named | null): Promise<void> {
  const { questionnaireId, version, questionnaire, answers } = given
  const low = lowAnswers(questionnaire, answers)
  const words = wordsIn(questionnaire, answers)
  if (low.length === 0 && words === '') return
  const id = context.newId()
  const row = { id, questionnaire_id: questionnaireId, version, answer_id: named?.id ?? null, low }
  if (!(await insertFollowUp(context.db, { ...row, feedback_id: null, ticket_id: null }))) return
  const locale = await houseLocale(context)
  const said = named === null ? masked(words) : words
  const voiced = said === '' ? null : await heardAs(context, said, { low, named })
  if (voiced !== null) await setFollowUp(context.db, id, { feedback_id: voiced })
  if (low.length === 0) return
  if (named !== null && named.ticketId !== null) {
    const { ticketId } = named
    const text = noteAbout(given, low, locale)
    if (await takeLowAnswer(context, ticketId, { feedbackId: voiced, text }))
      return setFollowUp(context.db, id, { ticket_id: ticketId })
  }
  if (voiced !== null) return
  const feedbackId = await heardAs(context, scoresAsVoice(low, locale), { low, named })
  await setFollowUp(context.db, id, { feedback_id: feedbackId })
}
