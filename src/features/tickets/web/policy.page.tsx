import { App, Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { changeTicketPolicy, readTicketPolicy } from '../contract/policy.ts'
import { type TicketKind, ticketKinds } from '../domain/codes.ts'
import { type ConfirmationCode, confirmationCodes } from '../domain/confirmations.ts'
import './policy.css'

type Policy = CallerReply<typeof readTicketPolicy>

/** When tickets open by themselves, when silence closes them, and what must be confirmed first. */
export default function PolicyPage() {
  const { t } = useTranslation('tickets')
  const read = useRead(readTicketPolicy, {}, {})
  return (
    <div className="hx-policy">
      <PageHeader title={t('screens.menu.policy')} subtitle={t('screens.policy.about')} />
      <ReadState read={read} rows={8}>
        {(policy) => <PolicyForm key={JSON.stringify(policy)} policy={policy} />}
      </ReadState>
    </div>
  )
}

function PolicyForm({ policy }: { policy: Policy }) {
  const { t } = useTranslation('tickets')
  const { message } = App.useApp()
  const [draft, setDraft] = useState(policy)
  const write = useWrite(changeTicketPolicy, { onDone: () => message.success(t('screens.policy.saved')) })
  const put = (patch: Partial<Policy>) => setDraft({ ...draft, ...patch })
  const changed = JSON.stringify(draft) !== JSON.stringify(policy)
  return (
    <>
      <section>
        <h2>{t('screens.policy.opensFor')}</h2>
        <p className="hx-soft">{t('screens.policy.opensForHint')}</p>
        <Checkbox.Group
          value={draft.opensFor}
          onChange={(opensFor) => put({ opensFor: opensFor as TicketKind[] })}
          options={ticketKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
      </section>
      <Limits draft={draft} put={put} />
      <ExternalWays draft={draft} put={put} />
      <Confirmations draft={draft} put={put} />
      <Button
        type="primary"
        disabled={!changed}
        loading={write.pending}
        onClick={() => void write.send({}, draft)}
      >
        {t('screens.policy.save')}
      </Button>
    </>
  )
}

interface Part {
  readonly draft: Policy
  put(patch: Partial<Policy>): void
}

const limits = [
  { key: 'silentDays', min: 1, max: 90 },
  { key: 'silentAttempts', min: 1, max: 10 },
  { key: 'reopenWithinDays', min: 0, max: 365 },
  { key: 'dueSoonMinutes', min: 5, max: 10_080 },
] as const

function Limits({ draft, put }: Part) {
  const { t } = useTranslation('tickets')
  return (
    <section>
      <h2>{t('screens.policy.limits')}</h2>
      {limits.map(({ key, min, max }) => (
        <Labelled key={key} className="hx-policy-limit" label={t(`screens.policy.${key}`)}>
          {(id) => (
            <InputNumber<number>
              id={id}
              min={min}
              max={max}
              precision={0}
              value={draft[key]}
              onChange={(value) => value !== null && put({ [key]: value })}
              suffix={t(`screens.policy.unit.${key}`)}
            />
          )}
        </Labelled>
      ))}
    </section>
  )
}

/** Where a customer can turn who does not accept a solution. */
function ExternalWays({ draft, put }: Part) {
  const { t } = useTranslation('tickets')
  return (
    <section>
      <h2 id="policy-ways">{t('screens.policy.externalWays')}</h2>
      <p className="hx-soft">{t('screens.policy.externalWaysHint')}</p>
      <Input.TextArea
        aria-labelledby="policy-ways"
        value={draft.externalWays}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => put({ externalWays: event.target.value })}
      />
    </section>
  )
}

function Confirmations({ draft, put }: Part) {
  const { t } = useTranslation('tickets')
  const requiredFor = (code: ConfirmationCode) =>
    draft.confirmations.find((one) => one.code === code)?.requiredFor ?? []
  const toggle = (code: ConfirmationCode, kind: TicketKind) => {
    const now = requiredFor(code)
    const next = now.includes(kind) ? now.filter((one) => one !== kind) : [...now, kind]
    const others = draft.confirmations.filter((one) => one.code !== code)
    put({ confirmations: [...others, { code, requiredFor: next }].sort(inOrder) })
  }
  return (
    <section>
      <h2 id="policy-confirmations">{t('screens.confirm.title')}</h2>
      <p className="hx-soft">{t('screens.policy.confirmationsHint')}</p>
      <div className="hx-policy-matrix">
        <table aria-labelledby="policy-confirmations">
          <thead>
            <tr>
              <th scope="col">{t('screens.policy.point')}</th>
              {ticketKinds.map((kind) => (
                <th scope="col" key={kind}>
                  {t(`kind.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {confirmationCodes.map((code) => (
              <tr key={code}>
                <th scope="row">{t(`confirmation.${code}`)}</th>
                {ticketKinds.map((kind) => (
                  <td key={kind}>
                    <Checkbox
                      aria-label={`${t(`confirmation.${code}`)} · ${t(`kind.${kind}`)}`}
                      checked={requiredFor(code).includes(kind)}
                      onChange={() => toggle(code, kind)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function inOrder(a: { code: ConfirmationCode }, b: { code: ConfirmationCode }): number {
  return confirmationCodes.indexOf(a.code) - confirmationCodes.indexOf(b.code)
}
