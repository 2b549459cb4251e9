import type { Question } from './questionnaire.ts'

/** An address or number that somebody left is for those who call back, not for a page of results. */
export const isFreeText = (question: Question): boolean =>
  question.kind === 'text' && question.format === 'any'

/** Whether an answer can be known again by what it is: words, or a file. */
export const isWritten = ({ kind }: Question): boolean => kind === 'text' || kind === 'file'
