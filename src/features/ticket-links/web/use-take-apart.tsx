import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { takeApart } from '../contract/deeds.ts'

/** Asks whether to take a merged ticket out again, and does it. */
export function useTakeApart() {
  const { t } = useTranslation('ticket-links')
  const { message } = App.useApp()
  const confirm = useConfirmDanger()
  const write = useWrite(takeApart, { onDone: () => void message.success(t('takeApart.done')) })
  return {
    pending: write.pending,
    async ask({ id, number, version }: { id: string; number: string; version: number }) {
      const sure = await confirm({
        title: t('takeApart.title', { number }),
        consequence: t('takeApart.effect', { number }),
        verb: t('takeApart.do'),
      })
      if (sure) await write.send({ ticketId: id }, { version })
    },
  }
}
