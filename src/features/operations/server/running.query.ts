import { may } from '#platform/server/actor.ts'
import { type QueryHandler, query } from '#platform/server/command.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { followers, operationsHealth, timers } from '../contract.ts'
import { worstOf } from '../domain/findings.ts'
import { lookAround } from './look-around.ts'
import { followerRows, type PlatformTables } from './platform-rows.query.ts'

/** Reads about what runs; which followers and timers there are, the application knows. */
export function runningQueries(modules: () => readonly ServerModule[]): QueryHandler[] {
  const allFollowers = () => modules().flatMap((module) => module.followers ?? [])
  return [
    query(operationsHealth, async ({ read }) => {
      const findings = await lookAround(read, allFollowers())
      return {
        level: worstOf(findings),
        findings: findings.map((one) => ({ ...one, facts: { ...one.facts } })),
      }
    }),
    query(followers, async ({ read, actor }) => {
      const rows = await followerRows(read, allFollowers())
      return {
        items: rows.map((row) => ({
          ...row,
          movedAt: row.movedAt.toISOString(),
          failedSince: row.failedSince?.toISOString() ?? null,
          nextTryAt: row.nextTryAt?.toISOString() ?? null,
        })),
        can: { manage: may(actor, 'operations.manage') },
      }
    }),
    query(timers, async ({ read }) => {
      const ran = await read.tables<PlatformTables>().selectFrom('timers').selectAll().execute()
      const known = modules().flatMap((module) => module.timers ?? [])
      return {
        items: known.map(({ name, everySeconds }) => {
          const row = ran.find((one) => one.name === name)
          return { name, everySeconds, ranAt: row?.ran_at.toISOString() ?? null, error: row?.error ?? null }
        }),
      }
    }),
  ]
}
