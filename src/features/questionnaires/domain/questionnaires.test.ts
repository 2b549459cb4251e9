import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionnaire as shape } from '../contract/questionnaire.ts'
import { checkedAnswers, keptAnswers } from './check-answers.ts'
import { flawsIn } from './check-questionnaire.ts'
import { asked } from './conditions.ts'
import { shuffled } from './order.ts'
import { piped } from './piping.ts'
import type { Question, Questionnaire, Words } from './questionnaire.ts'
import { templateNames, templates } from './templates.ts'

const words = (zh: string, en = zh): Words => ({ zh, en })
const base = { title: words('题', 'Question'), hint: null, required: true, visibleIf: null }
const nps: Question = { ...base, id: 'nps', kind: 'nps' }
const options = (...ids: string[]) => ids.map((id) => ({ id, words: words(`选${id}`, `Choice ${id}`) }))
const multiple: Question = {
  ...base,
  id: 'many',
  kind: 'multiple',
  choices: options('a', 'b', 'c'),
  random: false,
  least: 1,
  most: 2,
}
const text: Question = { ...base, id: 'why', kind: 'text', long: true, format: 'any', longest: 2000 }

const of = (...questions: Question[]): Questionnaire => ({
  ...templates.blank,
  pages: [{ id: 'p1', title: null, questions }],
})
const flaws = (...questions: Question[]) => flawsIn(of(...questions)).map(({ flaw }) => flaw)

describe('what may be opened', () => {
  test('every template but the empty one is sound and has the shape that is kept', () => {
    for (const name of templateNames) {
      expect(shape.parse(templates[name])).toEqual(templates[name])
      expect(flawsIn(templates[name]).map(({ flaw }) => flaw)).toEqual(
        name === 'blank' ? ['no-questions'] : [],
      )
    }
  })

  test('a condition speaks of an earlier question, so nothing can go round in a circle', () => {
    const onlyIf = (id: string, question: string): Question => ({
      ...text,
      id,
      visibleIf: { question, operator: 'answered', value: null },
    })
    expect(flaws(nps, onlyIf('why', 'nps'))).toEqual([])
    expect(flaws(onlyIf('a', 'b'), onlyIf('b', 'a'))).toEqual(['condition-not-earlier'])
    expect(flaws(onlyIf('a', 'a'))).toEqual(['condition-not-earlier'])
    expect(flaws(onlyIf('a', 'nobody'))).toEqual(['condition-not-earlier'])
  })

  test.each([
    ['nps', 'at-least', 11, 'never-asked'],
    ['nps', 'at-most', -1, 'never-asked'],
    ['nps', 'equals', '9', 'never-asked'],
    ['nps', 'includes', 9, 'condition-does-not-fit'],
    ['nps', 'equals', null, 'condition-does-not-fit'],
    ['many', 'includes', 'z', 'never-asked'],
    ['many', 'at-least', 2, 'condition-does-not-fit'],
    // Who must answer never leaves it unanswered.
    ['many', 'unanswered', null, 'never-asked'],
  ] as const)('nobody would see what is asked when %s %s %s', (question, operator, value, flaw) => {
    expect(flaws(nps, multiple, { ...text, visibleIf: { question, operator, value } })).toEqual([flaw])
  })

  test('what nobody could answer, two with one name, and no words at all are found', () => {
    expect(flaws({ ...multiple, least: 4, most: null })).toEqual(['cannot-be-answered'])
    expect(flaws({ ...multiple, choices: [], least: 0 })).toEqual(['cannot-be-answered'])
    expect(flaws({ ...base, id: 'd', kind: 'date', earliest: '2026-05-02', latest: '2026-05-01' })).toEqual([
      'cannot-be-answered',
    ])
    expect(flaws(nps, nps)).toEqual(['same-id'])
    const counted = { ...nps, inMetric: true }
    expect(flaws(counted, { ...nps, id: 'again' })).toEqual([])
    expect(flaws(counted, { ...counted, id: 'again' })).toEqual(['counted-twice'])
    expect(flaws({ ...multiple, choices: options('a', 'a'), most: null })).toEqual(['same-option'])
    expect(flaws({ ...nps, title: words(' ') })).toEqual(['no-words'])
    expect(flaws({ ...text, title: words('{{nps}}') }, nps)).toEqual(['piping-not-earlier'])
    expect(flawsIn({ ...of(nps), thanks: words('{{nps}}') })).toEqual([
      { flaw: 'piping-not-earlier', at: null },
    ])
    expect(flawsIn(of())).toEqual([{ flaw: 'no-questions', at: null }])
  })
})

describe('answers', () => {
  const branching = of(nps, { ...text, visibleIf: { question: 'nps', operator: 'at-most', value: 6 } })

  test('what was answered before a question went out of sight does not count', () => {
    expect(checkedAnswers(branching, { nps: 3, why: '等太久' })).toEqual({
      answers: { nps: 3, why: '等太久' },
      problems: [],
    })
    expect(checkedAnswers(branching, { nps: 9, why: '等太久' })).toEqual({
      answers: { nps: 9 },
      problems: [],
    })
    expect(checkedAnswers(branching, { nps: 3 }).problems).toEqual([{ question: 'why', problem: 'required' }])
    expect(asked(branching, {}).questions.map(({ id }) => id)).toEqual(['nps'])
  })

  test.each([
    [nps, 11, 'not-offered'],
    [nps, 4.5, 'not-offered'],
    [nps, '9', 'malformed'],
    [multiple, ['a', 'z'], 'not-offered'],
    [multiple, ['a', 'a'], 'not-offered'],
    [multiple, ['a', 'b', 'c'], 'too-many'],
    [multiple, 'a', 'malformed'],
    [{ ...base, id: 'r', kind: 'ranking', choices: options('a', 'b'), random: false }, ['b'], 'incomplete'],
    [
      { ...base, id: 'm', kind: 'matrix', rows: options('x', 'y'), columns: options('1') },
      { x: '1' },
      'incomplete',
    ],
    [
      { ...base, id: 'm', kind: 'matrix', rows: options('x'), columns: options('1') },
      { z: '1' },
      'not-offered',
    ],
    [
      { ...base, id: 'c', kind: 'csi', rows: [{ ...options('x')[0], dimension: 'value' }] },
      { x: 8 },
      'not-offered',
    ],
    [{ ...text, longest: 3 }, '四个字呀', 'too-long'],
    [{ ...text, format: 'email' }, 'nobody', 'bad-email'],
    [{ ...text, format: 'phone' }, '1', 'bad-phone'],
    [{ ...text, format: 'number' }, '1e5', 'bad-number'],
    [{ ...base, id: 'd', kind: 'date', earliest: null, latest: null }, '2026-02-29', 'bad-day'],
    [{ ...base, id: 'd', kind: 'date', earliest: '2026-05-01', latest: null }, '2026-04-30', 'too-early'],
    [{ ...base, id: 'd', kind: 'date', earliest: null, latest: '2026-05-01' }, '2026-05-02', 'too-late'],
    [{ ...base, id: 'ok', kind: 'consent' }, 'yes', 'malformed'],
  ] as unknown as [Question, unknown, string][])(
    '%o is not answered by %o: %s',
    (question, value, problem) => {
      const { problems } = checkedAnswers(of(question), { [question.id]: value })
      expect(problems).toEqual([{ question: question.id, problem }])
    },
  )

  test('half an answer keeps what is sound and lets go of the rest, whatever is sent', () => {
    expect(keptAnswers(of(nps, multiple), { nps: 12, many: [], other: 'x', __proto__: { nps: 3 } })).toEqual(
      {},
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('nps', 'many', 'why', 'x'), fc.jsonValue()), (given) => {
        const kept = keptAnswers(of(nps, multiple, text), given)
        expect(keptAnswers(of(nps, multiple, text), kept)).toEqual(kept)
        const { problems, answers } = checkedAnswers(of(nps, multiple, text), given)
        if (problems.length === 0) expect(Object.keys(answers).sort()).toEqual(['many', 'nps', 'why'])
      }),
    )
  })
})

test('earlier answers stand in later texts as one would say them', () => {
  const questionnaire = of(nps, multiple)
  const say = (language: 'zh' | 'en', title: Words) =>
    piped(title, { questionnaire, answers: { nps: 3, many: ['b', 'a'] }, language })
  expect(say('zh', words('您打了 {{nps}} 分，选了{{many}}'))).toBe('您打了 3 分，选了选b、选a')
  expect(say('en', words('', 'You chose {{many}} and {{nobody}}'))).toBe('You chose Choice b, Choice a and …')
  expect(say('zh', words('', 'Only English'))).toBe('Only English')
})

test('an order of choices is the same for one person and even over many', () => {
  const items = options('a', 'b', 'c')
  const first = new Map<string, number>()
  for (let person = 0; person < 3000; person += 1) {
    const [one] = shuffled(items, `person-${person}`)
    if (one) first.set(one.id, (first.get(one.id) ?? 0) + 1)
    expect(shuffled(items, `person-${person}`)[0]).toBe(one)
  }
  // 1,000 expected each; 5 standard deviations are 129.
  for (const { id } of items) expect(Math.abs((first.get(id) ?? 0) - 1000)).toBeLessThan(129)
})
