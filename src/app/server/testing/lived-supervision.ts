import {
  answerSupervisionLetter,
  appealResponsibility,
  noteResponsibility,
  sendSupervisionLetter,
  superviseTicket,
} from '#features/supervision/contract/deeds.ts'
import type { Deed } from './lived-deeds.ts'

/** A ticket under supervision: a letter that its unit answered, and a responsibility that was appealed against. */
export async function superviseInside(
  deed: Deed,
  words: string,
  { ticketId, unitId }: { ticketId: string; unitId: string },
): Promise<{ caseId: string; letterId: string; responsibilityId: string }> {
  const { caseId } = await deed(superviseTicket, { ticketId }, { words })
  const { letterId } = await deed(sendSupervisionLetter, { caseId }, { unitId, demand: words })
  await deed(answerSupervisionLetter, { letterId }, { version: 1, text: words })
  const noted = { unitId, kind: 'delay', share: 40, reason: words } as const
  const { responsibilityId } = await deed(noteResponsibility, { caseId }, noted)
  await deed(appealResponsibility, { responsibilityId }, { words })
  return { caseId, letterId, responsibilityId }
}
