import { masterIds } from '#features/customers/server/public/master-ids.ts'
import { command } from '#platform/server/command.ts'
import { registerFeedback } from '../contract.ts'
import type { Channel } from '../domain/voice.ts'
import { attachFiles } from './attaching.ts'
import { requireImportForHistory, requirePast, voiceOf } from './given-voice.ts'
import { receiveFeedback } from './public/receive.ts'
import { mailReceipt } from './receipt-mail.ts'

// Other systems answer their own senders; whoever called or came by hears from here.
const spoken: ReadonlySet<Channel> = new Set(['phone', 'counter'])

export const register = command(registerFeedback, async (context, input) => {
  requireImportForHistory(context.actor, input.mode)
  requirePast(input.occurredAt, context.now)
  const receipt = await receiveFeedback(context, voiceOf(input, await masterIds(context.db, input)))
  if (!receipt.known) {
    await attachFiles(context, receipt.feedbackId, input.files)
    if (spoken.has(input.channel) && input.mode === 'live')
      await mailReceipt(context, { ...receipt, email: input.contact?.email })
  }
  const { customerId: _, ...reply } = receipt
  return reply
})
