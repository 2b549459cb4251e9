import { createHash } from 'node:crypto'
import { dateOf } from '@huixiang/business-time/local-date.ts'
import { rootUnitId } from '#features/staff/server/public/units.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { isBehind } from '#platform/server/events/behind.ts'
import { improvementNoted } from '../contract.ts'
import { causesOf, matched } from '../domain/causes.ts'
import type { Colour } from '../domain/codes.ts'
import { isWorse } from '../domain/colours.ts'
import { evaluate, type Finding } from '../domain/evaluating.ts'
import { partsOf } from '../domain/measured.ts'
import { silences } from '../domain/silence.ts'
import { lockLiveRule, saveEvaluation, saveSeries } from './alerts.store.ts'
import { goOn, type Judging, open, recover } from './alerts-after-judging.ts'
import { readCube } from './cube.query.ts'
import { dayHere, kindsOfDayHere } from './day-here.ts'
import { goalsVersion } from './goals-set.query.ts'
import { heardHours } from './heard-hours.projection.ts'
import { marksOver } from './marks.query.ts'
import { openAlertsOf } from './open-alerts.store.ts'
import { keepRising } from './rising.store.ts'
import { type Rule, withRecipe } from './rule-recipes.ts'
import { measureOf, reachBack } from './rule-rows.query.ts'
import { segmentsOf, unitsOf } from './segments.ts'
import { heardLast, hourOf, settlesMs, speakersOf } from './speakers.ts'
import { standingSeries } from './standing-series.query.ts'

// A queue that is long for a minute, and short the next, is nobody's matter.
const lastsMs = 300_000

/** Levels that are worse than what is told of them are told when they have lasted. */
async function lasting(
  { db, now }: CommandContext,
  rule: Rule,
  found: readonly Finding[],
): Promise<readonly Finding[]> {
  if (!rule.recipe.level) return found
  const segments = found.filter(isWorse).map(({ key }) => key)
  const since = await keepRising(db, rule.id, { segments, now })
  const isYoung = ({ key }: Finding) => now - (since.get(key) ?? now) < lastsMs
  return found.map((one) => (isWorse(one) && isYoung(one) ? { ...one, colour: one.before } : one))
}

interface Moment {
  readonly today: number
  readonly now: number
  /** The colours that stand. */
  readonly standing: ReadonlyMap<string, Colour>
}

/** The latest figures of what a rule watches. Of silence: the hour, since it may begin with each, and when was heard what is silent. */
async function latestOf(read: ReadHandle, rule: Rule, { today, now, standing }: Moment): Promise<unknown> {
  if (rule.recipe.silent) {
    const { last } = await heardLast(read, rule)
    return [hourOf(now), ...[...standing.keys()].toSorted().map((key) => [key, last.get(key)])]
  }
  const from = today - rule.window_days - (rule.recipe.ripensDays ?? 0)
  const unitIds = await unitsOf(read, rule.unit_id)
  const rows: unknown[] = rule.recipe.level ? [Math.floor(now / lastsMs)] : []
  for (const recipe of partsOf(rule.recipe))
    rows.push(...(await readCube(read, { recipe, by: rule.split, unitIds, from, to: today, now })))
  return rows
}

/** A hash of all that can change what a rule says today: its own words, the latest figures, marks, and what kind of day each is. */
async function figuresOf(read: ReadHandle, rule: Rule, moment: Moment): Promise<string> {
  const { today } = moment
  const unitIds = await unitsOf(read, rule.unit_id)
  const latest = await latestOf(read, rule, moment)
  const first = today - reachBack(rule)
  const marks = await marksOver(read, { from: first, to: today })
  const kindOfDay = await kindsOfDayHere(read)
  const kinds = Array.from({ length: today - first + 1 }, (_, index) => kindOfDay(first + index)).join('')
  const goals = rule.goals_set ? await goalsVersion(read, rule.metric ?? rule.watched) : null
  return createHash('sha256')
    .update(JSON.stringify([rule.version, today, unitIds, marks, kinds, goals, latest]))
    .digest('base64')
}

const colourOf = (standing: readonly { segment: string; colour: Colour }[]) =>
  new Map(standing.map(({ segment, colour }) => [segment, colour]))

async function keepColours(
  { db, now }: CommandContext,
  rule: Rule,
  found: readonly Finding[],
): Promise<void> {
  const standing = found.flatMap(({ key, colour }) =>
    colour === 'none' ? [] : [{ segment: key, colour, since: new Date(now) }],
  )
  await saveSeries(db, rule.id, standing)
}

async function settle(context: CommandContext, judging: Judging, found: readonly Finding[]): Promise<void> {
  const { rule, parents } = judging
  const alerts = await openAlertsOf(context.db, rule)
  const { goOn: going, over, fresh } = matched(alerts, causesOf(found, parents), parents)
  for (const one of going) await goOn(context, judging, one)
  for (const alert of over) await recover(context, alert)
  for (const cause of fresh) await open(context, judging, cause)
}

interface Found {
  readonly found: readonly Finding[]
  readonly parents: ReadonlyMap<string, string | null>
  /** The day that the places of days are counted from, since 1970-01-01. */
  readonly first: number
  /** When what is silent was heard last. */
  readonly last?: ReadonlyMap<string, number>
}

/** Judges the parts of a rule at this moment. */
async function judged(read: ReadHandle, rule: Rule, { today, now, standing }: Moment): Promise<Found> {
  const from = today - reachBack(rule)
  const measure = measureOf(rule)
  if (rule.recipe.silent) {
    const { speakers, among, ...about } = await speakersOf(read, rule, { from, today, now, quietAlone: true })
    const at = speakers[0]?.heard.length ?? 0
    return { ...about, found: silences(speakers, { at, measure, before: standing, among }) }
  }
  const { segments, parents, first } = await segmentsOf(read, rule, { from, to: today, now })
  const on = { day: today - first, partial: true }
  return { parents, first, found: evaluate(segments, measure, { on, before: standing }) }
}

/**
 * Judges a rule on the figures of this moment; what they were already judged on is not judged twice. The rule stays locked, so that of
 * two who judge at once one does nothing. Tells whether it was judged: one whose metric became another figure rests until somebody confirms it.
 */
export async function judgeRule(context: CommandContext, ruleId: string): Promise<boolean> {
  const { db, now, emit } = context
  const began = performance.now()
  const row = await lockLiveRule(db, ruleId)
  const root = await rootUnitId(db)
  if (row === undefined || root === null) return false
  const rule = await withRecipe(db, row)
  if (rule.made !== null && rule.made.resting !== null) return false
  // Voices that came and are not counted yet would look like silence.
  if (rule.recipe.silent && (await isBehind(db, heardHours, now - settlesMs))) return false
  const today = await dayHere(db, now)
  const { last, standing } = await standingSeries(db, ruleId)
  const moment = { today, now, standing: colourOf(standing) }
  const figures = await figuresOf(db, rule, moment)
  if (last?.figures === figures) return false
  const { found: seen, parents, first, last: heard } = await judged(db, rule, moment)
  const found = await lasting(context, rule, seen)
  const dateAt = (day: number) => dateOf(first + day)
  await settle(context, { rule, parents, dateAt, root, heard }, found)
  await keepColours(context, rule, found)
  const better = found.filter((one) => one.better).length
  // Figures of the first look at a day; later looks of the day say the same again.
  if (better > 0 && (last === undefined || (await dayHere(db, last.at.getTime())) < today))
    emit(improvementNoted, { subject: ruleId, facts: { watched: rule.watched, segments: better } })
  await saveEvaluation(db, {
    rule_id: ruleId,
    at: new Date(now),
    took_ms: Math.round(performance.now() - began),
    segments: found.length,
    coloured: found.filter(({ colour }) => colour !== 'none').length,
    figures,
  })
  return true
}
