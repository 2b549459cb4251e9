import { GiftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { compensationsOfTicket } from '../../contract/reading.ts'
import { type Given, GivenState, StepButtons, Steps, useGivenWords, Warnings } from '../given.tsx'
import { OfferDialog } from '../offer-dialog.tsx'
import '../compensation.css'

/** What is given for a ticket, and the way to offer something; nothing where there is neither. */
export function CompensationCard({ ticketId, className }: { ticketId: string; className?: string }) {
  const { t } = useTranslation('compensation')
  const [offering, setOffering] = useState(false)
  const read = useRead(compensationsOfTicket, { ticketId }, {}, { about: [ticketId] }).data
  if (read === undefined || (read.items.length === 0 && !read.can.offer)) return null
  return (
    <section className={className} aria-label={t('card.title')}>
      <h2 className="hx-compensation-head">
        {t('card.title')}
        {read.can.offer && (
          <Button size="small" icon={<GiftOutlined />} onClick={() => setOffering(true)}>
            {t('card.offer')}
          </Button>
        )}
      </h2>
      {read.items.length === 0 && <p className="hx-soft">{t('card.none')}</p>}
      {read.items.map((given) => (
        <OneGiven key={given.id} given={given} />
      ))}
      {offering && <OfferDialog ticketId={ticketId} onClose={() => setOffering(false)} />}
    </section>
  )
}

function OneGiven({ given }: { given: Given }) {
  const words = useGivenWords()
  return (
    <div className="hx-compensation-one">
      <p className="hx-compensation-facts">
        <strong>{words(given)}</strong>
        <GivenState state={given.state} />
      </p>
      <p>{given.reason}</p>
      <Warnings warnings={given.warnings} />
      <Steps steps={given.steps} />
      <StepButtons given={given} />
    </div>
  )
}
