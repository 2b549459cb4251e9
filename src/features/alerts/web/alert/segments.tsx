import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { readAlert } from '../../contract/reading.ts'
import { useHappening, usePartName } from '../alert-words.ts'

/** What happened, part by part, the worst first. */
export function Segments({ alert }: { alert: CallerReply<typeof readAlert> }) {
  const { t } = useTranslation('alerts')
  const happened = useHappening()
  const partName = usePartName()
  const [first, ...rest] = alert.segments
  if (first === undefined) return null
  return (
    <div className="hx-alert-happened">
      <p>{happened(first, alert)}</p>
      {rest.length > 0 && (
        <>
          <h3>{t('alert.also')}</h3>
          <ul>
            {rest.map((segment) => (
              <li key={segment.key}>
                <strong>{partName(segment, alert.split)}</strong> {happened(segment, alert)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
