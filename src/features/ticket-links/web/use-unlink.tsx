import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { linkTickets, unlinkTickets } from '../contract/deeds.ts'
import type { linkedTickets } from '../contract/reading.ts'
import type { Here } from './here.ts'

type Link = CallerReply<typeof linkedTickets>['links'][number]

const undoShownSeconds = 12
const messageKey = 'tickets-unlinked'

/** Takes a link away, with the way back while it is told: the link comes back as what it was. */
export function useUnlink({ id: ticketId, version: seen }: Here) {
  const { t } = useTranslation('ticket-links')
  const { message } = App.useApp()
  const undo = useWrite(linkTickets, { onDone: () => void message.success(t('unlinked.undone')) })
  const write = useWrite(unlinkTickets)
  return {
    pending: write.pending,
    async unlink({ id: linkId, kind, side, ticket }: Link) {
      const done = await write.send({ ticketId, linkId }, { version: seen })
      if (done === null) return
      const back = () => {
        message.destroy(messageKey)
        void undo.send({ ticketId }, { version: done.version, kind, side, otherId: ticket.id })
      }
      void message.success({
        key: messageKey,
        duration: undoShownSeconds,
        content: (
          <>
            {t('unlinked.done', { number: ticket.number })}{' '}
            <Button type="link" size="small" onClick={back}>
              {t('unlinked.undo')}
            </Button>
          </>
        ),
      })
    },
  }
}
