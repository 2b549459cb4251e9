import { sql } from 'kysely'
import { query } from '#platform/server/command.ts'
import { listRobots } from '../contract/robots.ts'
import type { DeliveryState } from '../domain/delivery-states.ts'
import type { NotificationsTables } from './notifications.tables.ts'

interface Last {
  readonly state: DeliveryState
  readonly at: string
  readonly problem: string | null
}

export const robotList = query(listRobots, async ({ read }) => {
  const rows = await read
    .tables<NotificationsTables>()
    .selectFrom('robots')
    .selectAll()
    .select(
      sql<Last | null>`(select jsonb_build_object('state', state, 'problem', problem,
        'at', to_char(coalesce(sent_at, queued_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from robot_deliveries where robot_id = robots.id and attempts > 0
        order by coalesce(sent_at, queued_at) desc, id desc limit 1)`.as('last'),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return {
    items: rows.map((row) => ({
      ...{ id: row.id, service: row.service, name: row.name, address: row.address_shown },
      ...{ signed: row.secret_sealed !== null, kinds: row.kinds, unitId: row.unit_id },
      ...{ mailing: row.mailing, digestAt: row.digest_at, active: row.active, last: row.last },
      quiet:
        row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to },
    })),
  }
})
