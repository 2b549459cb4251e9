import { useTranslation } from 'react-i18next'
import type { Language } from '../domain/piping.ts'
import { inLanguage } from '../domain/piping.ts'
import type { Words } from '../domain/questionnaire.ts'

/** Says texts of a survey in the language of the screen. */
export function useWordsIn(): { language: Language; say: (words: Words) => string } {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return { language, say: (words) => inLanguage(words, language) }
}
