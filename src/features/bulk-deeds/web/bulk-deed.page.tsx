import { Alert, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { PlanList } from '#features/macros/web/public/plan-list.tsx'
import { useRead } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readBulk } from '../contract.ts'
import './bulk-deeds.css'
import { BulkButtons } from './bulk-buttons.tsx'
import { BulkState } from './bulk-state.tsx'
import type { Details } from './details.ts'
import { ResultTable } from './result-table.tsx'

export default function BulkDeedPage() {
  const { t } = useTranslation('bulk-deeds')
  const { bulkDeedId = '' } = useParams()
  const read = useRead(readBulk, { bulkDeedId }, {}, { about: [bulkDeedId] })
  return (
    <ReadState read={read} away={{ to: '/bulk-deeds', words: t('list.back') }}>
      {(details) => <BulkDeed details={details} />}
    </ReadState>
  )
}

function BulkDeed({ details }: { details: Details }) {
  const { t } = useTranslation('bulk-deeds')
  const { state, macro, tickets } = details
  return (
    <>
      <PageHeader
        title={macro ?? t('ownSteps')}
        beside={<BulkState state={state} />}
        subtitle={t('onTickets', { count: tickets })}
        more={<BulkButtons details={details} />}
      />
      <div className="hx-bulk">
        <section>
          <h2>{t('whatTitle')}</h2>
          <PlanList macro={details} preview={null} />
          <p className="hx-soft">{t(details.undoable ? 'undoable' : 'notUndoable')}</p>
        </section>
        {state === 'planned' ? <Trial details={details} /> : <Progressing details={details} />}
        <ResultTable details={details} />
      </div>
    </>
  )
}

/** How the first tickets would go: told before anything is done. */
function Trial({ details: { trial, tickets } }: { details: Details }) {
  const { t } = useTranslation('bulk-deeds')
  if (trial === null) return null
  const refused = trial.refused.reduce((sum, { count }) => sum + count, 0)
  return (
    <Alert
      type={refused === 0 ? 'info' : 'warning'}
      showIcon
      title={
        refused === 0
          ? t('trial.clean', { tried: trial.tried, tickets })
          : t('trial.some', { tried: trial.tried, refused })
      }
      description={
        refused > 0 && (
          <ul className="hx-bulk-reasons">
            {trial.refused.map(({ code, count }) => (
              <li key={code}>
                {refusalSentence({ code, kind: 'conflict', facts: {} })} × {count}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}

function Progressing({ details }: { details: Details }) {
  const { t } = useTranslation('bulk-deeds')
  const { locale } = useLocale()
  const { state, done, refused, undone, kept, tickets } = details
  const undoes = state === 'undoing' || state === 'undone'
  const [part, whole] = undoes ? [undone + kept, done] : [done + refused, tickets]
  const figures = undoes
    ? ([
        ['undone', undone],
        ['kept', kept],
      ] as const)
    : ([
        ['done', done],
        ['refused', refused],
        ['waiting', tickets - done - refused],
      ] as const)
  return (
    <section aria-live="polite">
      <Progress
        percent={whole === 0 ? 100 : Math.floor((part / whole) * 100)}
        status={state === 'running' || state === 'undoing' ? 'active' : 'normal'}
        aria-label={t(`states.${state}`)}
      />
      <dl className="hx-bulk-figures">
        {figures.map(([key, figure]) => (
          <div key={key}>
            <dt>{t(`outcomes.${key}`)}</dt>
            <dd>{formatNumber(figure, locale)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
