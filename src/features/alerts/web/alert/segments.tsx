import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { readAlert } from '../../contract/reading.ts'
import { useHappening, usePartName, useWorseBelow } from '../alert-words.ts'

type Alert = CallerReply<typeof readAlert>
type Segment = Alert['segments'][number]

const swallowedAtFirst = 3

/** What happened, part by part, the worst first; below them what is off within them. */
export function Segments({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const happened = useHappening()
  const [all, showAll] = useState(false)
  const { swallowed } = alert
  const [first, ...rest] = alert.segments
  if (first === undefined) return null
  const shown = all ? swallowed : swallowed.slice(0, swallowedAtFirst)
  return (
    <div className="hx-alert-happened">
      <p>{happened(first, alert)}</p>
      <WorseBelow alert={alert} />
      <Parts alert={alert} title={t('alert.also')} segments={rest} />
      <Parts alert={alert} title={t('alert.swallowed')} segments={shown} />
      {shown.length < swallowed.length && (
        <button type="button" className="hx-alert-more" onClick={() => showAll(true)}>
          {t('alert.allSwallowed', { count: swallowed.length })}
        </button>
      )}
    </div>
  )
}

/** Says where the colour comes from, where what is below is worse than what it is in. */
function WorseBelow({ alert }: { alert: Alert }) {
  const worse = useWorseBelow()(alert)
  return worse === null ? null : <p>{worse}</p>
}

function Parts({ alert, title, segments }: { alert: Alert; title: string; segments: readonly Segment[] }) {
  const happened = useHappening()
  const partName = usePartName()
  if (segments.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {segments.map((segment) => (
          <li key={segment.key}>
            <strong>{partName(segment, alert.split)}</strong> {happened(segment, alert)}
          </li>
        ))}
      </ul>
    </>
  )
}
