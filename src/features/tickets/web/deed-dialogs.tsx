import { AssignDialog, ReturnDialog } from '#features/dispatch/web/public/assignment-dialogs.tsx'
import { ContactDialog } from './contact-dialog.tsx'
import { useDesk } from './desk.ts'
import type { AskingDeed } from './next-deed.ts'
import { HoldDialog, ReopenDialog, WithdrawDialog } from './reason-dialogs.tsx'
import { ResolveDialog } from './resolve-dialog.tsx'
import { ReviewDialog } from './review-dialog.tsx'

/** The questions a deed asks before it happens. */
export function DeedDialogs(props: { asking: AskingDeed | null; onClose: () => void }) {
  const { ticket } = useDesk()
  const { onClose } = props
  switch (props.asking) {
    case 'contact':
      return <ContactDialog onClose={onClose} />
    case 'resolve':
      return <ResolveDialog onClose={onClose} />
    case 'hold':
      return <HoldDialog onClose={onClose} />
    case 'reopen':
      return <ReopenDialog onClose={onClose} />
    case 'withdraw':
      return <WithdrawDialog onClose={onClose} />
    case 'review':
      return <ReviewDialog onClose={onClose} />
    case 'assign':
      return <AssignDialog ticketId={ticket.id} version={ticket.version} onClose={onClose} />
    case 'return':
      return <ReturnDialog ticketId={ticket.id} onClose={onClose} />
    default:
      return null
  }
}
