import { shuffled } from './order.ts'
import { referencesIn } from './piping.ts'
import type { Page, Question } from './questionnaire.ts'

/** What a question speaks of: the question its condition asks about, and those whose answers its words repeat. */
const speaksOf = ({ visibleIf, title, hint }: Question): readonly string[] => [
  ...(visibleIf === null ? [] : [visibleIf.question]),
  ...referencesIn(title),
  ...referencesIn(hint),
]

/** Whether the questions of a page may stand in any order: none of them speaks of another one. */
export function mayBeShuffled({ questions }: Pick<Page, 'questions'>): boolean {
  const here = new Set(questions.map(({ id }) => id))
  return !questions.some((question) => speaksOf(question).some((id) => here.has(id)))
}

/** The questions of a page as somebody is asked them; in an order of their own, the same whenever they come back, where the page says so. */
export const inOrder = (page: Page, seed: string): readonly Question[] =>
  page.random === true && mayBeShuffled(page)
    ? shuffled(page.questions, `${seed}:${page.id}`)
    : page.questions
