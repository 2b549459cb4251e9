import { PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { LetterNumbers } from '#features/external-cases/web/public/letter-numbers.tsx'
import { type Locale, locales } from '#platform/contract/locale.ts'
import { useRead } from '#platform/web/api.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale, useWordsIn } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, LoadingState, ReadState } from '#platform/web/ui/states.tsx'
import { ticketDetails } from '../contract/reading.ts'
import type { Ticket } from './ticket.ts'
import './letter.css'

/** The reply to a customer as a letter, in their language; printing leaves everything else out. */
export default function LetterPage() {
  const { ticketId = '' } = useParams()
  const { t } = useTranslation('tickets')
  const read = useRead(ticketDetails, { ticketId }, {}, { about: [ticketId] })
  return (
    <ReadState read={read} rows={8} away={{ to: '/tickets', words: t('screens.toInbox') }}>
      {(ticket) => <Whole ticket={ticket} />}
    </ReadState>
  )
}

function Whole({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { locale } = useLocale()
  const [language, setLanguage] = useState<Locale>(locale)
  const reply = replyOf(ticket)
  const hasWords = useWordsIn(language)
  const back = <Link to={`/tickets/${ticket.id}`}>{ticket.number}</Link>
  return (
    <div className="hx-reply-letter">
      <PageHeader
        title={t('screens.letter.title')}
        subtitle={t('screens.letter.subtitle')}
        more={
          <>
            {back}
            <Segmented<Locale>
              aria-label={t('screens.letter.language')}
              value={language}
              onChange={setLanguage}
              options={locales.map((value) => ({ value, label: t(`screens.letter.languages.${value}`) }))}
            />
          </>
        }
        action={
          reply !== null && (
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('screens.letter.print')}
            </Button>
          )
        }
      />
      {reply === null ? (
        <EmptyState title={t('screens.letter.none')} hint={t('screens.letter.noneHint')} />
      ) : !hasWords ? (
        <LoadingState rows={8} />
      ) : (
        <Paper ticket={ticket} reply={reply} language={language} />
      )}
    </div>
  )
}

interface Reply {
  readonly text: string
  readonly at: string
}

/** What the customer was told of the last solution; the solution itself where nothing was written to them. */
function replyOf({ cycles, messages }: Ticket): Reply | null {
  const solved = cycles.filter(({ resolution }) => resolution !== null).at(-1)
  if (solved?.resolution == null) return null
  const { solution, at } = solved.resolution
  const told = messages.filter(({ purpose, cycle }) => purpose === 'outcome' && cycle === solved.cycle).at(-1)
  return { text: told?.text ?? solution, at: told?.at ?? at }
}

function Paper({ ticket, reply, language }: { ticket: Ticket; reply: Reply; language: Locale }) {
  const { t } = useTranslation('tickets', { lng: language })
  const { organisation } = useSession()
  const first = ticket.feedbacks.find((voice) => voice.first)
  const day = (moment: string) => formatDay(moment, language)
  const name = ticket.customer?.name ?? t('screens.letter.customer')
  return (
    <article className="hx-reply-paper" lang={language} aria-label={t('screens.letter.title')}>
      <header>
        <p>{organisation.name}</p>
        <h2>{t('screens.letter.heading')}</h2>
        <p className="hx-soft">{t('screens.letter.number', { number: ticket.number })}</p>
        <LetterNumbers ticketId={ticket.id} language={language} />
      </header>
      <p>{t('screens.letter.dear', { name })}</p>
      <p>
        {t('screens.letter.about', {
          day: day(first?.receivedAt ?? reply.at),
          number: first?.number ?? ticket.number,
          title: ticket.title,
        })}
      </p>
      <p className="hx-reply-words">{reply.text}</p>
      <p>{t('screens.letter.further')}</p>
      <footer>
        <p>{organisation.name}</p>
        <p>{day(reply.at)}</p>
      </footer>
    </article>
  )
}
