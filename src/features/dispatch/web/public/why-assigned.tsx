import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { ticketDecisions } from '../../contract/strategies.ts'
import './why-assigned.css'

type Decision = CallerReply<typeof ticketDecisions>['decisions'][number]
type Team = Decision['teams'][number]

/** «为什么是他»: who was considered for a ticket, why not, and why this one; read when it is opened. */
export function WhyAssigned({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('dispatch')
  const [open, setOpen] = useState(false)
  return (
    <details className="hx-why-assigned" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('screens.decision.title')}</summary>
      {open && <Decisions ticketId={ticketId} />}
    </details>
  )
}

function Decisions({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('dispatch')
  const read = useRead(ticketDecisions, { ticketId }, {}, { about: [ticketId] })
  return (
    <ReadState read={read} rows={3}>
      {({ decisions }) =>
        decisions.length === 0 ? (
          <p className="hx-soft">{t('screens.decision.none')}</p>
        ) : (
          <ol>
            {decisions.map((decision) => (
              <li key={decision.id}>
                <DecisionWords decision={decision} />
              </li>
            ))}
          </ol>
        )
      }
    </ReadState>
  )
}

function DecisionWords({ decision }: { decision: Decision }) {
  const { t } = useTranslation('dispatch')
  const { person, rule, notes, size, teams, at } = decision
  return (
    <>
      <p className="hx-why-head">
        <strong>
          {person === null
            ? t('screens.decision.nobody')
            : t('screens.decision.chosen', { name: person.name })}
        </strong>
        <RelativeTime at={at} />
      </p>
      <p className="hx-soft">
        {[
          rule === null ? null : t('screens.decision.rule', { name: rule.name }),
          ...notes.map((note) => t(`screens.decision.note.${note}`)),
          size === 1 ? null : t('screens.decision.size', { size }),
        ]
          .filter((words) => words !== null)
          .join(t('screens.why.and'))}
      </p>
      {teams.map((team) => (
        <TeamWords key={team.unit.id} team={team} />
      ))}
    </>
  )
}

function TeamWords({ team }: { team: Team }) {
  const { t } = useTranslation('dispatch')
  const { unit, shareBy, waiting, considered, people } = team
  const unseen = considered - people.length
  return (
    <div className="hx-why-team">
      <p>
        {unit.name} · {t(`screens.strategy.shareBy.${shareBy}`)} ·{' '}
        {t('screens.decision.considered', { count: considered })}
        {waiting !== null && ` · ${t(`waiting.${waiting}`)}`}
      </p>
      <ul>
        {people.map((person) => (
          <li key={person.id} className={person.verdict === 'chosen' ? 'hx-why-chosen' : ''}>
            <span>{person.name}</span>
            <span className="hx-soft">
              {t(`screens.decision.verdict.${person.verdict}`)} ·{' '}
              {t('screens.chooser.load', { load: person.load, capacity: person.capacity })}
            </span>
          </li>
        ))}
      </ul>
      {unseen > 0 && <p className="hx-soft">{t('screens.decision.others', { count: unseen })}</p>}
    </div>
  )
}
