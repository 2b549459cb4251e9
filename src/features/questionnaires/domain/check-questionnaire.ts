import { thresholdFits } from './alarms.ts'
import { canHold, needsValue, operatorsFor } from './conditions.ts'
import { referencesIn } from './piping.ts'
import {
  most,
  type Page,
  type Question,
  type Questionnaire,
  questionsOf,
  type Words,
} from './questionnaire.ts'

export const flaws = [
  'no-questions',
  'too-many-questions',
  'empty-page',
  'same-id',
  'same-option',
  'no-words',
  'condition-not-earlier',
  'condition-does-not-fit',
  'never-asked',
  'piping-not-earlier',
  'cannot-be-answered',
  'threshold-out-of-range',
  'counted-twice',
] as const
export type Flaw = (typeof flaws)[number]

/** What keeps a questionnaire from being opened; `at` is the question or page, null for the whole. */
export interface Found {
  readonly flaw: Flaw
  readonly at: string | null
}

function conditionFlaw(question: Question, earlier: ReadonlyMap<string, Question>): Flaw | null {
  const condition = question.visibleIf
  if (condition === null) return null
  // Only earlier questions may be spoken of, so there can be no loop.
  const about = earlier.get(condition.question)
  if (about === undefined) return 'condition-not-earlier'
  if (!operatorsFor[about.kind].includes(condition.operator)) return 'condition-does-not-fit'
  if (needsValue(condition.operator) === (condition.value === null)) return 'condition-does-not-fit'
  return canHold(condition, about) ? null : 'never-asked'
}

function optionsOf(question: Question): readonly (readonly { id: string; words: Words }[])[] {
  if ('choices' in question) return [question.choices]
  if (question.kind === 'csi') return [question.rows]
  return question.kind === 'matrix' ? [question.rows, question.columns] : []
}

function answerable(question: Question): boolean {
  if (optionsOf(question).some((options) => options.length === 0)) return false
  if (question.kind === 'multiple') {
    const { least, most: highest, choices } = question
    return least <= choices.length && (highest === null || (highest >= 1 && highest >= least))
  }
  if (question.kind === 'date') {
    const { earliest, latest } = question
    return earliest === null || latest === null || earliest <= latest
  }
  return true
}

const wordless = (words: Words | null): boolean =>
  words !== null && words.zh.trim() === '' && words.en.trim() === ''

const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

function flawsOf(question: Question, earlier: ReadonlyMap<string, Question>): Flaw[] {
  const found: Flaw[] = []
  const options = optionsOf(question)
  if (earlier.has(question.id)) found.push('same-id')
  if (!options.every((list) => distinct(list.map(({ id }) => id)))) found.push('same-option')
  const words = [question.title, ...options.flat().map((option) => option.words)]
  if (words.some(wordless)) found.push('no-words')
  const condition = conditionFlaw(question, earlier)
  if (condition !== null) found.push(condition)
  const piped = [question.title, question.hint, ...options.flat().map((option) => option.words)]
  if (!piped.flatMap(referencesIn).every((id) => earlier.has(id))) found.push('piping-not-earlier')
  if (!answerable(question)) found.push('cannot-be-answered')
  if (!thresholdFits(question)) found.push('threshold-out-of-range')
  return found
}

function pageFlaws({ id, title, questions }: Page, earlier: ReadonlyMap<string, Question>): Found[] {
  const found: Found[] = questions.length === 0 ? [{ flaw: 'empty-page', at: id }] : []
  if (!referencesIn(title).every((one) => earlier.has(one)))
    found.push({ flaw: 'piping-not-earlier', at: id })
  return found
}

/** One answer counts once: of each kind one question at most counts in the metric. */
function countedTwice(all: readonly Question[]): Found[] {
  const counted = all.filter((question) => 'inMetric' in question && question.inMetric === true)
  return counted.flatMap(({ id, kind }, index) =>
    counted.findIndex((one) => one.kind === kind) < index ? [{ flaw: 'counted-twice' as const, at: id }] : [],
  )
}

/** Everything that keeps a questionnaire from being opened; empty when it is sound. */
export function flawsIn(questionnaire: Questionnaire): readonly Found[] {
  const all = questionsOf(questionnaire)
  if (all.length === 0) return [{ flaw: 'no-questions', at: null }]
  const found: Found[] = all.length > most.questions ? [{ flaw: 'too-many-questions', at: null }] : []
  const { title, intro, thanks } = questionnaire
  if (wordless(title) || wordless(thanks)) found.push({ flaw: 'no-words', at: null })
  const whole = [title, intro, thanks].flatMap(referencesIn)
  if (whole.length > 0) found.push({ flaw: 'piping-not-earlier', at: null })
  found.push(...countedTwice(all))
  const earlier = new Map<string, Question>()
  for (const page of questionnaire.pages) {
    found.push(...pageFlaws(page, earlier))
    for (const question of page.questions) {
      found.push(...flawsOf(question, earlier).map((flaw) => ({ flaw, at: question.id })))
      earlier.set(question.id, question)
    }
  }
  return found
}
