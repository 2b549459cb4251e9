import { Button, DatePicker, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useNow } from '#platform/web/now.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { planNextCall } from '../contract/planning.ts'
import type { Callback } from './callback.ts'

const hour = 60 // minutes
const wishes = [
  { from: 9 * hour, to: 12 * hour },
  { from: 12 * hour, to: 14 * hour },
  { from: 14 * hour, to: 18 * hour },
  { from: 18 * hour, to: 20 * hour },
]
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / hour)).padStart(2, '0')}:${String(minutes % hour).padStart(2, '0')}`
const keyOf = (hours: Callback['hours']) => (hours === null ? '' : `${hours.from}-${hours.to}`)

/** When to call next, and in which hours the customer wishes it; both can be changed. */
export function NextCall({ callback }: { callback: Callback }) {
  const { t } = useTranslation('callbacks')
  const [changing, change] = useState(false)
  const { nextAt, hours } = callback
  const now = useNow()
  const over = nextAt !== null && Date.parse(nextAt) < now
  if (changing) return <Plan callback={callback} onDone={() => change(false)} />
  return (
    <p className="hx-callback-next hx-soft">
      {nextAt !== null && (
        <span>
          {t(over ? 'screens.next.was' : 'screens.next.at')} <RelativeTime at={nextAt} />
        </span>
      )}
      {hours !== null && (
        <span>{t('screens.next.wish', { from: clock(hours.from), to: clock(hours.to) })}</span>
      )}
      <Button size="small" type="link" onClick={() => change(true)}>
        {t(nextAt === null ? 'screens.next.plan' : 'screens.next.change')}
      </Button>
    </p>
  )
}

function Plan({ callback, onDone }: { callback: Callback; onDone: () => void }) {
  const { t } = useTranslation('callbacks')
  const [at, setAt] = useState<Dayjs | null>(callback.nextAt === null ? null : dayjs(callback.nextAt))
  const [wish, setWish] = useState(keyOf(callback.hours))
  const plan = useWrite(planNextCall, { onDone })
  const save = () =>
    void plan.send(
      { callbackId: callback.id },
      {
        ...(at !== null && { at: at.toISOString() }),
        hours: wishes.find((one) => keyOf(one) === wish) ?? null,
      },
    )
  return (
    <p className="hx-callback-next">
      <DatePicker
        aria-label={t('screens.next.when')}
        placeholder={t('screens.next.when')}
        showTime={{ format: 'HH:mm', minuteStep: 15 }}
        format="YYYY-MM-DD HH:mm"
        value={at}
        onChange={setAt}
      />
      <Select
        aria-label={t('screens.next.hours')}
        value={wish}
        onChange={setWish}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('screens.next.none') },
          ...wishes.map((one) => ({ value: keyOf(one), label: `${clock(one.from)}–${clock(one.to)}` })),
        ]}
      />
      <Button type="primary" loading={plan.pending} onClick={save}>
        {t('screens.next.save')}
      </Button>
    </p>
  )
}
