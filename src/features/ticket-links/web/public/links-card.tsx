import { DisconnectOutlined, LinkOutlined, MergeCellsOutlined, SplitCellsOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { StateTag } from '#features/tickets/web/public/ticket-tags.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { type Shortcuts, useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { linkedTickets } from '../../contract/reading.ts'
import type { Here } from '../here.ts'
import { LinkDrawer } from '../link-drawer.tsx'
import { MergeDrawer } from '../merge-drawer.tsx'
import { SplitDrawer } from '../split-drawer.tsx'
import { useTakeApart } from '../use-take-apart.tsx'
import { useUnlink } from '../use-unlink.tsx'
import '../links.css'

type Ties = CallerReply<typeof linkedTickets>
type Brief = Ties['links'][number]['ticket']

const deeds = ['link', 'merge', 'split'] as const
type Deed = (typeof deeds)[number]
const icons: Readonly<Record<Deed, ReactNode>> = {
  link: <LinkOutlined />,
  merge: <MergeCellsOutlined />,
  split: <SplitCellsOutlined />,
}
const keys: Readonly<Record<Deed, string>> = { link: 'k', merge: 'd', split: 'p' }
const drawers = { link: LinkDrawer, merge: MergeDrawer, split: SplitDrawer }

/** What belongs to a ticket, and the ways to link, merge and split it. */
export function LinksCard({ here, className }: { here: Here; className?: string }) {
  const { t } = useTranslation('ticket-links')
  const [doing, begin] = useState<Deed | null>(null)
  const ties = useRead(linkedTickets, { ticketId: here.id }, {}, { about: [here.id] }).data
  const allowed = deeds.filter((deed) => ties?.can[deed] === true)
  useShortcuts(
    Object.fromEntries(
      allowed.map((deed) => [keys[deed], { label: t(`keys.${deed}`), run: () => begin(deed) }]),
    ) as Shortcuts,
  )
  if (ties === undefined) return null
  const Doing = doing === null ? null : drawers[doing]
  return (
    <section className={className} aria-labelledby="ticket-links">
      <h2 id="ticket-links">
        {t('card.title')}
        <span className="hx-links-deeds">
          {allowed.map((deed) => (
            <Button key={deed} size="small" type="text" icon={icons[deed]} onClick={() => begin(deed)}>
              {t(`card.${deed}`)}
            </Button>
          ))}
        </span>
      </h2>
      <List here={here} ties={ties} />
      {Doing !== null && <Doing here={here} onClose={() => begin(null)} />}
    </section>
  )
}

function List({ here, ties }: { here: Here; ties: Ties }) {
  const { t } = useTranslation('ticket-links')
  const unlinking = useUnlink(here)
  const { links, mergedInto, merged, splitFrom, parts } = ties
  const isEmpty = [mergedInto, splitFrom].every((one) => one === null) && [links, merged, parts].every(isNone)
  if (isEmpty) return <p className="hx-soft">{t('card.none')}</p>
  return (
    <ul className="hx-links-list">
      {mergedInto !== null && <Tied words={t('card.mergedInto')} ticket={mergedInto.ticket} />}
      {merged.map((one) => (
        <Tied
          key={one.ticket.id}
          words={[
            t('card.merged', { count: one.voices }),
            ...(one.acrossCustomers ? [t('card.across')] : []),
          ].join(' · ')}
          ticket={one.ticket}
        >
          {one.can.takeApart && <TakeApart ticket={one.ticket} />}
        </Tied>
      ))}
      {splitFrom !== null && <Tied words={t('card.splitFrom')} ticket={splitFrom.ticket} />}
      {parts.map(({ ticket }) => (
        <Tied key={ticket.id} words={t('card.part')} ticket={ticket} />
      ))}
      {links.map((link) => (
        <Tied key={link.id} words={t(`kind.${link.kind}.${link.side}`)} ticket={link.ticket}>
          {ties.can.link && <Unlink link={link} of={unlinking} />}
        </Tied>
      ))}
    </ul>
  )
}

const isNone = (list: readonly unknown[]) => list.length === 0

function Tied({ words, ticket, children }: { words: string; ticket: Brief; children?: ReactNode }) {
  return (
    <li>
      <div className="hx-links-tie">
        <span className="hx-soft">{words}</span>
        {children}
      </div>
      <div className="hx-links-lines">
        <span className="hx-links-first">
          <TicketLink ticketId={ticket.id} number={ticket.number} />
          <StateTag state={ticket.state} plain />
        </span>
        <span className="hx-links-title">{ticket.title}</span>
      </div>
    </li>
  )
}

function TakeApart({ ticket }: { ticket: Brief }) {
  const { t } = useTranslation('ticket-links')
  const { ask, pending } = useTakeApart()
  return (
    <Button size="small" type="text" loading={pending} onClick={() => void ask(ticket)}>
      {t('card.takeApart')}
    </Button>
  )
}

function Unlink({ link, of }: { link: Ties['links'][number]; of: ReturnType<typeof useUnlink> }) {
  const { t } = useTranslation('ticket-links')
  return (
    <Button
      size="small"
      type="text"
      icon={<DisconnectOutlined />}
      aria-label={t('card.unlink')}
      title={t('card.unlink')}
      loading={of.pending}
      onClick={() => void of.unlink(link)}
    />
  )
}
