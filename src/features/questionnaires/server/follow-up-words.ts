import { filled } from '#features/notifications/server/public/filled.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { alarmAtOf, alarmRangeOf, type LowAnswer, worseIsHigher } from '../domain/alarms.ts'
import { inLanguage } from '../domain/piping.ts'
import { type Questionnaire, questionsOf } from '../domain/questionnaire.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { languageOf } from './answer-rendering.ts'

const words = { 'zh-CN': zh.followUp, en: en.followUp }

/** One line for each low answer: what was asked, what was said, and where the threshold lies. */
function linesOf(questionnaire: Questionnaire, low: readonly LowAnswer[], locale: Locale): string {
  const asked = new Map(questionsOf(questionnaire).map((question) => [question.id, question]))
  return low
    .flatMap(({ question: id, score }) => {
      const question = asked.get(id)
      if (question === undefined) return []
      const title = inLanguage(question.title, languageOf(locale))
      const facts = { title, score, most: alarmRangeOf(question)?.[1], at: alarmAtOf(question) }
      return [filled(words[locale][worseIsHigher(question) ? 'high' : 'low'], facts)]
    })
    .join('\n')
}

/** What a voice says whose sender gave a score and no words. */
export const scoresAsVoice = (low: readonly LowAnswer[], locale: Locale) =>
  filled(words[locale].voice, {
    scores: low.map(({ score }) => score).join(locale === 'en' ? ', ' : '、'),
  })

/** What colleagues read on the ticket; what the customer wrote is its voice, masked as every voice. */
export const noteAbout = (
  { questionnaireId, questionnaire }: { questionnaireId: string; questionnaire: Questionnaire },
  low: readonly LowAnswer[],
  locale: Locale,
): string =>
  filled(words[locale].note, {
    title: inLanguage(questionnaire.title, languageOf(locale)),
    answers: linesOf(questionnaire, low, locale),
    path: `/surveys/${questionnaireId}?tab=results`,
  })
