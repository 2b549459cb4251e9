import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { forecastSending } from '../../contract/inviting.ts'
import { messageOf } from './outgoing.ts'

export type Forecast = CallerReply<typeof forecastSending>

/** Whom a sending would reach, whom it would leave out and why, when it goes, and word for word what they read. */
export function BeforeSending(props: {
  forecast: Forecast | null
  pending: boolean
  onSend: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('questionnaires')
  const { forecast, pending, onSend, onClose } = props
  return (
    <Modal
      open={forecast !== null}
      title={t('before.title')}
      okText={t('before.send', { count: forecast?.reachable ?? 0 })}
      okButtonProps={{ disabled: forecast?.reachable === 0, loading: pending }}
      onOk={onSend}
      onCancel={onClose}
    >
      {forecast !== null && <Told forecast={forecast} />}
    </Modal>
  )
}

function Told({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation('questionnaires')
  const { locale } = useLocale()
  const { audience, chosen, reachable, held, unknown, sendsAt, message } = forecast
  const heldBack = held.map(({ reason, count }) => t('before.one', { reason: t(`held.${reason}`), count }))
  const strangers = unknown > 0 ? [t('before.one', { reason: t('before.unknown'), count: unknown })] : []
  const leftOut = [...strangers, ...heldBack]
  const waits = Date.parse(sendsAt) > Date.now()
  return (
    <div className="hx-survey-before">
      <p>{t('before.counts', { audience, chosen, reachable })}</p>
      {leftOut.length > 0 && <p>{t('before.leftOut', { reasons: leftOut.join(t('before.and')) })}</p>}
      <p>{waits ? t('before.waits', { at: formatMoment(sendsAt, locale) }) : t('before.now')}</p>
      <h2>{t('before.message')}</h2>
      <blockquote>
        {message.subject !== null && <strong>{message.subject}</strong>}
        <p>{messageOf({ text: message.text, path: '/q/…' }, location.origin)}</p>
      </blockquote>
    </div>
  )
}
