import type { PageWords } from '#platform/pages/say.ts'
import type { AnswerProblem } from '../domain/check-answers.ts'
import type { Language } from '../domain/piping.ts'
import type { Answers, Question, Questionnaire } from '../domain/questionnaire.ts'

/** What the page behind a link is made of; the browser comes alive with the same. */
export interface AnswerProps {
  readonly words: PageWords
  readonly language: Language
  readonly questionnaire: Questionnaire
  readonly answers: Answers
  /** Which page is shown first. */
  readonly page: number
  readonly problems: readonly { readonly question: string; readonly problem: AnswerProblem }[]
  /** What was wrong with the whole; null when nothing was. */
  readonly notice: string | null
  /** Where the form goes, and the token it belongs to. */
  readonly token: string
  readonly sitting: string
  readonly seed: string
  readonly personal: boolean
  /** In the designer nothing is kept or sent. */
  readonly preview: boolean
  /** Takes the whole answer instead of the form's address, as at a kiosk, where nothing is kept half-way. */
  readonly send?: ((answers: Answers) => void) | undefined
}

/** What the field of one question needs. */
export interface FieldProps<Q extends Question = Question> {
  readonly question: Q
  readonly words: PageWords
  readonly language: Language
  /** A text with earlier answers in it. */
  readonly title: string
  readonly value: unknown
  readonly seed: string
  readonly problem: AnswerProblem | null
  readonly change: (value: unknown) => void
}

/** A question of one kind. */
export type Of<K extends Question['kind']> = Extract<Question, { kind: K }>
