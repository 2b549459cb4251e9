import {
  type Kind,
  most,
  type Option,
  type Page,
  type Question,
  type Questionnaire,
  questionsOf,
  type Words,
} from './questionnaire.ts'

const nothing: Words = { zh: '', en: '' }

/** A name that nothing in the questionnaire has: q1, q2 … */
function freshName(taken: readonly string[], letter: string): string {
  for (let number = 1; ; number += 1) if (!taken.includes(`${letter}${number}`)) return `${letter}${number}`
}

const optionNamed = (id: string, zh: string, en: string): Option => ({ id, words: { zh, en } })

const firstOptions = [optionNamed('a', '选项一', 'Choice one'), optionNamed('b', '选项二', 'Choice two')]

/** An option to add to others. */
export const freshOption = (options: readonly Option[]): Option => ({
  id: freshName(
    options.map(({ id }) => id),
    'o',
  ),
  words: nothing,
})

type Titles = Readonly<Record<Kind, Words>>

/** A question of a kind as it stands when it is added: it can be asked at once. */
export function freshQuestion(questionnaire: Questionnaire, kind: Kind, titles: Titles): Question {
  const id = freshName(
    questionsOf(questionnaire).map((question) => question.id),
    'q',
  )
  const base = { id, title: titles[kind], hint: null, required: kind !== 'text', visibleIf: null }
  const choices = { choices: firstOptions, random: false }
  switch (kind) {
    case 'csat':
      return { ...base, kind, look: 'faces' }
    case 'ces':
      return { ...base, kind, scale: 'effort-5' }
    case 'csi':
      return {
        ...base,
        kind,
        rows: [{ ...optionNamed('r1', '产品可靠', 'The product is reliable'), dimension: 'product' }],
      }
    case 'matrix':
      return { ...base, kind, rows: [optionNamed('r1', '第一项', 'First row')], columns: firstOptions }
    case 'single':
    case 'ranking':
      return { ...base, kind, ...choices }
    case 'multiple':
      return { ...base, kind, ...choices, least: 1, most: null }
    case 'text':
      return { ...base, kind, long: true, format: 'any', longest: most.text }
    case 'date':
      return { ...base, kind, earliest: null, latest: null }
    case 'file':
      return { ...base, kind, required: false, accepts: 'photos-pdf', mostFiles: 3 }
    default:
      return { ...base, kind }
  }
}

const withPages = (questionnaire: Questionnaire, pages: readonly Page[]): Questionnaire => ({
  ...questionnaire,
  pages,
})

const changed = (
  questionnaire: Questionnaire,
  change: (questions: readonly Question[], page: Page) => readonly Question[],
): Questionnaire =>
  withPages(
    questionnaire,
    questionnaire.pages.map((page) => ({ ...page, questions: change(page.questions, page) })),
  )

/** Puts a question behind another one, or at the end of the last page. */
export function withQuestion(
  questionnaire: Questionnaire,
  question: Question,
  after: string | null,
): Questionnaire {
  const last = questionnaire.pages.at(-1)
  return changed(questionnaire, (questions, page) => {
    const at = questions.findIndex(({ id }) => id === after)
    if (at >= 0) return questions.toSpliced(at + 1, 0, question)
    return after === null && page === last ? [...questions, question] : questions
  })
}

/** The same question once more, behind itself, under a name of its own. */
export function withCopy(
  questionnaire: Questionnaire,
  id: string,
): { questionnaire: Questionnaire; id: string } {
  const original = questionsOf(questionnaire).find((question) => question.id === id)
  if (original === undefined) return { questionnaire, id }
  const name = freshName(
    questionsOf(questionnaire).map((question) => question.id),
    'q',
  )
  return { questionnaire: withQuestion(questionnaire, { ...original, id: name }, id), id: name }
}

export const withoutQuestion = (questionnaire: Questionnaire, id: string): Questionnaire =>
  changed(questionnaire, (questions) => questions.filter((question) => question.id !== id))

export const withChanged = (questionnaire: Questionnaire, question: Question): Questionnaire =>
  changed(questionnaire, (questions) => questions.map((one) => (one.id === question.id ? question : one)))

/** Moves a question one place up or down; past the edge of a page it goes to the next one. */
export function moved(questionnaire: Questionnaire, id: string, by: -1 | 1): Questionnaire {
  const place = questionnaire.pages.findIndex((page) => page.questions.some((one) => one.id === id))
  const page = questionnaire.pages[place]
  if (page === undefined) return questionnaire
  const at = page.questions.findIndex((one) => one.id === id)
  const question = page.questions[at] as Question
  const to = at + by
  const rest = page.questions.toSpliced(at, 1)
  if (to >= 0 && to <= rest.length)
    return withPages(
      questionnaire,
      questionnaire.pages.with(place, { ...page, questions: rest.toSpliced(to, 0, question) }),
    )
  const neighbour = questionnaire.pages[place + by]
  if (neighbour === undefined) return questionnaire
  const questions = by < 0 ? [...neighbour.questions, question] : [question, ...neighbour.questions]
  return withPages(
    questionnaire,
    questionnaire.pages
      .with(place, { ...page, questions: rest })
      .with(place + by, { ...neighbour, questions }),
  )
}

/** Moves a question to the place of another one, as when it is dropped there. */
export function movedTo(questionnaire: Questionnaire, id: string, target: string): Questionnaire {
  const all = questionsOf(questionnaire)
  const from = all.findIndex((question) => question.id === id)
  const to = all.findIndex((question) => question.id === target)
  const question = all[from]
  if (question === undefined || to < 0 || from === to) return questionnaire
  return changed(withoutQuestion(questionnaire, id), (questions) => {
    const at = questions.findIndex((one) => one.id === target)
    return at < 0 ? questions : questions.toSpliced(from < to ? at + 1 : at, 0, question)
  })
}

/** An empty page at the end. */
export function withPage(questionnaire: Questionnaire): Questionnaire {
  const id = freshName(
    questionnaire.pages.map((page) => page.id),
    'p',
  )
  return withPages(questionnaire, [...questionnaire.pages, { id, title: null, questions: [] }])
}

/** Without a page; its questions go to the page before it, or after it where it was the first. The only page stays. */
export function withoutPage(questionnaire: Questionnaire, id: string): Questionnaire {
  const { pages } = questionnaire
  const at = pages.findIndex((page) => page.id === id)
  const page = pages[at]
  const heir = pages[at === 0 ? 1 : at - 1]
  if (page === undefined || heir === undefined) return questionnaire
  const questions = at === 0 ? [...page.questions, ...heir.questions] : [...heir.questions, ...page.questions]
  return withPages(
    questionnaire,
    pages.map((one) => (one === heir ? { ...heir, questions } : one)).filter((one) => one !== page),
  )
}

/** The questions asked before one: those a condition or a text may speak of. */
export function earlierThan(questionnaire: Questionnaire, id: string): readonly Question[] {
  const all = questionsOf(questionnaire)
  return all.slice(
    0,
    Math.max(
      0,
      all.findIndex((question) => question.id === id),
    ),
  )
}
