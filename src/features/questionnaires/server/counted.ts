import { sql } from 'kysely'

// Who is at an anonymous link is counted in fives: a count that grows by one would tell that somebody answers at this moment. It leans on the
// index by questionnaire.
const inFives = (count: string, also = '') =>
  `(select ${count} filter (where s.invitation_id is not null) + ${count} filter (where s.invitation_id is null) / 5 * 5
    from questionnaire_sittings s where s.questionnaire_id = questionnaires.id and s.seen${also})`

/** Whole answers that are told, as they are kept: those of invited people, and anonymous ones that do not wait any more. */
const kept = (condition: string) =>
  `(select coalesce(sum(t.named + t.anonymous), 0)::int from questionnaire_tallies t
    where t.question = '' and t.part = '' and t.value = '' and ${condition})`

/** How many of one survey were invited, opened it, are half-way and answered, and whose answers are in doubt. */
export const counted = {
  invited: sql<number>`(select count(*) from questionnaire_invitations i where i.questionnaire_id = questionnaires.id
    and (i.written_at is not null or not i.offered))`,
  begun: sql<number>`${sql.raw(inFives('count(*)'))}`,
  partial: sql<number>`${sql.raw(inFives('count(*)', " and s.answers <> '{}'"))}`,
  answered: sql<number>`${sql.raw(kept('t.questionnaire_id = questionnaires.id'))}`,
  doubtful: sql<number>`${sql.raw(kept('t.questionnaire_id = questionnaires.id and t.doubtful'))}`,
}

const ofVersion = 't.questionnaire_id = version.questionnaire_id and t.version = version.version'

/** How many answered one version, and whose answers are in doubt. */
export const countedOfVersion = {
  answered: sql<number>`${sql.raw(kept(ofVersion))}`,
  doubtful: sql<number>`${sql.raw(kept(`${ofVersion} and t.doubtful`))}`,
}
