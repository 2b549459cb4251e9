import { Alert, Input, InputNumber, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { AttachButton } from '#features/ticket-files/web/public/attach-button.tsx'
import { UploadList } from '#features/ticket-files/web/public/upload-list.tsx'
import { dropsInto, useUploads } from '#features/ticket-files/web/public/use-uploads.ts'
import { DeedModal } from '#platform/web/ui/deed-modal.tsx'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { type Verdict, verdicts } from '../domain/arbitration.ts'
import { type ReturnReason, returnReasons } from '../domain/codes.ts'
import type { Deed, Task } from './task.ts'
import { type Entered, useDeeds } from './use-deeds.ts'

/** Deeds that ask something first. */
export type AskingDeed = Exclude<Deed, 'accept'>

const mostWords = 10_000

/** What a deed needs besides its words. */
function isReady(deed: AskingDeed, { words, reason, verdict, unitId }: Entered): boolean {
  if (words.trim() === '') return false
  if (deed === 'return') return reason !== null
  if (deed === 'rule') return verdict !== null && (verdict !== 'move' || unitId !== null)
  return true
}

/** Asks what a deed needs; a colleague’s change meanwhile is told above what was entered. */
export function DeedDialog(props: { task: Task; deed: AskingDeed; onClose: () => void }) {
  const { t } = useTranslation('joint-handling')
  const { task, deed, onClose } = props
  const [entered, setEntered] = useState<Entered>({
    words: '',
    reason: null,
    verdict: null,
    unitId: deed === 'resend' ? task.unit.id : null,
    days: null,
    files: [],
  })
  const uploads = useUploads(task.id)
  const deeds = useDeeds(task)
  const put = (patch: Partial<Entered>) => setEntered({ ...entered, ...patch })
  return (
    <DeedModal
      title={`${t(`deeds.${deed}`)} · ${task.unit.name}`}
      verb={t('deeds.send')}
      ready={isReady(deed, entered) && !uploads.loading}
      pending={deeds.pending}
      danger={deed === 'cancel'}
      onDo={() => deeds.act(deed, { ...entered, files: uploads.files })}
      onClose={onClose}
    >
      {deeds.changedBy !== null && (
        <Alert type="warning" showIcon title={t('deeds.conflict', { name: deeds.changedBy })} />
      )}
      <Choices task={task} deed={deed} entered={entered} put={put} />
      <Words deed={deed} value={entered.words} onChange={(words) => put({ words })} />
      {deed === 'answer' && (
        <div {...dropsInto(uploads)}>
          <AttachButton uploads={uploads} />
          <UploadList uploads={uploads} />
        </div>
      )}
    </DeedModal>
  )
}

const wordsOf: Readonly<Record<AskingDeed, string>> = {
  answer: 'answerWords',
  return: 'returnWords',
  resend: 'resendWords',
  cancel: 'cancelWords',
  waive: 'waiveReason',
  dispute: 'disputeWords',
  rule: 'ruleReason',
}

function Words(props: { deed: AskingDeed; value: string; onChange: (words: string) => void }) {
  const { t } = useTranslation('joint-handling')
  return (
    <Labelled
      label={t(`deeds.${wordsOf[props.deed]}`)}
      hint={props.deed === 'waive' ? t('deeds.waiveHint') : null}
    >
      {(id, hintId) => (
        <Input.TextArea
          id={id}
          aria-describedby={hintId}
          value={props.value}
          maxLength={mostWords}
          autoSize={{ minRows: 3, maxRows: 12 }}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}

interface Choosing {
  readonly task: Task
  readonly deed: AskingDeed
  readonly entered: Entered
  put(patch: Partial<Entered>): void
}

function Choices(choosing: Choosing) {
  const { t } = useTranslation('joint-handling')
  const { deed, entered, put } = choosing
  if (deed === 'return')
    return (
      <Labelled label={t('deeds.returnReason')}>
        {(id) => (
          <Select<ReturnReason>
            id={id}
            value={entered.reason}
            onChange={(reason) => put({ reason })}
            options={returnReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
          />
        )}
      </Labelled>
    )
  if (deed === 'rule') return <RulingChoice {...choosing} />
  return deed === 'resend' ? <SendingChoice {...choosing} /> : null
}

function RulingChoice({ task, entered, put }: Choosing) {
  const { t } = useTranslation('joint-handling')
  const label = useId()
  const possible = verdicts.filter((one) => one !== 'pass' || task.can.pass)
  return (
    <>
      <div>
        <span id={label}>{t('deeds.verdict')}</span>
        <Radio.Group
          className="hx-joint-verdicts"
          aria-labelledby={label}
          value={entered.verdict}
          onChange={(event) => put({ verdict: event.target.value as Verdict })}
          options={possible.map((value) => ({ value, label: t(`verdict.${value}`) }))}
        />
      </div>
      {entered.verdict === 'move' && (
        <Labelled label={t('deeds.moveTo')}>
          {(id) => <UnitSelect id={id} value={entered.unitId} onChange={(unitId) => put({ unitId })} />}
        </Labelled>
      )}
    </>
  )
}

function SendingChoice({ entered, put }: Choosing) {
  const { t } = useTranslation('joint-handling')
  return (
    <>
      <Labelled label={t('deeds.resendUnit')}>
        {(id) => <UnitSelect id={id} value={entered.unitId} onChange={(unitId) => put({ unitId })} />}
      </Labelled>
      <Labelled label={t('deeds.days')}>
        {(id) => (
          <InputNumber id={id} min={1} max={60} value={entered.days} onChange={(days) => put({ days })} />
        )}
      </Labelled>
    </>
  )
}
