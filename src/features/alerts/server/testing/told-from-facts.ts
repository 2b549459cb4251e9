import { randomUUID } from 'node:crypto'
import { dateOf, dayNumberOf } from '@huixiang/business-time/local-date.ts'
import type { Point } from '#features/metrics/domain/point-book.ts'
import { countPoints, point } from '#features/metrics/server/testing/counted-points.ts'
import { teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'

const today = dayNumberOf('2026-08-26') as number
/** The day so many days before the one that alerting houses begin on. */
export const dayBefore = (ago: number): string => dateOf(today - ago)

/** Voices of which each is a row and a point, so many days ago: complaints of the team, unless they say otherwise. */
export async function voicesOn(
  house: TestHouse,
  ago: number,
  { n, touchpointId = null, ...given }: Partial<Point> & { n: number; touchpointId?: string | null },
): Promise<string[]> {
  const ids = Array.from({ length: n }, () => randomUUID())
  await house.open.pool.query(
    `insert into feedbacks (id, number, secret_hash, channel, text, touchpoint_id, occurred_at, received_at)
     select id, id::text, '\\x00', 'web_form', '快递三天没有更新', $2, now(), now() from unnest($1::uuid[]) as id`,
    [ids, touchpointId],
  )
  const said = { day: dayBefore(ago), orgUnitId: teamUnit, kind: 'complaint', channel: 'web', ...given }
  await countPoints(
    house,
    ids.map((subjectId) => point({ ...said, subjectId })),
  )
  return ids
}

/** Adds a touchpoint. */
export async function touchpoint(house: TestHouse, name: string): Promise<string> {
  const id = randomUUID()
  await house.open.pool.query(
    'insert into touchpoints (id, code, name, saved_at) values ($1::uuid, $1::uuid::text, $2, now())',
    [id, name],
  )
  return id
}

/** Adds a label, below another where one is given. */
export async function label(house: TestHouse, name: string, parentId: string | null = null): Promise<string> {
  const id = randomUUID()
  await house.open.pool.query(
    'insert into labels (id, parent_id, depth, name_zh, name_en, position) values ($1, $2, $3, $4, $4, 1)',
    [id, parentId, parentId === null ? 1 : 2, name],
  )
  return id
}
