import { Alert, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { checkCompensation, compensationsOfTicket } from '../../contract/reading.ts'
import { grouped, minorPerMajor, useMoney } from '../money.ts'
import '../compensation.css'

type Kind = CallerReply<typeof compensationsOfTicket>['kinds'][number]
type Check = CallerReply<typeof checkCompensation>
type Wish = ReturnType<typeof useWish>

interface Draft {
  readonly kindId: string
  readonly major: number | null
  readonly orderNumber: string
}
const nothing: Draft = { kindId: '', major: null, orderNumber: '' }

/** What one is about to give to a ticket's customer, and what would come of it. */
export function useWish(ticketId: string) {
  const [typed, setTyped] = useState(nothing)
  const read = useRead(compensationsOfTicket, { ticketId }, {}, { about: [ticketId] }).data
  const kinds = read?.kinds ?? []
  const draft = { ...typed, kindId: typed.kindId || (kinds[0]?.id ?? '') }
  const currency = kinds.find(({ id }) => id === draft.kindId)?.currency ?? 'CNY'
  const amount = Math.round((draft.major ?? 0) * minorPerMajor(currency))
  const orderNumber = draft.orderNumber.trim()
  const wish = { kindId: draft.kindId, amount, ...(orderNumber !== '' && { orderNumber }) }
  const options = { enabled: amount > 0, keepPrevious: true }
  const check = useRead(checkCompensation, { ticketId }, wish, options).data
  const isRefused = amount > 0 && (check?.refused.length ?? 0) > 0
  return {
    ...{ kinds, draft, currency, amount, check },
    put: (patch: Partial<Draft>) => setTyped({ ...draft, ...patch }),
    mayOffer: read?.can.offer ?? false,
    /** Ready to be sent; null while there is no amount, or the organisation's rules refuse it. */
    ready: amount > 0 && !isRefused ? wish : null,
    isRefused,
  }
}

/** Asks for what is given, and says before it is sent whether it needs approval, what is left, and what was given before. */
export function WishFields({ wish }: { wish: Wish }) {
  const { t } = useTranslation('compensation')
  const { kinds, draft, currency, put } = wish
  return (
    <>
      <Labelled label={t('form.kind')}>
        {(id) => (
          <KindSelect id={id} kinds={kinds} value={draft.kindId} onChange={(kindId) => put({ kindId })} />
        )}
      </Labelled>
      <Labelled label={t(currency === 'PTS' ? 'form.points' : 'form.amount')}>
        {(id) => (
          <InputNumber<number>
            id={id}
            min={0}
            {...grouped}
            precision={Math.log10(minorPerMajor(currency))}
            value={draft.major}
            onChange={(major) => put({ major })}
            suffix={currency === 'PTS' ? '' : currency}
          />
        )}
      </Labelled>
      <Labelled label={t('form.order')}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.orderNumber}
            onChange={(event) => put({ orderNumber: event.target.value })}
          />
        )}
      </Labelled>
      {wish.amount > 0 && wish.check !== undefined && <Outlook wish={wish} check={wish.check} />}
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

function Outlook({ wish, check }: { wish: Wish; check: Check }) {
  const { t } = useTranslation('compensation')
  const money = useMoney()
  const { amount, currency } = wish
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
