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
  return useRead(readAttachments, { feedbackId }, {}, { enabled: may, about: [feedbackId] })
}

const genreOf = ({ mediaType }: Attachment) => {
  if (mediaType.startsWith('image/')) return 'picture'
  return /^(audio|video)\//.test(mediaType) ? 'recording' : 'document'
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
