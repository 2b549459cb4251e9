import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionnaire as shape } from '../contract/questionnaire.ts'
import { flawsIn } from './check-questionnaire.ts'
import { toSurveyJs } from './surveyjs-export.ts'
import { fromSurveyJs } from './surveyjs-import.ts'
import { templateNames, templates } from './templates.ts'

test('what is exported comes back as it was', () => {
  for (const name of templateNames.filter((one) => one !== 'blank')) {
    const back = fromSurveyJs(JSON.parse(JSON.stringify(toSurveyJs(templates[name]))))
    const pages = templates[name].pages.map((page, index) => ({ ...page, id: `p${index + 1}` }))
    expect(back).toEqual({ questionnaire: { ...templates[name], pages }, left: [] })
  }
})

test('a survey made elsewhere is taken over as far as it goes, and says what was left out', () => {
  const found = fromSurveyJs({
    title: { default: 'Visit', 'zh-cn': '到店调查' },
    completedHtml: '<h3>Thank <b>you</b></h3>',
    elements: [
      { type: 'rating', name: 'score', rateMin: 0, rateMax: 10, isRequired: true },
      { type: 'comment', name: 'why', title: 'You gave {score}. Why?', visibleIf: '{score} < 7' },
      {
        type: 'panel',
        name: 'box',
        elements: [{ type: 'checkbox', name: 'what', choices: ['a', { value: 2, text: 'Two' }] }],
      },
      { type: 'text', name: '生日', inputType: 'date', visibleIf: "{what} contains 'a' and {score} > 2" },
      { type: 'signaturepad', name: 'sign' },
      { type: 'radiogroup', name: 'one', choices: ['x'], hasOther: true },
    ],
  })
  if ('problem' in found) throw new Error(found.problem)
  const [page] = found.questionnaire.pages
  expect(page?.questions.map(({ id, kind }) => [id, kind])).toEqual([
    ['score', 'nps'],
    ['why', 'text'],
    ['what', 'multiple'],
    ['q4', 'date'],
    ['one', 'single'],
  ])
  expect(page?.questions[1]).toMatchObject({
    title: { en: 'You gave {{score}}. Why?' },
    visibleIf: { question: 'score', operator: 'at-most', value: 6 },
  })
  expect(found.questionnaire.thanks.en).toBe('Thank you')
  expect(found.left.map(({ at, what }) => [at, what])).toEqual([
    ['box', 'panel'],
    ['q4', 'name'],
    ['q4', 'condition'],
    ['sign', 'kind'],
    ['one', 'property'],
  ])
})

const imported = (json: unknown) => {
  const found = fromSurveyJs(json)
  if ('problem' in found) throw new Error(found.problem)
  return { ...found, questions: found.questionnaire.pages.flatMap(({ questions }) => questions) }
}

test('what a page or a panel says of when it is seen holds for its questions; two conditions at once are named', () => {
  const { questions, left } = imported({
    pages: [
      { elements: [{ type: 'rating', name: 'score', rateMin: 0, rateMax: 10 }] },
      {
        visibleIf: '{score} <= 6',
        elements: [
          { type: 'comment', name: 'what' },
          {
            type: 'panel',
            name: 'box',
            elements: [{ type: 'text', name: 'who', visibleIf: '{what} notempty' }],
          },
          { type: 'text', name: 'secret', visible: false },
        ],
      },
      { visible: false, elements: [{ type: 'text', name: 'never' }] },
    ],
  })
  const unhappy = { question: 'score', operator: 'at-most', value: 6 }
  expect(questions.map(({ id, visibleIf }) => [id, visibleIf])).toEqual([
    ['score', null],
    ['what', unhappy],
    ['who', null],
  ])
  expect(left).toEqual([
    { at: 'box', what: 'panel', detail: '' },
    { at: 'who', what: 'condition', detail: '{score} <= 6 and {what} notempty' },
    { at: 'secret', what: 'hidden', detail: 'text' },
    { at: 'never', what: 'hidden', detail: 'text' },
  ])
})

test('points of their own are a scale only where they are its numbers, and newer kinds of choice are taken over', () => {
  const { questions, left } = imported({
    questionsOrder: 'random',
    triggers: [{ type: 'complete', expression: '{a} = 1' }],
    elements: [
      { type: 'rating', name: 'a', rateValues: [1, 2, 3, 4, 5] },
      { type: 'rating', name: 'b', rateValues: [0, 5, 10] },
      {
        type: 'rating',
        name: 'c',
        rateValues: [
          { value: 1, text: 'Bad' },
          { value: 2, text: 'Good' },
        ],
      },
      {
        type: 'tagbox',
        name: 'd',
        choices: ['x', 'y'],
        choicesOrder: 'asc',
        showNoneItem: true,
        hasOther: false,
      },
      { type: 'buttongroup', name: 'e', choices: ['x', 'y'] },
      { type: 'text', name: 'f', inputType: 'time' },
    ],
  })
  expect(questions.map(({ id, kind }) => [id, kind])).toEqual([
    ['a', 'csat'],
    ['b', 'single'],
    ['c', 'single'],
    ['d', 'multiple'],
    ['e', 'single'],
    ['f', 'text'],
  ])
  expect(left).toEqual([
    { at: '', what: 'whole', detail: 'triggers' },
    { at: 'd', what: 'property', detail: 'showNoneItem' },
    { at: 'd', what: 'property', detail: 'choicesOrder' },
    { at: 'f', what: 'property', detail: 'inputType' },
  ])
})

test('names and choices that would become the same are told apart, so that a survey made elsewhere can be opened', () => {
  const long = 'a sentence of more than forty letters that ends in'
  const { questionnaire, questions } = imported({
    title: 'Visit',
    elements: [
      {
        type: 'radiogroup',
        name: 'where-1',
        title: 'Where?',
        choices: [`${long} a`, `${long} b`, `${long} a`],
      },
      { type: 'comment', name: 'where_1', title: 'And why?' },
      { type: 'comment', name: 'where 1', title: 'And when?' },
    ],
  })
  expect(questions.map(({ id }) => id)).toEqual(['where_1', 'where_1_q2', 'where_1_q3'])
  expect(questions[0]).toMatchObject({
    choices: [{ words: { en: `${long} a` } }, { words: { en: `${long} b` } }],
  })
  expect(flawsIn(questionnaire)).toEqual([])
})

test('hostile JSON becomes a sound shape or a clear no', () => {
  for (const none of [null, 3, 'x', [], {}, { pages: 'x' }, { pages: [{ elements: [null, 7, {}] }] }])
    expect(fromSurveyJs(none)).toHaveProperty('problem')
  const many = { elements: Array.from({ length: 101 }, () => ({ type: 'comment' })) }
  expect(fromSurveyJs(many)).toEqual({ problem: 'too-large' })
  let nested: unknown = { type: 'text', name: 'deep' }
  for (let depth = 0; depth < 5000; depth += 1) nested = { type: 'panel', elements: [nested] }
  expect(fromSurveyJs({ elements: [nested] })).toEqual({ problem: 'no-questions' })
  const types = [
    'rating',
    'matrix',
    'checkbox',
    'tagbox',
    'buttongroup',
    'radiogroup',
    'ranking',
    'text',
    'comment',
    'boolean',
    'panel',
  ]
  const element = fc.record(
    {
      type: fc.constantFrom(...types),
      name: fc.jsonValue(),
      title: fc.jsonValue(),
      choices: fc.jsonValue(),
      rows: fc.jsonValue(),
      columns: fc.jsonValue(),
      visibleIf: fc.jsonValue(),
      rateMax: fc.jsonValue(),
      rateValues: fc.jsonValue(),
      visible: fc.jsonValue(),
      maxSelectedChoices: fc.jsonValue(),
      minSelectedChoices: fc.jsonValue(),
      min: fc.jsonValue(),
      elements: fc.jsonValue(),
    },
    { requiredKeys: ['type'] },
  )
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 8 }), fc.jsonValue(), (elements, title) => {
      const found = fromSurveyJs({ title, elements })
      if (!('problem' in found)) expect(shape.safeParse(found.questionnaire).error).toBeUndefined()
    }),
  )
})
