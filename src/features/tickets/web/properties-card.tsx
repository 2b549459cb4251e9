import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { useLabelName, useLabels } from '#features/taxonomy/web/public/labels.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { call } from '#platform/web/api.ts'
import { changeTicket } from '../contract/handling.ts'
import { ticketKinds, tiers, urgencies } from '../domain/codes.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { CustomFields } from './custom-fields.tsx'
import { useDesk } from './desk.ts'
import { judgedAs } from './foreseen-deeds.ts'
import { Property } from './property.tsx'
import { KindTag, TierTag, UrgencyTag } from './public/ticket-tags.tsx'
import { useVersioned } from './use-versioned.ts'

type Change = Omit<CallerInput<typeof changeTicket>, 'version'>

/** What the ticket is judged to be; each judgement can be put right where it stands. */
export function PropertiesCard() {
  const { t } = useTranslation('tickets')
  const nameOf = useLabelName()
  const { ticket } = useDesk()
  const deed = useVersioned(ticket)
  const { byId } = useLabels()
  const change = (patch: Change) =>
    deed.attempt(
      (version) => call(changeTicket, { ticketId: ticket.id }, { ...patch, version }),
      judgedAs(ticket.id, patch, byId),
    )
  const { can } = ticket
  return (
    <section className="hx-ticket-card" aria-labelledby="ticket-properties">
      <h2 id="ticket-properties">{t('screens.properties.title')}</h2>
      <ConflictNotice deed={deed} />
      <dl className="hx-properties">
        <Judgements onChange={change} />
        <Property name={t('screens.field.label')}>
          {can.change ? (
            <LabelPicker
              value={ticket.label?.id ?? null}
              allowClear
              onChange={(labelId) => void change({ labelId })}
            />
          ) : (
            (ticket.label && nameOf(ticket.label)) || t('screens.conflict.nothing')
          )}
        </Property>
        <Property name={t('screens.field.unit')}>
          {can.change ? (
            <UnitSelect
              value={ticket.unit.id}
              onChange={(unitId) => unitId !== null && void change({ unitId })}
            />
          ) : (
            ticket.unit.name
          )}
        </Property>
        <CustomFields onSave={(custom) => change({ custom })} />
      </dl>
    </section>
  )
}

function Judgements({ onChange }: { onChange: (patch: Change) => void }) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const { can } = ticket
  return (
    <>
      <Property name={t('screens.field.kind')}>
        {can.change ? (
          <CodeSelect
            group="kind"
            codes={ticketKinds}
            value={ticket.kind}
            onChange={(kind) => onChange({ kind })}
          />
        ) : (
          <KindTag kind={ticket.kind} />
        )}
      </Property>
      <Property name={t('screens.field.urgency')}>
        {can.change ? (
          <CodeSelect
            group="urgency"
            codes={urgencies}
            value={ticket.urgency}
            onChange={(urgency) => onChange({ urgency })}
          />
        ) : (
          <UrgencyTag urgency={ticket.urgency} />
        )}
      </Property>
      <Property name={t('screens.field.tier')}>
        {can.change ? (
          <CodeSelect
            group="tier"
            codes={tiers}
            value={ticket.tier}
            onChange={(tier) => onChange({ tier })}
          />
        ) : (
          <TierTag tier={ticket.tier} />
        )}
      </Property>
    </>
  )
}

function CodeSelect<Code extends string | number>(props: {
  group: string
  codes: readonly Code[]
  value: Code
  onChange: (code: Code) => void
}) {
  const { t } = useTranslation('tickets')
  return (
    <Select<Code>
      aria-label={t(`screens.field.${props.group}`)}
      value={props.value}
      onChange={props.onChange}
      options={props.codes.map((code) => ({ value: code, label: t(`${props.group}.${String(code)}`) }))}
      style={{ width: '100%' }}
    />
  )
}
