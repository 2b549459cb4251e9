import { randomBytes } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, inject, test } from 'vitest'
import { exportAudit } from '#features/audit/contract.ts'
import { addToVoice, sendVoice } from '#features/intake/contract/public-voice.ts'
import { exploreFeedback, readFeedback } from '#features/intake/contract.ts'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { changeOwnProfile } from '#features/staff/contract.ts'
import { createLabel } from '#features/taxonomy/contract.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { modules } from './features.ts'

const house = await openTestHouse(inject('databaseServer'), modules)
const { administrator } = await setUpHouse(house)
const as = { as: administrator }
await house.settle()
afterAll(() => house.close())

const markup = `<script>alert(1)</script><img src=x onerror=alert(2)>"' onmouseover='alert(3)`
const statement = `'); drop table feedbacks; -- \\'; delete from tickets where ''='`
const formula = '=HYPERLINK("http://evil.example";"点我")'

async function sent(text: string) {
  const secret = randomBytes(24).toString('hex')
  const voice = { text, contact: { name: text.slice(0, 60) }, consent: true as const, secret }
  const { reply } = await house.call(sendVoice, {}, voice)
  await house.settle()
  return { number: reply.number, secret }
}

test('markup, statements and formulas are kept to the letter, as the words of whoever wrote them', async () => {
  for (const text of [markup, statement, formula]) {
    const { number } = await sent(text)
    const found = await house.call(exploreFeedback, {}, { limit: 10 }, as)
    const item = found.reply.items.find((one) => one.number === number)
    const { reply, headers } = await house.call(readFeedback, { feedbackId: item?.id as string }, {}, as)
    expect(reply.text).toBe(text)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
})

test('on the tracking page they are text, and no script of theirs could run', async () => {
  const { number, secret } = await sent(markup)
  await house.call(addToVoice, { number }, { secret, text: `又：${markup}` })
  const page = await house.server.inject({
    url: `/voice/${number}`,
    headers: { cookie: `voice_key=${secret}` },
  })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('&lt;script>alert(1)')
  expect(page.body).not.toMatch(/<script>alert|<img src=x/)
  expect(page.headers['content-security-policy']).toMatch(/script-src 'self';/)
})

/** What a spreadsheet would run. */
const formulasIn = (csv: string): string[] =>
  (parse(csv, { bom: true }) as string[][]).flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))

test('no cell of an export can act as a formula', async () => {
  await house.call(changeOwnProfile, {}, { name: formula }, as)
  await house.call(createLabel, {}, { parentId: null, nameZh: formula, nameEn: '@SUM(A1)' } as never, as)
  await house.settle()
  const audit = await house.call(exportAudit, {}, {}, as)
  expect(audit.reply.csv).toContain('HYPERLINK')
  expect(formulasIn(audit.reply.csv)).toEqual([])
  const headers = { authorization: `TestActor ${JSON.stringify(administrator)}` }
  const labels = await house.server.inject({ url: '/api/label-export?format=csv', headers })
  expect(labels.body).toContain('HYPERLINK')
  expect(formulasIn(labels.body)).toEqual([])
})
