import { sql } from 'kysely'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { supervisionResponsibilities } from '../contract/reading.ts'
import { namedResponsibilities } from './case-parts.query.ts'
import { shownResponsibility } from './shown.ts'
import { concernsReach } from './visibility.ts'

const table = 'supervision_responsibilities'

export const responsibilities = query(
  supervisionResponsibilities,
  async ({ read, actor, now }, { view, cursor, limit }) => {
    const reach = (permission: 'supervision.answer' | 'supervision.decide_appeals' | 'supervision.read') =>
      sql<boolean>`${concernsReach(actor, table, permission)}`
    const toDecide = sql<boolean>`(${reach('supervision.decide_appeals')} and appeal.id is not null
      and appeal.decided_at is null and ${actor.id}::uuid is distinct from supervision_responsibilities.noted_by)`
    let wanted = namedResponsibilities(read)
      .select([reach('supervision.answer').as('appeals'), reach('supervision.decide_appeals').as('decides')])
      .select(sql<boolean>`${openTo(actor, `${table}.ticket_id`)}`.as('sees'))
      .where(view === 'to_decide' ? toDecide : reach('supervision.read'))
      .orderBy('supervision_responsibilities.noted_at', 'desc')
      .orderBy('supervision_responsibilities.id', 'desc')
      .limit(limit + 1)
    if (cursor !== undefined) {
      const [at, id] = decodeCursor(cursor, 2)
      wanted = wanted.where(
        sql<boolean>`(supervision_responsibilities.noted_at, supervision_responsibilities.id) < (${at}::timestamptz, ${id}::uuid)`,
      )
    }
    const { items, next } = pageOfRows(await wanted.execute(), limit, (row) => [
      row.noted_at.toISOString(),
      row.id,
    ])
    return {
      items: items.map((row) => {
        const { appeals, decides, sees } = row
        return shownResponsibility(row, { appeals, decides, sees, personId: actor.id, now })
      }),
      next,
    }
  },
)
