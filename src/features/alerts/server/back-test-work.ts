import { setImmediate as nextTurn } from 'node:timers/promises'
import { dateOf } from '@huixiang/business-time/local-date.ts'
import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import { backTestEnded } from '../contract.ts'
import { backTest, type WouldBe } from '../domain/back-testing.ts'
import { silencesBefore } from '../domain/silence.ts'
import type { BackTestResult, BackTestRow } from './alerts.tables.ts'
import { backTestRow } from './back-test-rows.ts'
import { dayHere } from './day-here.ts'
import { namesOf } from './names.query.ts'
import { type Rule, withRecipe } from './rule-recipes.ts'
import { measureOf, reachBack, ruleRow } from './rule-rows.query.ts'
import { endBackTest, saveProgress } from './rules.store.ts'
import { segmentsOf, whole } from './segments.ts'
import { speakersOf } from './speakers.ts'

const mostListed = 100
// Often enough to be watched, seldom enough to cost nothing.
const percentsAtOnce = 10

/** Runs through the days that a rule is tried on, tells how far it is, and gives what it would have raised. */
async function raisedBy(
  running: Generator<number, WouldBe[]>,
  tell: (percent: number) => Promise<void>,
): Promise<WouldBe[]> {
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

/** The days that a rule is tried on, and the trial itself. */
interface Trial {
  readonly first: number
  readonly span: { readonly from: number; readonly until: number }
  readonly segments: number
  readonly running: Generator<number, WouldBe[]>
}

async function trialOf(
  read: ReadHandle,
  rule: Rule,
  { days, today, now }: { days: number; today: number; now: number },
): Promise<Trial> {
  const from = today - days - reachBack(rule)
  const measure = measureOf(rule)
  const spanOf = (all: number) => ({ from: Math.max(0, all - days), until: all })
  if (rule.recipe.silent) {
    const { speakers, parents, first } = await speakersOf(read, rule, { from, today, now, quietAlone: false })
    const span = spanOf(today - first)
    const running = silencesBefore({ speakers, measure, parents }, span)
    return { first, span, segments: speakers.length, running }
  }
  // Today is not over: what it will say is not known, but of what is at this moment there is nothing else.
  const judged = await segmentsOf(read, rule, { from, to: rule.recipe.level ? today : today - 1, now })
  const span = spanOf(judged.days)
  const running = backTest({ ...judged, measure }, span)
  return { first: judged.first, span, segments: judged.segments.length, running }
}

async function listOf(
  read: ReadHandle,
  rule: Rule,
  { first, raised }: { first: number; raised: readonly WouldBe[] },
) {
  const shown = raised.slice(0, mostListed)
  const keys = shown.map(({ cause }) => cause.segments[0]?.key ?? whole)
  const names = await namesOf(read, rule.split, [...new Set(keys.filter((key) => key !== whole))])
  return shown.map(({ day, cause }, index) => ({
    day: dateOf(first + day),
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
  const { first, span, segments, running } = await trialOf(context.read, rule, {
    days: asked.days,
    today,
    now,
  })
  const raised = await raisedBy(running, tell)
  return {
    from: dateOf(first + span.from),
    to: dateOf(first + Math.max(span.from, span.until - 1)),
    segments,
    alerts: raised.length,
    list: await listOf(context.read, rule, { first, raised }),
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
