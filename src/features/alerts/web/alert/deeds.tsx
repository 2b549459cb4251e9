import { Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { acknowledgeAlert, wakeAlert } from '../../contract/deeds.ts'
import type { readAlert } from '../../contract/reading.ts'
import { Alike } from './alike.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'

type Alert = CallerReply<typeof readAlert>
type Dialog = 'assign' | 'snooze' | 'merge' | 'close'

/** What to do: see to it, give it to somebody, let it rest, or say what it was. */
export function Deeds({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const [open, show] = useState<Dialog | null>(null)
  const close = () => show(null)
  return (
    <Card title={t('alert.todo')} size="small">
      <Who alert={alert} />
      {alert.can.handle && (
        <div className="hx-alert-deeds">
          <div className="hx-alert-now">
            <See alert={alert} />
            <Button type={alert.can.acknowledge ? 'default' : 'primary'} onClick={() => show('assign')}>
              {t(alert.owner === null ? 'deeds.assign' : 'deeds.assignOn')}
            </Button>
          </div>
          {alert.state === 'snoozed' ? (
            <Wake alertId={alert.id} />
          ) : (
            <Button onClick={() => show('snooze')}>{t('deeds.snooze')}</Button>
          )}
          <Button onClick={() => show('merge')}>{t('deeds.merge')}</Button>
          <Button onClick={() => show('close')}>{t('deeds.close')}</Button>
        </div>
      )}
      <Alike alert={alert} />
      {open === 'assign' && (
        <AssignDialog alertId={alert.id} ownerId={alert.owner?.id ?? null} onClose={close} />
      )}
      {open === 'snooze' && <SnoozeDialog alertId={alert.id} onClose={close} />}
      {open === 'merge' && <MergeDialog alertId={alert.id} onClose={close} />}
      {open === 'close' && <CloseDialog alertId={alert.id} onClose={close} />}
    </Card>
  )
}

/** Who has it, who said so, and until when. */
function Who({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  return (
    <ul className="hx-alert-notes">
      <li>
        {alert.owner === null
          ? t('alert.nobody')
          : t('alert.owner', { name: alert.owner.name ?? t('alert.somebody') })}
      </li>
      {alert.acknowledgedAt !== null && (
        <li>
          {t('alert.seenBy', {
            name: alert.acknowledgedBy?.name ?? t('alert.somebody'),
            at: formatMoment(alert.acknowledgedAt, locale),
          })}
        </li>
      )}
      {alert.state === 'open' && <li>{t('alert.escalates', { at: formatMoment(alert.dueAt, locale) })}</li>}
    </ul>
  )
}

function See({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const acknowledge = useWrite(acknowledgeAlert)
  if (!alert.can.acknowledge) return null
  return (
    <Button
      type="primary"
      loading={acknowledge.pending}
      onClick={() => void acknowledge.send({ alertId: alert.id }, {})}
    >
      {t('deeds.acknowledge')}
    </Button>
  )
}

function Wake({ alertId }: { alertId: string }) {
  const { t } = useTranslation('alerts')
  const wake = useWrite(wakeAlert)
  return (
    <Button loading={wake.pending} onClick={() => void wake.send({ alertId }, {})}>
      {t('deeds.wake')}
    </Button>
  )
}
