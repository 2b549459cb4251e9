import { useTranslation } from 'react-i18next'
import type { Language } from '../domain/piping.ts'
import { asLabel, inLanguage } from '../domain/piping.ts'
import type { Words } from '../domain/questionnaire.ts'

/** Says texts of a survey in the language of the screen. */
export function useWordsIn(): {
  language: Language
  say: (words: Words) => string
  /** The same for what was asked, where no answer of anybody stands in it. */
  label: (words: Words) => string
} {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return {
    language,
    say: (words) => inLanguage(words, language),
    label: (words) => asLabel(words, language),
  }
}
