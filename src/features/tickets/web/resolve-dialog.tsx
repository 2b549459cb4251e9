import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OpenDuties, useOpenDuties } from '#features/checklists/web/public/open-duties.tsx'
import { useWish, WishFields } from '#features/compensation/web/public/wish-fields.tsx'
import { useDraft } from '#features/drafts/web/public/use-draft.ts'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { call } from '#platform/web/api.ts'
import { Labelled, LabelledGroup } from '#platform/web/ui/labelled.tsx'
import { resolveTicket } from '../contract/handling.ts'
import { type Outcome, outcomes } from '../domain/codes.ts'
import { CodeChoice } from './code-choice.tsx'
import { useDesk } from './desk.ts'
import { TicketDeedModal } from './ticket-deed-modal.tsx'
import { useVersioned } from './use-versioned.ts'
import './deed.css'

/** Names what was done and tells the customer in the same breath. */
export function ResolveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const [seen] = useState(ticket)
  const deed = useVersioned(seen)
  const [solution, setSolution, forget] = useDraft(ticket.id, 'solution')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [causeLabelId, setCause] = useState<string | null>(ticket.label?.id ?? null)
  const wish = useWish(ticket.id)
  const gives = outcome === 'compensated'
  const [tells, setTells] = useState(ticket.can.message)
  const due = useOpenDuties(ticket.id, { before: 'resolve', causeLabelId })
  const resolve = async () => {
    const done = await deed.attempt((version) =>
      call(
        resolveTicket,
        { ticketId: ticket.id },
        {
          version,
          outcome: outcome ?? 'solved',
          solution,
          causeLabelId,
          compensation: gives ? wish.ready : null,
          ...(tells && { message: solution }),
        },
      ),
    )
    if (done) forget()
    return done
  }
  return (
    <TicketDeedModal
      title={t('screens.resolve.title')}
      verb={t(tells ? 'screens.resolve.doAndTell' : 'screens.resolve.do')}
      deed={deed}
      ready={outcome !== null && solution.trim() !== '' && due.length === 0 && !(gives && wish.isRefused)}
      onDo={resolve}
      onClose={onClose}
    >
      <OpenDuties due={due} />
      <CodeChoice
        label={t('screens.resolve.outcome')}
        group="outcome"
        codes={outcomes}
        value={outcome}
        onChange={setOutcome}
      />
      {gives && wish.mayOffer && (
        <fieldset className="hx-deed-part">
          <legend>{t('screens.resolve.compensation')}</legend>
          <WishFields wish={wish} />
        </fieldset>
      )}
      <Solution value={solution} onChange={setSolution} />
      {ticket.can.message && (
        <Checkbox checked={tells} onChange={(event) => setTells(event.target.checked)}>
          {t('screens.resolve.tell')}
        </Checkbox>
      )}
      <LabelledGroup label={t('screens.resolve.cause')}>
        {() => <LabelPicker value={causeLabelId} allowClear onChange={setCause} />}
      </LabelledGroup>
    </TicketDeedModal>
  )
}

function Solution({ value, onChange }: { value: string; onChange: (solution: string) => void }) {
  const { t } = useTranslation('tickets')
  return (
    <Labelled label={t('screens.resolve.solution')}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={value}
          maxLength={10_000}
          autoSize={{ minRows: 4, maxRows: 12 }}
          placeholder={t('screens.resolve.solutionHint')}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
