import type { z } from 'zod'
import type { MasterIds } from '#features/customers/server/public/master-ids.ts'
import { changedCustomValues } from '#features/organisation/server/public/custom-values.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, mayEverywhere } from '#platform/server/actor.ts'
import type { newFeedback } from '../contract.ts'
import { isSpoken, type Mode } from '../domain/voice.ts'
import type { Grounds } from './grounds.query.ts'
import { consentAsGiven } from './public/consent-words.ts'
import type { Voice } from './public/receive.ts'

// Clocks of senders run ahead a little.
const tenMinutes = 600_000

/**
 * Checks the organisation's own fields; colleagues must fill in the required ones, other systems may leave them out.
 * What comes beside them is kept as it is, as with imports. Refuses `organisation.customValues`.
 */
export function checkedCustom(
  fields: Grounds['fields'],
  { channel, custom = {} }: Pick<z.output<typeof newFeedback>, 'channel' | 'custom'>,
): Record<string, unknown> {
  const asked = isSpoken(channel) ? Object.fromEntries(fields.map(({ key }) => [key, null])) : {}
  return changedCustomValues(fields, custom, { ...asked, ...custom })
}

/** A voice as it came over the wire in a language, with its master data found. History is received when it occurred. */
export function voiceOf(
  given: z.output<typeof newFeedback>,
  { master, locale }: { master: MasterIds; locale: Locale },
): Voice {
  const {
    files: _files,
    product: _product,
    outlet: _outlet,
    touchpoint: _touchpoint,
    occurredAt,
    consent,
    ...rest
  } = given
  const at = occurredAt === undefined ? undefined : Date.parse(occurredAt)
  return {
    ...rest,
    ...master,
    occurredAt: at,
    receivedAt: given.mode === 'history' ? at : undefined,
    consent: consentAsGiven(consent, { channel: given.channel, locale }),
  }
}

/** History starts no clocks and no messages, so writing it is the importer's business. */
export function requireImportForHistory(actor: Actor, mode: Mode): void {
  if (mode === 'history' && !mayEverywhere(actor, 'intake.import'))
    throw new Refusal('intake.historyNeedsImport', 'forbidden')
}

/** Refuses `intake.fromTheFuture` for what has not happened yet. */
export function requirePast(occurredAt: string | undefined, now: number): void {
  if (occurredAt !== undefined && Date.parse(occurredAt) > now + tenMinutes) {
    throw new Refusal('intake.fromTheFuture', 'invalid')
  }
}
