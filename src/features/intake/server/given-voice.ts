import type { z } from 'zod'
import type { MasterIds } from '#features/customers/server/public/master-ids.ts'
import { changedCustomValues } from '#features/organisation/server/public/custom-values.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, mayEverywhere } from '#platform/server/actor.ts'
import type { newFeedback } from '../contract.ts'
import type { Channel, Mode } from '../domain/voice.ts'
import type { Grounds } from './grounds.query.ts'
import type { Voice } from './public/receive.ts'

// Clocks of senders run ahead a little.
const tenMinutes = 600_000

/** Channels on which a colleague writes down what a customer says. */
export const spoken: ReadonlySet<Channel> = new Set(['phone', 'counter'])

/**
 * Checks the organisation's own fields; colleagues must fill in the required ones, other systems may leave them out.
 * What comes beside them is kept as it is, as with imports. Refuses `organisation.customValues`.
 */
export function checkedCustom(
  fields: Grounds['fields'],
  { channel, custom = {} }: Pick<z.output<typeof newFeedback>, 'channel' | 'custom'>,
): Record<string, unknown> {
  const asked = spoken.has(channel) ? Object.fromEntries(fields.map(({ key }) => [key, null])) : {}
  return changedCustomValues(fields, custom, { ...asked, ...custom })
}

/** A voice as it came over the wire, with its master data found. History is received when it occurred. */
export function voiceOf(given: z.output<typeof newFeedback>, master: MasterIds): Voice {
  const {
    files: _files,
    product: _product,
    outlet: _outlet,
    touchpoint: _touchpoint,
    occurredAt,
    ...rest
  } = given
  const at = occurredAt === undefined ? undefined : Date.parse(occurredAt)
  return { ...rest, ...master, occurredAt: at, receivedAt: given.mode === 'history' ? at : undefined }
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
