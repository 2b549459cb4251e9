import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { GroupInput } from '#features/metrics/web/public/group-input.tsx'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { ticketKind, tier, urgency } from '#features/tickets/contract.ts'
import { type LimitConditions, voiceChannel } from '../../contract/conditions.ts'
import '../policies.css'

type Chosen = 'kind' | 'urgency' | 'tier' | 'channel'

/** Conditions as a form holds them, where `any` stands for none. */
export type EnteredConditions = Omit<LimitConditions, Chosen> & { readonly [Key in Chosen]: string }

export const everyTicket: EnteredConditions = {
  kind: 'any',
  urgency: 'any',
  tier: 'any',
  channel: 'any',
  labelId: null,
  unitId: null,
  customerGroup: null,
}

export function enteredOf({ kind, urgency: urgent, tier: level, channel, ...rest }: LimitConditions) {
  return {
    ...rest,
    kind: kind ?? 'any',
    urgency: urgent ?? 'any',
    tier: level === null ? 'any' : String(level),
    channel: channel ?? 'any',
  }
}

export function conditionsOf(entered: EnteredConditions): LimitConditions {
  const chosen = (value: string) => (value === 'any' ? null : value)
  const group = entered.customerGroup?.trim()
  return {
    kind: ticketKind.nullable().parse(chosen(entered.kind)),
    urgency: urgency.nullable().parse(chosen(entered.urgency)),
    tier: entered.tier === 'any' ? null : tier.parse(Number(entered.tier)),
    channel: (chosen(entered.channel) ?? null) as LimitConditions['channel'],
    labelId: entered.labelId ?? null,
    unitId: entered.unitId ?? null,
    customerGroup: group === undefined || group === '' ? null : group,
  }
}

/** Which tickets a limit is for, as fields of a form; `unit` says what its unit is, where that is not the ticket's. */
export function ConditionFields({ unit }: { unit?: string }) {
  const { t } = useTranslation('clocks')
  const select = (name: Chosen, group: string, codes: readonly string[]) => (
    <Form.Item name={name} label={t(`policies.${name}` as never)}>
      <Select
        options={['any', ...codes].map((value) => ({ value, label: t(`${group}.${value}` as never) }))}
      />
    </Form.Item>
  )
  const tiers = ['1', '2', '3'].map((value) => ({ value, label: t('policies.tier_is', { tier: value }) }))
  return (
    <div className="hx-policy-fields">
      {select('kind', 'kind', ticketKind.options)}
      {select('urgency', 'urgency', urgency.options)}
      <Form.Item name="tier" label={t('policies.tier')}>
        <Select options={[{ value: 'any', label: t('urgency.any') }, ...tiers]} />
      </Form.Item>
      {select('channel', 'channel', voiceChannel.options)}
      <Form.Item name="labelId" label={t('policies.labelId')}>
        <LabelPicker allowClear placeholder={t('urgency.any')} />
      </Form.Item>
      <Form.Item name="unitId" label={unit ?? t('policies.unitId')}>
        <UnitSelect allowClear placeholder={t('urgency.any')} />
      </Form.Item>
      <Form.Item name="customerGroup" label={t('policies.customerGroup')}>
        <GroupInput vip={t('policies.vip')} placeholder={t('policies.group_hint')} />
      </Form.Item>
    </div>
  )
}
