import { sendReply } from '#features/drafts/contract.ts'
import { useDraft } from '#features/drafts/web/public/use-draft.ts'
import { type Uploaded, type Uploads, useUploads } from '#features/ticket-files/web/public/use-uploads.ts'
import { useWrite } from '#platform/web/api.ts'
import { useSession } from '#platform/web/session.tsx'
import { recordReply, writeNote } from '../contract/handling.ts'
import type { messagePurposes } from '../domain/codes.ts'
import { useDesk } from './desk.ts'
import { noted } from './foreseen-deeds.ts'

export const composerModes = ['reply', 'note', 'heard'] as const
/** To whom something is written: the customer, colleagues, or nobody, as what the customer said. */
export type ComposerMode = (typeof composerModes)[number]
export type Purpose = (typeof messagePurposes)[number]

/** What was begun of each, kept by the server. */
export function useDrafts(ticketId: string): Record<ComposerMode, ReturnType<typeof useDraft>> {
  return {
    reply: useDraft(ticketId, 'reply'),
    note: useDraft(ticketId, 'note'),
    heard: useDraft(ticketId, 'heard'),
  }
}

/** The files that go with what is written; they are there again after a look at another ticket, as the texts are. */
export function useAttached(ticketId: string): Record<ComposerMode, Uploads> {
  return {
    reply: useUploads(`${ticketId}/reply`, { lasting: true }),
    note: useUploads(`${ticketId}/note`, { lasting: true }),
    heard: useUploads(`${ticketId}/heard`, { lasting: true }),
  }
}

/** When a reply leaves, whom a note mentions, the files that go with the words, and the field they were written in. */
interface Going {
  readonly leavesAt: string | undefined
  readonly mentions: readonly string[]
  readonly files: readonly Uploaded[]
  readonly field: { empty(): void; refill(): void }
}

/** Sends what is written where it belongs; tells whether it went. */
export function useSending(mode: ComposerMode, purpose: Purpose) {
  const { ticket } = useDesk()
  const { person } = useSession()
  const by = { id: person.id, name: person.name }
  const reply = useWrite(sendReply)
  const note = useWrite(writeNote, { foresees: ({ ticketId }, { text }) => noted(ticketId, { text, by }) })
  const heard = useWrite(recordReply)
  const params = { ticketId: ticket.id }
  const sendNote = async (text: string, { mentions, files, field }: Going): Promise<boolean> => {
    // It stands in the timeline at once; what is refused comes back into the field.
    field.empty()
    const sent = (await note.send(params, { text, mentions: [...mentions], files: [...files] })) !== null
    if (!sent) field.refill()
    return sent
  }
  const send = async (text: string, going: Going): Promise<boolean> => {
    if (mode === 'note') return sendNote(text, going)
    const { leavesAt, files, field } = going
    const words = { text, purpose, files: [...files], ...(leavesAt !== undefined && { leavesAt }) }
    const sent = await (mode === 'reply'
      ? reply.send(params, words)
      : heard.send(params, { text, files: [...files] }))
    if (sent !== null) field.empty()
    return sent !== null
  }
  return { send, pending: reply.pending || note.pending || heard.pending }
}
