import type { Answer, Answers, Option, Question, Questionnaire, Words } from './questionnaire.ts'
import { questionsOf } from './questionnaire.ts'

export type Language = keyof Words

const reference = /\{\{([A-Za-z][A-Za-z0-9_]{0,31})\}\}/g

/** The questions whose answers a text repeats, as `{{q1}}`. */
export const referencesIn = (words: Words | null): readonly string[] =>
  words === null ? [] : [...`${words.zh}\n${words.en}`.matchAll(reference)].map((found) => found[1] as string)

/** A text in a language, or in the other one where it has none. */
export const inLanguage = (words: Words, language: Language): string =>
  words[language].trim() === '' ? words[language === 'zh' ? 'en' : 'zh'] : words[language]

/** A text as a label, with three dots for earlier answers: it stands for what everybody was asked. */
export const asLabel = (words: Words, language: Language): string =>
  inLanguage(words, language).replace(reference, '…')

/** What something is about, from a question and the row or choice of it. */
export const labelOf = (titles: readonly Words[], language: Language): string =>
  titles.map((one) => asLabel(one, language)).join(' · ')

const named = (options: readonly Option[], id: unknown, language: Language): string => {
  const option = options.find((one) => one.id === id)
  return option === undefined ? '' : inLanguage(option.words, language)
}

/** An answer as one would say it; nothing for rows of a matrix. */
export function spoken(question: Question, answer: Answer, language: Language): string {
  const between = language === 'zh' ? '、' : ', '
  if ('choices' in question) {
    const ids = Array.isArray(answer) ? (answer as readonly string[]) : [answer]
    return ids.map((id) => named(question.choices, id, language)).join(between)
  }
  if (answer === true) return '✓'
  return typeof answer === 'object' ? '' : String(answer)
}

/** A text with earlier answers in it; an answer that was not given leaves three dots. */
export function piped(
  words: Words,
  {
    questionnaire,
    answers,
    language,
  }: { questionnaire: Questionnaire; answers: Answers; language: Language },
): string {
  return inLanguage(words, language).replace(reference, (_, id: string) => {
    const question = questionsOf(questionnaire).find((one) => one.id === id)
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
    return question === undefined || answer === undefined ? '…' : spoken(question, answer, language)
  })
}
