import { setImmediate as nextTurn } from 'node:timers/promises'
import { dateOf } from '@huixiang/business-time/local-date.ts'
import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import { backTestEnded } from '../contract.ts'
import { backTest, type WouldBe } from '../domain/back-testing.ts'
import type { BackTestResult, BackTestRow } from './alerts.tables.ts'
import { backTestRow } from './back-test-rows.ts'
import { dayHere } from './day-here.ts'
import { namesOf } from './names.query.ts'
import { type Rule, withRecipe } from './rule-recipes.ts'
import { measureOf, reachBack, ruleRow } from './rule-rows.query.ts'
import { endBackTest, saveProgress } from './rules.store.ts'
import { type Judged, segmentsOf, whole } from './segments.ts'

const mostListed = 100
// Often enough to be watched, seldom enough to cost nothing.
const percentsAtOnce = 10

async function raisedBy(
  judged: Judged,
  rule: Rule,
  { span, tell }: { span: { from: number; until: number }; tell: (percent: number) => Promise<void> },
): Promise<WouldBe[]> {
  const running = backTest({ ...judged, measure: measureOf(rule) }, span)
  let told = 0
  let step = running.next()
  for (; !step.done; step = running.next()) {
    const percent = Math.floor(100 * step.value)
    if (percent >= told + percentsAtOnce) {
      told = percent
      await tell(Math.min(99, percent))
    }
    await nextTurn()
  }
  return step.value
}

async function listOf(
  read: ReadHandle,
  rule: Rule,
  { judged, raised }: { judged: Judged; raised: readonly WouldBe[] },
) {
  const shown = raised.slice(0, mostListed)
  const keys = shown.map(({ cause }) => cause.segments[0]?.key ?? whole)
  const names = await namesOf(read, rule.split, [...new Set(keys.filter((key) => key !== whole))])
  return shown.map(({ day, cause }, index) => ({
    day: dateOf(judged.first + day),
    colour: cause.colour as Exclude<typeof cause.colour, 'none'>,
    segments: cause.segments.length,
    deviation: cause.segments[0]?.deviation ?? 0,
    key: keys[index] === whole ? null : (keys[index] as string),
    name: names.get(keys[index] as string) ?? null,
  }))
}

async function find(context: JobContext, asked: BackTestRow, rule: Rule): Promise<BackTestResult> {
  const now = await context.now()
  const today = await dayHere(context.read, now)
  const tell = (percent: number) =>
    context.transact(({ db }) => saveProgress(db, asked.id, percent), { quiet: 'how far a back-test is' })
  await tell(0)
  // Today is not over: what it will say is not known, but of what is at this moment there is nothing else.
  const judged = await segmentsOf(context.read, rule, {
    from: today - asked.days - reachBack(rule),
    to: rule.recipe.level ? today : today - 1,
    now,
  })
  const span = { from: Math.max(0, judged.days - asked.days), until: judged.days }
  const raised = await raisedBy(judged, rule, { span, tell })
  return {
    from: dateOf(judged.first + span.from),
    to: dateOf(judged.first + Math.max(span.from, span.until - 1)),
    segments: judged.segments.length,
    alerts: raised.length,
    list: await listOf(context.read, rule, { judged, raised }),
  }
}

async function end(context: JobContext, asked: BackTestRow, found: BackTestResult | null): Promise<void> {
  await context.transact(
    async ({ db, emit }) => {
      if (!(await endBackTest(db, asked.id, found))) return
      const facts = {
        state: found === null ? ('failed' as const) : ('done' as const),
        alerts: found?.alerts ?? 0,
      }
      emit(backTestEnded, { subject: asked.rule_id, facts })
    },
    { quiet: 'nobody waits for it any more' },
  )
}

/** Lives past days again as if a rule had been live. Writes nothing but what it found. */
export const runBackTest = job({
  name: 'alerts.back-test',
  input: z.object({ backTestId: id }),
  retries: 1,
  expireSeconds: 600,
  run: async (context, { backTestId }) => {
    const asked = await backTestRow(context.read, backTestId)
    if (asked === undefined || asked.state === 'done' || asked.state === 'failed') return
    const rule = await ruleRow(context.read, asked.rule_id)
    if (rule === undefined || rule.version !== asked.rule_version) return end(context, asked, null)
    try {
      await end(context, asked, await find(context, asked, await withRecipe(context.read, rule)))
    } catch (error) {
      context.log.error({ error, backTestId }, 'a back-test of an alert rule failed')
      await end(context, asked, null)
    }
  },
})
