import { Card, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useReadPages } from '#platform/web/api.ts'
import { PagesList } from '#platform/web/ui/pages-list.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listRecipients, sendingProgress } from '../../contract/inviting.ts'
import { recipientStates } from '../../domain/sendings.ts'
import type { Details } from '../details.ts'
import { Outbox } from './outbox.tsx'

type Recipient = CallerReply<typeof listRecipients>['items'][number]
const shown = ['all', ...recipientStates] as const

/** Whom the survey reached, and who is held back why. */
export function Progress({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const params = { questionnaireId: details.id }
  const [state, setState] = useState<(typeof shown)[number]>('all')
  const progress = useRead(sendingProgress, params, {})
  const pages = useReadPages(listRecipients, params, state === 'all' ? {} : { state })
  return (
    <Card title={t('progress.title')} size="small" className="hx-survey-progress">
      <ReadState read={progress} rows={2}>
        {(counts) => <Counts counts={counts} />}
      </ReadState>
      <div className="hx-survey-progress-bar">
        <Segmented
          value={state}
          onChange={setState}
          options={shown.map((value) => ({ value, label: t(`progress.states.${value}`) }))}
        />
        {details.can.design && <Outbox questionnaireId={details.id} />}
      </div>
      <PagesList
        pages={pages}
        empty={<EmptyState title={t('progress.none')} hint={t('progress.noneHint')} />}
      >
        {(row) => <Row key={row.id} row={row} />}
      </PagesList>
    </Card>
  )
}

function Counts({ counts }: { counts: CallerReply<typeof sendingProgress> }) {
  const { t } = useTranslation('questionnaires')
  const steps = ['chosen', 'sent', 'opened', 'begun', 'answered'] as const
  const asides = ['waiting', 'toPassOn', 'reminded', 'late'] as const
  return (
    <>
      <dl className="hx-survey-steps">
        {steps.map((step) => (
          <div key={step}>
            <dt>{t(`progress.${step}`)}</dt>
            <dd>{counts[step]}</dd>
          </div>
        ))}
      </dl>
      <p className="hx-soft">
        {[
          ...asides
            .filter((name) => counts[name] > 0)
            .map((name) => `${t(`progress.${name}`)} ${counts[name]}`),
          ...counts.held.map(({ reason, count }) => `${t(`held.${reason}`)} ${count}`),
        ].join(' · ')}
      </p>
    </>
  )
}

function Row({ row }: { row: Recipient }) {
  const { t } = useTranslation('questionnaires')
  const step = row.answered ? 'answered' : row.begun ? 'begun' : row.opened ? 'opened' : 'sent'
  const standing =
    row.state === 'held'
      ? t(`held.${row.reason ?? 'gone'}`)
      : t(
          `progress.${row.state === 'waiting' ? 'waiting' : row.toPassOn && step === 'sent' ? 'toPassOn' : step}`,
        )
  return (
    <li className="hx-survey-recipient">
      <span>
        {row.customer === null ? (
          t('progress.unnamed')
        ) : (
          <Link to={`/customers/${row.customer.id}`}>{row.customer.name ?? t('progress.nameless')}</Link>
        )}
        {row.ticketId !== null && <Link to={`/tickets/${row.ticketId}`}> · {t('progress.ticket')}</Link>}
        {row.order !== null && ` · ${t('progress.order', { number: row.order })}`}
      </span>
      <span>{standing}</span>
      <span className="hx-soft">
        {t(`asking.ways.${row.way}`)} · <RelativeTime at={row.sentAt ?? row.dueAt} />
        {row.remindedAt !== null && ` · ${t('progress.reminded')}`}
      </span>
    </li>
  )
}
