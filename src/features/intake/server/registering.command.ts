import { masterIds } from '#features/customers/server/public/master-ids.ts'
import { command } from '#platform/server/command.ts'
import { registerFeedback } from '../contract.ts'
import { isSpoken } from '../domain/voice.ts'
import { attachFiles } from './attaching.ts'
import { checkedCustom, requireImportForHistory, requirePast, voiceOf } from './given-voice.ts'
import { readyFor, receiveFeedback } from './public/receive.ts'
import { mailReceipt } from './receipt-mail.ts'

export const register = command(registerFeedback, async (context, input) => {
  requireImportForHistory(context.actor, input.mode)
  requirePast(input.occurredAt, context.now)
  const byHand = isSpoken(input.channel)
  const { locale } = context.request
  const voice = voiceOf(input, { master: await masterIds(context.db, input), locale })
  // One round trip asks everything, another, with the commit, writes everything.
  const reception = await readyFor(context.db, [voice])
  const custom = byHand || input.custom ? checkedCustom(reception.fields, input) : undefined
  const receipt = await receiveFeedback(context, { ...voice, custom }, reception)
  if (!receipt.known) {
    await attachFiles(context, { feedbackId: receipt.feedbackId, additionId: null, after: 0 }, input.files)
    // Other systems answer their own senders; whoever called or came by hears from here.
    if (byHand && input.mode === 'live')
      await mailReceipt(context, { ...receipt, email: input.contact?.email })
  }
  const { customerId: _, ...reply } = receipt
  return reply
})
