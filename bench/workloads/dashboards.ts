import { Client } from 'pg'
import type { Question } from '#features/dashboards/domain/questions.ts'
import { fieldsOf } from '#features/dashboards/domain/questions.ts'
import { type ReadyKey, readyKeys } from '#features/dashboards/domain/ready.ts'
import { recipes } from '#features/metrics/domain/cuts.ts'
import type { MetricKey } from '#features/metrics/domain/definitions.ts'
import { rawStatement } from '../history/asking-raw-rows.ts'
import { rawTables } from '../history/raw-rows.ts'
import { type BenchLine, hundredths, quantile, type Times } from '../line.ts'
import { type Crew, gatherCrew, type Operation } from '../load/closed-loop.ts'
import { databaseTime, processorTime } from '../load/processor-time.ts'
import { getting } from '../load/requests.ts'
import { serveHouse } from '../serving/processes.ts'
import { signIn } from '../serving/signing-in.ts'
import {
  asking,
  type Length,
  lookingAlike,
  lookingApart,
  periodOf,
  questionsOf,
} from './looking-at-boards.ts'
import type { BenchPlan } from './plan.ts'

const warmUpMs = 4000
/** So few are read as a whole at once. */
const manyVoices = 100_000
function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other)
  return { p50: hundredths(quantile(sorted, 0.5)), p95: hundredths(quantile(sorted, 0.95)) }
}

const pathSql = `select unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 from org_units where unit_6 is not null order by code limit 1`
const labelSql = `select parent_id as above, id as leaf from labels where depth = 3 and name_en like 'Matter%' order by name_zh limit 1`

/** From the whole organisation down to the voices of one team about one label. */
async function drillsIn(client: Client): Promise<Readonly<Record<string, string>>> {
  const units = Object.values((await client.query<Record<string, string>>(pathSql)).rows[0] ?? {})
  const { above, leaf } = (await client.query(labelSql)).rows[0] as { above: string; leaf: string }
  const cut = (question: object, length: Length = 'month') =>
    `/api/metrics/cut?${new URLSearchParams({ metric: 'complaint_rate', ...periodOf(length), ...question })}`
  const points = (question: object) =>
    `/api/metrics/points?${new URLSearchParams({ measure: 'voices', limit: '50', ...periodOf('year'), ...question })}`
  const levels = units.map((unit, depth) => [`unit level ${depth + 1}`, cut({ by: 'unit', unit })] as const)
  const [, , city, , outlet, team] = units as [string, string, string, string, string, string]
  return {
    ...Object.fromEntries(levels),
    'labels of a city': cut({ by: 'label', unit: city }),
    'labels of an outlet in a year': cut({ by: 'label', unit: outlet }, 'year'),
    'label below label': cut({ by: 'label', label: above }),
    'days of a label in a year': cut({ by: 'day', label: leaf }, 'year'),
    'label by channel in a city': cut({ by: 'channel', label: above, unit: city }),
    'units in three years': cut({ by: 'unit', unit: city }, 'three_years'),
    'voices of everybody': points({}),
    'voices of a city': points({ unitId: city }),
    'voices of a team': points({ unitId: team }),
    'complaints about a label': points({ labelId: leaf, kind: 'complaint' }),
    'complaints of an outlet about a label': points({ unitId: outlet, labelId: leaf, kind: 'complaint' }),
  }
}

const storageSql = `select
    (select sum(pg_total_relation_size(name::regclass))::float8 from unnest($1::text[]) name) as raw,
    pg_total_relation_size('metric_facts')::float8 as facts, pg_total_relation_size('metric_sums')::float8 + pg_total_relation_size('metric_months') as sums`

/** How much disk what is kept for figures takes, with its indexes, beside the rows that they are counted from. */
async function storageOf(client: Client, voices: number) {
  const { rows } = await client.query<{ raw: number; facts: number; sums: number }>(storageSql, [rawTables])
  const { raw, facts, sums } = rows[0] as { raw: number; facts: number; sums: number }
  const perVoice = (bytes: number) => Math.round(bytes / voices)
  return {
    raw: perVoice(raw),
    facts: perVoice(facts),
    sums: perVoice(sums),
    share: hundredths((facts + sums) / raw),
  }
}

const backendOf = async (client: Client) =>
  (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0

const scansSql = `select coalesce(sum(seq_scan), 0)::int as scans from pg_stat_user_tables
  where relname = any(array['metric_facts', 'metric_sums', 'metric_months', 'feedbacks', 'tickets'])`
const scansIn = async (client: Client) =>
  ((await client.query<{ scans: number }>(scansSql)).rows[0] as { scans: number }).scans

/** The whole month's dashboards asked of the rows themselves, one question after the other. */
async function floorOf(client: Client): Promise<Record<ReadyKey, number>> {
  const took: Partial<Record<ReadyKey, number>> = {}
  for (const board of readyKeys) {
    const began = performance.now()
    for (const line of questionsOf(board, 'month')) {
      const { metric, from, to, by = 'none' } = fieldsOf(line) as unknown as Question
      const recipe = recipes[metric as MetricKey]
      if (recipe !== undefined) await client.query(rawStatement({ measure: recipe.measure, from, to, by }))
    }
    took[board] = Math.round(performance.now() - began)
  }
  return took as Record<ReadyKey, number>
}

interface Stage {
  readonly crew: Crew
  /** The process that serves, and a connection to its database. */
  readonly pid: number
  readonly backend: number
}

/** Milliseconds of processor time so far. */
const spent = ({ pid, backend }: Stage) => ({ house: processorTime([pid]), database: databaseTime(backend) })

async function measured(stage: Stage, operations: Readonly<Record<string, Operation>>, seconds: number) {
  const times: Record<string, Times> = {}
  const all: number[] = []
  let ops = 0
  const before = spent(stage)
  for (const [name, operation] of Object.entries(operations)) {
    const run = await stage.crew.work(operation, (seconds * 1000) / Object.keys(operations).length)
    times[name] = timesOf(run.times)
    all.push(...run.times)
    ops += run.ops / Object.keys(operations).length
  }
  const after = spent(stage)
  const each = (ms: number) => hundredths(ms / all.length)
  const processorMs = {
    house: each(after.house - before.house),
    database:
      after.database === null || before.database === null ? null : each(after.database - before.database),
  }
  return { times, all: all.toSorted((one, other) => one - other), ops, processorMs }
}

const worst = (times: Readonly<Record<string, Times>>): number =>
  Math.max(...Object.values(times).map(({ p95 }) => p95))

/**
 * Every ready dashboard, whole, for a month, a year and three years: looked at by all alike, and by each for a unit of their own; and drills from the
 * organisation to the single voice. The times of the line are those of dashboards that all look at alike, its processor time that of the others. The floor asks the rows themselves what a month's dashboards ask.
 */
export async function measureDashboards({
  place,
  voices,
  seconds,
  connections,
}: BenchPlan): Promise<BenchLine> {
  const client = new Client({ connectionString: place.ownerUrl, application_name: 'huixiang bench' })
  await client.connect()
  const house = await serveHouse(place, 'web')
  try {
    const caller = await signIn(house.port)
    const [alike, apart] = [lookingAlike(caller), await lookingApart(client, caller)]
    const drills = Object.fromEntries(
      Object.entries(await drillsIn(client)).map(([name, path]) => [
        name,
        asking(getting(path, caller), () => true),
      ]),
    )
    const before = await scansIn(client)
    const crew = await gatherCrew(house.port, connections)
    const stage = { crew, pid: house.pid, backend: await backendOf(client) }
    await measured(stage, alike, Math.min(warmUpMs / 1000, seconds))
    const [ofBoards, ofUnits, ofDrills] = [
      await measured(stage, alike, seconds),
      await measured(stage, apart, seconds),
      await measured(stage, drills, seconds / 2),
    ]
    crew.leave()
    await house.stop()
    const scans = (await scansIn(client)) - before
    if (scans > 0 && voices >= manyVoices)
      throw new Error(`Figures were read by ${scans} scans of a whole table`)
    const floor = await floorOf(client)
    const floorMs = Object.values(floor).reduce((sum, one) => sum + one, 0) / readyKeys.length
    return {
      workload: 'dashboards',
      ops: Math.round(ofBoards.ops),
      p50: hundredths(quantile(ofBoards.all, 0.5)),
      p95: hundredths(quantile(ofBoards.all, 0.95)),
      p99: hundredths(quantile(ofBoards.all, 0.99)),
      floor: { ops: hundredths(1000 / floorMs) },
      ratio: hundredths(ofBoards.ops / (1000 / floorMs)),
      tickets: 0,
      voices,
      worstBoardP95: worst(ofBoards.times),
      worstUnitBoardP95: worst(ofUnits.times),
      worstDrillP95: worst(ofDrills.times),
      processorMs: ofUnits.processorMs,
      boards: ofBoards.times,
      unitBoards: ofUnits.times,
      drills: ofDrills.times,
      rawMs: floor,
      bytesPerVoice: await storageOf(client, voices),
    }
  } finally {
    await house.stop()
    await client.end()
  }
}
