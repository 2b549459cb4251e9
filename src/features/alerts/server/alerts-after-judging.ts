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
import { endSnoozes, insertAlert, mergeAlert, noteRecovery, type Said, sayAgain } from './alerts.store.ts'
import type { AlertRow, KeptSegment } from './alerts.tables.ts'
import type { OpenAlert } from './open-alerts.store.ts'
import { handlingOwner, notedBy, recipientsOf } from './recipients.ts'
import type { Rule } from './rule-recipes.ts'
import { timeLimit } from './time-limit.query.ts'

/** What alerts are made of beside what was found. `root` is the unit of what belongs to no other. */
export interface Judging {
  readonly rule: Rule
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
  const pages = ({ p, deviation }: Finding) => p < rule.significance && pagesAbove(rule.recipe, deviation)
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

/** The units that an alert is about, and those that these swallowed. */
function unitsOf({ rule }: Judging, { unitIds, segments }: Said): { own: string[]; below: string[] } {
  if (rule.split !== 'unit') return { own: [...unitIds], below: [] }
  const [own, below] = [segments.filter(isTop), segments.filter((one) => !isTop(one))]
  return { own: own.map(({ key }) => key), below: below.map(({ key }) => key) }
}

interface Told {
  readonly personIds: string[]
  readonly notedIds: string[]
}

/**
 * One cause, one alert: those who handle what it is about are paged, those who handle what that swallowed read of it. Where nobody handles
 * alerts above, whoever does below is paged.
 */
async function toldOf(
  { db }: CommandContext,
  {
    ownerId,
    own,
    below,
    pagedUnitIds,
  }: ReturnType<typeof unitsOf> & { ownerId: string | null; pagedUnitIds: readonly string[] },
): Promise<Told> {
  const personIds = await recipientsOf(db, { ownerId, unitIds: own, pagedUnitIds })
  const notedIds = await notedBy(db, { ownerId, unitIds: below, personIds })
  return personIds.length === 0 ? { personIds: notedIds, notedIds: [] } : { personIds, notedIds }
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
  const told = await toldOf(context, { ...unitsOf(judging, said), ownerId, pagedUnitIds })
  const weight = { ruleId: rule.id, watched: rule.watched, colour: said.colour, ...worstOf(said) }
  const facts = { ...weight, ...told, paged, dueAt: new Date(dueAt).toISOString() }
  emit(alertOpened, { subject: id, unit: said.unitIds[0] ?? null, facts })
}

const sameKeys = (a: readonly string[], b: readonly string[]) => a.join() === b.join()

/** Whoever has an alert that reached further units, and who would have heard of it at once, had it begun there. */
async function newlyConcerned(
  context: CommandContext,
  judging: Judging,
  { alert, said }: { alert: OpenAlert; said: Said },
): Promise<Told> {
  const { db } = context
  const isNew = (unitId: string) => !alert.unit_ids.includes(unitId)
  const { own, below } = unitsOf(judging, said)
  const units = { own: own.filter(isNew), below: below.filter(isNew) }
  if (units.own.length + units.below.length === 0) return { personIds: [], notedIds: [] }
  const ownerId = await handlingOwner(db, judging.rule.owner_id, said.unitIds)
  const { personIds, notedIds } = await toldOf(context, { ...units, ownerId, pagedUnitIds: [] })
  const holderId = await handlingOwner(db, alert.holder_id, said.unitIds)
  const everybody = new Set([...(holderId === null ? [] : [holderId]), ...personIds])
  return {
    personIds: [...everybody].toSorted(),
    notedIds: notedIds.filter((personId) => !everybody.has(personId)),
  }
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
  await sayAgain(db, alert.id, {
    ...{ ...said, paged, ruleVersion: rule.version },
    worst: worseOf(alert.worst, said.segments),
  })
  const worse = rankOf(said.colour) > rankOf(alert.colour) || (alert.recovered_at !== null && cause.worse)
  if (worse || paged) {
    const [woken] = await endSnoozes(db, context.now, [alert.told_as])
    if (woken !== undefined) emit(alertWoken, { ...about, facts: {} })
    const ownerId = await handlingOwner(db, alert.holder_id, said.unitIds)
    const told = await toldOf(context, { ...unitsOf(judging, said), ownerId, pagedUnitIds })
    const weight = { ruleId: rule.id, watched: rule.watched, colour: said.colour, ...worstOf(said) }
    emit(alertWorsened, { ...about, facts: { ...weight, ...told, paged } })
  } else if (said.colour !== alert.colour || !sameKeys(said.covered, alert.covered)) {
    const told = await newlyConcerned(context, judging, { alert, said })
    const facts = { colour: said.colour, segments: said.segments.length, ...told }
    emit(alertChanged, { ...about, facts })
  }
}

export async function recover({ db, now, emit }: CommandContext, alert: AlertRow): Promise<void> {
  if (alert.recovered_at !== null) return
  await noteRecovery(db, alert.id, now)
  emit(alertRecovered, { subject: alert.id, unit: alert.unit_ids[0] ?? null, facts: {} })
}
