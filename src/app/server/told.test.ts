import { afterAll, expect, inject, test } from 'vitest'
import { auditEvents } from '#features/audit/contract.ts'
import { readOverview } from '#features/metrics/contract.ts'
import { openLivedHouse } from './testing/lived-house.ts'

const { house, administrator, ids } = await openLivedHouse(inject('databaseServer'))
afterAll(() => house.close())
const as = { as: administrator }

test('the log names the people, units and labels that its sentences speak of', async () => {
  const { reply } = await house.call(auditEvents, {}, { type: 'dispatch.assigned' }, as)
  expect(reply.items.length).toBeGreaterThan(0)
  for (const { facts, words } of reply.items) {
    const whom = await house.call(auditEvents, {}, { subject: facts.personId as string }, as)
    expect(words.person?.zh).toBe(whom.reply.items[0]?.subjectName)
  }
  expect(reply.items.map(({ subjectId }) => subjectId)).toContain(ids.ticketIds[0])
})

test('a period without voices still tells on which day the latest came', async () => {
  const quiet = await house.call(readOverview, {}, { from: '2020-01-01', to: '2020-01-31' }, as)
  const day = quiet.reply.voices.latestDay as string
  expect(quiet.reply.voices.n).toBe(0)
  const lively = await house.call(readOverview, {}, { from: day, to: day }, as)
  expect(lively.reply.voices.n).toBeGreaterThan(0)
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  const later = await house.call(readOverview, {}, { from: next, to: '2099-12-31' }, as)
  expect(later.reply.voices.n).toBe(0)
})
