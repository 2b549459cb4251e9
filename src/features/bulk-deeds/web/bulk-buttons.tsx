import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { discardBulk, startBulk, stopBulk, undoBulk } from '../contract.ts'
import type { Details } from './details.ts'

/** What can be done with a bulk deed now. */
export function BulkButtons({ details }: { details: Details }) {
  const { t } = useTranslation('bulk-deeds')
  const go = useNavigate()
  const confirm = useConfirmDanger()
  const params = { bulkDeedId: details.id }
  const start = useWrite(startBulk)
  const stop = useWrite(stopBulk)
  const undo = useWrite(undoBulk)
  const discard = useWrite(discardBulk, { onDone: () => void go('/bulk-deeds') })
  const { can, state, tickets, done } = details
  const takeBack = async () => {
    const consequence = t('undo.consequence', { count: done })
    if (await confirm({ title: t('undo.title'), consequence, verb: t('undo.verb') }))
      await undo.send(params, {})
  }
  return (
    <>
      {can.discard && (
        <Button type="text" loading={discard.pending} onClick={() => void discard.send(params, {})}>
          {t('deeds.discard')}
        </Button>
      )}
      {can.undo && (
        <Button danger loading={undo.pending} onClick={() => void takeBack()}>
          {t('deeds.undo')}
        </Button>
      )}
      {can.stop && (
        <Button loading={stop.pending} onClick={() => void stop.send(params, {})}>
          {t('deeds.stop')}
        </Button>
      )}
      {can.start && (
        <Button type="primary" loading={start.pending} onClick={() => void start.send(params, {})}>
          {state === 'stopped' ? t('deeds.goOn') : t('deeds.start', { count: tickets })}
        </Button>
      )}
    </>
  )
}
