/** A text in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export const kinds = [
  'nps',
  'csat',
  'ces',
  'csi',
  'single',
  'multiple',
  'matrix',
  'ranking',
  'text',
  'date',
  'file',
  'consent',
] as const
export type Kind = (typeof kinds)[number]

export const operators = [
  'equals',
  'not-equals',
  'at-least',
  'at-most',
  'includes',
  'excludes',
  'answered',
  'unanswered',
] as const
export type Operator = (typeof operators)[number]

export const looks = ['stars', 'faces', 'numbers'] as const
export const effortScales = ['effort-5', 'agreement-7'] as const
export const dimensions = ['product', 'service', 'value', 'emotion'] as const
export type Dimension = (typeof dimensions)[number]
export const formats = ['any', 'email', 'phone', 'number'] as const

/** When a question is asked. It speaks of an earlier question; only `unanswered` holds without an answer to that. */
export interface Condition {
  readonly question: string
  readonly operator: Operator
  /** An option's id or a number; null where the operator needs none. */
  readonly value: string | number | null
}

export interface Option {
  readonly id: string
  readonly words: Words
}

interface Asked {
  /** Answers are kept under it, so it stays when the question moves. */
  readonly id: string
  readonly title: Words
  readonly hint: Words | null
  readonly required: boolean
  readonly visibleIf: Condition | null
}

interface Scored extends Asked {
  /** Answers this bad, or worse, are followed up by a ticket; an index of 0–100 for a CSI. Nothing: none are. */
  readonly alarmAt?: number | null | undefined
}

interface Counted extends Scored {
  /** Whether its answers count in the organisation's metric of the same name. */
  readonly inMetric?: boolean | undefined
}

interface Chosen extends Asked {
  readonly choices: readonly Option[]
  /** Each person sees the choices in an order of their own, so that the first is not favoured. */
  readonly random: boolean
}

export type Question =
  | (Counted & { readonly kind: 'nps' })
  | (Asked & { readonly kind: 'consent' })
  | (Counted & { readonly kind: 'csat'; readonly look: (typeof looks)[number] })
  | (Scored & { readonly kind: 'ces'; readonly scale: (typeof effortScales)[number] })
  | (Scored & {
      readonly kind: 'csi'
      readonly rows: readonly (Option & { readonly dimension: (typeof dimensions)[number] })[]
    })
  | (Asked & {
      readonly kind: 'matrix'
      readonly rows: readonly Option[]
      readonly columns: readonly Option[]
    })
  | (Chosen & { readonly kind: 'single' })
  | (Chosen & { readonly kind: 'ranking' })
  | (Chosen & { readonly kind: 'multiple'; readonly least: number; readonly most: number | null })
  | (Asked & {
      readonly kind: 'text'
      readonly long: boolean
      readonly format: (typeof formats)[number]
      /** In characters. */
      readonly longest: number
    })
  | (Asked & {
      readonly kind: 'date'
      /** Days such as 2026-05-31. */
      readonly earliest: string | null
      readonly latest: string | null
    })
  | (Asked & {
      /** The answer is the ids of files, as the upload gave them. */
      readonly kind: 'file'
      readonly accepts: (typeof attachables)[number]
      readonly mostFiles: number
    })

/** What may be attached: photos, or documents as well. */
export const attachables = ['photos', 'photos-pdf'] as const
/** Media types of photos, and of documents. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic'] as const
export const documentTypes = ['application/pdf'] as const

export interface Page {
  readonly id: string
  readonly title: Words | null
  /** Whether each person is asked its questions in an order of their own. */
  readonly random?: boolean | undefined
  readonly questions: readonly Question[]
}

/** What one version of a survey asks. */
export interface Questionnaire {
  readonly title: Words
  readonly intro: Words | null
  readonly thanks: Words
  readonly pages: readonly Page[]
  /** Whether low answers of nobody in particular are followed up, too; whoever answers is told so. */
  readonly anonymousAlarms?: boolean | undefined
}

/** A score or a row's point, the id of an option, words, a day, several options, rows with what was chosen, or an agreement. */
export type Answer = number | string | true | readonly string[] | Readonly<Record<string, string | number>>
export type Answers = Readonly<Record<string, Answer>>

/**
 * Names such as `constructor`, which every object answers to: under one of them an answer that nobody gave would be found. No question, page or option
 * may be called so.
 */
export const isReserved = (name: string): boolean => name in Object.prototype

/** How large a questionnaire may be. */
export const most = {
  pages: 20,
  questions: 100,
  options: 50,
  words: 500,
  text: 2000,
  files: 5,
  json: 400_000,
}

/** The Likert scale of a CSI statement. */
export const csiPoints = 7

/** Every question in the order asked. */
export const questionsOf = (questionnaire: Questionnaire): readonly Question[] =>
  questionnaire.pages.flatMap((page) => page.questions)

/** The lowest and highest score of a question that asks for one; null for the others. */
export function rangeOf(question: Question): readonly [low: number, high: number] | null {
  if (question.kind === 'nps') return [0, 10]
  if (question.kind === 'csat') return [1, 5]
  if (question.kind === 'ces') return [1, question.scale === 'effort-5' ? 5 : 7]
  return null
}

/** Which media types a question for files takes. */
export const typesFor = ({ accepts }: Extract<Question, { kind: 'file' }>): readonly string[] =>
  accepts === 'photos' ? photoTypes : [...photoTypes, ...documentTypes]

/** What a device that keeps answers for later asks: everything but files. */
export const withoutFiles = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  pages: questionnaire.pages.map((page) => ({
    ...page,
    questions: page.questions.filter(({ kind }) => kind !== 'file'),
  })),
})

/** A question whose texts, from its title to its choices, were each changed by `change`. */
export function withTexts<Q extends Question>(question: Q, change: (words: Words) => Words): Q {
  const { title, hint } = question
  const optionsIn = (options: readonly Option[]) =>
    options.map((option) => ({ ...option, words: change(option.words) }))
  return {
    ...question,
    ...{ title: change(title), hint: hint && change(hint) },
    ...('choices' in question && { choices: optionsIn(question.choices) }),
    ...('rows' in question && { rows: optionsIn(question.rows) }),
    ...('columns' in question && { columns: optionsIn(question.columns) }),
  }
}
