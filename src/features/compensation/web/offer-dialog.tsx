import { Alert, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { offerCompensation } from '../contract/deeds.ts'
import { checkCompensation, type compensationsOfTicket } from '../contract/reading.ts'
import { Field } from './field.tsx'
import { minorPerMajor, useMoney } from './money.ts'

type Kind = CallerReply<typeof compensationsOfTicket>['kinds'][number]
type Check = CallerReply<typeof checkCompensation>

interface Draft {
  readonly kindId: string
  readonly major: number | null
  readonly orderNumber: string
  readonly reason: string
}

/** Offers something; says before it is sent whether it needs approval, what is left, and what was given before. */
export function OfferDialog(props: { ticketId: string; kinds: readonly Kind[]; onClose: () => void }) {
  const { t } = useTranslation('compensation')
  const { ticketId, kinds, onClose } = props
  const [draft, setDraft] = useState<Draft>({
    kindId: kinds[0]?.id ?? '',
    major: null,
    orderNumber: '',
    reason: '',
  })
  const { kindId, major, orderNumber, reason } = draft
  const currency = kinds.find(({ id }) => id === kindId)?.currency ?? 'CNY'
  const amount = Math.round((major ?? 0) * minorPerMajor(currency))
  const wish = { kindId, amount, ...(orderNumber.trim() !== '' && { orderNumber: orderNumber.trim() }) }
  const check = useRead(checkCompensation, { ticketId }, wish, {
    enabled: amount > 0,
    keepPrevious: true,
  }).data
  const write = useWrite(offerCompensation)
  const ready = amount > 0 && reason.trim() !== ''
  const send = async () => {
    if (ready && (await write.send({ ticketId }, { ...wish, reason })) !== null) onClose()
  }
  return (
    <Modal
      open
      title={t('form.title')}
      okText={t('form.send')}
      okButtonProps={{ disabled: !ready || (check?.refused.length ?? 0) > 0, loading: write.pending }}
      onOk={() => void send()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="hx-compensation-form">
        <WishFields
          kinds={kinds}
          wish={draft}
          currency={currency}
          put={(patch) => setDraft({ ...draft, ...patch })}
        />
        {amount > 0 && check !== undefined && <Outlook check={check} amount={amount} currency={currency} />}
      </div>
    </Modal>
  )
}

function WishFields(props: {
  kinds: readonly Kind[]
  wish: Draft
  currency: string
  put: (patch: Partial<Draft>) => void
}) {
  const { t } = useTranslation('compensation')
  const { kinds, wish, currency, put } = props
  return (
    <>
      <Field label={t('form.kind')}>
        {(id) => (
          <KindSelect id={id} kinds={kinds} value={wish.kindId} onChange={(kindId) => put({ kindId })} />
        )}
      </Field>
      <Field label={t(currency === 'PTS' ? 'form.points' : 'form.amount')}>
        {(id) => (
          <InputNumber<number>
            id={id}
            min={0}
            precision={Math.log10(minorPerMajor(currency))}
            value={wish.major}
            onChange={(major) => put({ major })}
            suffix={currency === 'PTS' ? '' : currency}
          />
        )}
      </Field>
      <Field label={t('form.order')}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={wish.orderNumber}
            onChange={(event) => put({ orderNumber: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('form.reason')}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={wish.reason}
            onChange={(event) => put({ reason: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

function KindSelect(props: {
  id: string
  kinds: readonly Kind[]
  value: string
  onChange: (kindId: string) => void
}) {
  const { locale } = useLocale()
  return (
    <Select
      id={props.id}
      value={props.value}
      onChange={props.onChange}
      options={props.kinds.map(({ id, nameZh, nameEn }) => ({
        value: id,
        label: locale === 'en' ? nameEn : nameZh,
      }))}
    />
  )
}

function Outlook({ check, amount, currency }: { check: Check; amount: number; currency: string }) {
  const { t } = useTranslation('compensation')
  const money = useMoney()
  const say = (one: number) => money(one, currency)
  const { each, period, given, days } = check.limit
  return (
    <>
      <Alert
        type={check.needsApproval ? 'warning' : 'success'}
        showIcon
        title={t(check.needsApproval ? 'form.needsApproval' : 'form.within')}
        description={t('form.limit', { each: say(each), period: say(period), given: say(given), days })}
      />
      {check.budgets.map(({ unit, left }) => (
        <p key={unit.id} className={left < amount ? 'hx-compensation-short' : 'hx-soft'}>
          {t(left < amount ? 'form.over' : 'form.left', { unit: unit.name, left: say(Math.max(0, left)) })}
        </p>
      ))}
      {check.warnings.map((warning) => (
        <Evidence key={warning.kind} warning={warning} refused={check.refused.includes(warning.kind)} />
      ))}
    </>
  )
}

function Evidence({ warning, refused }: { warning: Check['warnings'][number]; refused: boolean }) {
  const { t } = useTranslation('compensation')
  const { locale } = useLocale()
  const money = useMoney()
  const title = `${t(`warning.${warning.kind}`)} · ${t('form.count', { count: warning.count })}`
  return (
    <Alert
      type={refused ? 'error' : 'warning'}
      showIcon
      title={refused ? `${title} · ${t('form.refused')}` : title}
      description={
        warning.evidence.length > 0 && (
          <ul className="hx-compensation-steps">
            {warning.evidence.map((one) => (
              <li key={one.id}>
                {t('form.evidence', {
                  ticket: one.ticketNumber,
                  amount: money(one.amount, one.currency),
                  agent: one.agent?.name ?? t('card.system'),
                  at: formatDay(one.at, locale),
                })}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}
