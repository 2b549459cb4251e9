import { type RawBuilder, sql } from 'kysely'
import { chosenVoices } from '#features/intake/server/public/chosen-voices.query.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { InputOf, ReplyOf } from '#platform/contract/endpoint.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readHeat } from '../contract.ts'
import { heatOf } from '../domain/heat.ts'
import { columnsOf } from '../domain/periods.ts'

type Input = InputOf<typeof readHeat>
type Row = ReplyOf<typeof readHeat>['rows'][number]

/** How many voices one row of the map has in one column. */
interface Count {
  readonly row: string | null
  readonly column: string
  readonly n: number
}

const emotions = ['angry', 'disappointed', 'anxious', 'sad', 'surprised', 'neutral', 'pleased'] as const
const mostRows = 30
const deepest = 6

const calendarDay = sql<string>`to_char(voice.received_at at time zone
  coalesce((select time_zone from organisations limit 1), 'Asia/Shanghai'), 'YYYY-MM-DD')`

/**
 * Every label with the one it counts under: those directly below the chosen label, which counts for itself, else the top ones; a merged label
 * counts where its successor does.
 */
function labelTops(chosen: string | null): RawBuilder<{ id: string; top: string }> {
  return sql`(with recursive below as (
      select id, id as top from labels where parent_id is not distinct from ${chosen}::uuid
      union all select child.id, below.top from labels child join below on child.parent_id = below.id),
    place as (select id, top from below union all select id, id from labels where id = ${chosen}::uuid)
    select label.id, place.top from labels label join place on place.id = coalesce(label.successor_id, label.id))`
}

async function countsByLabel(context: QueryContext, input: Input): Promise<Count[]> {
  const chosen = await chosenVoices(context, input, 'metrics.read')
  if (chosen === null) return []
  const { voices, plan } = chosen
  const tops = labelTops(input.label.length === 1 ? (input.label[0] as string) : null)
  return voices
    .leftJoin(tops.as('place'), 'place.id', 'analysis.label_id')
    .$if(plan !== null, (some) => some.where(foundBy(plan?.found)))
    .where('voice.erased_at', 'is', null)
    .where('analysis.emotion', 'is not', null)
    .select(['place.top as row', 'analysis.emotion as column'])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .groupBy(['place.top', 'analysis.emotion'])
    .execute() as Promise<Count[]>
}

const foundBy = (found: RawBuilder<unknown> | undefined) =>
  sql<boolean>`voice.id in (select feedback_id from ${found ?? sql`(select null::uuid as feedback_id)`} as found)`

async function depthOf(read: ReadHandle, unit: string | undefined): Promise<number> {
  if (unit === undefined) return 1
  const rows = read.tables<StaffTables>().selectFrom('org_units').select('depth').where('id', '=', unit)
  return (await rows.executeTakeFirst())?.depth ?? 1
}

async function countsByUnit(context: QueryContext, input: Input): Promise<Count[]> {
  const chosen = await chosenVoices(context, input, 'metrics.read')
  if (chosen === null) return []
  const { voices, plan } = chosen
  const depth = await depthOf(context.read, input.unit)
  const unit = sql<
    string | null
  >`coalesce(${sql.ref(`voice.unit_${Math.min(depth + 1, deepest)}`)}, ${sql.ref(`voice.unit_${depth}`)})`
  return voices
    .$if(plan !== null, (some) => some.where(foundBy(plan?.found)))
    .where('voice.erased_at', 'is', null)
    .select([unit.as('row'), calendarDay.as('column')])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .groupBy([sql`1`, sql`2`])
    .execute()
}

async function namesOf(
  read: ReadHandle,
  of: Input['of'],
  ids: readonly string[],
): Promise<Map<string, Row['name']>> {
  if (of === 'units') {
    const rows = await read
      .tables<StaffTables>()
      .selectFrom('org_units')
      .select(['id', 'name'])
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .execute()
    return new Map(rows.map(({ id, name }) => [id, { 'zh-CN': name, en: name }]))
  }
  const rows = await read
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'name_zh', 'name_en'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name_zh, name_en }) => [id, { 'zh-CN': name_zh, en: name_en ?? name_zh }]))
}

/** Whether whoever sees the figures may also read the voices they count. */
function mayReadAllCounted(actor: Actor): boolean {
  const [counted, readable] = [reachOf(actor, 'metrics.read'), reachOf(actor, 'intake.read')]
  if (readable.all) return true
  return (
    !counted.all &&
    readable.own &&
    counted.units.every((unit) => readable.units.includes(unit)) &&
    counted.subtrees.every(({ unitId }) => readable.subtrees.some((one) => one.unitId === unitId))
  )
}

/** A count for every row and column, rows with most voices first. */
function tableOf(counts: readonly Count[], columns: readonly { from: string; to: string }[]) {
  const rows = new Map<string | null, number[]>()
  for (const { row, column, n } of counts) {
    const at = columns.findIndex(({ from, to }) => from <= column && column <= to)
    const cells = rows.get(row) ?? columns.map(() => 0)
    if (at !== -1) cells[at] = (cells[at] as number) + n
    rows.set(row, cells)
  }
  const sum = (cells: readonly number[]) => cells.reduce((all, one) => all + one, 0)
  return [...rows].sort(([, a], [, b]) => sum(b) - sum(a))
}

/** What a heat map shows: see the contract. */
export async function heatFor(context: QueryContext, input: Input): Promise<ReplyOf<typeof readHeat>> {
  const ofLabels = input.of === 'labels'
  const columns = ofLabels ? emotions.map((one) => ({ from: one, to: one })) : columnsOf(input)
  const counts = await (ofLabels ? countsByLabel : countsByUnit)(context, input)
  const table = tableOf(counts, columns)
  const heat = heatOf(
    table.map(([, cells]) => cells),
    !mayReadAllCounted(context.actor),
  )
  const shown = table.slice(0, mostRows)
  const names = await namesOf(
    context.read,
    input.of,
    shown.flatMap(([id]) => id ?? []),
  )
  return {
    columns: columns.map(({ from, to }, i) => ({
      key: ofLabels ? from : `${from}/${to}`,
      n: heat.columns[i] ?? 0,
    })),
    rows: shown.map(([id], i) => ({
      id,
      name: id === null ? null : (names.get(id) ?? null),
      n: heat.rows[i] as number,
      cells: (heat.cells[i] as (typeof heat.cells)[number]).map((cell) => ({ ...cell })),
    })),
    n: heat.n,
    hidden: heat.hidden,
  }
}

export const heat = query(readHeat, heatFor)
