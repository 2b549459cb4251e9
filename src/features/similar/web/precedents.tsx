import { FileDoneOutlined, TeamOutlined } from '@ant-design/icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EventState } from '#features/group-events/web/public/event-words.tsx'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import { KindTag } from '#features/tickets/web/public/ticket-tags.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { similarVoices } from '../contract.ts'

type Precedent = CallerReply<typeof similarVoices>['precedents'][number]
type Of<Kind extends Precedent['of']> = Extract<Precedent, { of: Kind }>

/** Earlier tickets and group events whose own words are like the voice; nothing where there are none. */
export function Precedents({ precedents }: { precedents: readonly Precedent[] }) {
  const { t } = useTranslation('similar')
  const title = useId()
  if (precedents.length === 0) return null
  return (
    <section aria-labelledby={title} className="hx-similar-precedents">
      <h3 id={title}>{t('precedents.title')}</h3>
      <ol className="hx-similar">
        {precedents.map((one) => (
          <li key={one.id}>{one.of === 'ticket' ? <Ticket {...one} /> : <GroupEvent {...one} />}</li>
        ))}
      </ol>
    </section>
  )
}

function Likeness({ likeness }: { likeness: number }) {
  const { t } = useTranslation('similar')
  return (
    <span className="hx-similar-likeness">{t('card.likeness', { percent: Math.round(likeness * 100) })}</span>
  )
}

function Ticket({ id, number, title, kind, state, likeness, resolution }: Of<'ticket'>) {
  const { t } = useTranslation('similar')
  return (
    <>
      <div className="hx-similar-about">
        <StatusTag tone="quiet" icon={<FileDoneOutlined />} word={t('precedents.ticket')} />
        <Likeness likeness={likeness} />
        <KindTag kind={kind as Parameters<typeof KindTag>[0]['kind']} />
        <TicketStanding ticketId={id} ticketNumber={number} ticketState={state} />
      </div>
      <p className="hx-similar-words">{title}</p>
      {resolution !== null && (
        <p className="hx-similar-solution">
          <b>{t(`tickets:outcome.${resolution.outcome}`)}</b> {resolution.solution}
        </p>
      )}
    </>
  )
}

function GroupEvent({ id, number, phrases, state, likeness, words }: Of<'group_event'>) {
  const { t } = useTranslation('similar')
  const { locale } = useLocale()
  return (
    <>
      <div className="hx-similar-about">
        <StatusTag tone="quiet" icon={<TeamOutlined />} word={t('precedents.groupEvent')} />
        <Likeness likeness={likeness} />
        <Link to={`/group-events/${id}`}>{number}</Link>
        <EventState state={state} />
      </div>
      {phrases.length > 0 && (
        <p className="hx-similar-words">{phrases.join(locale === 'zh-CN' ? '、' : ' · ')}</p>
      )}
      {words !== null && <p className="hx-similar-solution">{words}</p>}
    </>
  )
}
