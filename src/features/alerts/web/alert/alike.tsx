import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { mergeAlerts } from '../../contract/deeds.ts'
import type { readAlert } from '../../contract/reading.ts'
import { useAlertTitle } from '../alert-words.ts'
import { ColourTag } from '../colour-tag.tsx'

/** What other rules found at the same time: one tap, and this one goes on for both. */
export function Alike({ alert }: { alert: CallerReply<typeof readAlert> }) {
  const { t } = useTranslation('alerts')
  const titleOf = useAlertTitle()
  const merge = useWrite(mergeAlerts)
  if (alert.alike.length === 0) return null
  return (
    <section className="hx-alert-alike">
      <h3>{t('alert.alike')}</h3>
      <ul className="hx-alert-offers">
        {alert.alike.map((other) => (
          <li key={other.id}>
            <span>
              <Link to={`/alerts/${other.id}`}>{titleOf(other)}</Link>
              <small className="hx-soft">
                <ColourTag colour={other.colour} /> {other.number}
              </small>
            </span>
            <Button
              size="small"
              loading={merge.pending}
              aria-label={t('deeds.mergeHereOf', { number: other.number })}
              onClick={() => void merge.send({ alertId: other.id }, { intoId: alert.id })}
            >
              {t('deeds.mergeHere')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
