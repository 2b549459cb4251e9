import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionnaire as shape } from '../contract/questionnaire.ts'
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
