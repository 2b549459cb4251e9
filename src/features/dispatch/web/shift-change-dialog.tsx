import { DatePicker, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { addShiftChange } from '../contract/roster.ts'

/** Leave, or work beyond the usual hours, of one person. */
export function ShiftChangeDialog(props: { person: { id: string; name: string }; onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const { person, onClose } = props
  const [works, setWorks] = useState(false)
  const [period, setPeriod] = useState<readonly [string, string] | null>(null)
  const write = useWrite(addShiftChange, { onDone: onClose })
  return (
    <Modal
      open
      title={t('screens.roster.changeOf', { name: person.name })}
      okText={t('screens.strategy.save')}
      okButtonProps={{ disabled: period === null, loading: write.pending }}
      onOk={() =>
        period !== null &&
        void write.send({ personId: person.id }, { startsAt: period[0], endsAt: period[1], works })
      }
      onCancel={onClose}
    >
      <div className="hx-shift-change">
        <Radio.Group
          aria-label={t('screens.roster.kind')}
          value={works}
          onChange={(event) => setWorks(event.target.value)}
          options={[
            { value: false, label: t('screens.roster.leave') },
            { value: true, label: t('screens.roster.extra') },
          ]}
        />
        <DatePicker.RangePicker
          showTime={{ format: 'HH:mm' }}
          onChange={(range) => {
            const [from, to] = range ?? []
            setPeriod(from && to ? [from.toISOString(), to.toISOString()] : null)
          }}
        />
        <p className="hx-soft">{t('screens.roster.changeHint')}</p>
      </div>
    </Modal>
  )
}
