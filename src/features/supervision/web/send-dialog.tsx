import { DatePicker, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { sendSupervisionLetter } from '../contract/deeds.ts'
import { type Addressee, AddresseeField, addresseeInput } from './addressee-field.tsx'
import { DeedDialog, Words } from './deed-dialog.tsx'

const ways = ['usual', 'hours', 'moment'] as const

/** When an answer is due: as usual, after working hours, or at a moment. */
interface Due {
  readonly way: (typeof ways)[number]
  readonly hours: number
  readonly at: string | null
}

const dueInput = ({ way, hours, at }: Due) =>
  way === 'hours' ? { hours } : way === 'moment' && at !== null ? { dueAt: at } : {}

/** Writes a letter of supervision. */
export function SendDialog({
  caseId,
  unitId,
  onClose,
}: {
  caseId: string
  unitId: string
  onClose: () => void
}) {
  const { t } = useTranslation('supervision')
  const [to, setTo] = useState<Addressee>({ of: 'unit', id: unitId })
  const [demand, setDemand] = useState('')
  const [due, setDue] = useState<Due>({ way: 'usual', hours: 8, at: null })
  const ready = to.id !== null && demand.trim() !== '' && (due.way !== 'moment' || due.at !== null)
  return (
    <DeedDialog
      title={t('form.title.send')}
      ready={ready}
      act={() => call(sendSupervisionLetter, { caseId }, { ...addresseeInput(to), demand, ...dueInput(due) })}
      onClose={onClose}
    >
      <AddresseeField label={t('form.addressee')} value={to} onChange={setTo} />
      <Words
        label={t('form.demand')}
        placeholder={t('form.demandHint')}
        value={demand}
        onChange={setDemand}
      />
      <DueField due={due} onChange={setDue} />
    </DeedDialog>
  )
}

const wordOf = { usual: 'form.dueUsual', hours: 'form.dueHours', moment: 'form.dueMoment' } as const

function DueField({ due, onChange }: { due: Due; onChange: (due: Due) => void }) {
  const { t } = useTranslation('supervision')
  return (
    <Labelled label={t('form.due')}>
      {(id) => (
        <>
          <Radio.Group
            aria-label={t('form.due')}
            value={due.way}
            onChange={(event) => onChange({ ...due, way: event.target.value as Due['way'] })}
            options={ways.map((value) => ({ value, label: t(wordOf[value]) }))}
          />
          {due.way === 'hours' && (
            <InputNumber<number>
              id={id}
              aria-label={t('form.hours')}
              min={1}
              max={240}
              precision={0}
              value={due.hours}
              onChange={(hours) => hours !== null && onChange({ ...due, hours })}
            />
          )}
          {due.way === 'moment' && (
            <DatePicker
              id={id}
              aria-label={t('form.moment')}
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              onChange={(moment) => onChange({ ...due, at: moment?.toDate().toISOString() ?? null })}
            />
          )}
        </>
      )}
    </Labelled>
  )
}
