import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Whether a person is kept from a ticket or a voice, of those that were asked for; nobody in particular is kept from all that is closed to anybody. */
export type KeptFrom = (subjectId: string, personId: string | null) => boolean

interface Closure {
  readonly id: string
  readonly recused: readonly string[]
  /** Null where the ticket is not confidential. */
  readonly readers: readonly string[] | null
}

/** Who must not learn of these tickets or voices; one statement, and mostly an empty answer. */
export async function keptFrom(db: ReadHandle, subjectIds: readonly string[]): Promise<KeptFrom> {
  if (subjectIds.length === 0) return () => false
  const { rows } = await sql<Closure>`
    with asked as (
      select id, id as ticket_id from unnest(${subjectIds}::uuid[]) as one (id)
      union all select feedback_id, ticket_id from ticket_feedbacks where feedback_id = any(${subjectIds}::uuid[])
    )
    select asked.id,
      array(select person_id::text from ticket_recusals where ticket_id = asked.ticket_id and ended_at is null) as recused,
      case when seal.id is not null then array(
        select person_id::text from ticket_readers where ticket_id = asked.ticket_id
        union select person_id::text from ticket_openings
          where ticket_id = asked.ticket_id and ended_at is null and until > now()) end as readers
    from asked left join ticket_seals as seal on seal.ticket_id = asked.ticket_id and seal.ended_at is null
    where seal.id is not null
      or exists (select from ticket_recusals where ticket_id = asked.ticket_id and ended_at is null)`.execute(
    db.tables<object>() as never,
  )
  const closures = new Map(rows.map((row) => [row.id, row]))
  return (subjectId, personId) => {
    const closure = closures.get(subjectId)
    if (closure === undefined) return false
    if (personId === null || closure.recused.includes(personId)) return true
    return closure.readers !== null && !closure.readers.includes(personId)
  }
}
