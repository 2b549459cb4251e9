import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Strategy } from '../domain/strategy.ts'
import type { DispatchTables, StrategyRow } from './dispatch.tables.ts'

/** A strategy as the contract and the domain read it. */
function shownStrategy(row: StrategyRow): Strategy {
  return {
    shareBy: row.share_by,
    sticky: row.sticky,
    byTier: row.by_tier,
    vipToSenior: row.vip_to_senior,
    greenExtra: row.green_extra,
    sizes: row.sizes as unknown as Strategy['sizes'],
    urgentExtra: row.urgent_extra,
    overflowUnitId: row.overflow_unit_id,
    acceptMinutes: row.accept_minutes,
    acceptRounds: row.accept_rounds,
    awayMinutes: row.away_minutes,
    dailyQuota: row.daily_quota,
  }
}

/** The units that have a strategy of their own, with it. */
export async function ownStrategies(db: ReadHandle): Promise<Map<string, Strategy>> {
  const rows = await db.tables<DispatchTables>().selectFrom('dispatch_strategies').selectAll().execute()
  return new Map(rows.map((row) => [row.unit_id, shownStrategy(row)]))
}
