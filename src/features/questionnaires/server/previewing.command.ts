import { h } from 'preact'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { command } from '#platform/server/command.ts'
import { pageText } from '#platform/server/public-pages.ts'
import { previewQuestionnaire } from '../contract/designing.ts'
import { answersLeadingTo } from '../domain/example-answers.ts'
import { pagesAsked } from '../domain/form-fields.ts'
import { inLanguage } from '../domain/piping.ts'
import { AnswerPage } from '../pages/answer-page.ts'
import { languageOf } from './answer-rendering.ts'
import { answerWords } from './page-words.ts'

/** The very page customers get, with nothing behind it. */
export const previewing = command(previewQuestionnaire, async ({ db }, { questionnaire, locale, at }) => {
  const language = languageOf(locale)
  const answers = at === null ? {} : answersLeadingTo(questionnaire, at)
  const looked = questionnaire.pages.findIndex(({ questions }) => questions.some(({ id }) => id === at))
  const body = h(AnswerPage, {
    words: answerWords(locale),
    language,
    questionnaire,
    answers,
    page: looked >= 0 ? looked : (pagesAsked(questionnaire, {})[0] ?? 0),
    problems: [],
    notice: null,
    token: 'preview',
    sitting: '',
    seed: 'preview',
    personal: false,
    preview: true,
  })
  const organisation = (await theOrganisation(db))?.name ?? 'Huixiang'
  const title = inLanguage(questionnaire.title, language)
  return { html: pageText({ locale, title, organisation, path: '#', body }) }
})
