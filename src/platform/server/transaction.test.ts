import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { command } from './command.ts'
import { Crossing } from './crossing.ts'
import type { ServerModule } from './module.ts'
import { personWith } from './testing/test-call.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

const bellHung = event('towers.bell_hung', {
  subject: 'bell',
  readWith: 'towers.build',
  facts: z.object({}),
})
const hangBell = write({
  method: 'POST',
  path: '/api/towers/bells',
  access: 'towers.build',
  input: z.object({ name: z.string(), at: z.string().default('2026-11-28T08:00:00Z') }),
  reply: z.object({ hung: z.boolean() }),
})
const drawLot = write({
  method: 'POST',
  path: '/api/towers/lots',
  access: 'towers.build',
  input: z.object({}),
  reply: z.object({ draws: z.number() }),
})

type Timers = { timers: { name: string; ran_at: string; error: string | null } }
const takenLots = 2
let draws = 0

const towers: ServerModule = {
  name: 'towers',
  permissions: ['towers.build'],
  events: [bellHung],
  handlers: [
    command(hangBell, async ({ db, ahead, emit }, { name, at }) => {
      const own = db.own<Timers>()
      const hanging = await own.selectFrom('timers').select('name').where('name', '=', name).execute()
      if (hanging.length > 0) return { hung: false }
      ahead(own.insertInto('timers').values({ name, ran_at: at, error: null }).execute())
      emit(bellHung, { subject: randomUUID(), facts: {} })
      // What comes behind a write that failed says only that something had.
      await own.selectFrom('timers').select('name').limit(1).execute()
      return { hung: true }
    }),
    command(drawLot, async ({ emit }) => {
      draws += 1
      if (draws <= takenLots) throw new Crossing('This lot is taken')
      emit(bellHung, { subject: randomUUID(), facts: {} })
      return { draws }
    }),
  ],
}

let house: TestHouse
const as = { as: personWith(['towers.build'], { id: randomUUID() }) }
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [towers])
})
afterAll(() => house?.close())

const count = async (what: string): Promise<number> =>
  (await house.open.readPool.query(`select count(*) as n from ${what}`)).rows[0].n

test('of twenty who hang one bell at once one hangs it, and the others see that it hangs', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => house.call(hangBell, {}, { name: 'tenor' }, as)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(answers.filter(({ reply }) => reply.hung)).toHaveLength(1)
  expect(await count('events')).toBe(1)
})

test('a write sent ahead that cannot be done takes the whole deed back, and the connection goes on', async () => {
  const before = await count('events')
  const failed = await house.call(hangBell, {}, { name: 'treble', at: 'never' }, as)
  expect([failed.status, failed.problem.code]).toEqual([500, 'platform.bug'])
  expect(await count('events')).toBe(before)
  expect((await house.call(hangBell, {}, { name: 'treble' }, as)).reply).toEqual({ hung: true })
  expect(await count(`timers where name = 'treble'`)).toBe(1)
})

test('what was drawn and is taken is drawn again', async () => {
  const before = await count('events')
  expect((await house.call(drawLot, {}, {}, as)).reply).toEqual({ draws: takenLots + 1 })
  expect(await count('events')).toBe(before + 1)
})
