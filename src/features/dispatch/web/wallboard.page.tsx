import { FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AboutMetric } from '#features/metrics/web/public/about-metric.tsx'
import { whileCounting } from '#features/metrics/web/public/counting-line.tsx'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useRead } from '#platform/web/api.ts'
import { formatDuration, formatNumber, formatTime } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useLiveState } from '#platform/web/live.ts'
import { useNow } from '#platform/web/now.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { useFullScreen } from '#platform/web/ui/use-full-screen.ts'
import { wallboard } from '../contract/wallboard.ts'
import { AssignDialog } from './public/assignment-dialogs.tsx'
import { ReassignDialog } from './reassign-dialog.tsx'
import type { Hands, Moving, Seat, Wall } from './wall.ts'
import { WallQueues } from './wall-queues.tsx'
import { WallSeats } from './wall-seats.tsx'
import './wall-parts.css'
import './wallboard.css'

/** The floor as it is now: what waits, who is there with how much, what is late; a ticket is given on by dragging it. */
export default function WallboardPage() {
  const { t } = useTranslation('dispatch')
  const { values, set } = useUrlFilters({ unit: '' })
  const [full, fill] = useFullScreen()
  const read = useRead(wallboard, {}, values.unit === '' ? {} : { unit: values.unit }, {
    keepPrevious: true,
    every: whileCounting,
  })
  return (
    <div className={full ? 'hx-wall hx-wall-full' : 'hx-wall'}>
      <PageHeader
        title={t('screens.menu.wallboard')}
        beside={full && <TimeOfDay />}
        subtitle={full ? undefined : t('screens.wall.about')}
        more={
          <div className="hx-wall-controls">
            {!full && (
              <UnitSelect
                value={values.unit || null}
                allowClear
                placeholder={t('screens.wall.allUnits')}
                onChange={(unit) => set({ unit: unit ?? '' })}
              />
            )}
            <Button
              icon={full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
              onClick={() => fill(!full)}
            >
              {t(full ? 'screens.wall.leaveFull' : 'screens.wall.full')}
            </Button>
          </div>
        }
      />
      <LiveNote />
      <ReadState read={read} rows={8}>
        {(wall) => <Floor wall={wall} />}
      </ReadState>
    </div>
  )
}

function TimeOfDay() {
  const { locale } = useLocale()
  return <span className="hx-wall-time">{formatTime(useNow(), locale)}</span>
}

/** A wall that does not move any more must say so. */
function LiveNote() {
  const { t } = useTranslation('dispatch')
  const state = useLiveState()
  return (
    <p className="hx-wall-note" role="status">
      {state === 'reconnecting' && t('screens.wall.notLive')}
    </p>
  )
}

function Floor({ wall }: { wall: Wall }) {
  const { t } = useTranslation('dispatch')
  const [dragged, drag] = useState<Moving | null>(null)
  const [asked, ask] = useState<{ moving: Moving; seat: Seat } | null>(null)
  const [choosing, choose] = useState<Moving | null>(null)
  const order = new Map(useUnits().map(({ id }, place) => [id, place]))
  const placeOf = ({ unitId }: { unitId: string }) => order.get(unitId) ?? order.size
  const hands: Hands = {
    dragged,
    drag,
    choose,
    drop: (seat) => {
      drag(null)
      if (dragged !== null && dragged.from?.id !== seat.id) ask({ moving: dragged, seat })
    },
  }
  if (wall.queues.length === 0)
    return <EmptyState title={t('screens.wall.nothing')} hint={t('screens.wall.nothingHint')} />
  return (
    <>
      <Figures wall={wall} />
      <div className="hx-wall-floor">
        <WallQueues queues={wall.queues.toSorted((a, b) => placeOf(a) - placeOf(b))} hands={hands} />
        <WallSeats seats={wall.seats.toSorted((a, b) => placeOf(a) - placeOf(b))} hands={hands} />
      </div>
      {asked !== null && <ReassignDialog {...asked} onClose={() => ask(null)} />}
      {choosing !== null && (
        <AssignDialog
          ticketId={choosing.card.ticketId}
          version={choosing.card.version}
          onClose={() => choose(null)}
        />
      )}
    </>
  )
}

function Figures({ wall: { queues, seats, response, counting } }: { wall: Wall }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const sum = (of: 'waiting' | 'atRisk' | 'breached') => queues.reduce((all, one) => all + one[of], 0)
  const there = seats.filter(({ availability, onDuty }) => availability === 'online' && onDuty).length
  const figure = (value: number) => formatNumber(value, locale)
  const figures = [
    { key: 'waiting', value: figure(sum('waiting')), tone: sum('waiting') > 0 ? 'soon' : 'quiet' },
    { key: 'atRisk', value: figure(sum('atRisk')), tone: sum('atRisk') > 0 ? 'soon' : 'quiet' },
    { key: 'breached', value: figure(sum('breached')), tone: sum('breached') > 0 ? 'breached' : 'quiet' },
    { key: 'there', value: `${figure(there)} / ${figure(seats.length)}`, tone: 'quiet' },
  ] as const
  return (
    <dl className="hx-wall-figures">
      {figures.map(({ key, value, tone }) => (
        <div key={key} className={`hx-wall-figure hx-wall-${tone}`}>
          <dt>{t(`screens.wall.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className="hx-wall-figure hx-wall-quiet">
        <dt>
          {t('screens.wall.response')} <AboutMetric metric="contact_today" />
        </dt>
        <dd>
          {response.value === null ? '–' : formatDuration(response.value)}
          <small>
            {counting !== null
              ? t('screens.wall.counting', { percent: Math.floor((counting.done / counting.of) * 100) })
              : response.low === null || response.high === null
                ? t('screens.wall.responseOf', { count: response.n })
                : t('screens.wall.responseRange', {
                    low: formatDuration(response.low),
                    high: formatDuration(response.high),
                    n: figure(response.n),
                  })}
          </small>
        </dd>
      </div>
    </dl>
  )
}
