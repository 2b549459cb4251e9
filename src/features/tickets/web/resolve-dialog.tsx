import { Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '#features/drafts/web/public/use-draft.ts'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { call } from '#platform/web/api.ts'
import { resolveTicket } from '../contract/handling.ts'
import { type Outcome, outcomes } from '../domain/codes.ts'
import { CodeChoice } from './code-choice.tsx'
import { DeedModal } from './deed-modal.tsx'
import { useDesk } from './desk.ts'
import { Field } from './field.tsx'
import { useVersioned } from './use-versioned.ts'

const fenPerYuan = 100

/** Names what was done and tells the customer in the same breath. */
export function ResolveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const [seen] = useState(ticket)
  const deed = useVersioned(seen)
  const [solution, setSolution, forget] = useDraft(ticket.id, 'solution')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [causeLabelId, setCause] = useState<string | null>(ticket.label?.id ?? null)
  const [yuan, setYuan] = useState<number | null>(null)
  const [tells, setTells] = useState(ticket.can.message)
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
          compensation: outcome === 'compensated' && yuan ? Math.round(yuan * fenPerYuan) : null,
          ...(tells && { message: solution }),
        },
      ),
    )
    if (done) forget()
    return done
  }
  return (
    <DeedModal
      title={t('screens.resolve.title')}
      verb={t(tells ? 'screens.resolve.doAndTell' : 'screens.resolve.do')}
      deed={deed}
      ready={outcome !== null && solution.trim() !== ''}
      onDo={resolve}
      onClose={onClose}
    >
      <CodeChoice
        label={t('screens.resolve.outcome')}
        group="outcome"
        codes={outcomes}
        value={outcome}
        onChange={setOutcome}
      />
      {outcome === 'compensated' && <Compensation yuan={yuan} onChange={setYuan} />}
      <Field name={t('screens.resolve.solution')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={solution}
            maxLength={10_000}
            autoSize={{ minRows: 4, maxRows: 12 }}
            placeholder={t('screens.resolve.solutionHint')}
            onChange={(event) => setSolution(event.target.value)}
          />
        )}
      </Field>
      {ticket.can.message && (
        <Checkbox checked={tells} onChange={(event) => setTells(event.target.checked)}>
          {t('screens.resolve.tell')}
        </Checkbox>
      )}
      <div className="hx-deed-field">
        <span>{t('screens.resolve.cause')}</span>
        <LabelPicker value={causeLabelId} allowClear onChange={setCause} />
      </div>
    </DeedModal>
  )
}

function Compensation(props: { yuan: number | null; onChange: (yuan: number | null) => void }) {
  const { t } = useTranslation('tickets')
  return (
    <Field name={t('screens.resolve.compensation')}>
      {(id) => (
        <InputNumber<number>
          id={id}
          value={props.yuan}
          min={0.01}
          max={10_000_000}
          precision={2}
          prefix="¥"
          onChange={props.onChange}
          style={{ width: 200 }}
        />
      )}
    </Field>
  )
}
