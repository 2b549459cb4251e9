import { judgeShortText } from '#features/analysis/server/public/short-text.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { commentRead } from '../contract.ts'
import { maskedComment } from './masked-comment.ts'
import { lockUnreadComments, saveReading } from './surveys.store.ts'

/**
 * Judges how comments sound and makes them findable, a hundred at most; gives how many. A telephone number in one is masked first: whoever
 * may not see it cannot find it either.
 */
export async function readComments({ db, emit }: CommandContext): Promise<number> {
  const unread = await lockUnreadComments(db, 100)
  for (const { invitation_id, ticket_id, org_unit_id, comment } of unread) {
    const { polarity, confidence, words } = judgeShortText(maskedComment(comment) ?? '')
    await saveReading(db, invitation_id, { polarity, confidence, words })
    const facts = { invitationId: invitation_id, polarity, confidence }
    emit(commentRead, { subject: ticket_id, unit: org_unit_id, facts })
  }
  return unread.length
}
