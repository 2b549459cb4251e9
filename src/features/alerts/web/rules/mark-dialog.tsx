import { DatePicker, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { addAlertMark } from '../../contract/rules.ts'
import { type MarkEffect, type MarkKind, type MarkSplit, markEffects, markKinds } from '../../domain/codes.ts'

interface Fields {
  kind: MarkKind
  name: string
  days: [Dayjs, Dayjs]
  unitId?: string | null
  effect: MarkEffect
  factor?: number
}

/** What a mark of a kind does unless somebody says otherwise. */
const effectOf: Readonly<Record<MarkKind, MarkEffect>> = {
  holiday: 'mute',
  campaign: 'adjust',
  release: 'note',
  outage: 'mute',
}

const blank = { kind: 'campaign', effect: 'adjust', factor: 2 } as const

/** What is known already of the days to mark; `where` names the segment that the mark is about. */
export interface MarkStart {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly unitId: string | null
  readonly segment: { readonly split: MarkSplit; readonly key: string } | null
  readonly where: string | null
  readonly factor: number | null
}

function fieldsOf({ name, from, to, unitId, factor }: MarkStart): Partial<Fields> {
  const effect = factor === null ? ('mute' as const) : ('adjust' as const)
  return { name, days: [dayjs(from), dayjs(to)], unitId, kind: 'campaign', effect, factor: factor ?? 2 }
}

/** Marks days as not usual: silent, held against a multiple of what is usual, or only noted. */
export function MarkDialog({ start, onClose }: { start?: MarkStart; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const [form] = Form.useForm<Fields>()
  const effect = Form.useWatch('effect', form)
  const add = useWrite(addAlertMark, { ownProblems: true, onDone: onClose })
  const required = [{ required: true, message: t('form.missing') }]
  const save = ({ days, unitId, factor, ...mark }: Fields) =>
    void add.send(
      {},
      {
        ...mark,
        from: days[0].format('YYYY-MM-DD'),
        to: days[1].format('YYYY-MM-DD'),
        unitId: unitId ?? null,
        factor: factor ?? 1,
        segment: start?.segment ?? null,
      },
    )
  return (
    <Modal
      open
      title={t('marks.add')}
      okText={t('rules.save')}
      confirmLoading={add.pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={start === undefined ? blank : fieldsOf(start)}
        onFinish={save}
      >
        <FormErrors form={form} problem={add.problem} />
        {start?.where != null && <p className="hx-soft">{t('marks.only', { where: start.where })}</p>}
        <Form.Item name="kind" label={t('marks.kind')}>
          <Select
            options={markKinds.map((value) => ({ value, label: t(`marks.kinds.${value}`) }))}
            onChange={(kind: MarkKind) => form.setFieldValue('effect', effectOf[kind])}
          />
        </Form.Item>
        <Form.Item name="name" label={t('form.name')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="days" label={t('marks.days')} rules={required}>
          <DatePicker.RangePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="unitId" label={t('form.unit')}>
          <UnitSelect allowClear placeholder={t('rules.everywhere')} />
        </Form.Item>
        <Form.Item name="effect" label={t('marks.effect')}>
          <Radio.Group
            options={markEffects.map((value) => ({ value, label: t(`marks.effects.${value}`) }))}
          />
        </Form.Item>
        {effect === 'adjust' && (
          <Form.Item name="factor" label={t('marks.factor')}>
            <InputNumber min={0.01} max={100} suffix={t('marks.times')} style={{ width: '100%' }} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
