import { masterIds } from '#features/customers/server/public/master-ids.ts'
import { command } from '#platform/server/command.ts'
import { registerFeedback } from '../contract.ts'
import { attachFiles } from './attaching.ts'
import { requireImportForHistory, requirePast, voiceOf } from './given-voice.ts'
import { receiveFeedback } from './public/receive.ts'

export const register = command(registerFeedback, async (context, input) => {
  requireImportForHistory(context.actor, input.mode)
  requirePast(input.occurredAt, context.now)
  const receipt = await receiveFeedback(context, voiceOf(input, await masterIds(context.db, input)))
  if (!receipt.known) await attachFiles(context, receipt.feedbackId, input.files)
  return receipt
})
