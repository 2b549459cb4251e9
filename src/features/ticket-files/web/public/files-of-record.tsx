import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { Files } from '#platform/web/ui/files/files.tsx'
import { jointTaskFiles, ticketFiles } from '../../contract.ts'

type TicketFile = CallerReply<typeof ticketFiles>['files'][number]

/** The files that came with something written on a ticket; nothing where none came. */
export function FilesOfRecord({ ticketId, recordId }: { ticketId: string; recordId: string }) {
  const files = useRead(ticketFiles, { ticketId }, {}, { about: [ticketId] }).data?.files ?? []
  const own = files.filter((file) => file.recordId === recordId)
  return <Shown files={own} under={`/api/tickets/${ticketId}`} />
}

/** The files that came with a unit's answer to a sub-task; nothing where none came. */
export function FilesOfJointTask({ jointTaskId }: { jointTaskId: string }) {
  const files = useRead(jointTaskFiles, { jointTaskId }, {}).data?.files ?? []
  return <Shown files={files} under={`/api/joint-tasks/${jointTaskId}`} />
}

function Shown({ files, under }: { files: readonly TicketFile[]; under: string }) {
  if (files.length === 0) return null
  return (
    <Files
      files={files.map(({ id, name, mediaType, bytes }) => ({
        name,
        type: mediaType,
        size: bytes,
        href: `${under}/files/${id}`,
      }))}
    />
  )
}
