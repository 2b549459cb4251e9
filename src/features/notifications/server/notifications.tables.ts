import type { ColumnType, Generated } from 'kysely'
import type { DeliveryState } from '../domain/delivery-states.ts'
import type { Gateway, Purpose } from '../domain/gateways.ts'
import type { Kind, Mailing } from '../domain/kinds.ts'
import type { MailState } from '../domain/mail-states.ts'
import type { Matter } from '../domain/matter.ts'
import type { Notice } from '../domain/notice.ts'
import type { Wait } from '../domain/rhythm.ts'
import type { Messenger } from '../domain/robots.ts'

type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>

/** What a browser's message is written from, and whether a ladder asked for it. */
export interface PushFacts {
  readonly number?: string
  readonly dueAt?: unknown
  readonly ordered?: true
  /** A ladder named browsers, whatever its reader chose. */
  readonly orderedHere?: true
}

/** The tables this feature owns. */
export interface NotificationsTables {
  notifications: {
    id: string
    person_id: string
    kind: Kind
    event_id: string
    ticket_id: string | null
    group_event_id: string | null
    joint_task_id: string | null
    supervision_letter_id: string | null
    bulk_deed_id: string | null
    alert_id: string | null
    facts: ColumnType<Record<string, unknown>, string, string>
    at: Date
    read_at: MaybeMoment
  }
  notification_preferences: {
    person_id: string
    kind: Kind
    in_app: boolean
    mailing: Mailing
    push: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
  }
  push_keys: { only_row: Generated<boolean>; public_key: string; private_sealed: string }
  push_subscriptions: {
    id: string
    person_id: string
    endpoint: string
    p256dh: string
    auth: string
    device: string
    created_at: Date
  }
  push_deliveries: {
    id: string
    subscription_id: string
    person_id: string
    event_id: string
    /** Null for a trial, as its matter. */
    kind: Kind | null
    matter: ColumnType<Matter | null, string | null, never>
    facts: ColumnType<PushFacts, string, never>
    state: Exclude<DeliveryState, 'held' | 'gathered'>
    attempts: ColumnType<number, number | undefined, number>
    queued_at: Date
    next_try_at: MaybeMoment
    sent_at: MaybeMoment
    problem: ColumnType<string | null, string | null | undefined, string | null>
    /** The message that tells it, with others that waited for the end of quiet hours. */
    gathered_into: ColumnType<string | null, never, string | null>
  }
  notification_rhythms: {
    person_id: string
    quiet_from: number | null
    quiet_to: number | null
    digest_at: number
  }
  notification_digest_lines: {
    id: string
    person_id: string
    event_id: string
    kind: Kind
    matter: ColumnType<Matter, string, never>
    facts: ColumnType<Record<string, unknown>, string, never>
    at: Date
    waits_for: Wait
    send_at: Date
  }
  mails: {
    id: string
    idempotency_key: string
    to_address: string
    subject: string
    body: string
    about_id: string | null
    state: MailState
    attempts: ColumnType<number, number | undefined, number>
    queued_at: Date
    next_try_at: MaybeMoment
    sent_at: MaybeMoment
    problem: string | null
    link_path: string | null
    link_sealed: string | null
    /** What it tells a colleague; null where it goes to a customer, or is nothing that stops being wanted. */
    notice: ColumnType<Notice | null, string | null | undefined, string | null>
  }
  webhooks: {
    id: string
    name: string
    url: string
    secret_sealed: string
    purpose: Purpose
    person_id: ColumnType<string | null, string | null | undefined, never>
    kinds: Kind[]
    allows_private: boolean
    active: boolean
    created_at: Date
  }
  webhook_deliveries: {
    id: string
    webhook_id: string
    event_id: string
    kind: Kind | Gateway | 'rule_ran'
    content: ColumnType<Record<string, unknown>, string, string>
    about_id: ColumnType<string | null, string | null | undefined, never>
    not_after: ColumnType<Date | null, Date | null | undefined, never>
    state: Exclude<MailState, 'held' | 'spared'>
    attempts: ColumnType<number, number | undefined, number>
    queued_at: Date
    next_try_at: MaybeMoment
    sent_at: MaybeMoment
    problem: ColumnType<string | null, string | null | undefined, string | null>
  }
  robots: {
    id: string
    service: ColumnType<Messenger, Messenger, never>
    name: string
    address_sealed: string
    address_shown: string
    secret_sealed: string | null
    kinds: Kind[]
    unit_id: string | null
    mailing: Exclude<Mailing, 'never'>
    quiet_from: number | null
    quiet_to: number | null
    digest_at: number
    active: boolean
    spoken_at: ColumnType<Date[], Date[] | undefined, Date[]>
    created_at: Date
  }
  robot_deliveries: {
    id: string
    robot_id: string
    event_id: string
    /** Null for a trial, as its matter. */
    kind: Kind | null
    matter: ColumnType<Matter | null, string | null, never>
    facts: ColumnType<Record<string, unknown>, string, never>
    person_ids: string[]
    state: Exclude<DeliveryState, 'held' | 'spared'>
    attempts: ColumnType<number, number | undefined, number>
    queued_at: Date
    next_try_at: MaybeMoment
    sent_at: MaybeMoment
    problem: ColumnType<string | null, string | null | undefined, string | null>
  }
}
