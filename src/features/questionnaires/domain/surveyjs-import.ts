import {
  type Condition,
  type Kind,
  most,
  type Page,
  type Question,
  type Questionnaire,
  type Words,
  withTexts,
} from './questionnaire.ts'
import { bodyOf } from './surveyjs-bodies.ts'
import {
  conditionOf,
  idFrom,
  isObject,
  isTooLong,
  type Json,
  type LeftOut,
  list,
  optionId,
  plain,
  renamed,
  wordsOf,
  wordsOrNull,
} from './surveyjs-reading.ts'
import { templates } from './templates.ts'

export type Imported =
  | { readonly problem: 'not-an-object' | 'no-questions' | 'too-large' }
  | { readonly questionnaire: Questionnaire; readonly left: readonly LeftOut[] }

/** A question with what the panels and the page around it say of when it is seen. */
interface Placed {
  readonly element: Json
  readonly conditions: readonly unknown[]
  readonly isHidden: boolean
}

/** The same for what stands inside of something. */
const inside = (outer: Omit<Placed, 'element'>, { visibleIf, visible }: Json): Omit<Placed, 'element'> => ({
  conditions: visibleIf === undefined ? outer.conditions : [...outer.conditions, visibleIf],
  isHidden: outer.isHidden || visible === false,
})

const deepest = 50

/** Panels there may hold panels; ours has pages only, so their questions stand one after another. */
function flat(
  elements: readonly unknown[],
  outer: Omit<Placed, 'element'>,
  { left, depth = 0 }: { left: LeftOut[]; depth?: number },
): readonly Placed[] {
  return elements.filter(isObject).flatMap((element) => {
    const here = inside(outer, element)
    if (element.type !== 'panel') return [{ element, ...here }]
    const isDeep = depth === deepest
    const at = idFrom(element.name, 'panel')
    left.push(isDeep ? { at, what: 'kind', detail: 'panel' } : { at, what: 'panel', detail: '' })
    return isDeep ? [] : flat(list(element.elements), here, { left, depth: depth + 1 })
  })
}

/** What changes how a question is answered and has no counterpart here. */
const passedOver = [
  ...['validators', 'enableIf', 'requiredIf', 'readOnly', 'valueName'],
  ...['hasOther', 'showOtherItem', 'hasNone', 'showNoneItem', 'showRefuseItem', 'showDontKnowItem'],
  ...['hasSelectAll', 'showSelectAllItem', 'hasComment', 'showCommentArea'],
  ...['choicesByUrl', 'choicesFromQuestion', 'choicesVisibleIf', 'choicesEnableIf'],
  ...['rowsVisibleIf', 'columnsVisibleIf', 'isAllRowRequired', 'eachRowRequired', 'eachRowUnique'],
  ...['minRateDescription', 'maxRateDescription'],
  ...['defaultValue', 'defaultValueExpression', 'setValueIf', 'setValueExpression', 'resetValueIf'],
]

/** The same of the whole survey. */
const passedOverWhole = [
  'triggers',
  'calculatedValues',
  'completedHtmlOnCondition',
  'maxTimeToFinish',
  'timeLimit',
]

const knownInputs = ['', 'text', 'email', 'tel', 'number', 'date']
const knownOrders = ['', 'none', 'random']

/** Settings of a question that were not taken over. */
function passedOverIn(element: Json, kind: Question['kind']): readonly string[] {
  const isGiven = (name: string) => element[name] !== undefined && element[name] !== false
  return [
    ...passedOver.filter(isGiven),
    ...(knownInputs.includes(plain(element.inputType)) ? [] : ['inputType']),
    ...(knownOrders.includes(plain(element.choicesOrder)) ? [] : ['choicesOrder']),
    ...(kind !== 'single' && list(element.rateValues).some(isObject) ? ['rateValues'] : []),
  ]
}

/** What was read of a file so far. */
interface Reading {
  readonly left: LeftOut[]
  /** What each question is called here, by its name there; where two have the same, the first is meant. */
  readonly names: Map<string, string>
  readonly kinds: Map<string, Kind>
}

/** A consent is given or it is not: `{agreed} = true` there. */
function ofConsent(condition: Condition): Condition {
  const { question, operator, value } = condition
  if (operator !== 'equals' || (value !== 'true' && value !== 'false')) return condition
  return { question, operator: value === 'true' ? 'answered' : 'unanswered', value: null }
}

/** The one condition under which a question is seen. More than one, and what is not one comparison, has no counterpart and is named. */
function seenIf({ conditions }: Placed, at: string, { left, names, kinds }: Reading): Condition | null {
  if (conditions.length === 0) return null
  const [only] = conditions
  const condition = conditions.length === 1 ? conditionOf(only, names) : null
  if (condition === null)
    left.push({ at, what: 'condition', detail: conditions.map(plain).join(' and ').slice(0, 200) })
  return condition !== null && kinds.get(condition.question) === 'consent' ? ofConsent(condition) : condition
}

const scoredKinds: readonly string[] = ['nps', 'csat', 'ces', 'csi']

/** A question under a name that no other has. */
function questionOf(placed: Placed, otherwise: string, reading: Reading) {
  const { left, names, kinds } = reading
  const { element, isHidden } = placed
  const called = plain(element.name)
  const named = idFrom(called, otherwise)
  const id = kinds.has(named) ? `${named.slice(0, 20)}_${otherwise}` : named
  const body = bodyOf(element)
  if (isHidden || body === null) {
    left.push({ at: id, what: isHidden ? 'hidden' : 'kind', detail: optionId(element.type) })
    return null
  }
  kinds.set(id, body.kind)
  if (!names.has(called)) names.set(called, id)
  if (id !== element.name) left.push({ at: id, what: 'name', detail: optionId(element.name) })
  for (const detail of passedOverIn(element, body.kind)) left.push({ at: id, what: 'property', detail })
  const offered = [element.choices, element.rows, element.columns, element.rateValues].map(list)
  if (offered.some(({ length }) => length > most.options)) left.push({ at: id, what: 'options', detail: '' })
  const said = offered.flat().map((item) => (isObject(item) ? (item.text ?? item.value) : item))
  if ([element.title, element.description, ...said].some(isTooLong))
    left.push({ at: id, what: 'words', detail: '' })
  const visibleIf = seenIf(placed, id, reading)
  // Without a title the name stands there.
  const title = wordsOf(element.title, wordsOf(called).zh || id)
  const hint = wordsOrNull(element.description)
  const alarmAt = typeof element.huixiangAlarmAt === 'number' ? { alarmAt: element.huixiangAlarmAt } : {}
  const inMetric = ['nps', 'csat'].includes(body.kind) &&
    element.huixiangInMetric === true && { inMetric: true }
  const asked = { id, title, hint, required: element.isRequired === true, visibleIf }
  return { ...asked, ...body, ...(scoredKinds.includes(body.kind) && alarmAt), ...inMetric } as Question
}

/** A page's own order of questions, or that of the survey. */
function isShuffled(page: Json, survey: Json): boolean {
  const orders = [page.questionsOrder, page.questionOrder, survey.questionsOrder, survey.questionOrder]
  return orders.map(plain).find((order) => order !== '' && order !== 'default') === 'random'
}

/**
 * Reads the JSON of SurveyJS: pages with rating (0–10, 1–5, 1–7, or points of their own), radiogroup, dropdown, buttongroup, checkbox, tagbox, ranking, matrix,
 * text, comment and boolean (yes or no; a box that is ticked is a consent), their texts in English and Chinese, isRequired, choicesOrder, questionsOrder and visibleIf of one comparison, also of a page or a
 * panel. What has no counterpart is left out and named, never guessed at.
 */
export function fromSurveyJs(json: unknown): Imported {
  if (!isObject(json)) return { problem: 'not-an-object' }
  const given = list(json.pages).filter(isObject)
  const sources: readonly Json[] = given.length > 0 ? given : [{ elements: json.elements ?? json.questions }]
  const left: LeftOut[] = passedOverWhole
    .filter((name) => json[name] !== undefined)
    .map((detail) => ({ at: '', what: 'whole', detail }))
  const reading: Reading = { left, names: new Map(), kinds: new Map() }
  let number = 0
  const numbered = (placed: Placed) => {
    number += 1
    return questionOf(placed, `q${number}`, reading) ?? []
  }
  const pages = sources.map((page, index): Page => {
    const outer = inside({ conditions: [], isHidden: false }, page)
    if (isTooLong(page.title)) left.push({ at: `p${index + 1}`, what: 'words', detail: '' })
    const questions = flat(list(page.elements ?? page.questions), outer, { left }).flatMap(numbered)
    const random = isShuffled(page, json)
    return { id: `p${index + 1}`, title: wordsOrNull(page.title), ...(random && { random }), questions }
  })
  const speaking = (words: Words) => renamed(words, reading.names)
  const filled = pages
    .filter(({ questions }) => questions.length > 0)
    .map((page) => ({
      ...page,
      title: page.title && speaking(page.title),
      questions: page.questions.map((question) => withTexts(question, speaking)),
    }))
  if (filled.length === 0) return { problem: 'no-questions' }
  if (number > most.questions || filled.length > most.pages) return { problem: 'too-large' }
  const { title, thanks } = templates.blank
  const heading = wordsOrNull(json.title) ?? title
  const completed = wordsOrNull(json.completedHtml)
  const whole = { title: json.title, description: json.description, completedHtml: json.completedHtml }
  for (const [at, words] of Object.entries(whole))
    if (isTooLong(words)) left.push({ at, what: 'words', detail: '' })
  // Their last page may hold markup; ours is plain words.
  const unmarked = (text: string) =>
    text
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  const ending = completed && { zh: unmarked(completed.zh), en: unmarked(completed.en) }
  return {
    questionnaire: {
      title: heading,
      intro: wordsOrNull(json.description),
      thanks: ending && ending.zh !== '' ? ending : thanks,
      pages: filled,
    },
    left,
  }
}
