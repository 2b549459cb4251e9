import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { KindTag, UrgencyTag } from '#features/tickets/web/public/ticket-tags.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { supervisionCaseDetails } from '../contract/reading.ts'
import { CloseDialog, NoteDialog } from './case-dialogs.tsx'
import { LetterDeeds } from './letter-deeds.tsx'
import { LetterFacts, LetterStory } from './letter-story.tsx'
import { addresseeOf, type Case } from './parts.ts'
import { ResponsibilityCard } from './responsibility-card.tsx'
import { SendDialog } from './send-dialog.tsx'
import { useCauseWords } from './words.tsx'
import './supervision.css'

type Details = CallerReply<typeof supervisionCaseDetails>

/** A ticket under supervision: why, what was asked and answered, who answers for it, and how it ends. */
export default function CasePage() {
  const { caseId = '' } = useParams()
  const { t } = useTranslation('supervision')
  const go = useNavigate()
  const read = useRead(supervisionCaseDetails, { caseId }, {})
  useShortcuts({ u: { label: t('case.back'), run: () => void go('/supervision') } })
  return (
    <ReadState read={read} rows={8} away={{ to: '/supervision', words: t('case.back') }}>
      {(details) => <Whole details={details} />}
    </ReadState>
  )
}

function Whole({ details }: { details: Details }) {
  const { t } = useTranslation('supervision')
  const { locale } = useLocale()
  const { case: one, ticket } = details
  return (
    <>
      <PageHeader
        title={t('case.title', { number: ticket.number })}
        subtitle={t('case.since', { moment: formatMoment(one.openedAt, locale) })}
        more={<Link to="/supervision">{t('case.back')}</Link>}
      />
      <div className="hx-supervision-page">
        <div className="hx-supervision-column">
          {one.closure !== null && <Closure closure={one.closure} />}
          <Causes causes={one.causes} />
          <Letters letters={one.letters} />
          <Responsibilities one={one} />
        </div>
        <div className="hx-supervision-column hx-supervision-side">
          <Sheet title={t('case.next')}>
            <CaseDeeds one={one} unitId={ticket.unit.id} />
          </Sheet>
          <OfTicket ticket={ticket} />
        </div>
      </div>
    </>
  )
}

function Sheet({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="hx-supervision-card">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Closure({ closure }: { closure: NonNullable<Case['closure']> }) {
  const { t } = useTranslation('supervision')
  return (
    <Sheet title={`${t('case.closed')} · ${t(`result.${closure.result}`)}`}>
      <p className="hx-supervision-words">{closure.conclusion}</p>
      <p className="hx-soft">
        {closure.by?.name ?? t('case.system')} · <RelativeTime at={closure.at} />
      </p>
    </Sheet>
  )
}

function Causes({ causes }: { causes: Case['causes'] }) {
  const { t } = useTranslation('supervision')
  const words = useCauseWords()
  return (
    <Sheet title={t('case.causes')}>
      <ol className="hx-supervision-story">
        {causes.map((cause) => (
          <li key={cause.id}>
            <strong>{words(cause)}</strong>{' '}
            <span className="hx-soft">
              {cause.by?.name ?? t('case.system')} · <RelativeTime at={cause.at} />
            </span>
            {cause.words !== null && <p className="hx-supervision-words">{cause.words}</p>}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function Letters({ letters }: { letters: Case['letters'] }) {
  const { t } = useTranslation('supervision')
  return (
    <Sheet title={t('case.letters')}>
      {letters.length === 0 && <p className="hx-soft">{t('case.noLetters')}</p>}
      {letters.map((letter) => (
        <article key={letter.id} className="hx-supervision-letter-of-case">
          <h3>
            <Link to={`/supervision-letters/${letter.id}`}>
              {t('card.letter', { position: letter.position, to: addresseeOf(letter) })}
            </Link>
          </h3>
          <LetterFacts letter={letter} />
          <p className="hx-supervision-words">{letter.demand}</p>
          <LetterStory letter={letter} />
          <LetterDeeds letter={letter} />
        </article>
      ))}
    </Sheet>
  )
}

function Responsibilities({ one }: { one: Case }) {
  const { t } = useTranslation('supervision')
  const { responsibilities, shareLeft } = one
  return (
    <Sheet title={t('case.responsibilities')}>
      {responsibilities.length === 0 ? (
        <p className="hx-soft">{t('case.noResponsibilities')}</p>
      ) : (
        <>
          <ol className="hx-supervision-list">
            {responsibilities.map((noted) => (
              <ResponsibilityCard key={noted.id} noted={noted} />
            ))}
          </ol>
          {shareLeft > 0 && <p className="hx-soft">{t('case.shareLeft', { share: shareLeft })}</p>}
        </>
      )}
    </Sheet>
  )
}

function CaseDeeds({ one, unitId }: { one: Case; unitId: string }) {
  const { t } = useTranslation('supervision')
  const [asking, setAsking] = useState<'send' | 'note' | 'close' | null>(null)
  const close = () => setAsking(null)
  if (!one.can.send && !one.can.note && !one.can.close) return <p className="hx-soft">{t('case.nothing')}</p>
  return (
    <>
      <div className="hx-supervision-deeds">
        {one.can.send && (
          <Button type={one.letters.length === 0 ? 'primary' : 'default'} onClick={() => setAsking('send')}>
            {t('case.send')}
          </Button>
        )}
        {one.can.note && <Button onClick={() => setAsking('note')}>{t('case.note')}</Button>}
        {one.can.close && (
          <Button type={one.letters.length > 0 ? 'primary' : 'default'} onClick={() => setAsking('close')}>
            {t('case.close')}
          </Button>
        )}
      </div>
      {!one.can.close && <p className="hx-soft">{t('case.waitsForLetters')}</p>}
      {asking === 'send' && <SendDialog caseId={one.id} unitId={unitId} onClose={close} />}
      {asking === 'note' && <NoteDialog caseId={one.id} left={one.shareLeft} onClose={close} />}
      {asking === 'close' && <CloseDialog caseId={one.id} onClose={close} />}
    </>
  )
}

function OfTicket({ ticket }: { ticket: Details['ticket'] }) {
  const { t } = useTranslation('supervision')
  return (
    <Sheet title={t('desk.ticket')}>
      <p>
        <TicketLink ticketId={ticket.id} number={ticket.number} />
      </p>
      <p>{ticket.title}</p>
      <p className="hx-supervision-tags">
        <KindTag kind={ticket.kind} />
        <UrgencyTag urgency={ticket.urgency} />
      </p>
      <p className="hx-soft">
        {ticket.unit.name} · {ticket.holder?.name ?? t('desk.unheld')}
      </p>
    </Sheet>
  )
}
