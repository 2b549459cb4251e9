import { isDay } from './days.ts'
import { dimensions, looks, most, type Page, type Question, type Questionnaire } from './questionnaire.ts'
import {
  conditionOf,
  idFrom,
  isObject,
  type Json,
  type LeftOut,
  list,
  optionId,
  optionsOf,
  plain,
  wordsOf,
  wordsOrNull,
} from './surveyjs-reading.ts'
import { templates } from './templates.ts'

export type Imported =
  | { readonly problem: 'not-an-object' | 'no-questions' | 'too-large' }
  | { readonly questionnaire: Questionnaire; readonly left: readonly LeftOut[] }

type Body = Question extends infer Q
  ? Q extends Question
    ? Omit<Q, 'id' | 'title' | 'hint' | 'required' | 'visibleIf'>
    : never
  : never

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) ? value : otherwise

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

function rating(element: Json): Body | null {
  const low = numberOr(element.rateMin, 1)
  const high = numberOr(element.rateMax, low + numberOr(element.rateCount, 5) - 1)
  if (low === 0 && high === 10) return { kind: 'nps' }
  if (element.huixiangKind === 'ces' && low === 1 && high === 5) return { kind: 'ces', scale: 'effort-5' }
  if (low === 1 && high === 7) return { kind: 'ces', scale: 'agreement-7' }
  if (low !== 1 || high !== 5) return null
  const look = { stars: looks[0], smileys: looks[1] }[plain(element.rateType)] ?? looks[2]
  return { kind: 'csat', look }
}

function matrix(element: Json): Body {
  const rows = list(element.rows).slice(0, most.options)
  const options = optionsOf(rows)
  if (element.huixiangKind === 'csi' && options.length === rows.length) {
    const dimensionOf = (index: number) => {
      const row = rows[index]
      return dimensions.find((one) => isObject(row) && row.huixiangDimension === one) ?? 'product'
    }
    return { kind: 'csi', rows: options.map((row, index) => ({ ...row, dimension: dimensionOf(index) })) }
  }
  return { kind: 'matrix', rows: options, columns: optionsOf(element.columns) }
}

function chosen(element: Json): Body {
  const choices = optionsOf(element.choices)
  const random = element.choicesOrder === 'random'
  if (element.type === 'ranking') return { kind: 'ranking', choices, random }
  if (element.type !== 'checkbox') return { kind: 'single', choices, random }
  const least = within(numberOr(element.minSelectedChoices, 0), 0, choices.length)
  const highest = numberOr(element.maxSelectedChoices, 0)
  return {
    kind: 'multiple',
    choices,
    random,
    least,
    most: highest > 0 ? Math.min(highest, most.options) : null,
  }
}

function written(element: Json): Body {
  const day = (value: unknown) => (typeof value === 'string' && isDay(value) ? value : null)
  if (element.inputType === 'date')
    return { kind: 'date', earliest: day(element.min), latest: day(element.max) }
  const format =
    ({ email: 'email', tel: 'phone', number: 'number' } as const)[plain(element.inputType)] ?? 'any'
  const length = numberOr(element.maxLength, 0)
  const longest = length > 0 ? Math.min(length, most.text) : most.text
  return { kind: 'text', long: element.type === 'comment', format, longest }
}

function files(element: Json): Body {
  const wanted = numberOr(element.huixiangMostFiles, element.allowMultiple === true ? most.files : 1)
  const types = plain(element.acceptedTypes)
  const photosOnly = types !== '' && !/pdf/i.test(types) && /image/i.test(types)
  return {
    kind: 'file',
    accepts: photosOnly ? 'photos' : 'photos-pdf',
    mostFiles: within(wanted, 1, most.files),
  }
}

function bodyOf(element: Json): Body | null {
  switch (element.type) {
    case 'rating':
      return rating(element)
    case 'matrix':
      return matrix(element)
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'ranking':
      return chosen(element)
    case 'text':
    case 'comment':
      return written(element)
    case 'file':
      return files(element)
    case 'boolean':
      return { kind: 'consent' }
    default:
      return null
  }
}

/** Panels there may hold panels; ours has pages only, so their questions stand one after another. */
function flat(elements: readonly unknown[], left: LeftOut[], depth = 0): readonly Json[] {
  return elements.filter(isObject).flatMap((element) => {
    if (element.type !== 'panel') return [element]
    left.push({ at: idFrom(element.name, 'panel'), what: 'panel', detail: '' })
    return depth < 5 ? flat(list(element.elements), left, depth + 1) : []
  })
}

/** What changes how a question is answered and has no counterpart here. */
const passedOver = [
  'validators',
  'hasOther',
  'showOtherItem',
  'enableIf',
  'requiredIf',
  'choicesByUrl',
  'defaultValue',
]

const scoredKinds: readonly string[] = ['nps', 'csat', 'ces', 'csi']

function questionOf(element: Json, number: number, left: LeftOut[]): Question | null {
  const id = idFrom(element.name, `q${number}`)
  const body = bodyOf(element)
  if (body === null) {
    left.push({ at: id, what: 'kind', detail: optionId(element.type) })
    return null
  }
  if (id !== element.name) left.push({ at: id, what: 'name', detail: optionId(element.name) })
  for (const property of passedOver)
    if (element[property] !== undefined) left.push({ at: id, what: 'property', detail: property })
  if (list(element.choices).length > most.options) left.push({ at: id, what: 'options', detail: '' })
  const visibleIf = element.visibleIf === undefined ? null : conditionOf(element.visibleIf)
  if (element.visibleIf !== undefined && visibleIf === null)
    left.push({ at: id, what: 'condition', detail: plain(element.visibleIf).slice(0, 200) })
  const title = wordsOf(element.title, id)
  const hint = wordsOrNull(element.description)
  const alarmAt = typeof element.huixiangAlarmAt === 'number' ? { alarmAt: element.huixiangAlarmAt } : {}
  const inMetric = ['nps', 'csat'].includes(body.kind) &&
    element.huixiangInMetric === true && { inMetric: true }
  const asked = { id, title, hint, required: element.isRequired === true, visibleIf }
  return { ...asked, ...body, ...(scoredKinds.includes(body.kind) && alarmAt), ...inMetric } as Question
}

/**
 * Reads the JSON of SurveyJS: pages with rating (0–10, 1–5, 1–7), radiogroup, dropdown, checkbox, ranking, matrix, text,
 * comment and boolean, their texts in English and Chinese, isRequired, choicesOrder, questionsOrder of a page and visibleIf of one comparison. What has no
 * counterpart is left out and named, never guessed at.
 */
export function fromSurveyJs(json: unknown): Imported {
  if (!isObject(json)) return { problem: 'not-an-object' }
  const given = list(json.pages).filter(isObject)
  const sources: readonly Json[] = given.length > 0 ? given : [{ elements: json.elements ?? json.questions }]
  const left: LeftOut[] = []
  let number = 0
  const numbered = (element: Json) => {
    number += 1
    return questionOf(element, number, left) ?? []
  }
  const pages = sources.map((page, index): Page => {
    const questions = flat(list(page.elements ?? page.questions), left).flatMap(numbered)
    const random = [page.questionsOrder, page.questionOrder].includes('random')
    return { id: `p${index + 1}`, title: wordsOrNull(page.title), ...(random && { random }), questions }
  })
  const filled = pages.filter((page) => page.questions.length > 0)
  if (filled.length === 0) return { problem: 'no-questions' }
  if (number > most.questions || filled.length > most.pages) return { problem: 'too-large' }
  const { title, thanks } = templates.blank
  const heading = wordsOrNull(json.title) ?? title
  const completed = wordsOrNull(json.completedHtml)
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
