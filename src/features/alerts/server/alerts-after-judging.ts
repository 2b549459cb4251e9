import type { CommandContext } from '#platform/server/command.ts'
import {
  alertChanged,
  alertMerged,
  alertOpened,
  alertRecovered,
  alertWoken,
  alertWorsened,
} from '../contract.ts'
import type { Cause, Swallowed } from '../domain/causes.ts'
import type { AlertColour } from '../domain/codes.ts'
import { pagesAbove, rankOf, worstOf as worstColour } from '../domain/colours.ts'
import type { Finding } from '../domain/evaluating.ts'
import {
  endSnoozes,
  insertAlert,
  mergeAlert,
  noteRecovery,
  type OpenAlert,
  type Said,
  sayAgain,
} from './alerts.store.ts'
import type { AlertRow, KeptSegment, RuleRow } from './alerts.tables.ts'
import { handlingOwner, recipientsOf } from './recipients.ts'
import { timeLimit } from './time-limit.query.ts'

/** What alerts are made of beside what was found. `root` is the unit of what belongs to no other. */
export interface Judging {
  readonly rule: RuleRow
  readonly parents: ReadonlyMap<string, string | null>
  readonly root: string
  dateAt(day: number): string
  /** When parts that may be silent were heard last, in milliseconds since 1970. */
  readonly heard?: ReadonlyMap<string, number> | undefined
}

// Of what was swallowed an alert keeps the worst.
const mostSwallowed = 100

/** What an alert says. Of an NPS it says of which segments regional managers are paged, once as long as it is about them; small samples page nobody. */
function saidOf(
  { now }: CommandContext,
  { rule, root, dateAt, heard }: Judging,
  { cause, pagedBefore }: { cause: Cause; pagedBefore: (key: string) => boolean },
): Said {
  const pages = ({ p, deviation }: Finding) => p < rule.significance && pagesAbove(rule.watched, deviation)
  const heardAt = (key: string) => {
    const at = heard?.get(key)
    return at === undefined ? {} : { heardAt: new Date(at).toISOString() }
  }
  const kept = (one: Finding | Swallowed): KeptSegment => ({
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
    ...heardAt(one.key),
    ...('within' in one && { within: one.within }),
    ...((pagedBefore(one.key) || pages(one)) && { paged: true }),
  })
  const segments = [...cause.segments, ...cause.swallowed.slice(0, mostSwallowed)].map(kept)
  const unitIds = rule.split === 'unit' ? segments.map(({ key }) => key) : [rule.unit_id ?? root]
  return { colour: cause.colour as AlertColour, unitIds, covered: cause.covered, segments, at: now }
}

const isTop = ({ within }: KeptSegment) => within === undefined

const worstOf = ({ segments }: Pick<Said, 'segments'>) => ({
  deviation: Math.max(...segments.filter(isTop).map(({ deviation }) => deviation)),
  n: segments[0]?.n ?? 0,
})

/** The units whose regional managers are paged, and were not before. */
function unitsPaged({ rule }: Judging, said: Said, pagedBefore: (key: string) => boolean): readonly string[] {
  const paged = said.segments.filter(({ key, paged: pages }) => pages === true && !pagedBefore(key))
  if (paged.length === 0) return []
  return rule.split === 'unit' ? paged.map(({ key }) => key) : said.unitIds
}

/** Of which segments an alert has paged regional managers; earlier versions kept only that it had. */
function pagedBy({ paged_at, segments }: AlertRow): (key: string) => boolean {
  const paged = new Set(segments.flatMap((one) => (one.paged === true ? [one.key] : [])))
  return (key) => paged.has(key) || (paged_at !== null && paged.size === 0)
}

const mostSure = (segments: readonly KeptSegment[]) => Math.min(...segments.map(({ p }) => p ?? 1))

/** What an alert was at its worst: the worse colour, of the same colour what was surer. */
function worseOf(before: readonly KeptSegment[], now: readonly KeptSegment[]): readonly KeptSegment[] {
  const rank = (of: readonly KeptSegment[]) => rankOf(worstColour(of.map(({ colour }) => colour)))
  if (rank(now) !== rank(before)) return rank(now) > rank(before) ? now : before
  return mostSure(now) < mostSure(before) ? now : before
}

export async function open(context: CommandContext, judging: Judging, cause: Cause): Promise<void> {
  const { db, emit, newId, now } = context
  const { rule } = judging
  const pagedBefore = () => false
  const said = saidOf(context, judging, { cause, pagedBefore })
  const pagedUnitIds = unitsPaged(judging, said, pagedBefore)
  const [id, dueAt, paged] = [newId(), now + (await timeLimit(db)), pagedUnitIds.length > 0]
  const ownerId = await handlingOwner(db, rule.owner_id, said.unitIds)
  await insertAlert(db, { ...said, id, rule, ownerId, dueAt, paged })
  const personIds = await recipientsOf(db, { ownerId, unitIds: said.unitIds, pagedUnitIds })
  const weight = { ruleId: rule.id, watched: rule.watched, colour: said.colour, ...worstOf(said) }
  const facts = { ...weight, personIds, paged, dueAt: new Date(dueAt).toISOString() }
  emit(alertOpened, { subject: id, unit: said.unitIds[0] ?? null, facts })
}

const sameKeys = (a: readonly string[], b: readonly string[]) => a.join() === b.join()

/** Whoever has an alert that reached further units, and who would have been told of it at once, had it begun there. */
async function newlyConcerned(
  { db }: CommandContext,
  { rule }: Judging,
  { alert, said }: { alert: OpenAlert; said: Said },
): Promise<string[]> {
  const unitIds = said.unitIds.filter((unitId) => !alert.unit_ids.includes(unitId))
  if (unitIds.length === 0) return []
  const ownerId = await handlingOwner(db, rule.owner_id, said.unitIds)
  const found = await recipientsOf(db, { ownerId, unitIds, pagedUnitIds: [] })
  const holderId = await handlingOwner(db, alert.holder_id, said.unitIds)
  return [...new Set([...(holderId === null ? [] : [holderId]), ...found])].toSorted()
}

/** An alert goes on with a cause; what is worth a word is said of the one that a person merged it into, if somebody did. */
export async function goOn(
  context: CommandContext,
  judging: Judging,
  { alert, cause, merged }: { alert: OpenAlert; cause: Cause; merged: readonly OpenAlert[] },
): Promise<void> {
  const { db, emit } = context
  const { rule } = judging
  const pagedBefore = pagedBy(alert)
  const said = saidOf(context, judging, { cause, pagedBefore })
  const about = { subject: alert.told_as, unit: said.unitIds[0] ?? null }
  const pagedUnitIds = unitsPaged(judging, said, pagedBefore)
  const paged = pagedUnitIds.length > 0
  for (const one of merged) {
    await mergeAlert(db, one.id, alert.told_as)
    emit(alertMerged, { subject: one.id, unit: one.unit_ids[0] ?? null, facts: { intoId: alert.told_as } })
  }
  await sayAgain(db, alert.id, { ...said, paged, worst: worseOf(alert.worst, said.segments) })
  const worse = rankOf(said.colour) > rankOf(alert.colour) || (alert.recovered_at !== null && cause.worse)
  if (worse || paged) {
    const [woken] = await endSnoozes(db, context.now, [alert.told_as])
    if (woken !== undefined) emit(alertWoken, { ...about, facts: {} })
    const ownerId = await handlingOwner(db, alert.holder_id, said.unitIds)
    const personIds = await recipientsOf(db, { ownerId, unitIds: said.unitIds, pagedUnitIds })
    const weight = { ruleId: rule.id, watched: rule.watched, colour: said.colour, ...worstOf(said) }
    emit(alertWorsened, { ...about, facts: { ...weight, personIds, paged } })
  } else if (said.colour !== alert.colour || !sameKeys(said.covered, alert.covered)) {
    const personIds = await newlyConcerned(context, judging, { alert, said })
    const facts = { colour: said.colour, segments: said.segments.length, personIds }
    emit(alertChanged, { ...about, facts })
  }
}

export async function recover({ db, now, emit }: CommandContext, alert: AlertRow): Promise<void> {
  if (alert.recovered_at !== null) return
  await noteRecovery(db, alert.id, now)
  emit(alertRecovered, { subject: alert.id, unit: alert.unit_ids[0] ?? null, facts: {} })
}
