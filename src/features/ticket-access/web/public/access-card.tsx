import { LockOutlined, UserDeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatList, formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { liftRecusal, recusePerson, ticketAccess, unsealTicket } from '../../contract/access.ts'
import { RecuseDialog } from '../recuse-dialog.tsx'
import { SealDialog } from '../seal-dialog.tsx'
import '../access.css'

type Access = CallerReply<typeof ticketAccess>

interface Place {
  readonly ticket: { readonly id: string; readonly version: number }
  readonly access: Access
}

/** Who is kept away from a ticket and who alone reads it; nothing where there is neither, nor anything to do about it. */
export function AccessCard({ ticket, className }: { ticket: Place['ticket']; className?: string }) {
  const { t } = useTranslation('ticket-access')
  const [asking, ask] = useState<'recuse' | 'seal' | null>(null)
  const access = useRead(ticketAccess, { ticketId: ticket.id }, {}, { about: [ticket.id] }).data
  if (access === undefined) return null
  const { can, seal, recusals, openings, proposals } = access
  const isPlain = seal === null && recusals.length + openings.length + proposals.length === 0
  if (isPlain && !can.recuse && !can.seal) return null
  const close = () => ask(null)
  return (
    <section className={className} aria-labelledby="ticket-access">
      <h2 id="ticket-access">{t('card.title')}</h2>
      {isPlain && <p className="hx-soft">{t('card.none')}</p>}
      <ul className="hx-access-list">
        <Proposals ticket={ticket} access={access} />
        <Recusals ticket={ticket} access={access} />
        {seal !== null && <Seal ticket={ticket} access={access} onChange={() => ask('seal')} />}
        <Openings openings={openings} />
      </ul>
      <p className="hx-deed-others">
        {can.recuse && (
          <Button size="small" icon={<UserDeleteOutlined />} onClick={() => ask('recuse')}>
            {t('card.recuse')}
          </Button>
        )}
        {can.seal && seal === null && (
          <Button size="small" icon={<LockOutlined />} onClick={() => ask('seal')}>
            {t('card.seal')}
          </Button>
        )}
      </p>
      {asking === 'recuse' && <RecuseDialog ticket={ticket} onClose={close} />}
      {asking === 'seal' && <SealDialog ticket={ticket} readers={seal?.readers ?? []} onClose={close} />}
    </section>
  )
}

/** A name in the text is a question, never a decision. */
function Proposals({ ticket, access }: Place) {
  const { t } = useTranslation('ticket-access')
  const write = useWrite(recusePerson)
  return access.proposals.map(({ id, name }) => (
    <li key={id}>
      <span>{t('card.propose', { name })}</span>
      <Button
        size="small"
        loading={write.pending}
        onClick={() => void write.send({ ticketId: ticket.id, personId: id }, { version: ticket.version })}
      >
        {t('card.confirm')}
      </Button>
    </li>
  ))
}

function Recusals({ ticket, access }: Place) {
  const { t } = useTranslation('ticket-access')
  const write = useWrite(liftRecusal)
  const confirm = useConfirmDanger()
  // What was seen once cannot be unseen.
  const lift = async ({ id: personId, name }: Access['recusals'][number]['person']) => {
    const words = { title: t('lift.title', { name }), consequence: t('lift.effect') }
    if (await confirm({ ...words, verb: t('lift.do') }))
      await write.send({ ticketId: ticket.id, personId }, { version: ticket.version })
  }
  return access.recusals.map(({ person, at }) => (
    <li key={person.id}>
      <span>
        <b>{person.name}</b> {t('card.recused')} <RelativeTime at={at} />
      </span>
      {access.can.lift && (
        <Button size="small" type="text" loading={write.pending} onClick={() => void lift(person)}>
          {t('card.lift')}
        </Button>
      )}
    </li>
  ))
}

function Seal({ ticket, access, onChange }: Place & { onChange: () => void }) {
  const { t } = useTranslation('ticket-access')
  const { locale } = useLocale()
  const write = useWrite(unsealTicket)
  const confirm = useConfirmDanger()
  const unseal = async () => {
    const words = { title: t('unseal.title'), consequence: t('unseal.effect'), verb: t('unseal.do') }
    if (await confirm(words)) await write.send({ ticketId: ticket.id }, { version: ticket.version })
  }
  return (
    <li>
      <span>
        <LockOutlined aria-hidden /> <b>{t('card.readers')}</b>{' '}
        {formatList(access.seal?.readers.map(({ name }) => name) ?? [], locale)}
      </span>
      {access.can.seal && (
        <span>
          <Button size="small" type="text" onClick={onChange}>
            {t('card.change')}
          </Button>
          <Button size="small" type="text" loading={write.pending} onClick={() => void unseal()}>
            {t('card.unseal')}
          </Button>
        </span>
      )}
    </li>
  )
}

function Openings({ openings }: { openings: Access['openings'] }) {
  const { t } = useTranslation('ticket-access')
  const { locale } = useLocale()
  return openings.map(({ id, person, reason, at, until, ended }) => (
    <li key={id}>
      <span>
        {t(ended ? 'card.opened' : 'card.openNow', { name: person.name, until: formatMoment(until, locale) })}{' '}
        <RelativeTime at={at} />
        <br />
        <span className="hx-soft">{reason}</span>
      </span>
    </li>
  ))
}
