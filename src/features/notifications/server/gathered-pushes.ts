import type { CommandContext } from '#platform/server/command.ts'
import { claimNight, gatherPush, holdPush, releaseGathered, sparePush } from './push.store.ts'
import { whatKeepsBack } from './push-keeping-back.query.ts'

/**
 * Takes what else waited for the end of the same quiet hours into a message that is about to leave, so that a browser tells one thing in the
 * morning and not twenty. What was read meanwhile, closed to its reader or is wanted no more falls away. Gives how many were taken in.
 */
export async function gatherNight(
  context: CommandContext,
  message: { readonly id: string; readonly subscription_id: string },
): Promise<number> {
  const { db, now } = context
  let gathered = 0
  for (const one of await claimNight(db, {
    subscriptionId: message.subscription_id,
    besides: message.id,
    now,
  })) {
    const kept = await whatKeepsBack(context, one)
    if (kept === undefined) {
      await gatherPush(db, one.id, message.id)
      gathered += 1
    } else if ('until' in kept) await holdPush(db, one.id, kept.until)
    else await sparePush(db, one.id, kept.sparedFor)
  }
  return gathered
}

/** What an attempt that failed had taken in waits again, to be judged anew. */
export const ungather = ({ db, now }: CommandContext, messageId: string): Promise<void> =>
  releaseGathered(db, messageId, now)
