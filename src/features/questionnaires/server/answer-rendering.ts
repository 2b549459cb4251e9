import type { FastifyReply } from 'fastify'
import { h } from 'preact'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { sendPage } from '#platform/server/public-pages.ts'
import type { questionnaireForm } from '../contract/answering.ts'
import type { LinkState } from '../domain/link-state.ts'
import { inLanguage, type Language } from '../domain/piping.ts'
import type { Answers, Questionnaire } from '../domain/questionnaire.ts'
import { AnswerPage, EndPage } from '../pages/answer-page.ts'
import type { AnswerProps } from '../pages/answer-props.ts'
import { answerWords } from './page-words.ts'

/** What stands behind a link, as `questionnaireForm` tells it. */
export type Form = CallerReply<typeof questionnaireForm>

export const languageOf = (locale: Locale): Language => (locale === 'en' ? 'en' : 'zh')

/** Everything the page shows beside the form itself. */
export interface Shown {
  readonly token: string
  readonly sitting: string
  readonly page: number
  readonly answers: Answers
  readonly problems: AnswerProps['problems']
  readonly notice: string | null
}

/** The page that asks. */
export function sendQuestions(
  reply: FastifyReply,
  {
    questionnaire,
    form,
    locale,
    shown,
  }: { questionnaire: Questionnaire; form: Form; locale: Locale; shown: Shown },
): FastifyReply {
  const language = languageOf(locale)
  const props: AnswerProps = {
    ...shown,
    words: answerWords(locale),
    language,
    questionnaire,
    seed: form.seed,
    personal: form.personal,
    preview: false,
  }
  return sendPage(reply, {
    locale,
    title: inLanguage(questionnaire.title, language),
    organisation: form.organisation,
    path: `/q/${shown.token}`,
    body: h(AnswerPage, props),
    status: shown.problems.length > 0 || shown.notice !== null ? 422 : 200,
    framedBy: form.framedBy,
  })
}

/** The page that asks nothing (any more). */
export function sendEnding(
  reply: FastifyReply,
  {
    form,
    locale,
    token,
    state,
  }: { form: Form; locale: Locale; token: string; state: Exclude<LinkState, 'open'> | 'optedOut' },
): FastifyReply {
  const words = answerWords(locale)
  const { questionnaire, organisation, personal } = form
  return sendPage(reply, {
    locale,
    title: words[`${state}.title`] ?? '',
    organisation,
    path: `/q/${token}`,
    body: h(EndPage, { words, language: languageOf(locale), state, questionnaire, token, personal }),
    framedBy: form.framedBy,
  })
}
