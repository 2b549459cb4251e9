import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { answersWithoutTheirFiles, letGoOfFiles } from './answer-files.store.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** Where what was written or attached stands in the answers to each version. */
const written = sql`(
  select v.questionnaire_id, v.version, array_agg(q ->> 'id') as ids
  from questionnaire_versions v, jsonb_array_elements(v.content -> 'pages') p, jsonb_array_elements(p -> 'questions') q
  where q ->> 'kind' in ('text', 'file') group by 1, 2)`

/** Takes what was written out of answers of before a moment; scores stay, and that something was written. Of an anonymous answer only the week is known: it counts once that is over. */
export async function removeComments(
  db: WriteHandle,
  before: Date,
  held: { readonly customers: readonly string[]; readonly tickets: readonly string[] },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update questionnaire_answers a set answers = a.answers ||
      (select jsonb_object_agg(id, null) from unnest(written.ids) id where a.answers ? id)
    from ${written} written
    where a.questionnaire_id = written.questionnaire_id and a.version = written.version and exists (select 1 from unnest(written.ids) id where a.answers ->> id is not null)
      and coalesce(a.answered_at, a.week + 7) < ${before}
      and (a.customer_id is null or a.customer_id <> all(${[...held.customers]}::uuid[]))
      and not exists (select 1 from questionnaire_invitations i
        where i.id = a.invitation_id and i.ticket_id = any(${[...held.tickets]}::uuid[]))`.execute(
    db.own<QuestionnairesTables>(),
  )
  await letGoOfFiles(db, await answersWithoutTheirFiles(db))
  return Number(numAffectedRows ?? 0)
}
