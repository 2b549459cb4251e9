import type { ComponentProps } from 'react'
import { DeedModal } from '#platform/web/ui/deed-modal.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import type { Versioned } from './use-versioned.ts'

type Frame = Omit<ComponentProps<typeof DeedModal>, 'pending'>

/** The dialogue of a deed on the ticket: a conflict is shown above what was entered, and decided there. */
export function TicketDeedModal({ deed, ready, children, ...frame }: Frame & { deed: Versioned }) {
  return (
    <DeedModal {...frame} ready={ready && deed.conflict === null} pending={deed.pending}>
      <ConflictNotice deed={deed} onDone={frame.onClose} />
      {children}
    </DeedModal>
  )
}
