import { isDay } from './days.ts'
import { dimensions, looks, most, type Question } from './questionnaire.ts'
import { isObject, type Json, list, optionsOf, plain } from './surveyjs-reading.ts'

/** A question without what every question has. */
export type Body = Question extends infer Q
  ? Q extends Question
    ? Omit<Q, 'id' | 'title' | 'hint' | 'required' | 'visibleIf'>
    : never
  : never

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) ? value : otherwise

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

function rangeOf(element: Json): { low: number; high: number } {
  const low = numberOr(element.rateMin, 1)
  return { low, high: numberOr(element.rateMax, low + numberOr(element.rateCount, 5) - 1) }
}

/** Points that are listed one by one: the ends of their scale, where they are its whole numbers in order. */
function listedScale(values: readonly unknown[]): { low: number; high: number } | null {
  const points = values.map((item) => Number(isObject(item) ? item.value : item))
  const [low = Number.NaN] = points
  return points.every((point, i) => Number.isInteger(point) && point === low + i)
    ? { low, high: low + points.length - 1 }
    : null
}

function rating(element: Json): Body | null {
  const listed = list(element.rateValues)
  const scale = listed.length > 0 ? listedScale(listed) : rangeOf(element)
  const own: Body | null =
    listed.length > 0 ? { kind: 'single', choices: optionsOf(listed), random: false } : null
  if (scale === null) return own
  const { low, high } = scale
  if (low === 0 && high === 10) return { kind: 'nps' }
  if (element.huixiangKind === 'ces' && low === 1 && high === 5) return { kind: 'ces', scale: 'effort-5' }
  if (low === 1 && high === 7) return { kind: 'ces', scale: 'agreement-7' }
  if (low !== 1 || high !== 5) return own
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
      return { kind: 'consent' }
    default:
      return null
  }
}
