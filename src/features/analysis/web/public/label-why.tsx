import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLabelName } from '#features/taxonomy/web/public/labels.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readLabelReasons } from '../../contract/label-reasons.ts'
import { reasonSources } from '../../domain/label-reasons.ts'
import type { ShownAnalysis } from './analysis-words.ts'
import { type Addition, wordsAt } from './voice-places.ts'
import './label-why.css'

type Why = CallerReply<typeof readLabelReasons>

interface Judged {
  readonly voice: { readonly id: string; readonly text: string; readonly additions: readonly Addition[] }
  readonly analysis: ShownAnalysis
}

/** «Why this label?»: asked only when somebody wants to know. */
export function LabelWhy(props: Judged) {
  const { t } = useTranslation('analysis')
  const [open, setOpen] = useState(false)
  const shown = useId()
  return (
    <div className="hx-why">
      <Button
        type="text"
        size="small"
        className="hx-why-ask"
        aria-expanded={open}
        aria-controls={shown}
        onClick={() => setOpen(!open)}
      >
        {t(props.analysis.label === null ? 'why.askNone' : 'why.ask')}
      </Button>
      <div id={shown}>{open && <Answer {...props} />}</div>
    </div>
  )
}

function Answer(props: Judged) {
  const read = useRead(readLabelReasons, { feedbackId: props.voice.id }, {}, { about: [props.voice.id] })
  return (
    <ReadState read={read} rows={2}>
      {(why) => <Told {...props} why={why} />}
    </ReadState>
  )
}

function Told(props: Judged & { why: Why }) {
  const { why } = props
  const { t } = useTranslation('analysis')
  const nameOf = useLabelName()
  if (why.label === null) return <p className="hx-soft">{t('why.nothingClose')}</p>
  const { path, stands, confidence } = why.label
  return (
    <>
      {!stands && (
        <p>
          {t('why.closest', {
            label: path.map(nameOf).join(' › '),
            percent: Math.round((confidence ?? 0) * 100),
          })}{' '}
          {why.threshold !== null && t('why.needed', { percent: Math.round(why.threshold * 100) })}
        </p>
      )}
      {reasonSources.map((from) => (
        <Source key={from} {...props} from={from} />
      ))}
      {why.reasons.length === 0 && <p className="hx-soft">{t('why.noWords')}</p>}
      {why.judgedBefore && <p className="hx-soft">{t('why.judgedBefore')}</p>}
    </>
  )
}

/** The words from one source with how much each of them counts there. */
function Source({ voice, analysis, why, from }: Judged & { why: Why; from: (typeof reasonSources)[number] }) {
  const { t } = useTranslation('analysis')
  const reasons = why.reasons.filter((reason) => reason.from === from)
  if (reasons.length === 0) return null
  return (
    <>
      <p className="hx-soft" id={`why-${from}-${voice.id}`}>
        {from === 'examples' ? t('why.examples', { number: why.model }) : t('why.words')}
      </p>
      <ul className="hx-why-words" aria-labelledby={`why-${from}-${voice.id}`}>
        {reasons.map((reason) => (
          <li key={`${reason.start} ${reason.end}`}>
            <span>{wordsAt({ ...voice, added: analysis.added }, [reason]).map(({ words }) => words)}</span>
            <span className="hx-why-bar" aria-hidden="true">
              <span style={{ width: `${Math.max(2, reason.share * 100)}%` }} />
            </span>
            <span className="hx-why-share">{Math.round(reason.share * 100)}%</span>
          </li>
        ))}
      </ul>
    </>
  )
}
