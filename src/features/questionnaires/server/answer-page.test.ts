import { expect, test } from 'vitest'
import type { Question, Questionnaire } from '../domain/questionnaire.ts'
import { templates } from '../domain/templates.ts'
import { openedSurvey } from './testing/opened-survey.ts'
import { openSurveyRoom, plain } from './testing/survey-room.ts'

const house = await openSurveyRoom()

type Cookies = Record<string, string>

function cookiesOf(headers: Record<string, unknown>): Cookies {
  const set = [headers['set-cookie'] ?? []].flat() as string[]
  return Object.fromEntries(set.map((one) => one.split(';')[0]?.split('=') as [string, string]))
}

const open = (url: string, cookies: Cookies = {}, language = 'zh-CN') =>
  house.server.inject({ method: 'GET', url, cookies, headers: { 'accept-language': language } })

function send(url: string, cookies: Cookies, fields: readonly (readonly [string, string])[]) {
  const boundary = 'a-boundary'
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return house.server.inject({
    method: 'POST',
    url,
    cookies,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${parts.join('')}--${boundary}--\r\n`,
  })
}

/** Opens a link as a browser without a script does, and answers with what the hidden fields say. */
async function begun(path: string) {
  const page = await open(path)
  const cookies = cookiesOf(page.headers)
  return { page, cookies, sitting: cookies.huixiang_sitting as string }
}

test('NPS with a comment is one page, in the reader’s language, and is sent without a script', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const { page, cookies, sitting } = await begun(`/q/${token}`)
  expect([page.statusCode, page.headers['content-language']]).toEqual([200, 'zh-CN'])
  expect(page.body.match(/type="radio" name="a\.nps"/g)).toHaveLength(11)
  expect((await open(`/q/${token}`, cookies, 'en')).body).toContain('How likely are you to recommend us')
  const fields = (nps: string) =>
    [
      ['sitting', sitting],
      ['page', '0'],
      ['answers', '{}'],
      ['a.nps', nps],
      ['a.why', '<script>alert(1)</script>'],
      ['go', 'send'],
    ] as const
  const refused = await send(`/q/${token}`, cookies, fields(''))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('请回答这一题')
  expect(refused.body).toContain('&lt;script>alert(1)')
  expect(refused.body).not.toContain('<script>alert(1)')
  const sent = await send(`/q/${token}`, cookies, fields('9'))
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `/q/${token}`])
  expect((await open(`/q/${token}`, cookiesOf(sent.headers))).body).toContain('谢谢您，您的回答我们已经收到')
  const { rows } = await house.open.pool.query(
    'select answers ->> $2 as nps from questionnaire_answers where questionnaire_id = $1',
    [questionnaireId, 'nps'],
  )
  expect(rows).toHaveLength(1)
})

const words = (zh: string) => ({ zh, en: '' })
const base = { title: words('题'), hint: null, required: true, visibleIf: null }
const options = (...ids: string[]) => ids.map((id) => ({ id, words: words(`选${id}`) }))
const everyKind: Question[] = [
  { ...base, id: 'nps', kind: 'nps' },
  { ...base, id: 'csat', kind: 'csat', look: 'stars' },
  { ...base, id: 'ces', kind: 'ces', scale: 'agreement-7' },
  { ...base, id: 'csi', kind: 'csi', rows: [{ ...options('x.1')[0], dimension: 'value' }] } as Question,
  { ...base, id: 'one', kind: 'single', choices: options('a', 'b'), random: true },
  {
    ...base,
    id: 'many',
    kind: 'multiple',
    choices: options('a', 'b', 'c'),
    random: false,
    least: 1,
    most: 2,
  },
  { ...base, id: 'grid', kind: 'matrix', rows: options('r1', 'r2'), columns: options('c1', 'c2') },
  { ...base, id: 'rank', kind: 'ranking', choices: options('a', 'b'), random: false },
  { ...base, id: 'text', kind: 'text', long: false, format: 'email', longest: 100 },
  { ...base, id: 'day', kind: 'date', earliest: null, latest: null },
  { ...base, id: 'ok', kind: 'consent', title: words('同意') },
]

test('every kind of question is answered by a plain form, page by page, and a later visit goes on', async () => {
  const questionnaire: Questionnaire = {
    ...templates.blank,
    pages: [
      { id: 'p1', title: words('第一页'), questions: everyKind.slice(0, 6) },
      {
        id: 'p2',
        title: null,
        questions: [
          {
            ...base,
            id: 'never',
            kind: 'nps',
            visibleIf: { question: 'nps', operator: 'at-most', value: 6 },
          },
        ],
      },
      { id: 'p3', title: words('打了 {{nps}} 分之后'), questions: everyKind.slice(6) },
    ],
  }
  const { questionnaireId, token } = await openedSurvey(house, questionnaire)
  const { cookies, sitting } = await begun(`/q/${token}`)
  const first = [
    ['a.nps', '9'],
    ['a.csat', '4'],
    ['a.ces', '7'],
    ['a.csi.x.1', '6'],
    ['a.one', 'b'],
    ['a.many', 'a'],
    ['a.many', 'c'],
  ] as const
  const moved = await send(`/q/${token}`, cookies, [
    ['sitting', sitting],
    ['page', '0'],
    ['answers', '{}'],
    ...first,
    ['go', 'next'],
  ])
  // The page that is asked of nobody who gave a nine is passed over.
  expect([moved.statusCode, moved.headers.location]).toEqual([303, `/q/${token}?page=2`])
  const later = await open(`/q/${token}`, cookies)
  expect(later.body).toContain('打了 9 分之后')
  expect(later.body).toContain('第 2 / 2 页')
  const kept = JSON.stringify({ nps: 9, csat: 4, ces: 7, csi: { 'x.1': 6 }, one: 'b', many: ['a', 'c'] })
  const second = [
    ['a.grid.r1', 'c1'],
    ['a.grid.r2', 'c2'],
    ['a.rank.a', '2'],
    ['a.rank.b', '1'],
    ['a.text', 'someone@example.com'],
    ['a.day', '2026-02-28'],
    ['a.ok', 'yes'],
  ] as const
  const sent = await send(`/q/${token}`, cookies, [
    ['sitting', sitting],
    ['page', '2'],
    ['answers', kept],
    ...second,
    ['go', 'send'],
  ])
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `/q/${token}`])
  const { rows } = await house.open.pool.query(
    'select answers from questionnaire_answers where questionnaire_id = $1',
    [questionnaireId],
  )
  expect(rows[0]?.answers).toEqual({
    ...JSON.parse(kept),
    grid: { r1: 'c1', r2: 'c2' },
    rank: ['b', 'a'],
    text: 'someone@example.com',
    day: '2026-02-28',
    ok: true,
  })
})

test('a link that is not ours shows a page that says so', async () => {
  const page = await open('/q/none')
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('找不到这份问卷')
})

test('what is no form, or a form with nonsense in it, breaks nothing', async () => {
  const { token } = await openedSurvey(house)
  const { cookies, sitting } = await begun(`/q/${token}`)
  for (const fields of [
    [],
    [
      ['sitting', sitting],
      ['page', '77'],
      ['answers', '[1]'],
      ['go', 'send'],
    ],
    [
      ['sitting', sitting],
      ['page', 'x'],
      ['answers', '{{'],
      ['go', 'next'],
    ],
    [
      ['sitting', 'gone'],
      ['answers', '{"nps":9}'],
      ['go', 'send'],
    ],
  ] as [string, string][][]) {
    const page = await send(`/q/${token}`, cookies, fields)
    expect(page.statusCode).toBe(422)
  }
})

test('a random page asks each person in an order of their own, the same when they come back', async () => {
  const questions = ['a', 'b', 'c', 'd', 'e', 'f'].map(
    (id): Question => ({ ...plain, id, kind: 'consent', title: { zh: `第${id}题`, en: id } }),
  )
  const { token } = await openedSurvey(house, {
    ...templates.blank,
    pages: [{ id: 'p1', title: null, random: true, questions }],
  })
  const orderOn = (body: string) => [...body.matchAll(/name="a\.([a-f])"/g)].map(([, id]) => id).join('')
  const orders = new Set<string>()
  for (let visitor = 0; visitor < 6; visitor += 1) {
    const { page, cookies } = await begun(`/q/${token}`)
    orders.add(orderOn(page.body))
    expect(orderOn((await open(`/q/${token}`, cookies)).body)).toBe(orderOn(page.body))
  }
  expect(orders.size).toBeGreaterThan(1)
  for (const order of orders) expect([...order].sort().join('')).toBe('abcdef')
})
