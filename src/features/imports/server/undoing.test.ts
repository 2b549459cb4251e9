import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { correctAnalysis } from '#features/analysis/contract.ts'
import { recount } from '#features/metrics/server/public/recount.query.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { undoImport } from '../contract.ts'
import { importer, openImportHouse, ran, standingOf, uploaded } from './testing/import-desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openImportHouse(inject('databaseServer'))
})
afterAll(() => house.close())

const rowsOf = async (text: string) => (await house.open.pool.query(text)).rows
const countOf = async (table: string) => (await rowsOf(`select count(*) as n from ${table}`))[0].n

const file = (name: string, rows: number) =>
  [
    '编号,时间,内容,电话',
    ...Array.from(
      { length: rows },
      (_, n) =>
        `${name}${n},2022-0${1 + (n % 9)}-11,我要投诉第 ${n} 号快递员把包裹扔在门口就走了,138${String(10_000_000 + n)}`,
    ),
  ].join('\n')

const undo = async (importId: string) => {
  const { status, problem } = await house.call(undoImport, { importId }, {}, { as: importer })
  if (status !== 200) throw new Error(JSON.stringify(problem))
  await house.settle()
  return standingOf(house, importId)
}

test('an import that was a mistake leaves no trace in the numbers', async () => {
  // More than are removed at a time.
  const importId = await uploaded(house, 'h.csv', file('H', 520))
  expect(await ran(house, importId)).toMatchObject({ taken: 520 })
  expect(await countOf('analyses')).toBe(520)
  // Each is a voice, and a complaint of somebody's that may have come before.
  const counted = 'select measure, count(*)::int as n from metric_points group by measure order by measure'
  expect(await rowsOf(counted)).toEqual([
    { measure: 'repeat', n: 520 },
    { measure: 'voices', n: 520 },
  ])
  expect(await undo(importId)).toMatchObject({
    state: 'undone',
    undone: { removed: 520, kept: 0 },
    can: { run: false, undo: false },
  })
  for (const table of ['feedbacks', 'customers', 'analyses', 'feedback_search', 'metric_points'])
    expect([table, await countOf(table)]).toEqual([table, 0])
  expect(await rowsOf('select * from metric_counts where n <> 0')).toEqual([])
  const again = await uploaded(house, 'h.csv', file('H', 20))
  expect(await ran(house, again)).toMatchObject({ taken: 20, known: 0 })
  await undo(again)
})

test('what somebody has worked on stays, and only that', async () => {
  const importId = await uploaded(house, 'w.csv', file('W', 5))
  await ran(house, importId)
  const [voice] = await rowsOf(`select id from feedbacks where source_id = 'W3'`)
  const editor = personWith(['analysis.correct', 'intake.read'], { id: randomUUID() })
  const correction = { version: 1, kind: 'praise' as const }
  const corrected = await house.call(correctAnalysis, { feedbackId: voice.id }, correction, { as: editor })
  expect(corrected.status).toBe(200)
  await house.settle()
  expect(await undo(importId)).toMatchObject({ undone: { removed: 4, kept: 1 } })
  expect(await rowsOf('select source_id from feedbacks')).toEqual([{ source_id: 'W3' }])
  expect(await countOf('customers')).toBe(1)
  expect(await recount(house.house.read)).toEqual([])
})

test('tickets that a live import opened go with it, unless somebody has them in hand', async () => {
  const importId = await uploaded(house, 'l.csv', file('L', 6))
  await ran(house, importId, 'live')
  expect(await countOf('tickets')).toBe(6)
  const [touched] = await rowsOf(
    `select t.id from tickets t join feedbacks f on f.id = t.feedback_id where source_id = 'L2'`,
  )
  const { acceptTicket } = await import('#features/tickets/contract/handling.ts')
  const agent = personWith(['tickets.read', 'tickets.handle'], { id: randomUUID() })
  const accepted = await house.call(acceptTicket, { ticketId: touched.id }, { version: 1 }, { as: agent })
  expect(accepted.problem.code).toBeUndefined()
  await house.settle()
  expect(await undo(importId)).toMatchObject({ undone: { removed: 5, kept: 1 } })
  expect(await rowsOf(`select id from tickets where state <> 'withdrawn'`)).toEqual([{ id: touched.id }])
  const [counted] = await rowsOf(`select sum(n) as n from metric_counts where measure = 'opened'`)
  expect(counted.n).toBe(1)
  expect(await recount(house.house.read)).toEqual([])
})
