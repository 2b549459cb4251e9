import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { type ItemOf, useRead, useWrite } from '#platform/web/api.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { exportQuestionnaire, questionnaireResults } from '../contract/results.ts'
import type { Details } from './details.ts'
import { useWordsIn } from './language.ts'
import './results.css'

type Result = ItemOf<typeof questionnaireResults>
type Row = Result['rows'][number]

/** What was said, question by question. */
export function Results({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const [version, choose] = useState(details.version)
  // Anonymous answers leave no event, so the page looks for itself.
  const asked = version === null ? {} : { version: String(version) }
  const read = useRead(questionnaireResults, { questionnaireId: details.id }, asked, {
    every: 15_000,
    keepPrevious: true,
  })
  if (details.version === null)
    return <EmptyState title={t('results.notOpen')} hint={t('sending.notOpenHint')} />
  return (
    <>
      <Funnel details={details} />
      <div className="hx-results-bar">
        {details.versions.length > 1 && (
          <Select
            aria-label={t('results.version')}
            value={version}
            onChange={choose}
            options={details.versions.map((one) => ({
              value: one.version,
              label: t('results.ofVersion', { version: one.version, answered: one.answered }),
            }))}
          />
        )}
        <Export id={details.id} version={version} disabled={read.data?.few ?? true} />
      </div>
      <ReadState read={read}>
        {({ few, answered, items }) =>
          few ? (
            <EmptyState title={t('results.few', { answered })} hint={t('results.fewHint')} />
          ) : (
            <div className="hx-results">
              {items.map((result) => (
                <OneResult key={result.id} result={result} />
              ))}
            </div>
          )
        }
      </ReadState>
    </>
  )
}

function Funnel({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { invited, opened, partial, answered } = details
  const rate = opened === 0 ? null : Math.round((100 * answered) / opened)
  return (
    <dl className="hx-results-funnel">
      <div>
        <dt>{t('funnel.invited')}</dt>
        <dd>{invited}</dd>
      </div>
      <div>
        <dt>{t('funnel.opened')}</dt>
        <dd>{opened}</dd>
      </div>
      <div>
        <dt>{t('funnel.partial')}</dt>
        <dd>{partial}</dd>
      </div>
      <div>
        <dt>{t('funnel.answered')}</dt>
        <dd>
          {answered} {rate !== null && <small className="hx-soft">{t('funnel.rate', { rate })}</small>}
        </dd>
      </div>
    </dl>
  )
}

function Export({ id, version, disabled }: { id: string; version: number | null; disabled: boolean }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const exporting = useWrite(exportQuestionnaire)
  const save = async () => {
    const file = await exporting.send({ questionnaireId: id }, version === null ? {} : { version })
    if (file === null) return
    saveFile(file.fileName, file.csv)
    void message.success(t('results.exported', { count: file.rows }))
  }
  return (
    <Button
      icon={<DownloadOutlined />}
      disabled={disabled}
      loading={exporting.pending}
      onClick={() => void save()}
    >
      {t('results.export')}
    </Button>
  )
}

const suffix = { nps: '', percent: '%', mean: '', rank: '', index: '' } as const
const digits = { nps: 1, percent: 1, mean: 2, rank: 2, index: 1 } as const

function OneResult({ result }: { result: Result }) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const { title, kind, n, few, unit, figure, rows, comments } = result
  return (
    <section className="hx-result">
      <h2>{say(title)}</h2>
      <p className="hx-soft">
        {t(`kinds.${kind}`)} · {t('results.n', { count: n })}
      </p>
      {few && <p>{t('results.fewHere')}</p>}
      {figure !== null && unit !== null && (
        <p>
          <b>{t(`results.${unit}`)}</b>{' '}
          <EstimateText estimate={figure} digits={digits[unit]} unit={suffix[unit]} size="large" />
        </p>
      )}
      {rows.map((row) => (
        <Bars key={row.id} row={row} digits={unit === null ? 1 : digits[unit]} />
      ))}
      {comments.length > 0 && (
        <ul className="hx-result-comments">
          {comments.map((comment, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: comments have no id: nothing may lead to who wrote them.
            <li key={place}>{comment}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** How often each was chosen; bars begin at zero and end at the largest. */
function Bars({ row, digits: places }: { row: Row; digits: number }) {
  const { say } = useWordsIn()
  const largest = Math.max(1, ...row.bars.map(({ count }) => count))
  return (
    <div className="hx-result-row">
      {row.words !== null && (
        <h3>
          {say(row.words)}{' '}
          {row.figure !== null && <EstimateText estimate={row.figure} digits={places} compact />}
        </h3>
      )}
      <ul>
        {row.bars.map(({ id, words, count, share }) => (
          <li key={id}>
            <span>{words === null ? id : say(words)}</span>
            <meter min={0} max={largest} value={count} aria-label={words === null ? id : say(words)} />
            <span>
              {count}
              {share !== null && (
                <>
                  {' · '}
                  <EstimateText estimate={share} digits={1} unit="%" compact />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
