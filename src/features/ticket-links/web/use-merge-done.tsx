import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { takeApart } from '../contract/deeds.ts'

const undoShownSeconds = 12
const messageKey = 'ticket-merged'

/** Tells that a ticket was merged, with the way back while it is shown; later the ticket's page has it. */
export function useMergeDone(): (merged: { ticketId: string; version: number; number: string }) => void {
  const { t } = useTranslation('ticket-links')
  const { message } = App.useApp()
  const undo = useWrite(takeApart, { onDone: () => void message.success(t('takeApart.done')) })
  return ({ ticketId, version, number }) => {
    const back = () => {
      message.destroy(messageKey)
      void undo.send({ ticketId }, { version })
    }
    void message.success({
      key: messageKey,
      duration: undoShownSeconds,
      content: (
        <>
          {t('mergeDrawer.done', { number })}{' '}
          <Button type="link" size="small" onClick={back}>
            {t('mergeDrawer.undo')}
          </Button>
        </>
      ),
    })
  }
}
