import type { z } from 'zod'
import type { MasterIds } from '#features/customers/server/public/master-ids.ts'
import { masterIds } from '#features/customers/server/public/master-ids.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { may } from '#platform/server/actor.ts'
import { command } from '#platform/server/command.ts'
import { type newFeedback, registerFeedback } from '../contract.ts'
import { attachFiles } from './attaching.ts'
import { receiveFeedback, type Voice } from './public/receive.ts'

/** A voice as it came over the wire, with its master data found. */
export function voiceOf(given: z.output<typeof newFeedback>, master: MasterIds): Voice {
  const { files: _files, product: _p, outlet: _o, touchpoint: _t, occurredAt, ...rest } = given
  const at = occurredAt === undefined ? undefined : Date.parse(occurredAt)
  return { ...rest, ...master, occurredAt: at, receivedAt: given.mode === 'history' ? at : undefined }
}

export const register = command(registerFeedback, async (context, input) => {
  if (input.mode === 'history' && !may(context.actor, 'intake.import')) {
    throw new Refusal('intake.historyNeedsImport', 'forbidden')
  }
  const receipt = await receiveFeedback(context, voiceOf(input, await masterIds(context.db, input)))
  if (!receipt.known) await attachFiles(context, receipt.feedbackId, input.files)
  return receipt
})
