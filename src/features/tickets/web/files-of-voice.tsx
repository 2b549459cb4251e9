import { Files } from '#platform/web/ui/files/files.tsx'
import type { Ticket } from './ticket.ts'

type VoiceFile = Ticket['messages'][number]['voiceFiles'][number]

/** Files that belong to a voice, for those who may read it. */
export function FilesOfVoice({ files }: { files: readonly VoiceFile[] }) {
  return (
    <Files
      files={files.map(({ id, feedbackId, name, mediaType, bytes }) => ({
        ...{ name, type: mediaType, size: bytes },
        href: `/api/feedback/${feedbackId}/files/${id}`,
      }))}
    />
  )
}
