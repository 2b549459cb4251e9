import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { intake } from './module.ts'
import { signedIn } from './testing/voices.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake])
})
afterAll(() => house.close())

async function sendBatch(lines: readonly (string | Uint8Array)[], more: Record<string, string> = {}) {
  const response = await house.server.inject({
    method: 'POST',
    url: '/api/feedback/batch',
    headers: { ...signedIn, 'content-type': 'application/x-ndjson', 'x-huixiang': '1', ...more },
    payload: Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])),
  })
  return response.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('a batch is answered row by row: good rows are in, bad rows say why', async () => {
  const answers = await sendBatch([
    '{"text":"第一行","source":"b","sourceId":"1"}',
    '{"text":',
    '',
    '{"text":"","kind":"rant"}',
    '{"text":"第五行","outlet":"NOWHERE"}',
    `{"text":"${'x'.repeat(1_100_000)}"}`,
    '{"text":"第七行","source":"b","sourceId":"1"}',
  ])
  expect(answers.map((one) => [one.row, one.problem?.code ?? one.known])).toEqual([
    [1, false],
    [2, 'platform.badJson'],
    [4, 'platform.badInput'],
    [5, 'customers.unknownMasterRecord'],
    [6, 'intake.tooLongLine'],
    [7, true],
  ])
})

test('a line in another encoding is refused, never kept as question marks', async () => {
  const gb18030 = Buffer.concat([
    Buffer.from('{"text":"'),
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
    Buffer.from('"}'),
  ])
  const answers = await sendBatch(['\ufeff{"text":"你好"}', gb18030, '{"text":"再见"}'])
  expect(answers.map((one) => one.problem?.code ?? one.known)).toEqual([false, 'intake.notUtf8', false])
})

test('2,500 rows go in as three transactions, in order', async () => {
  const lines = Array.from({ length: 2500 }, (_, row) =>
    JSON.stringify({ text: `第 ${row} 行`, source: 'bulk', sourceId: String(row) }),
  )
  const answers = await sendBatch(lines)
  expect(answers.map((one) => one.row)).toEqual(lines.map((_, index) => index + 1))
  const { rows } = await house.open.pool.query(
    `select count(distinct tx) as n from events where subject_id in (select id from feedbacks where source = 'bulk')`,
  )
  expect(rows[0].n).toBe(3)
})

test('a batch sent again with its key is the same batch, and its key takes no other', async () => {
  const key = { 'idempotency-key': 'night-1' }
  const [first] = await sendBatch(['{"text":"夜里的一条"}'], key)
  const [again] = await sendBatch(['{"text":"夜里的一条"}'], key)
  expect(again).toEqual({ ...first, secret: null, known: true })
  const [other] = await sendBatch(['{"text":"另一条"}'], key)
  expect(other.problem.code).toBe('platform.idempotencyMismatch')
})
