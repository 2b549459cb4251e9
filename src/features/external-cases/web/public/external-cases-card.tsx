import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JoinedTicket } from '#features/ticket-links/web/public/join-tickets.tsx'
import { useRead } from '#platform/web/api.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { externalCasesOfTicket } from '../../contract/reading.ts'
import { canChange, steps as deeds, type Step } from '../../domain/life.ts'
import { isSameNumber } from '../../domain/sources.ts'
import { CaseDialog } from '../case-dialog.tsx'
import { CaseNumber, Days, type External, Standing, Steps, useSourceName } from '../case-words.tsx'
import { StepDialog } from '../step-dialogs.tsx'
import '../external-cases.css'

/** What authorities lead about a ticket, and the ways to note and answer it; nothing where there is neither. */
export function ExternalCasesCard({ ticket, className }: { ticket: JoinedTicket; className?: string }) {
  const { t } = useTranslation('external-cases')
  const [adding, setAdding] = useState(false)
  const read = useRead(externalCasesOfTicket, { ticketId: ticket.id }, {}, { about: [ticket.id] }).data
  if (read === undefined || (read.items.length === 0 && !read.can.write)) return null
  return (
    <section className={className} aria-label={t('card.title')}>
      <h2 className="hx-external-head">
        {t('card.title')}
        {read.can.write && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('card.add')}
          </Button>
        )}
      </h2>
      {read.items.length === 0 && <p className="hx-soft">{t('card.none')}</p>}
      {read.items.map((one) => (
        <OneCase key={one.id} one={one} ticket={ticket} isTwice={goesOnTwice(one, read.items)} />
      ))}
      {adding && <CaseDialog ticket={ticket} changes={null} onClose={() => setAdding(false)} />}
    </section>
  )
}

/** Merged tickets may each have brought a case under one number. */
const goesOnTwice = (one: External, all: readonly External[]): boolean =>
  canChange(one.state) &&
  all.some((other) => other.id !== one.id && canChange(other.state) && isSameNumber(one, other))

function OneCase({ one, ticket, isTwice }: { one: External; ticket: JoinedTicket; isTwice: boolean }) {
  const { t } = useTranslation('external-cases')
  const sourceName = useSourceName()
  return (
    <div className="hx-external-one">
      <p className="hx-external-facts">
        <span>{sourceName(one)}</span>
        <Standing one={one} />
      </p>
      <CaseNumber number={one.number} />
      {isTwice && <StatusTag tone="soon" word={t('card.twice')} />}
      <Days one={one} />
      {one.official !== null && (
        <p className="hx-external-official" title={t('card.official')}>
          {one.official}
        </p>
      )}
      <details>
        <summary className="hx-soft">{t('card.steps')}</summary>
        <Steps steps={one.steps} />
      </details>
      <Deeds one={one} ticket={ticket} />
    </div>
  )
}

/** What may be done with a case now. */
function Deeds({ one, ticket }: { one: External; ticket: JoinedTicket }) {
  const { t } = useTranslation('external-cases')
  const [asking, ask] = useState<Step | 'change' | null>(null)
  const possible = deeds.filter((step) => one.can[step])
  if (possible.length === 0 && !one.can.change) return null
  return (
    <div className="hx-external-deeds">
      {possible.map((step) => (
        <Button
          key={step}
          size="small"
          type={step === 'withdraw' ? 'text' : 'default'}
          onClick={() => ask(step)}
        >
          {t(`step.${step}`)}
        </Button>
      ))}
      {one.can.change && (
        <Button size="small" type="text" icon={<EditOutlined />} onClick={() => ask('change')}>
          {t('step.change')}
        </Button>
      )}
      {asking === 'change' && <CaseDialog ticket={ticket} changes={one} onClose={() => ask(null)} />}
      {asking !== null && asking !== 'change' && (
        <StepDialog one={one} step={asking} onClose={() => ask(null)} />
      )}
    </div>
  )
}
