import type { Selectable } from 'kysely'
import type { SurveysTables } from './surveys.tables.ts'

type Sounding = Pick<Selectable<SurveysTables['survey_responses']>, 'polarity' | 'polarity_confidence'>

/** How a comment sounds, and how sure that is; null while it waits to be read, or there is none. */
export const soundOf = ({ polarity, polarity_confidence: confidence }: Sounding) =>
  polarity === null || confidence === null ? null : { polarity, confidence }
