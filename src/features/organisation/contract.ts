import { z } from 'zod'
import { session } from '#features/sign-in/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { locales } from '#platform/contract/locale.ts'
import { locale } from '#platform/contract/locale-schema.ts'
import { industries } from './domain/industries.ts'
import { isTimeZone, latestDayBegin } from './domain/time-zones.ts'

const industry = z.enum(industries)
const timeZone = z.string().refine(isTimeZone)
const dayBegins = z.number().int().min(0).max(latestDayBegin)
const name = z.string().trim().min(1).max(100)
const fieldEntity = z.enum(['ticket', 'customer', 'feedback'])
const fieldKind = z.enum(['text', 'number', 'date', 'choice'])

/** Other features answer it by installing their defaults for the industry. */
export const organisationSetUp = event('organisation.set_up', {
  subject: 'organisation',
  readWith: 'organisation.configure',
  facts: z.object({ industry, rootUnitId: id, timeZone: z.string(), locale }),
})

export const organisationChanged = event('organisation.changed', {
  subject: 'organisation',
  readWith: 'organisation.configure',
  facts: z.object({ fields: z.array(z.string()), timeZone: z.string(), industry }),
})

export const customFieldSaved = event('organisation.custom_field_saved', {
  subject: 'custom_field',
  readWith: 'organisation.configure',
  facts: z.object({
    entity: fieldEntity,
    change: z.enum(['created', 'changed']),
    kind: fieldKind,
    active: z.boolean(),
  }),
})

const profile = {
  name,
  industry,
  timeZone,
  /** How many minutes after midnight the days of figures begin. */
  dayBegins,
  defaultLocale: locale,
}

export const organisationProfile = read({
  path: '/api/organisation',
  access: { anyone: 'public pages show whose they are' },
  input: nothing,
  reply: z.object({
    setUp: z.boolean(),
    locales: z.array(locale),
    profile: z.object({ ...profile, timeZone: z.string() }).nullable(),
    can: z.object({ configure: z.boolean() }),
  }),
  refreshOn: [organisationSetUp, organisationChanged],
})

export const setUpOrganisation = write({
  method: 'POST',
  path: '/api/organisation',
  access: { anyone: 'the one-time set-up token' },
  input: z.object({
    token: z.string().trim().min(1).max(200),
    ...profile,
    dayBegins: dayBegins.default(0),
    defaultLocale: locale.default(locales[0]),
    administrator: z.object({
      name,
      login: z.string().trim().min(1).max(200),
      password: z.string().min(1).max(200),
    }),
  }),
  reply: session,
})

export const changeOrganisation = write({
  method: 'PATCH',
  path: '/api/organisation',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object(profile).partial(),
  reply: done,
})

const customField = z.object({
  id,
  entity: fieldEntity,
  key: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  kind: fieldKind,
  options: z.array(z.string()),
  required: z.boolean(),
  active: z.boolean(),
  position: z.number(),
})

export const listCustomFields = read({
  path: '/api/custom-fields',
  access: { signedIn: 'forms are drawn from them' },
  input: z.object({ entity: fieldEntity.optional() }),
  reply: z.object({ items: z.array(customField), can: z.object({ configure: z.boolean() }) }),
  refreshOn: [customFieldSaved],
})

const changeable = {
  labelZh: name,
  labelEn: name,
  options: z.array(name).max(200).default([]),
  required: z.boolean().default(false),
}

export const createCustomField = write({
  method: 'POST',
  path: '/api/custom-fields',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({
    entity: fieldEntity,
    key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    kind: fieldKind,
    ...changeable,
  }),
  reply: z.object({ fieldId: id }),
})

export const changeCustomField = write({
  method: 'PUT',
  path: '/api/custom-fields/:fieldId',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ ...changeable, active: z.boolean() }),
  reply: done,
})
