import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { AlertsOfTicket } from '#features/alerts/web/public/alerts-of-ticket.tsx'
import { SummaryCard } from '#features/assistant/web/public/summary-card.tsx'
import { ticketCallbacks } from '#features/callbacks/contract.ts'
import { CallbacksCard } from '#features/callbacks/web/public/callbacks-card.tsx'
import { TicketClocks } from '#features/clocks/web/public/ticket-clocks.tsx'
import { CompletionForecast } from '#features/completion-times/web/public/completion-forecast.tsx'
import { ticketAssignment } from '#features/dispatch/contract.ts'
import { AssignmentCard } from '#features/dispatch/web/public/assignment-card.tsx'
import { TicketEscalations } from '#features/escalations/web/public/ticket-escalations.tsx'
import { ExternalCasesCard } from '#features/external-cases/web/public/external-cases-card.tsx'
import { GroupEventsOfTicket } from '#features/group-events/web/public/group-event-card.tsx'
import { AskOthersCard, JointCard } from '#features/joint-handling/web/public/joint-card.tsx'
import { useMacros } from '#features/macros/web/public/use-macros.tsx'
import { OrdersOfTicket } from '#features/orders/web/public/orders-card.tsx'
import { SurveyCard } from '#features/surveys/web/public/survey-card.tsx'
import { AccessCard } from '#features/ticket-access/web/public/access-card.tsx'
import { LinksCard } from '#features/ticket-links/web/public/links-card.tsx'
import { MergedNotice } from '#features/ticket-links/web/public/merged-notice.tsx'
import { useRead } from '#platform/web/api.ts'
import type { Arrival } from '#platform/web/module.ts'
import { useSession } from '#platform/web/session.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { isPhone, usePhone } from '#platform/web/ui/use-media-query.ts'
import { ticketDetails } from '../contract/reading.ts'
import { Composer } from './composer.tsx'
import type { ComposerMode } from './composing.ts'
import { ConfirmationsCard } from './confirmations-card.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { DeedCard } from './deed-card.tsx'
import { DeedDialogs } from './deed-dialogs.tsx'
import { type Desk, DeskProvider, useDesk } from './desk.ts'
import { GoKeys } from './go-keys.tsx'
import { PropertiesCard } from './properties-card.tsx'
import { ResultCard } from './result-card.tsx'
import type { Ticket } from './ticket.ts'
import { readTicketAhead } from './ticket-ahead.ts'
import { TicketHead } from './ticket-head.tsx'
import { TicketTopics } from './ticket-topics.tsx'
import { Timeline } from './timeline.tsx'
import { useTicketDeeds } from './use-ticket-deeds.ts'
import { useTicketKeys } from './use-ticket-keys.ts'
import { VoicesCard } from './voices-card.tsx'
import './ticket.css'
import './ticket-cards.css'

/** Asks for the ticket before its page is drawn. */
export function ahead({ client, params: { ticketId = '' } }: Arrival): void {
  readTicketAhead({ client, ticketId, phone: isPhone() })
}

/** One ticket: whose it is, what they said, what happened, and what to do now. */
export default function TicketPage() {
  const { ticketId = '' } = useParams()
  const { t } = useTranslation('tickets')
  const read = useRead(ticketDetails, { ticketId }, {}, { about: [ticketId] })
  return (
    <ReadState read={read} rows={10} away={{ to: '/tickets', words: t('screens.toInbox') }}>
      {(ticket) => <TicketDesk key={ticket.id} ticket={ticket} />}
    </ReadState>
  )
}

function TicketDesk({ ticket }: { ticket: Ticket }) {
  const deeds = useTicketDeeds(ticket)
  const macros = useMacros(ticket.id)
  const desk = useDeskOf(ticket, { begin: deeds.begin, openMacros: ticket.can.change ? macros.open : null })
  const phone = usePhone()
  const [mode, setMode] = useState<ComposerMode>('reply')
  const input = useRef<TextAreaRef>(null)
  const write = (next: ComposerMode) => {
    setMode(next)
    // The field of the other mode is the same one; it takes the focus once it is drawn anew.
    requestAnimationFrame(() => input.current?.focus({ cursor: 'end' }))
  }
  // What was asked for comes first; what stands beside it follows at once, and holds up no key.
  const beside = useDeferredValue(true, false)
  useTicketKeys({ desk, write })
  useDeedOfAddress(desk, macros.open)
  return (
    <DeskProvider value={desk}>
      <GoKeys />
      <div className="hx-ticket">
        <TicketHead />
        <div className="hx-ticket-notice">
          <ConflictNotice deed={deeds.deed} />
          {ticket.withdrawal?.reason === 'merged' && <MergedNotice ticket={ticket} />}
        </div>
        <JointCard ticketId={ticket.id} className="hx-ticket-card" />
        <div className="hx-ticket-whose">
          <CustomerPanel />
          {beside && <Belonging />}
        </div>
        <Story mode={mode} onMode={setMode} input={input} />
        <div className="hx-ticket-side">
          {!phone && <DeedCard />}
          {beside && <Beside />}
        </div>
      </div>
      {phone && <DeedCard bar />}
      {macros.palette}
      <DeedDialogs asking={deeds.asking} onClose={deeds.closeDialog} />
    </DeskProvider>
  )
}

function Story(props: {
  mode: ComposerMode
  onMode: (mode: ComposerMode) => void
  input: RefObject<TextAreaRef | null>
}) {
  const { ticket } = useDesk()
  return (
    <div className="hx-ticket-story">
      <GroupEventsOfTicket ticketId={ticket.id} />
      <AlertsOfTicket ticketId={ticket.id} />
      <Summary />
      <VoicesCard />
      <AskOthersCard ticketId={ticket.id} className="hx-ticket-card" />
      <ResultCard />
      <Composer {...props} />
      <Timeline />
    </div>
  )
}

/** What it is about, in short, for whoever has it written. */
function Summary() {
  const { ticket } = useDesk()
  return <SummaryCard about={{ ticketId: ticket.id }} />
}

/** Where it belongs, what it hangs together with, and who may see it. */
function Belonging() {
  const { ticket } = useDesk()
  return (
    <>
      <OrdersOfTicket
        ticketId={ticket.id}
        customerId={ticket.customer?.id ?? null}
        feedbackIds={ticket.feedbacks.map(({ id }) => id)}
        className="hx-ticket-card"
      />
      <PropertiesCard />
      <LinksCard here={ticket} className="hx-ticket-card" />
      <ExternalCasesCard ticket={ticket} className="hx-ticket-card" />
      <AccessCard ticket={ticket} className="hx-ticket-card" />
    </>
  )
}

/** Clocks, people and checks: how the work stands, and what is asked for now and then. */
function Beside() {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const ticketId = ticket.id
  return (
    <>
      <section className="hx-ticket-card" aria-labelledby="ticket-clocks">
        <h2 id="ticket-clocks">{t('screens.clocks.title')}</h2>
        <TicketClocks ticketId={ticketId} />
        <CompletionForecast ticketId={ticketId} />
      </section>
      <TicketEscalations ticketId={ticketId} className="hx-ticket-card" />
      <CallbacksCard ticketId={ticketId} id="ticket-callback" className="hx-ticket-card" />
      <SurveyCard ticketId={ticketId} className="hx-ticket-card" />
      <ConfirmationsCard />
      <AssignmentCard ticketId={ticketId} className="hx-ticket-card" />
      <TicketTopics ticketId={ticketId} firstVoiceId={ticket.feedbacks.find(({ first }) => first)?.id} />
    </>
  )
}

function useDeskOf(ticket: Ticket, { begin, openMacros }: Pick<Desk, 'begin' | 'openMacros'>): Desk {
  const { person } = useSession()
  const params = { ticketId: ticket.id }
  const assignment = useRead(ticketAssignment, params, {}, { about: [ticket.id] }).data ?? null
  const callbacks = useRead(ticketCallbacks, params, {}, { about: [ticket.id] }).data?.callbacks
  const open = callbacks?.find((one) => one.state === 'open' && one.can.record)
  const mine = open?.handler === null || open?.handler?.id === person.id ? open?.id : undefined
  return useMemo(
    () => ({ ticket, assignment, callbackId: mine ?? null, personId: person.id, begin, openMacros }),
    [ticket, assignment, mine, person.id, begin, openMacros],
  )
}

/** `?do=resolve` from the inbox opens the deed once, if it is allowed; `?do=macro&macro=…` a macro with its preview. */
function useDeedOfAddress(desk: Desk, openMacros: (macroId?: string) => void): void {
  const [search, setSearch] = useSearchParams()
  const wanted = search.get('do')
  const macroId = search.get('macro') ?? undefined
  useEffect(() => {
    if (wanted === null) return
    setSearch({}, { replace: true })
    if (wanted === 'resolve' && desk.ticket.can.resolve) desk.begin('resolve')
    if (wanted === 'macro' && desk.ticket.can.change) openMacros(macroId)
  }, [wanted, macroId, setSearch, desk, openMacros])
}
