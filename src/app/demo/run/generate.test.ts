import { afterAll, expect, inject, test } from 'vitest'
import { modules } from '#app/server/features.ts'
import { recount } from '#features/metrics/server/public/recount.query.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { makePlan } from '../plan/plan.ts'
import { groupEvent } from '../plan/world.ts'
import { generate } from './generate.ts'

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000
const house = await openTestHouse(inject('databaseServer'), [...modules])
afterAll(() => house.close())

/** The present of the demonstration: six on the last Thursday evening, after four days on which people worked. */
const until = lastThursdayEvening(Date.now())
const start = until - ((until + chinaMs) % dayMs) - 3 * dayMs
const plan = makePlan({ seed: 'short', start, days: 4, voices: 40 })

function lastThursdayEvening(now: number): number {
  const sixToday = now - ((now + chinaMs) % dayMs) + 18 * 3_600_000
  const daysSince = (new Date(sixToday).getUTCDay() + 3) % 7
  return sixToday - daysSince * dayMs - (daysSince === 0 && sixToday > now ? 7 * dayMs : 0)
}

async function counted(question: string, values: unknown[] = []): Promise<number> {
  const { rows } = await house.open.pool.query<{ n: number }>(`select count(*) as n from ${question}`, values)
  return rows[0]?.n ?? 0
}

test('a short demonstration lives through the real features and ends at the present', async () => {
  const days: number[] = []
  await generate({
    plan,
    settings: house.house.settings,
    databaseUrl: house.database.appUrl,
    modules,
    until,
    progress: ({ day }) => days.push(day),
  })

  expect(days).toEqual([1, 2, 3, 4])
  // The part of a voice that was split off is a voice of its own.
  expect(await counted('feedbacks')).toBe(plan.voices.filter((voice) => voice.at < until).length + 1)
  expect(await counted('analyses where current')).toBe(await counted('feedbacks'))
  expect(await counted(`tickets where state = 'closed'`)).toBeGreaterThan(3)
  expect(await counted(`tickets where state in ('received', 'in_progress', 'resolved')`)).toBeGreaterThan(1)
  expect(await counted('(select distinct ticket_id from joint_tasks) as asked')).toBe(2)
  expect(await counted('joint_arbitrations where ended_at is null')).toBe(1)
  expect(await counted('ticket_merges')).toBe(1)
  expect(await counted('ticket_splits')).toBe(1)
  expect(await counted(`bulk_deeds where state = 'done' and done > 0`)).toBe(1)
  expect(await counted('automation_rules where active')).toBe(1)
  expect(await counted('alert_rules where active')).toBe(6)
  expect(await counted(`questionnaires where state = 'open'`)).toBe(4)
  expect(await counted('questionnaire_answers where invitation_id is null')).toBe(130)
  expect(await counted(`metric_points where measure = 'ces'`)).toBeGreaterThan(1)
  expect(await counted(`metric_points where measure = 'csi'`)).toBeGreaterThan(1)
  expect(await counted(`ticket_confirmations where code = 'improvement'`)).toBeGreaterThan(0)
  const doubted = await counted(`questionnaire_answers where doubts <> '{}'`)
  expect([doubted > 0, doubted < 13]).toEqual([true, true])
  expect(await counted('compensations')).toBeGreaterThan(0)
  expect(await counted('external_cases')).toBe(3)
  expect(await counted('callback_message_rules where active')).toBe(1)
  expect(await counted(`dispatch_simulations where state = 'done'`)).toBe(1)
  expect(await counted('supervision_letters')).toBe(3)
  expect(await counted('supervision_appeals where decided_at is null')).toBe(1)
  expect(await counted('callback_attempts where solved is not null')).toBeGreaterThan(0)
  expect(await counted(`feedbacks where text like $1`, [`%${groupEvent.batch}%`])).toBeGreaterThan(1)
  expect(await counted('events where at > $1 or at < $2', [new Date(until), new Date(start - dayMs)])).toBe(0)
  expect(await recount(house.house.read)).toEqual([])
  expect(await counted('tickets')).toBe(await counted(`events where type = 'tickets.opened'`))
  expect(await counted('survey_responses')).toBe(await counted(`events where type = 'surveys.answered'`))
})
