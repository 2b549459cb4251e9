import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { closeSupervision, decideAppeal, noteResponsibility } from '../contract/deeds.ts'
import {
  type AppealVerdict,
  appealVerdicts,
  type CaseResult,
  caseResults,
  type ResponsibilityKind,
  responsibilityKinds,
} from '../domain/responsibility.ts'
import { type Addressee, AddresseeField, addresseeInput } from './addressee-field.tsx'
import { DeedDialog, Words } from './deed-dialog.tsx'
import type { Responsibility } from './parts.ts'

/** Notes who answers for what. */
export function NoteDialog({ caseId, left, onClose }: { caseId: string; left: number; onClose: () => void }) {
  const { t } = useTranslation('supervision')
  const [whom, setWhom] = useState<Addressee>({ of: 'unit', id: null })
  const [kind, setKind] = useState<ResponsibilityKind>('delay')
  const [share, setShare] = useState(left)
  const [reason, setReason] = useState('')
  return (
    <DeedDialog
      title={t('form.title.note')}
      ready={whom.id !== null && reason.trim() !== ''}
      act={() => call(noteResponsibility, { caseId }, { ...addresseeInput(whom), kind, share, reason })}
      onClose={onClose}
    >
      <AddresseeField label={t('form.responsible')} value={whom} onChange={setWhom} />
      <Labelled label={t('form.kind')}>
        {(id) => (
          <Select<ResponsibilityKind>
            id={id}
            value={kind}
            onChange={setKind}
            options={responsibilityKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
      </Labelled>
      <Labelled label={t('form.share')} hint={t('form.shareHint', { left })}>
        {(id, hintId) => <Percent id={id} hintId={hintId} max={left} value={share} onChange={setShare} />}
      </Labelled>
      <Words label={t('form.reason')} value={reason} onChange={setReason} />
    </DeedDialog>
  )
}

function Percent(props: {
  id: string
  hintId?: string | undefined
  max: number
  value: number
  onChange: (value: number) => void
}) {
  return (
    <InputNumber<number>
      id={props.id}
      aria-describedby={props.hintId}
      min={1}
      max={props.max}
      precision={0}
      value={props.value}
      onChange={(value) => value !== null && props.onChange(value)}
    />
  )
}

/** Decides an appeal. */
export function DecideDialog({ noted, onClose }: { noted: Responsibility; onClose: () => void }) {
  const { t } = useTranslation('supervision')
  const [verdict, setVerdict] = useState<AppealVerdict>('uphold')
  const [share, setShare] = useState(Math.max(1, Math.floor(noted.share / 2)))
  const [reason, setReason] = useState('')
  const possible = appealVerdicts.filter((one) => one !== 'reduce' || noted.share > 1)
  const input = { verdict, reason, ...(verdict === 'reduce' && { share }) }
  return (
    <DeedDialog
      title={t('form.title.decide')}
      ready={reason.trim() !== ''}
      act={() => call(decideAppeal, { responsibilityId: noted.id }, input)}
      onClose={onClose}
    >
      <Labelled label={t('form.verdict')}>
        {(id) => (
          <Select<AppealVerdict>
            id={id}
            value={verdict}
            onChange={setVerdict}
            options={possible.map((value) => ({ value, label: t(`verdict.${value}`) }))}
          />
        )}
      </Labelled>
      {verdict === 'reduce' && (
        <Labelled label={t('form.newShare')}>
          {(id) => <Percent id={id} max={noted.share - 1} value={share} onChange={setShare} />}
        </Labelled>
      )}
      <Words label={t('form.decisionReason')} value={reason} onChange={setReason} />
    </DeedDialog>
  )
}

/** Ends the supervision of a ticket. */
export function CloseDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation('supervision')
  const [result, setResult] = useState<CaseResult>('settled')
  const [conclusion, setConclusion] = useState('')
  return (
    <DeedDialog
      title={t('form.title.close')}
      ready={conclusion.trim() !== ''}
      act={() => call(closeSupervision, { caseId }, { result, conclusion })}
      onClose={onClose}
    >
      <Labelled label={t('form.result')}>
        {(id) => (
          <Select<CaseResult>
            id={id}
            value={result}
            onChange={setResult}
            options={caseResults.map((value) => ({ value, label: t(`result.${value}`) }))}
          />
        )}
      </Labelled>
      <Words label={t('form.conclusion')} value={conclusion} onChange={setConclusion} />
    </DeedDialog>
  )
}
