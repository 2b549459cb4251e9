import { Alert, Button, Checkbox, Drawer, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { mergeTicket } from '../contract/deeds.ts'
import { mergePreview } from '../contract/reading.ts'
import { type Candidate, FindTicket, FoundTicket, focusWhenOpen } from './find-ticket.tsx'
import type { Here } from './here.ts'
import { useMergeDone } from './use-merge-done.tsx'

type Preview = CallerReply<typeof mergePreview>

/** Chooses the ticket that goes on, unless it is said, and shows what will come of it before it is done. */
export function MergeDrawer(props: {
  here: Pick<Here, 'id'>
  into?: string
  onClose: () => void
  onMerged?: () => void
}) {
  const { t } = useTranslation('ticket-links')
  const { here, onClose, onMerged } = props
  const [into, choose] = useState<Candidate | null>(null)
  const outcome = (intoId: string) => (
    <Outcome ticketId={here.id} intoId={intoId} onClose={onClose} onMerged={onMerged} />
  )
  const chosen =
    into === null ? (
      <FindTicket ticketId={here.id} onFound={choose} />
    ) : (
      <div className="hx-links-form">
        <FoundTicket ticket={into} onChange={() => choose(null)} />
        {outcome(into.id)}
      </div>
    )
  return (
    <Drawer open afterOpenChange={focusWhenOpen} size={520} title={t('mergeDrawer.title')} onClose={onClose}>
      {props.into === undefined ? chosen : <div className="hx-links-form">{outcome(props.into)}</div>}
    </Drawer>
  )
}

interface Ends {
  readonly onClose: () => void
  readonly onMerged: (() => void) | undefined
}

function Outcome({ ticketId, intoId, ...ends }: Ends & { ticketId: string; intoId: string }) {
  const read = useRead(mergePreview, { ticketId }, { into: intoId }, { about: [ticketId, intoId] })
  return (
    <ReadState read={read} rows={6}>
      {(preview) => <Decision preview={preview} {...ends} />}
    </ReadState>
  )
}

function Decision({ preview, onClose, onMerged }: Ends & { preview: Preview }) {
  const { t } = useTranslation('ticket-links')
  const [agreed, agree] = useState(false)
  const done = useMergeDone()
  const { ticket, into, sameCustomer } = preview
  const write = useWrite(mergeTicket, {
    onDone: ({ ticketId, version }) => {
      done({ ticketId, version, number: into.number })
      onClose()
      onMerged?.()
    },
  })
  if (preview.obstacle !== null)
    return <Alert type="warning" showIcon title={t(`obstacle.${preview.obstacle}`)} role="alert" />
  const merge = () =>
    void write.send(
      { ticketId: ticket.id },
      { version: ticket.version, intoId: into.id, intoVersion: into.version, acrossCustomers: !sameCustomer },
    )
  return (
    <>
      <Result preview={preview} />
      {!sameCustomer && (
        <Alert
          type="warning"
          showIcon
          title={t('mergeDrawer.acrossTitle')}
          description={
            <Flex vertical gap="small">
              <span>{t('mergeDrawer.acrossEffect')}</span>
              <Checkbox checked={agreed} onChange={(event) => agree(event.target.checked)}>
                {t('mergeDrawer.across')}
              </Checkbox>
            </Flex>
          }
        />
      )}
      <Button
        type="primary"
        size="large"
        block
        autoFocus={sameCustomer}
        disabled={!sameCustomer && !agreed}
        loading={write.pending}
        onClick={merge}
      >
        {t('mergeDrawer.do')}
      </Button>
    </>
  )
}

function Result({ preview }: { preview: Preview }) {
  const { t } = useTranslation('ticket-links')
  const { ticket, into, voices, stopping, goingOn, openJointTasks } = preview
  const { there, moving } = voices
  return (
    <section aria-label={t('mergeDrawer.result')} className="hx-links-result">
      <h3>{t('mergeDrawer.goesOn', { number: into.number })}</h3>
      <p>{t('mergeDrawer.voices', { count: there + moving, there, moving })}</p>
      <Running label={t('mergeDrawer.running')} clocks={goingOn} />
      <p className="hx-soft">{t('mergeDrawer.customer', { number: into.number })}</p>
      <h3>{t('mergeDrawer.stops', { number: ticket.number })}</h3>
      <Running label={t('mergeDrawer.stopping')} clocks={stopping} />
      {openJointTasks > 0 && <p>{t('mergeDrawer.joint', { count: openJointTasks })}</p>}
    </section>
  )
}

function Running({ label, clocks }: { label: string; clocks: Preview['stopping'] }) {
  const { t } = useTranslation(['ticket-links', 'clocks'])
  const { locale } = useLocale()
  if (clocks.length === 0) return <p className="hx-soft">{t('mergeDrawer.noClocks')}</p>
  return (
    <dl className="hx-links-clocks">
      <dt>{label}</dt>
      {clocks.map(({ obligation, dueAt }) => (
        <dd key={obligation}>
          {t(`clocks:obligation.${obligation}`)}{' '}
          <span className="hx-soft">{formatMoment(dueAt, locale)}</span>
        </dd>
      ))}
    </dl>
  )
}
