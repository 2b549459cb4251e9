import { sql } from 'kysely'

// Anonymous answers that wait are not counted, and who is at an anonymous link is counted in fives: a count that grows by one would tell
// that somebody answers at this moment. Each leans on the index by questionnaire.
const inFives = (count: string, also = '') =>
  `(select ${count} filter (where s.invitation_id is not null) + ${count} filter (where s.invitation_id is null) / 5 * 5
    from questionnaire_sittings s where s.questionnaire_id = questionnaires.id${also})`

/** How many of one survey were invited, opened it, are half-way and answered, and whose answers are in doubt. */
export const counted = {
  invited: sql<number>`(select count(*) from questionnaire_invitations i where i.questionnaire_id = questionnaires.id)`,
  begun: sql<number>`${sql.raw(inFives('count(*)'))}`,
  partial: sql<number>`${sql.raw(inFives('count(*)', " and s.answers <> '{}'"))}`,
  answered: sql<number>`(select count(*) from questionnaire_answers a where a.questionnaire_id = questionnaires.id
    and (a.invitation_id is not null or a.batch is not null))`,
  doubtful: sql<number>`(select count(*) from questionnaire_answers a where a.questionnaire_id = questionnaires.id
    and (a.invitation_id is not null or a.batch is not null) and a.doubts <> '{}')`,
}

/** How many answered one version. */
export const answeredVersion = sql<number>`(select count(*) from questionnaire_answers a
  where a.questionnaire_id = version.questionnaire_id and a.version = version.version
  and (a.invitation_id is not null or a.batch is not null))`
