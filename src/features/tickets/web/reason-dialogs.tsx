import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { holdTicket, reopenTicketByHand, withdrawTicket } from '../contract/handling.ts'
import { type HoldReason, holdReasons, type WithdrawReason, withdrawReasons } from '../domain/codes.ts'
import { CodeChoice } from './code-choice.tsx'
import { useDesk } from './desk.ts'
import { TicketDeedModal } from './ticket-deed-modal.tsx'
import { useVersioned } from './use-versioned.ts'

/** The deed on the ticket as it was when the dialogue opened. */
function useDialogDeed() {
  const { ticket } = useDesk()
  const [seen] = useState(ticket)
  return { deed: useVersioned(seen), params: { ticketId: ticket.id } }
}

export function HoldDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { deed, params } = useDialogDeed()
  const [reason, setReason] = useState<HoldReason>('customer')
  const [note, setNote] = useState('')
  return (
    <TicketDeedModal
      title={t('screens.deed.hold')}
      verb={t('screens.deed.hold')}
      deed={deed}
      ready
      onDo={() => deed.attempt((version) => call(holdTicket, params, { version, reason, note }))}
      onClose={onClose}
    >
      <CodeChoice
        label={t('screens.hold.label')}
        group="hold"
        codes={holdReasons}
        value={reason}
        onChange={setReason}
      />
      <p className="hx-soft">{t(`screens.hold.effect.${reason}`)}</p>
      <Input.TextArea
        aria-label={t('screens.hold.note')}
        placeholder={t('screens.hold.note')}
        value={note}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setNote(event.target.value)}
      />
    </TicketDeedModal>
  )
}

export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { deed, params } = useDialogDeed()
  const [reason, setReason] = useState<WithdrawReason | null>(null)
  return (
    <TicketDeedModal
      title={t('screens.deed.withdraw')}
      verb={t('screens.deed.withdraw')}
      danger
      deed={deed}
      ready={reason !== null}
      onDo={() =>
        deed.attempt((version) =>
          call(withdrawTicket, params, { version, reason: reason ?? 'opened_by_mistake' }),
        )
      }
      onClose={onClose}
    >
      <p className="hx-soft">{t('screens.withdraw.effect')}</p>
      <CodeChoice
        label={t('screens.withdraw.label')}
        group="withdrawn"
        codes={withdrawReasons}
        value={reason}
        onChange={setReason}
      />
    </TicketDeedModal>
  )
}

const byHand = ['customer_asked', 'found_unsolved'] as const

export function ReopenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { deed, params } = useDialogDeed()
  const { reopenAsAsked } = useDesk().ticket.can
  const codes = byHand.filter((one) => one !== 'customer_asked' || reopenAsAsked)
  const [reason, setReason] = useState(codes[0] ?? 'found_unsolved')
  return (
    <TicketDeedModal
      title={t('screens.deed.reopen')}
      verb={t('screens.deed.reopen')}
      deed={deed}
      ready
      onDo={() => deed.attempt((version) => call(reopenTicketByHand, params, { version, reason }))}
      onClose={onClose}
    >
      <p className="hx-soft">{t(reopenAsAsked ? 'screens.reopen.effect' : 'screens.reopen.notAsked')}</p>
      <CodeChoice
        label={t('screens.reopen.label')}
        group="reopened"
        codes={codes}
        value={reason}
        onChange={setReason}
      />
    </TicketDeedModal>
  )
}
