import { Form, InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { useRoleNames, useRoles } from '#features/staff/web/public/role-names.ts'
import { channels } from '../domain/codes.ts'
import { moments, places, type StepDraft } from './ladder-draft.ts'

/** The fields of one step: when, whom, how, and what follows from silence. */
export function StepFields({ place }: { place: number }) {
  const { t } = useTranslation('escalations')
  const roleName = useRoleNames()
  const roles = useRoles().map(({ id }) => ({ value: id, label: roleName(id) }))
  const draft = Form.useWatch<StepDraft>(['steps', place])
  const named = Boolean(draft?.personId) || Boolean(draft?.roleId)
  const minutes = (name: keyof StepDraft, label: string) => (
    <Form.Item name={[place, name]} label={label}>
      <InputNumber
        min={1}
        max={86_400}
        precision={0}
        suffix={t('ladders.minutes')}
        style={{ width: '100%' }}
      />
    </Form.Item>
  )
  return (
    <div className="hx-ladder-step">
      <Form.Item name={[place, 'when']} label={t('ladders.when')}>
        <Select options={moments.map((value) => ({ value, label: t(`moment.${value}`) }))} />
      </Form.Item>
      {draft?.when === 'past' && minutes('minutes', t('ladders.past'))}
      <Form.Item
        name={[place, 'to']}
        label={t('ladders.who')}
        rules={[{ required: !named, type: 'array', min: named ? 0 : 1, message: t('ladders.needed') }]}
      >
        <Select mode="multiple" options={places.map((value) => ({ value, label: t(`whom.${value}`) }))} />
      </Form.Item>
      <Form.Item name={[place, 'personId']} label={t('whom.person')}>
        <PersonSelect allowClear />
      </Form.Item>
      <Form.Item name={[place, 'roleId']} label={t('whom.role')}>
        <Select allowClear options={roles} />
      </Form.Item>
      <Form.Item name={[place, 'channels']} label={t('ladders.how')}>
        <Select
          mode="multiple"
          placeholder={t('channels.chosen')}
          options={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        />
      </Form.Item>
      {minutes('acknowledgeWithin', t('ladders.acknowledge'))}
      {minutes('every', t('ladders.every'))}
      <Form.Item name={[place, 'times']} label={t('ladders.times')}>
        <InputNumber min={1} max={20} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[place, 'waits']} label={t('ladders.waits')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </div>
  )
}
