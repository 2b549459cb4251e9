import type { CommandContext } from '#platform/server/command.ts'
import {
  alertChanged,
  alertMerged,
  alertOpened,
  alertRecovered,
  alertWoken,
  alertWorsened,
} from '../contract.ts'
import type { Cause } from '../domain/causes.ts'
import { type AlertColour, limitMs } from '../domain/codes.ts'
import { pagesAbove, rankOf, worstOf as worstColour } from '../domain/colours.ts'
import { endSnoozes, insertAlert, mergeAlert, noteRecovery, type Said, sayAgain } from './alerts.store.ts'
import type { AlertRow, KeptSegment, RuleRow } from './alerts.tables.ts'
import { recipientsOf } from './recipients.ts'

/** What alerts are made of beside what was found. `root` is the unit of what belongs to no other. */
export interface Judging {
  readonly rule: RuleRow
  readonly parents: ReadonlyMap<string, string | null>
  readonly root: string
  dateAt(day: number): string
}

function saidOf({ now }: CommandContext, { rule, root, dateAt }: Judging, cause: Cause): Said {
  const segments = cause.segments.map((one) => ({
    key: one.key,
    colour: one.colour,
    value: one.value,
    expected: one.expected,
    low: one.low,
    high: one.high,
    n: one.n,
    p: one.p,
    deviation: one.deviation,
    absolute: one.absolute,
    from: dateAt(one.window.from),
    to: dateAt(one.window.until - 1),
  }))
  const unitIds = rule.split === 'unit' ? segments.map(({ key }) => key) : [rule.unit_id ?? root]
  return { colour: cause.colour as AlertColour, unitIds, covered: cause.covered, segments, at: now }
}

const worstOf = ({ segments }: Pick<Said, 'segments'>) => ({
  deviation: Math.max(...segments.map(({ deviation }) => deviation)),
  n: segments[0]?.n ?? 0,
})

const mostSure = (segments: readonly KeptSegment[]) => Math.min(...segments.map(({ p }) => p ?? 1))

/** What an alert was at its worst: the worse colour, of the same colour what was surer. */
function worseOf(before: readonly KeptSegment[], now: readonly KeptSegment[]): readonly KeptSegment[] {
  const rank = (of: readonly KeptSegment[]) => rankOf(worstColour(of.map(({ colour }) => colour)))
  if (rank(now) !== rank(before)) return rank(now) > rank(before) ? now : before
  return mostSure(now) < mostSure(before) ? now : before
}

const pages = ({ watched }: RuleRow, said: Said) => pagesAbove(watched, worstOf(said).deviation)

export async function open(context: CommandContext, judging: Judging, cause: Cause): Promise<void> {
  const { db, emit, newId, now } = context
  const { rule } = judging
  const said = saidOf(context, judging, cause)
  const [id, dueAt, paged] = [newId(), now + limitMs, pages(rule, said)]
  await insertAlert(db, { ...said, id, rule, dueAt, paged })
  const personIds = await recipientsOf(db, { ownerId: rule.owner_id, unitIds: said.unitIds, paged })
  const weight = { ruleId: rule.id, watched: rule.watched, colour: said.colour, ...worstOf(said) }
  const facts = { ...weight, personIds, paged, dueAt: new Date(dueAt).toISOString() }
  emit(alertOpened, { subject: id, unit: said.unitIds[0] ?? null, facts })
}

const sameKeys = (a: readonly string[], b: readonly string[]) => a.join() === b.join()

export async function goOn(
  context: CommandContext,
  judging: Judging,
  { alert, cause, merged }: { alert: AlertRow; cause: Cause; merged: readonly AlertRow[] },
): Promise<void> {
  const { db, emit } = context
  const { rule } = judging
  const said = saidOf(context, judging, cause)
  const unit = said.unitIds[0] ?? null
  const paged = alert.paged_at === null && pages(rule, said)
  for (const one of merged) {
    await mergeAlert(db, one.id, alert.id)
    emit(alertMerged, { subject: one.id, unit: one.unit_ids[0] ?? null, facts: { intoId: alert.id } })
  }
  await sayAgain(db, alert.id, { ...said, paged, worst: worseOf(alert.worst, said.segments) })
  const worse = rankOf(said.colour) > rankOf(alert.colour) || (alert.recovered_at !== null && cause.worse)
  if (worse || paged) {
    const [woken] = await endSnoozes(db, context.now, [alert.id])
    if (woken !== undefined) emit(alertWoken, { subject: alert.id, unit, facts: {} })
    const personIds = await recipientsOf(db, { ownerId: alert.owner_id, unitIds: said.unitIds, paged })
    const weight = { ruleId: rule.id, watched: rule.watched, colour: said.colour, ...worstOf(said) }
    emit(alertWorsened, { subject: alert.id, unit, facts: { ...weight, personIds, paged } })
  } else if (said.colour !== alert.colour || !sameKeys(said.covered, alert.covered)) {
    const facts = { colour: said.colour, segments: said.segments.length }
    emit(alertChanged, { subject: alert.id, unit, facts })
  }
}

export async function recover({ db, now, emit }: CommandContext, alert: AlertRow): Promise<void> {
  if (alert.recovered_at !== null) return
  await noteRecovery(db, alert.id, now)
  emit(alertRecovered, { subject: alert.id, unit: alert.unit_ids[0] ?? null, facts: {} })
}
