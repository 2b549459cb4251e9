import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { readAttachments } from '../../contract.ts'
import { pageAt } from '../../domain/attachment.ts'

/** A file of a voice with what was read in it. */
export type Attachment = CallerReply<typeof readAttachments>['attachments'][number]

/** What was read in the files of a voice; nothing for people who may not read voices. */
export function useAttachments(feedbackId: string) {
  const may = useMay('intake.read')
  const read = useRead(readAttachments, { feedbackId }, {}, { enabled: may, about: [feedbackId] })
  // How far hearing has come is no event: while it goes on it is asked for.
  const hearing = read.data?.attachments.some(isBeingHeard) ?? false
  useRead(readAttachments, { feedbackId }, {}, { enabled: hearing, about: [feedbackId], every: hearingMs })
  return read
}

const hearingMs = 3000
const isRecording = ({ mediaType }: Attachment) => /^(audio|video)\//.test(mediaType)

/** Whether an attachment is a recording that is being heard, or waits for its turn. */
export const isBeingHeard = (attachment: Attachment) =>
  attachment.state === 'reading' && isRecording(attachment)

const genreOf = (attachment: Attachment) => {
  if (attachment.mediaType.startsWith('image/')) return 'picture'
  return isRecording(attachment) ? 'recording' : 'document'
}

/** The texts of the files of a voice, by what judgements call them, with words for where in a file a place stands. */
export function useWordsInFiles(feedbackId: string) {
  const { t } = useTranslation('transcripts')
  const attachments = useAttachments(feedbackId).data?.attachments ?? []
  return attachments.flatMap((one) => {
    const { readingId, text, name, pageKind, pageStarts } = one
    if (readingId === null) return []
    const placeOf = (at: number) => {
      const page = pageAt(pageStarts, at)
      const file = t(`place.${genreOf(one)}`, { name })
      return page === null || pageKind === null ? file : t(`place.${pageKind}`, { file, page })
    }
    return [{ id: readingId, text, placeOf }]
  })
}
