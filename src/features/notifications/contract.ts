import { z } from 'zod'
import { alertItem } from '#features/alerts/contract/reading.ts'
import {
  alertAcknowledged,
  escalationAcknowledged,
  figureAlertAcknowledged,
} from '#features/escalations/contract.ts'
import { done, listOf, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { kinds, mailings } from './domain/kinds.ts'
import { mailStates } from './domain/mail-states.ts'

export const notificationKind = z.enum(kinds)
export const mailState = z.enum(mailStates)

/** Somebody has been told. Readable with the permission that everybody holds who can be told of tickets. */
export const notificationsDelivered = event('notifications.delivered', {
  subject: 'person',
  readWith: 'tickets.read',
  facts: z.object({ kinds: z.array(notificationKind), count: z.number().int() }),
})
const ofMail = { subject: 'mail', readWith: 'operations.read' } as const
export const mailSent = event('notifications.mail_sent', {
  ...ofMail,
  facts: z.object({ attempts: z.number().int() }),
})
/** `reason` is the mail server's reply code or the connection's error code. */
export const mailFailed = event('notifications.mail_failed', {
  ...ofMail,
  facts: z.object({ attempts: z.number().int(), reason: z.string() }),
})
export const mailSentAgain = event('notifications.mail_sent_again', { ...ofMail, facts: z.object({}) })
export const mailViewed = event('notifications.mail_viewed', { ...ofMail, facts: z.object({}) })

const own = { signedIn: 'one’s own notifications' } as const
const ownWrite = {
  access: own,
  quiet: 'what somebody has read or wants to be told is their own matter',
} as const

export const notification = z.object({
  id,
  kind: notificationKind,
  at: moment,
  readAt: moment.nullable(),
  /** Null when it tells of none, or of one that is no longer in the reader's reach. */
  ticket: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  /** Null when it tells of none, or of one that is no longer in the reader's reach. */
  groupEvent: z.object({ id, number: z.string(), phrases: z.array(z.string()) }).nullable(),
  /** Null when it tells of none, or of one that is no longer in the reader's reach. */
  alert: alertItem.pick({ id: true, number: true, watched: true, made: true }).nullable(),
  /** A sub-task of the reader's unit, by its ticket's number; null when it tells of none, or of one that is no longer in their reach. */
  jointTask: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  /** A letter of supervision, by its ticket's number; null when it tells of none, or of one that is no longer in the reader's reach. */
  supervisionLetter: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  /** A bulk deed of the reader's own; null when it tells of none. */
  bulkDeed: z.object({ id }).nullable(),
  /** What it asks the reader to see to; null when it asks for nothing, or no longer. */
  asks: z.object({ escalationId: id }).nullable(),
  /** Ids, codes and figures of the event behind it. */
  facts: z.record(z.string(), z.unknown()),
})

/**
 * The latest first. `part` is `pressing` for what presses and is unread, `rest` for everything else; `apart` leaves out what is unread of
 * kinds that are shown by themselves (`unreadByKind`); `kind` asks for those kinds alone.
 */
export const myNotifications = read({
  path: '/api/notifications',
  access: own,
  input: pageInput.extend({
    unread: z.enum(['true', 'false']).optional(),
    part: z.enum(['pressing', 'rest']).optional(),
    kind: listOf(notificationKind),
    apart: listOf(notificationKind),
  }),
  reply: pageOf(notification),
  refreshOn: [notificationsDelivered, escalationAcknowledged, alertAcknowledged, figureAlertAcknowledged],
})

/**
 * What is unread, kind by kind, the latest first; counted over the thousand latest. Kinds of which there is much are `gathered`: they are
 * told in one line each.
 */
export const unreadByKind = read({
  path: '/api/notification-kinds',
  access: own,
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        kind: notificationKind,
        count: z.number(),
        /** There may be further ones than were counted. */
        more: z.boolean(),
        latestAt: moment,
        presses: z.boolean(),
        gathered: z.boolean(),
      }),
    ),
  }),
  refreshOn: [notificationsDelivered],
})

/** Counted up to 100; `more` says that there are further ones, `pressing` how many press, up to 100 as well; `latestAt` when the latest came. */
export const unreadCount = read({
  path: '/api/notification-count',
  access: own,
  input: nothing,
  reply: z.object({
    unread: z.number(),
    more: z.boolean(),
    pressing: z.number(),
    latestAt: moment.nullable(),
  }),
  refreshOn: [notificationsDelivered],
})

/**
 * All of one's own, those of kinds, or those named: what is somebody else's among them stays as it is. `upTo` leaves unread what came later
 * than the latest that was seen.
 */
export const readNotifications = write({
  method: 'PUT',
  path: '/api/notification-readings',
  input: z.object({
    notificationIds: z.array(id).max(500).optional(),
    kinds: z.array(notificationKind).max(kinds.length).optional(),
    upTo: moment.optional(),
  }),
  reply: z.object({ read: z.number() }),
  ...ownWrite,
})

/** Makes own notifications unread again: what is to be seen to later. */
export const unreadNotifications = write({
  method: 'DELETE',
  path: '/api/notification-readings',
  input: z.object({ notificationIds: z.array(id).min(1).max(500) }),
  reply: z.object({ unread: z.number() }),
  ...ownWrite,
})

const preference = z.object({
  kind: notificationKind,
  inApp: z.boolean(),
  email: z.enum(mailings),
  push: z.boolean(),
})
const minuteOfDay = z.number().int().min(0).max(1439)
/** Minutes after midnight where the organisation is: when one is left alone, unless it presses; when the day's digest is written. */
const rhythm = z.object({
  quiet: z.object({ from: minuteOfDay, to: minuteOfDay }).nullable(),
  digestAt: minuteOfDay,
})

export const notificationPreferences = read({
  path: '/api/notification-preferences',
  access: own,
  input: nothing,
  reply: z.object({ items: z.array(preference), email: z.string().nullable(), rhythm }),
})

export const changeNotificationPreferences = write({
  method: 'PUT',
  path: '/api/notification-preferences',
  input: z.object({ items: z.array(preference).max(kinds.length) }),
  reply: done,
  ...ownWrite,
})

export const changeNotificationRhythm = write({
  method: 'PUT',
  path: '/api/notification-rhythm',
  input: rhythm,
  reply: done,
  ...ownWrite,
})

const mail = z.object({
  id,
  /** Masked, e.g. z***@example.com. */
  to: z.string(),
  subject: z.string(),
  state: mailState,
  attempts: z.number(),
  queuedAt: moment,
  sentAt: moment.nullable(),
  nextTryAt: moment.nullable(),
  problem: z.string().nullable(),
})

/** The outbox. Mails that are held wait for a mail server to be configured. */
export const outbox = read({
  path: '/api/mails',
  access: 'operations.read',
  reach: 'all',
  input: pageInput.extend({ state: listOf(mailState) }),
  reply: pageOf(mail).extend({ held: z.number(), can: z.object({ manage: z.boolean() }) }),
  refreshOn: [mailSent, mailFailed, mailSentAgain],
})

/** A mail can hold a one-time link: reading it is a deed of its own, and leaves `notifications.mail_viewed`. */
export const viewMail = write({
  method: 'POST',
  path: '/api/mails/:mailId/views',
  access: 'operations.manage',
  reach: 'all',
  input: nothing,
  reply: z.object({ to: z.string(), subject: z.string(), text: z.string() }),
  kept: () => null,
})

export const sendMailAgain = write({
  method: 'POST',
  path: '/api/mails/:mailId/sendings',
  access: 'operations.manage',
  reach: 'all',
  input: nothing,
  reply: done,
})
