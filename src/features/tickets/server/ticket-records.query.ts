import { expressionBuilder, type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import type { PersonalSpans } from '#features/analysis/server/public/masked-text.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { JointHandlingTables } from '#features/joint-handling/server/joint-handling.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { fixedText } from '#platform/server/database/fixed-text.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import type { TicketsTables } from './tickets.tables.ts'

type Tables = TicketsTables & IntakeTables & AnalysisTables & StaffTables & JointHandlingTables & FilesTables
const eb = expressionBuilder<Tables, 'tickets'>()

/** The voices a ticket answers, as they were received. */
const voices = {
  feedbacks: jsonArrayFrom(
    eb
      .selectFrom('ticket_feedbacks as r')
      .innerJoin('feedbacks as voice', 'voice.id', 'r.feedback_id')
      .leftJoin('analyses', (join) =>
        join.onRef('analyses.feedback_id', '=', 'voice.id').on(sql<boolean>`analyses.current`),
      )
      .select(['voice.id', 'voice.number', 'voice.channel', 'voice.text', 'r.first'])
      .select(['voice.received_at as receivedAt', 'voice.occurred_at as occurredAt'])
      .select(sql<PersonalSpans | null>`analyses.details -> 'personalData'`.as('spans'))
      .select((e) =>
        jsonArrayFrom(
          e
            .selectFrom('feedback_additions as addition')
            .select(['addition.id', 'addition.text'])
            .whereRef('addition.feedback_id', '=', 'voice.id')
            .orderBy('addition.at'),
        ).as('additions'),
      )
      .whereRef('r.ticket_id', '=', 'tickets.id')
      .orderBy('r.linked_at'),
  ),
}

/** What was said and done on a ticket, in the order of time. */
const saidAndDone = {
  holds: jsonArrayFrom(
    eb
      .selectFrom('ticket_holds as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.reason', 'r.note', 'r.since', 'r.until', 'r.by', 'p.name as byName', 'r.cycle'])
      .whereRef('r.ticket_id', '=', 'tickets.id')
      .orderBy('r.since'),
  ),
  notes: jsonArrayFrom(
    eb
      .selectFrom('ticket_notes as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.id', 'r.text', 'r.at', 'r.by', 'p.name as byName', 'r.cycle'])
      .whereRef('r.ticket_id', '=', 'tickets.id')
      .orderBy('r.at'),
  ),
  messages: jsonArrayFrom(
    eb
      .selectFrom('ticket_messages as r')
      .leftJoin('feedback_additions as added', 'added.id', 'r.addition_id')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select((e) => e.fn.coalesce('r.text', 'added.text', sql<string>`''`).as('text'))
      .select((e) =>
        jsonArrayFrom(
          e
            .selectFrom('feedback_files as link')
            .innerJoin('files', 'files.id', 'link.file_id')
            .select(['files.id', 'link.feedback_id as feedbackId', 'link.name'])
            .select(['files.media_type as mediaType', 'files.bytes'])
            .whereRef('link.addition_id', '=', 'r.addition_id')
            .where('files.state', '=', sql.lit('kept'))
            .orderBy('link.position'),
        ).as('voiceFiles'),
      )
      .select(['r.id', 'r.direction', 'r.purpose', 'r.at', 'r.by', 'p.name as byName', 'r.cycle'])
      .whereRef('r.ticket_id', '=', 'tickets.id')
      .orderBy('r.at'),
  ),
  contacts: jsonArrayFrom(
    eb
      .selectFrom('ticket_contacts as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.id', 'r.channel', 'r.reached', 'r.at', 'r.by', 'p.name as byName', 'r.cycle'])
      .whereRef('r.ticket_id', '=', 'tickets.id')
      .orderBy('r.at'),
  ),
  confirmations: jsonArrayFrom(
    eb
      .selectFrom('ticket_confirmations as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.code', 'r.at', 'r.by', 'p.name as byName', 'r.cycle'])
      .whereRef('r.ticket_id', '=', 'tickets.id'),
  ),
}

/** The marks along a ticket's life, of every cycle, and what must be confirmed before it closes. */
const milestones = {
  resolutions: jsonArrayFrom(
    eb
      .selectFrom('ticket_resolutions as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.cycle', 'r.outcome', 'r.solution', 'r.cause_label_id', 'r.compensation'])
      .select(['r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.ticket_id', '=', 'tickets.id'),
  ),
  verifications: jsonArrayFrom(
    eb
      .selectFrom('ticket_verifications as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.cycle', 'r.how', 'r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.ticket_id', '=', 'tickets.id'),
  ),
  closures: jsonArrayFrom(
    eb
      .selectFrom('ticket_closures as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.cycle', 'r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.ticket_id', '=', 'tickets.id'),
  ),
  reopenings: jsonArrayFrom(
    eb
      .selectFrom('ticket_reopenings as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.cycle', 'r.reason', 'r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.ticket_id', '=', 'tickets.id'),
  ),
  withdrawals: jsonArrayFrom(
    eb
      .selectFrom('ticket_withdrawals as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.reason', 'r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.ticket_id', '=', 'tickets.id'),
  ),
  requirements: jsonArrayFrom(
    eb
      .selectFrom('confirmation_requirements as r')
      .select(['r.code', 'r.required_for as requiredFor'])
      .orderBy('r.position'),
  ),
}

/** Sub-tasks of other units that the present handling waits for. */
const waitedFor = {
  openJointTasks: jsonArrayFrom(
    eb
      .selectFrom('joint_tasks as r')
      .select('r.id')
      .whereRef('r.ticket_id', '=', 'tickets.id')
      .whereRef('r.cycle', '=', 'tickets.cycle')
      .where(sql<boolean>`r.required`)
      .where('r.ended_at', 'is', null),
  ),
}

const records = { ...voices, ...saidAndDone, ...milestones, ...waitedFor }

/** Everything recorded about a ticket. Rows arrive as JSON, so their times are text. */
export type TicketRecords = {
  [Name in keyof typeof records]: (typeof records)[Name] extends RawBuilder<infer Rows> ? Rows : never
}

/** The records as columns beside a row of `tickets`: one statement reads the whole page. */
export const recordColumns = fixedText(
  sql.join(Object.entries(records).map(([name, rows]) => sql`${rows} as ${sql.ref(name)}`)),
)
