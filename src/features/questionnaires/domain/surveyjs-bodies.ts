import { isDay } from './days.ts'
import { dimensions, looks, most, type Question } from './questionnaire.ts'
import { isObject, type Json, list, optionsOf, plain, wordsOf } from './surveyjs-reading.ts'

/** A question without what every question has. */
export type Body = Question extends infer Q
  ? Q extends Question
    ? Omit<Q, 'id' | 'title' | 'hint' | 'required' | 'visibleIf'>
    : never
  : never

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) ? value : otherwise

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/** The points of a rating: those that are listed, or the whole numbers from its lowest to its highest. */
function pointsOf(element: Json): readonly unknown[] {
  const listed = list(element.rateValues)
  if (listed.length > 0) return listed
  const low = numberOr(element.rateMin, 1)
  const step = Math.max(1, numberOr(element.rateStep, 1))
  const high = numberOr(element.rateMax, low + numberOr(element.rateCount, 5) - 1)
  const length = Math.floor((high - low) / step) + 1
  return length > most.options ? [] : Array.from({ length: Math.max(0, length) }, (_, i) => low + i * step)
}

/** The ends of points that are the whole numbers of their scale in order. */
function scaleOf(values: readonly unknown[]): { low: number; high: number } | null {
  const points = values.map((item) => Number(isObject(item) ? item.value : item))
  const [low = Number.NaN] = points
  return points.every((point, i) => Number.isInteger(point) && point === low + i)
    ? { low, high: low + points.length - 1 }
    : null
}

/** One of the scales here, or else a choice of one of its points. */
function rating(element: Json): Body | null {
  const points = pointsOf(element)
  if (points.length === 0) return null
  const own: Body = { kind: 'single', choices: optionsOf(points), random: false }
  const scale = scaleOf(points)
  if (scale === null) return own
  const { low, high } = scale
  if (low === 0 && high === 10) return { kind: 'nps' }
  if (element.huixiangKind === 'ces' && low === 1 && high === 5) return { kind: 'ces', scale: 'effort-5' }
  if (low === 1 && high === 7) return { kind: 'ces', scale: 'agreement-7' }
  if (low !== 1 || high !== 5) return own
  const look = { stars: looks[0], smileys: looks[1] }[plain(element.rateType)] ?? looks[2]
  return { kind: 'csat', look }
}

/** Yes or no, which is not the same as agreeing or saying nothing; a box that is ticked is a consent. */
function yesOrNo(element: Json): Body {
  if (element.renderAs === 'checkbox' || element.huixiangKind === 'consent') return { kind: 'consent' }
  const { labelTrue, labelFalse } = element
  const said = (label: unknown, zh: string, en: string) =>
    wordsOf(label).zh === '' ? { zh, en } : wordsOf(label)
  const choices = [
    { id: 'true', words: said(labelTrue, '是', 'Yes') },
    { id: 'false', words: said(labelFalse, '否', 'No') },
  ]
  return { kind: 'single', choices, random: false }
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
  if (element.type !== 'checkbox' && element.type !== 'tagbox') return { kind: 'single', choices, random }
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

/** What a question of theirs is here; null where it has no counterpart. */
export function bodyOf(element: Json): Body | null {
  switch (element.type) {
    case 'rating':
      return rating(element)
    case 'matrix':
      return matrix(element)
    case 'radiogroup':
    case 'dropdown':
    case 'buttongroup':
    case 'checkbox':
    case 'tagbox':
    case 'ranking':
      return chosen(element)
    case 'text':
    case 'comment':
      return written(element)
    case 'file':
      return files(element)
    case 'boolean':
      return yesOrNo(element)
    default:
      return null
  }
}
