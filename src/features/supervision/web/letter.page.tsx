import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatDay, formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { supervisionLetterDetails } from '../contract/reading.ts'
import { LetterDeeds } from './letter-deeds.tsx'
import { LetterFacts, LetterStory } from './letter-story.tsx'
import { addresseeOf } from './parts.ts'
import { useCauseWords } from './words.tsx'
import './supervision.css'

type Details = CallerReply<typeof supervisionLetterDetails>

/** 督办函 as it is printed, what came of it, and what to do now. */
export default function LetterPage() {
  const { letterId = '' } = useParams()
  const { t } = useTranslation('supervision')
  const go = useNavigate()
  const read = useRead(supervisionLetterDetails, { letterId }, {})
  useShortcuts({ u: { label: t('letter.back'), run: () => void go('/supervision-letters') } })
  return (
    <ReadState read={read} rows={8} away={{ to: '/supervision-letters', words: t('letter.back') }}>
      {(details) => <Whole details={details} />}
    </ReadState>
  )
}

function Whole({ details }: { details: Details }) {
  const { t } = useTranslation('supervision')
  const { letter, ticket, can } = details
  return (
    <div className="hx-supervision-printed">
      <PageHeader
        title={`${t('letter.title')} · ${ticket.number}`}
        subtitle={<LetterFacts letter={letter} />}
        more={<Link to="/supervision-letters">{t('letter.back')}</Link>}
        action={
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('letter.print')}
          </Button>
        }
      />
      <div className="hx-supervision-page">
        <Paper details={details} />
        <div className="hx-supervision-column hx-supervision-side">
          <section className="hx-supervision-card">
            <h2>{t('letter.next')}</h2>
            <LetterDeeds letter={letter} none={t('letter.nothing')} />
          </section>
          <section className="hx-supervision-card">
            <h2>{t('letter.progress')}</h2>
            <LetterStory letter={letter} />
          </section>
          {can.openTicket && (
            <section className="hx-supervision-card">
              <h2>{t('desk.ticket')}</h2>
              <TicketLink ticketId={ticket.id} number={ticket.number} />
            </section>
          )}
        </div>
      </div>
    </div>
  )
}

/** The letter itself; printing leaves everything else out. */
function Paper({ details }: { details: Details }) {
  const { t } = useTranslation('supervision')
  const { locale } = useLocale()
  const words = useCauseWords()
  const { letter, ticket, causes, organisation } = details
  const why = causes.map(words).join(t('letter.listSign'))
  return (
    <article className="hx-supervision-paper" aria-label={t('letter.title')}>
      <header>
        <p>{organisation}</p>
        <h2>{t('letter.title')}</h2>
        <p className="hx-soft">{t('letter.number', { number: ticket.number, position: letter.position })}</p>
      </header>
      <p>
        <strong>{t('letter.to', { to: addresseeOf(letter) })}</strong>
      </p>
      <p>{t('letter.about', { number: ticket.number, title: ticket.title })}</p>
      <p>{t('letter.why', { causes: why })}</p>
      <h3>{t('letter.demand')}</h3>
      <p className="hx-supervision-words">{letter.demand}</p>
      <p>{t('letter.dueLine', { due: formatMoment(letter.dueAt, locale) })}</p>
      <footer>
        <p>{organisation}</p>
        <p>{t('letter.from', { name: letter.sentBy?.name ?? t('case.system') })}</p>
        <p>{formatDay(letter.sentAt, locale)}</p>
      </footer>
    </article>
  )
}
