import { Button } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { AskForLabel, type LabelAdvice } from '#features/assistant/web/public/label-advice.tsx'
import { KindTag } from '#features/tickets/web/public/ticket-tags.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import type { Column } from '#platform/web/ui/virtual-table.tsx'
import { LabelCorrection } from '../corrections.tsx'
import type { Suggestion } from './suggestions.ts'
import type { Labelling, Voice } from './use-labelling.ts'

/** What the rows of the queue share. */
export interface Desk {
  readonly openId: string | null
  setOpenId(id: string | null): void
  readonly current: string | null
  readonly selected: ReadonlySet<string>
  toggle(feedbackId: string): void
  suggestionsFor(voice: Voice): readonly Suggestion[]
  readonly labelling: Labelling
  readonly advice: LabelAdvice
}

// More would make rows of many heights; the others are one Enter away.
const shownSuggestions = 3

/** The columns of the queue; the current row shows which key chooses which label. */
export function useColumns(desk: Desk): Column<Voice>[] {
  const { t } = useTranslation('analysis')
  return [
    {
      key: 'select',
      title: t('queue.selection'),
      width: '56px',
      cell: (voice) => <Picked voice={voice} desk={desk} />,
    },
    {
      key: 'text',
      title: t('queue.voice'),
      width: 'minmax(240px, 3fr)',
      cell: (voice) => <Words voice={voice} />,
    },
    {
      key: 'kind',
      title: t('card.kind'),
      width: '128px',
      cell: (voice) => <Kind voice={voice} />,
    },
    {
      key: 'label',
      title: t('card.label'),
      width: 'minmax(240px, 2fr)',
      cell: (voice) => <Choices voice={voice} desk={desk} />,
    },
    {
      key: 'at',
      title: t('queue.received'),
      width: '130px',
      cell: ({ receivedAt }) => <RelativeTime at={receivedAt} />,
    },
  ]
}

/** A voice of the queue on a phone: its words first, then what it is, then its labels. */
export function VoiceCard({ voice, desk }: { voice: Voice; desk: Desk }) {
  return (
    <div className="hx-to-label-card">
      <Words voice={voice} />
      <span className="hx-to-label-facts">
        <Picked voice={voice} desk={desk} />
        <Kind voice={voice} />
        <RelativeTime at={voice.receivedAt} />
      </span>
      <Choices voice={voice} desk={desk} />
    </div>
  )
}

function Picked({ voice: { feedbackId, number }, desk }: { voice: Voice; desk: Desk }) {
  const { t } = useTranslation('analysis')
  return (
    <input
      type="checkbox"
      aria-label={t('queue.select', { number })}
      checked={desk.selected.has(feedbackId)}
      onChange={() => desk.toggle(feedbackId)}
    />
  )
}

const Kind = ({ voice: { kind } }: { voice: Voice }) => (
  <KindTag kind={kind as Parameters<typeof KindTag>[0]['kind']} />
)

function Words({ voice: { feedbackId, number, text, additions } }: { voice: Voice }) {
  const { t } = useTranslation('analysis')
  return (
    <span className="hx-to-label-text">
      <Link to={`/feedback/${feedbackId}`} title={t('queue.open', { number })}>
        {text}
        {additions.map((addition) => (
          <Fragment key={addition.id}>
            {' '}
            <span className="hx-to-label-added">{t('queue.added')}</span> {addition.text}
          </Fragment>
        ))}
      </Link>
    </span>
  )
}

/** Suggested labels, one click or key each, and the whole tree. */
function Choices({ voice, desk }: { voice: Voice; desk: Desk }) {
  const { t } = useTranslation('analysis')
  const { feedbackId, version } = voice
  const suggestions = desk.suggestionsFor(voice)
  const current = desk.current === feedbackId
  const choose = (labelId: string | null) => void desk.labelling.label([voice], labelId)
  return (
    <div className="hx-to-label-choices">
      {current && <AskForLabel advice={desk.advice} feedbackId={feedbackId} />}
      {suggestions.slice(0, current ? undefined : shownSuggestions).map(({ labelId, name }, i) => (
        <Button key={labelId} size="small" onClick={() => choose(labelId)}>
          {current && <kbd>{i + 1}</kbd>}
          {name}
        </Button>
      ))}
      <LabelCorrection
        feedbackId={feedbackId}
        version={version}
        labelId={null}
        correctable
        suggestions={suggestions}
        onChoose={choose}
        open={desk.openId === feedbackId}
        onOpenChange={(open) => desk.setOpenId(open ? feedbackId : null)}
      >
        {t('queue.choose')}
      </LabelCorrection>
    </div>
  )
}
