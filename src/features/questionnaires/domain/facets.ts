import { csiPoints, type Option, type Question, rangeOf, type Words } from './questionnaire.ts'

/** What is known of an invited customer beside their answers. */
export const customerFacets = ['vip', 'unit', 'channel', 'label', 'tier'] as const
export type CustomerFacet = (typeof customerFacets)[number]

/** What the groups of an NPS are called everywhere. */
export const npsGroups = ['detractors', 'passives', 'promoters'] as const

/** How a category is named: by words of the survey, by itself (a point of a scale), or by a word of ours. */
export interface Category {
  readonly id: string
  readonly words: Words | null
}

/** One thing by which answers fall into groups, each answer into one group at most. */
export interface Facet {
  /** `q1`, or `q1.row`; questions are named by letters, digits and underscores. */
  readonly id: string
  readonly question: string
  readonly part: string | null
  readonly kind: 'nps' | 'points' | 'choice' | 'first' | 'yes-no' | 'row'
  readonly titles: readonly Words[]
  readonly categories: readonly Category[]
  /** Lowest and highest point where categories are points whose mean says something. */
  readonly range: readonly [low: number, high: number] | null
}

const points = ([low, high]: readonly [number, number]): Category[] =>
  Array.from({ length: high - low + 1 }, (_, place) => ({ id: String(low + place), words: null }))

const options = (given: readonly Option[]): Category[] => given.map(({ id, words }) => ({ id, words }))

const yesNo: readonly Category[] = [
  { id: 'yes', words: null },
  { id: 'no', words: null },
]

function rowFacets(question: Extract<Question, { kind: 'csi' | 'matrix' }>): Facet[] {
  const range = question.kind === 'csi' ? ([1, csiPoints] as const) : null
  return question.rows.map(({ id, words }) => ({
    id: `${question.id}.${id}`,
    question: question.id,
    part: id,
    kind: 'row',
    titles: [question.title, words],
    categories:
      range === null ? options((question as Extract<Question, { kind: 'matrix' }>).columns) : points(range),
    range,
  }))
}

/** The facets of one question; a text and a date have none. */
export function facetsOf(question: Question): readonly Facet[] {
  const base = { id: question.id, question: question.id, part: null, titles: [question.title], range: null }
  switch (question.kind) {
    case 'nps':
      return [{ ...base, kind: 'nps', categories: npsGroups.map((id) => ({ id, words: null })) }]
    case 'csat':
    case 'ces': {
      const range = rangeOf(question) ?? [1, 5]
      return [{ ...base, kind: 'points', categories: points(range), range }]
    }
    case 'single':
      return [{ ...base, kind: 'choice', categories: options(question.choices) }]
    case 'ranking':
      return [{ ...base, kind: 'first', categories: options(question.choices) }]
    case 'multiple':
      return question.choices.map(({ id, words }) => ({
        ...base,
        id: `${question.id}.${id}`,
        part: id,
        kind: 'yes-no',
        titles: [question.title, words],
        categories: yesNo,
      }))
    case 'consent':
      return [{ ...base, kind: 'yes-no', categories: yesNo }]
    case 'csi':
    case 'matrix':
      return rowFacets(question)
    default:
      return []
  }
}
