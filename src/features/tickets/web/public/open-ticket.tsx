import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { useWrite } from '#platform/web/api.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { useMay } from '#platform/web/session.tsx'
import { DeedModal } from '#platform/web/ui/deed-modal.tsx'
import { Labelled, LabelledGroup } from '#platform/web/ui/labelled.tsx'
import { openTicket } from '../../contract/handling.ts'
import { type TicketKind, ticketKinds, type Urgency, urgencies } from '../../domain/codes.ts'
import { TicketLink } from './ticket-link.tsx'

/** What a feedback is thought to be, to start from. */
export interface OpeningFacts {
  readonly feedbackId: string
  readonly kind?: TicketKind
  readonly urgency?: Urgency
  readonly labelId?: string | null
}

/** Opens a ticket from a feedback by hand; nothing for people who may not. */
export function OpenTicketButton(props: OpeningFacts) {
  const { t } = useTranslation('tickets')
  const [asking, ask] = useState(false)
  if (!useMay('tickets.open')) return null
  return (
    <>
      <Button onClick={() => ask(true)}>{t('screens.open.title')}</Button>
      {asking && <OpenTicketDialog {...props} onClose={() => ask(false)} />}
    </>
  )
}

/** Asks what the ticket is about, opens it and goes there; a feedback that has one already leads to it. */
export function OpenTicketDialog(props: OpeningFacts & { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState(props.kind)
  const [urgency, setUrgency] = useState(props.urgency)
  const [labelId, setLabel] = useState(props.labelId ?? null)
  const write = useWrite(openTicket, {
    ownProblems: true,
    onDone: ({ ticketId }) => void navigate(`/tickets/${ticketId}`),
  })
  const open = async () => {
    const reply = await write.send(
      {},
      {
        feedbackId: props.feedbackId,
        labelId,
        ...(kind && { kind }),
        ...(urgency && { urgency }),
        ...(title.trim() !== '' && { title: title.trim() }),
      },
    )
    return reply !== null
  }
  return (
    <DeedModal
      title={t('screens.open.title')}
      verb={t('screens.open.do')}
      ready
      pending={write.pending}
      onDo={open}
      onClose={props.onClose}
    >
      {write.problem !== null && <Problem problem={write.problem} />}
      <CodeField group="kind" codes={ticketKinds} value={kind} onChange={setKind} />
      <CodeField group="urgency" codes={urgencies} value={urgency} onChange={setUrgency} />
      <LabelledGroup label={t('screens.field.label')}>
        {() => <LabelPicker value={labelId} allowClear onChange={setLabel} />}
      </LabelledGroup>
      <Labelled label={t('screens.field.title')}>
        {(id) => (
          <Input
            id={id}
            value={title}
            maxLength={120}
            placeholder={t('screens.open.titleHint')}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Labelled>
    </DeedModal>
  )
}

function CodeField<Code extends string>(props: {
  group: string
  codes: readonly Code[]
  value: Code | undefined
  onChange: (code: Code | undefined) => void
}) {
  const { t } = useTranslation('tickets')
  return (
    <Labelled label={t(`screens.field.${props.group}`)}>
      {(id) => (
        <Select<Code>
          id={id}
          allowClear
          placeholder={t('screens.open.asAnalysed')}
          {...(props.value !== undefined && { value: props.value })}
          onChange={(code: Code | undefined) => props.onChange(code)}
          options={props.codes.map((code) => ({ value: code, label: t(`${props.group}.${String(code)}`) }))}
        />
      )}
    </Labelled>
  )
}

function Problem({ problem }: { problem: NonNullable<ReturnType<typeof useWrite>['problem']> }) {
  const { ticketId, number } = problem.facts
  return (
    <p role="alert">
      {refusalSentence(problem)}{' '}
      {typeof ticketId === 'string' && <TicketLink ticketId={ticketId} number={String(number ?? ticketId)} />}
    </p>
  )
}
