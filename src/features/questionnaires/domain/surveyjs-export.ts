import { needsValue } from './conditions.ts'
import {
  type Condition,
  csiPoints,
  type Option,
  type Question,
  type Questionnaire,
  typesFor,
  type Words,
} from './questionnaire.ts'

type Json = { [key: string]: unknown }

/** `{{q1}}` is written `{q1}` there. */
const text = ({ zh, en }: Words): Json => {
  const piped = (one: string) => one.replace(/\{\{(\w+)\}\}/g, '{$1}')
  return { default: piped(en), 'zh-cn': piped(zh) }
}

const items = (options: readonly Option[], key = 'text'): Json[] =>
  options.map(({ id, words }) => ({ value: id, [key]: text(words) }))

const signs: Readonly<Record<Condition['operator'], string>> = {
  equals: '=',
  'not-equals': '<>',
  'at-least': '>=',
  'at-most': '<=',
  includes: 'contains',
  excludes: 'notcontains',
  answered: 'notempty',
  unanswered: 'empty',
}

/** A condition as SurveyJS writes it: `{nps} <= 6`, `{why} notempty`. */
function expression({ question, operator, value }: Condition): string {
  const start = `{${question}} ${signs[operator]}`
  if (!needsValue(operator)) return start
  return typeof value === 'number' ? `${start} ${value}` : `${start} '${value}'`
}

const rating = (low: number, high: number, look: Json = {}): Json => ({
  type: 'rating',
  rateMin: low,
  rateMax: high,
  rateCount: high - low + 1,
  ...look,
})

const rateTypes = { stars: 'stars', faces: 'smileys', numbers: 'labels' } as const

function chosen(question: Extract<Question, { choices: unknown }>): Json {
  const type = { single: 'radiogroup', multiple: 'checkbox', ranking: 'ranking' }[question.kind]
  const { choices, random } = question
  const bounds =
    question.kind === 'multiple'
      ? { minSelectedChoices: question.least, maxSelectedChoices: question.most ?? 0 }
      : {}
  return { type, choices: items(choices), choicesOrder: random ? 'random' : 'none', ...bounds }
}

function rows(question: Extract<Question, { rows: unknown }>): Json {
  if (question.kind === 'matrix')
    return { type: 'matrix', columns: items(question.columns), rows: items(question.rows) }
  return {
    type: 'matrix',
    columns: Array.from({ length: csiPoints }, (_, index) => ({ value: index + 1 })),
    rows: question.rows.map(({ dimension, ...row }) => ({
      ...items([row])[0],
      huixiangDimension: dimension,
    })),
  }
}

function body(question: Question): Json {
  if ('choices' in question) return chosen(question)
  switch (question.kind) {
    case 'nps':
      return rating(0, 10)
    case 'csat':
      return rating(1, 5, { rateType: rateTypes[question.look] })
    case 'ces':
      return rating(1, question.scale === 'effort-5' ? 5 : 7)
    case 'csi':
    case 'matrix':
      return rows(question)
    case 'text': {
      const inputType = { any: 'text', email: 'email', phone: 'tel', number: 'number' }[question.format]
      return { type: question.long ? 'comment' : 'text', inputType, maxLength: question.longest }
    }
    case 'date':
      return {
        type: 'text',
        inputType: 'date',
        ...(question.earliest !== null && { min: question.earliest }),
        ...(question.latest !== null && { max: question.latest }),
      }
    case 'file':
      return {
        type: 'file',
        allowMultiple: question.mostFiles > 1,
        acceptedTypes: typesFor(question).join(','),
        huixiangMostFiles: question.mostFiles,
      }
    default:
      return { type: 'boolean', renderAs: 'checkbox' }
  }
}

function element(question: Question): Json {
  const { id, title, hint, required, visibleIf } = question
  return {
    name: id,
    title: text(title),
    ...(hint !== null && { description: text(hint) }),
    isRequired: required,
    ...(visibleIf !== null && { visibleIf: expression(visibleIf) }),
    ...body(question),
    huixiangKind: question.kind,
    ...('inMetric' in question && question.inMetric === true && { huixiangInMetric: true }),
    ...('alarmAt' in question && question.alarmAt != null && { huixiangAlarmAt: question.alarmAt }),
  }
}

/** A questionnaire as the JSON of SurveyJS; what is ours alone is named `huixiang…`, which their libraries pass over. */
export function toSurveyJs({ title, intro, thanks, pages }: Questionnaire): Json {
  return {
    title: text(title),
    ...(intro !== null && { description: text(intro) }),
    completedHtml: text(thanks),
    pages: pages.map((page) => ({
      name: page.id,
      ...(page.title !== null && { title: text(page.title) }),
      ...(page.random === true && { questionsOrder: 'random' }),
      elements: page.questions.map(element),
    })),
  }
}
