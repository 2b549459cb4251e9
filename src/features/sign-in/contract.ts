import { z } from 'zod'
import { availabilityChanged, personChanged } from '#features/staff/contract/events.ts'
import { availability, permission, scope } from '#features/staff/contract/shapes.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { locale } from '#platform/contract/locale-schema.ts'

const linkPurpose = z.enum(['invite', 'recovery'])
/** Longer texts would only cost the server time; strength is judged by the domain rule. */
const password = z.string().min(1).max(200)
const token = z.string().min(1).max(200)

const personEvent = { subject: 'person', readWith: 'staff.read' } as const

export const signedIn = event('sign-in.signed_in', {
  ...personEvent,
  facts: z.object({ how: z.enum(['password', 'invite', 'recovery', 'set_up']) }),
})
export const signedOut = event('sign-in.signed_out', {
  ...personEvent,
  facts: z.object({
    how: z.enum(['self', 'password_changed', 'disabled', 'recovery']),
    sessions: z.number().int(),
  }),
})
export const lockedOut = event('sign-in.locked_out', {
  ...personEvent,
  facts: z.object({ failures: z.number().int(), waitSeconds: z.number().int() }),
})
export const linkMade = event('sign-in.link_made', {
  ...personEvent,
  facts: z.object({ purpose: linkPurpose }),
})
export const passwordSet = event('sign-in.password_set', {
  ...personEvent,
  facts: z.object({ how: z.enum(['invite', 'recovery', 'change', 'set_up']) }),
})
const keyEvent = { subject: 'api_key', readWith: 'sign-in.manage_keys' } as const
export const keyMade = event('sign-in.key_made', {
  ...keyEvent,
  facts: z.object({ roleId: id, orgUnitId: id }),
})
export const keyRevoked = event('sign-in.key_revoked', { ...keyEvent, facts: z.object({}) })

export const session = z.object({
  /** Null for programs and tests that came without a cookie. */
  sessionId: id.nullable(),
  person: z.object({ id, name: z.string(), orgUnitId: id, locale, availability }),
  grants: z.array(z.object({ permission, scope, unitId: id, depth: z.number() })),
  organisation: z.object({
    name: z.string(),
    industry: z.string(),
    timeZone: z.string(),
    /** How many minutes after midnight the days of figures begin. */
    dayBegins: z.number(),
    defaultLocale: locale,
  }),
})

export const startSession = write({
  method: 'POST',
  path: '/api/session',
  access: { anyone: 'signing in' },
  input: z.object({ login: z.string().trim().min(1).max(200), password }),
  reply: session,
})

export const currentSession = read({
  path: '/api/session',
  access: { signedIn: 'who am I' },
  input: nothing,
  reply: session,
  refreshOn: [personChanged, availabilityChanged],
})

export const endSession = write({
  method: 'DELETE',
  path: '/api/session',
  access: { anyone: 'signing out must work with a session that has already ended' },
  input: nothing,
  reply: done,
})

export const listSessions = read({
  path: '/api/sessions',
  access: { signedIn: 'one’s own sessions' },
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        id,
        startedAt: moment,
        lastSeenAt: moment,
        expiresAt: moment,
        ip: z.string().nullable(),
        userAgent: z.string().nullable(),
        current: z.boolean(),
      }),
    ),
  }),
  refreshOn: [signedIn, signedOut],
})

export const endOtherSession = write({
  method: 'DELETE',
  path: '/api/sessions/:sessionId',
  access: { signedIn: 'one’s own sessions' },
  input: nothing,
  reply: done,
})

export const changePassword = write({
  method: 'PUT',
  path: '/api/password',
  access: { signedIn: 'one’s own password' },
  input: z.object({ current: password, next: password }),
  reply: done,
})

/** PUT, as everything that replies with a secret: replies of a POST are kept for its repetition. */
export const makeLink = write({
  method: 'PUT',
  path: '/api/people/:personId/one-time-link',
  access: 'staff.manage',
  input: nothing,
  reply: z.object({ purpose: linkPurpose, path: z.string(), expiresAt: moment }),
})

/** A write only because its secret must not stand in an address that logs and proxies keep. */
export const lookAtLink = write({
  method: 'POST',
  path: '/api/one-time-links/views',
  access: { anyone: 'the secret in the link' },
  input: z.object({ token }),
  reply: z.object({
    purpose: linkPurpose,
    personName: z.string(),
    organisationName: z.string(),
    expiresAt: moment,
  }),
  quiet: 'changes nothing: it only shows whose link this is',
})

export const useLink = write({
  method: 'POST',
  path: '/api/one-time-links/uses',
  access: { anyone: 'the secret in the link' },
  input: z.object({ token, password }),
  reply: session,
})

export const listKeys = read({
  path: '/api/api-keys',
  access: 'sign-in.manage_keys',
  reach: 'all',
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        /** The first characters of the key, to tell keys apart. */
        hint: z.string(),
        roleId: id,
        orgUnitId: id,
        madeAt: moment,
        madeBy: z.string().nullable(),
        expiresAt: moment.nullable(),
        lastUsedAt: moment.nullable(),
        revokedAt: moment.nullable(),
      }),
    ),
  }),
  refreshOn: [keyMade, keyRevoked],
})

/** Under an id that the caller chooses: a PUT, because its reply carries the secret. */
export const createKey = write({
  method: 'PUT',
  path: '/api/api-keys/:keyId',
  access: 'sign-in.manage_keys',
  reach: 'all',
  input: z.object({
    name: z.string().trim().min(1).max(100),
    roleId: id,
    orgUnitId: id,
    expiresInDays: z.number().int().min(1).max(3650).nullable(),
  }),
  /** The key itself is shown this once. */
  reply: z.object({ key: z.string() }),
})

export const revokeKey = write({
  method: 'DELETE',
  path: '/api/api-keys/:keyId',
  access: 'sign-in.manage_keys',
  reach: 'all',
  input: nothing,
  reply: done,
})
