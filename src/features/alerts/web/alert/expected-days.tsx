import { Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { readAlert } from '../../contract/reading.ts'
import { usePartName } from '../alert-words.ts'
import { MarkDialog, type MarkStart } from '../rules/mark-dialog.tsx'

type Alert = CallerReply<typeof readAlert>
type Offer = Alert['expectedDays'][number]

/** It was expected: its days are marked with one click, so that they teach nothing and are not told again. */
export function ExpectedDays({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const [start, begin] = useState<MarkStart | null>(null)
  const partName = usePartName()
  if (alert.expectedDays.length === 0) return null
  const whereOf = ({ name, unitId, segment }: Offer) =>
    partName(
      { key: segment?.key ?? unitId, name },
      segment === null && unitId === null ? 'none' : alert.split,
    )
  const startOf = (offer: Offer): MarkStart => ({
    ...offer,
    name: t('expectedDays.name', { number: alert.number }),
    where: offer.segment === null ? null : whereOf(offer),
  })
  return (
    <Card title={t('expectedDays.title')} size="small">
      <p className="hx-soft">{t('expectedDays.about')}</p>
      <ul className="hx-alert-offers">
        {alert.expectedDays.map((offer) => (
          <li key={`${offer.unitId} ${offer.segment?.key}`}>
            <span>
              {whereOf(offer)} <Days {...offer} />
            </span>
            <Button
              aria-label={t('expectedDays.markOf', { where: whereOf(offer) })}
              onClick={() => begin(startOf(offer))}
            >
              {t('expectedDays.mark')}
            </Button>
          </li>
        ))}
      </ul>
      {start !== null && <MarkDialog start={start} onClose={() => begin(null)} />}
    </Card>
  )
}

function Days({ from, to }: Pick<Offer, 'from' | 'to'>) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  return (
    <small className="hx-soft">
      {formatDay(from, locale)}
      {from !== to && `${t('happened.to')}${formatDay(to, locale)}`}
    </small>
  )
}
