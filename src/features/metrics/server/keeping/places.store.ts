import { sql } from 'kysely'
import { unitPaths } from '#features/staff/server/public/units.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { PlacedPoint } from '../../domain/point-book.ts'
import type { MetricsTables } from '../metrics.tables.ts'

type Place = MetricsTables['metric_places']

/** Where units hang in the tree now, and what lies above each place. */
export interface Places {
  /** The place of a unit as it hangs now; 0 of none. */
  of(unitId: string | null): number
  above(place: number): readonly number[]
}

const nowhere = 0
const keyOf = (parent: number | null, unit: string) => `${parent ?? ''} ${unit}`

/** The places of some units, past ones too, and some others, with everything above them. */
async function standing(db: WriteHandle, units: readonly string[], places: readonly number[]) {
  const { rows } = await sql<Place>`
    with recursive known as (
      select id, parent_id, unit_id from metric_places where id = any(${places}::int[]) or unit_id = any(${units}::uuid[])
      union
      select place.id, place.parent_id, place.unit_id from metric_places place join known on known.parent_id = place.id
    ) select id, parent_id, unit_id from known`.execute(db.own<MetricsTables>())
  return rows
}

async function addPlace(db: WriteHandle, parentId: number | null, unitId: string): Promise<Place> {
  const { rows } = await sql<Place>`
    insert into metric_places (id, parent_id, unit_id)
    select max(id) + 1, ${parentId}::int, ${unitId}::uuid from metric_places
    on conflict (parent_id, unit_id) do update set unit_id = excluded.unit_id
    returning id, parent_id, unit_id`.execute(db.own<MetricsTables>())
  return rows[0] as Place
}

/** The places that some points stand at or come to stand at; a unit that was never counted where it hangs now gets one there. */
export async function placesFor(db: WriteHandle, points: readonly PlacedPoint[]): Promise<Places> {
  const units = [
    ...new Set(points.flatMap(({ orgUnitId, place }) => (place === null ? (orgUnitId ?? []) : []))),
  ]
  const held = [...new Set(points.flatMap(({ place }) => place ?? []))]
  const rows = await standing(db, units, held)
  const parents = new Map(rows.map(({ id, parent_id }) => [id, parent_id]))
  const known = new Map(rows.map((row) => [keyOf(row.parent_id, row.unit_id ?? ''), row.id]))
  const now = new Map<string, number>()
  const paths = units.length === 0 ? new Map<string, readonly string[]>() : await unitPaths(db, units)
  for (const unit of units) {
    let at: number | null = null
    // A unit that is in no tree any more counts at the top, by itself.
    for (const one of paths.get(unit) ?? [unit]) {
      const id: number = known.get(keyOf(at, one)) ?? (await addPlace(db, at, one)).id
      known.set(keyOf(at, one), id)
      parents.set(id, at)
      at = id
    }
    now.set(unit, at as number)
  }
  return {
    of: (unitId) => (unitId === null ? nowhere : (now.get(unitId) as number)),
    above(place) {
      const above: number[] = []
      for (let at = parents.get(place) ?? null; at !== null; at = parents.get(at) ?? null) above.push(at)
      return above
    },
  }
}
