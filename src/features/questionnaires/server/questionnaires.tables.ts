import type { ColumnType, Generated } from 'kysely'
import type { Locale } from '#platform/contract/locale.ts'
import type { LowAnswer } from '../domain/alarms.ts'
import type { Card } from '../domain/card.ts'
import type { Doubt } from '../domain/doubts.ts'
import type { State } from '../domain/link-state.ts'
import type { Answers, Questionnaire } from '../domain/questionnaire.ts'
import type { HeldBack, Plan, RecipientState, SendingKind, Way } from '../domain/sendings.ts'

type Json<Value> = ColumnType<Value, string, string>
type MaybeNumber = ColumnType<number | null, number | null | undefined, number>
type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>

/** How a sitting is found: by the invitation, or by what the reader's browser holds. */
export type SittingKey = { readonly invitationId: string } | { readonly keyHash: Buffer }

/** The tables this feature owns. Days are texts such as 2026-05-31. */
export interface QuestionnairesTables {
  questionnaire_rules: {
    only_one: ColumnType<boolean, true, never>
    link_key: ColumnType<Buffer, Buffer, never>
    rest_days: number
    quiet_from: Generated<number>
    quiet_until: Generated<number>
    working_days_only: Generated<boolean>
  }
  questionnaires: {
    id: string
    state: State
    draft: Json<Questionnaire>
    revision: number
    version: number | null
    expires_days: Generated<number>
    grace_days: Generated<number>
    card: ColumnType<Card | null, string | null | undefined, string | null>
    closes_on: ColumnType<string | null, string | null | undefined, string | null>
    created_at: Date
    changed_at: Date
  }
  questionnaire_versions: {
    questionnaire_id: string
    version: number
    content: Json<Questionnaire>
    opened_at: Date
  }
  questionnaire_releases: {
    questionnaire_id: string
    version: number
    doubtful: Generated<boolean>
    batch: Generated<number>
    seal: Generated<number>
    sealed: Generated<number>
    unsealed: Generated<number>
  }
  questionnaire_told_questions: {
    questionnaire_id: string
    version: number
    doubtful: Generated<boolean>
    question: string
    batch: number
    waiting: number
  }
  questionnaire_tallies: {
    questionnaire_id: string
    version: number
    doubtful: boolean
    question: string
    part: string
    value: string
    named: Generated<number>
    /** Told, and let out but waiting for five who answered the question. */
    anonymous: Generated<number>
    waiting: Generated<number>
    /** Of questions that count in a metric: the day of the last telling, and how often it had been told when that day began. */
    told_on: string | null
    told_before: Generated<number>
  }
  questionnaire_counted_scores: {
    id: string
    questionnaire_id: string
    version: number
    measure: 'nps' | 'csat'
    score: number
    day: string
  }
  questionnaire_invitations: {
    id: string
    questionnaire_id: string
    customer_id: string | null
    invited_at: Date
    expires_at: Date
    answered_at: MaybeMoment
    ended_at: MaybeMoment
    ticket_id: ColumnType<string | null, string | null | undefined, string | null>
    order_id: ColumnType<string | null, string | null | undefined, string | null>
    /** Which handling of its ticket it asks about. */
    cycle: MaybeNumber
    /** Whether it stands on the tracking page. */
    offered: Generated<boolean>
    /** When its customer was written to; null where it only stands on the tracking page. */
    written_at: MaybeMoment
  }
  questionnaire_sittings: {
    id: string
    questionnaire_id: string
    version: number
    invitation_id: string | null
    key_hash: Buffer | null
    answers: Json<Answers>
    begun_at: MaybeMoment
    /** Whether somebody saw the page. */
    seen: Generated<boolean>
  }
  questionnaire_answers: {
    id: string
    questionnaire_id: string
    version: number
    invitation_id: string | null
    customer_id: string | null
    answers: Json<Answers>
    locale: Locale
    week: ColumnType<string, string, never>
    answered_at: Date | null
    /** With which anonymous answers it came to be told; null while it waits, and for an invited person's. */
    batch: MaybeNumber
    seal: MaybeNumber
    late: Generated<boolean>
    doubts: Generated<Doubt[]>
    /** Whether its words are still to be read. */
    words_wait: Generated<boolean>
  }
  questionnaire_readings: {
    answer_id: string
    question: string
    questionnaire_id: string
    polarity: 'positive' | 'neutral' | 'negative'
    label_ids: string[]
  }
  questionnaire_sendings: {
    id: string
    questionnaire_id: string
    kind: SendingKind
    way: Way
    plan: Json<Plan>
    active: boolean
    created_at: Date
  }
  questionnaire_recipients: {
    id: string
    sending_id: string
    questionnaire_id: string
    customer_id: string | null
    ticket_id: string | null
    cycle: number | null
    order_id: ColumnType<string | null, string | null | undefined, string | null>
    stratum: string | null
    state: RecipientState
    reason: HeldBack | null
    due_at: Date
    until: Date | null
    invitation_id: ColumnType<string | null, string | null | undefined, string | null>
    remind_at: MaybeMoment
    reminded_at: MaybeMoment
    /** Whether a colleague passes it on, and when they did. */
    by_hand: Generated<boolean>
    passed_on_at: MaybeMoment
  }
  questionnaire_follow_ups: {
    id: string
    questionnaire_id: string
    version: number
    answer_id: string | null
    low: Json<readonly LowAnswer[]>
    feedback_id: string | null
    ticket_id: string | null
  }
  questionnaire_repeats: { questionnaire_id: string; words_hash: Buffer; times: number }
  questionnaire_files: {
    file_id: string
    answer_id: string
    questionnaire_id: string
    question: string
    media_type: string
    bytes: number
  }
  questionnaire_kiosk_receipts: { key_hash: Buffer; week: ColumnType<string, string, never> }
  questionnaire_alarms: { answer_id: string }
  questionnaire_opt_outs: { customer_id: string; at: Date; recorded_by: string | null }
  questionnaire_kept_wishes: { address_hash: Buffer }
}
