import { App, Button, Modal, Segmented, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeriod } from '#features/metrics/web/public/period.ts'
import { directory } from '#features/staff/contract.ts'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatClockTime, formatDay, formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useDayClock, useMay, useSession } from '#platform/web/session.tsx'
import { readBackdrop } from '../../contract/figures.ts'
import { beginSchedule, endSchedule, listSchedules } from '../../contract/schedules.ts'
import { type Rhythm, rhythms } from '../../domain/rhythm.ts'
import type { ShownBoard } from './kept-board.ts'

/** Has a board sent by mail, and ends what was arranged. */
export function ScheduleDialog({ board, onClose }: { board: ShownBoard; onClose: () => void }) {
  const { t } = useTranslation('dashboards')
  return (
    <Modal open title={t('schedule.title')} footer={null} onCancel={onClose}>
      <div className="hx-board-form">
        <p className="hx-soft">{t('schedule.about')}</p>
        <Standing board={board} />
        <New board={board} />
      </div>
    </Modal>
  )
}

/** On which days something is sent, in words: where years are made of weeks, the first of their weeks and periods. */
function useRhythmWords(): (rhythm: Rhythm) => string {
  const { t } = useTranslation('dashboards')
  const weeks = useRead(readBackdrop, {}, {}).data?.weekYears ?? null
  return (rhythm) =>
    weeks === null || rhythm === 'daily'
      ? t(`schedule.${rhythm}`)
      : t(`schedule.fiscal.${rhythm}`, {
          weekday: t('onWeekday', { day: t(`weekday.${weeks.weekBegins as 1}`) }),
        })
}

/** What figures are sent of: a unit with those below it, or all that each reader may see. */
function useScopeWords(): (unitId: string | null) => string {
  const { t } = useTranslation('dashboards')
  const nameOf = useUnitNames()
  return (unitId) => nameOf(unitId) || t('schedule.everything')
}

function Standing({ board }: { board: ShownBoard }) {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const { message } = App.useApp()
  const { dayBegins } = useDayClock()
  const scopeOf = useScopeWords()
  const rhythmWords = useRhythmWords()
  const items = useRead(listSchedules, {}, { board: board.key }).data?.items ?? []
  const end = useWrite(endSchedule, { onDone: () => void message.success(t('schedule.ended')) })
  if (items.length === 0) return null
  return (
    <section>
      <h3>{t('schedule.standing')}</h3>
      <ul className="hx-board-schedules">
        {items.map(({ id, rhythm, hour, unitId, readers, nextDay }) => (
          <li key={id}>
            {t('schedule.line', {
              unit: scopeOf(unitId),
              rhythm: rhythmWords(rhythm),
              time: formatClockTime(Math.max(hour * 60, dayBegins)),
              names: formatList(
                readers.map(({ name }) => name),
                locale,
              ),
              day: formatDay(nextDay, locale),
            })}
            <Button size="small" onClick={() => void end.send({ scheduleId: id }, {})}>
              {t('schedule.end')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function New({ board }: { board: ShownBoard }) {
  const { t } = useTranslation('dashboards')
  const { message } = App.useApp()
  const me = useSession().person
  const { unitId } = usePeriod()
  const scopeOf = useScopeWords()
  const rhythmWords = useRhythmWords()
  const mayShare = useMay('dashboards.share')
  const [rhythm, choose] = useState<Rhythm>('weekly')
  // Before its end no day can be told whole.
  const { dayBegins } = useDayClock()
  const earliest = Math.ceil(dayBegins / 60)
  const [hour, setHour] = useState(Math.max(9, earliest))
  const [readerIds, address] = useState<readonly string[]>([me.id])
  const begin = useWrite(beginSchedule, {
    onDone: () => void message.success(t('schedule.begun')),
  })
  const send = () =>
    begin.send({}, { board: board.key, rhythm, hour, unitId: unitId ?? null, readerIds: [...readerIds] })
  return (
    <section className="hx-board-form">
      <p>
        <span className="hx-soft">{t('schedule.of')}</span> {scopeOf(unitId ?? null)}
      </p>
      <div className="hx-board-when">
        <Segmented<Rhythm>
          aria-label={t('schedule.rhythm')}
          value={rhythm}
          onChange={choose}
          options={rhythms.map((value) => ({ value, label: rhythmWords(value) }))}
        />
        <Select<number>
          aria-label={t('schedule.hour')}
          value={hour}
          onChange={setHour}
          options={Array.from({ length: 24 - earliest }, (_, after) => ({
            value: earliest + after,
            label: formatClockTime((earliest + after) * 60),
          }))}
        />
      </div>
      {dayBegins > 0 && (
        <p className="hx-soft">{t('schedule.lateDay', { begins: formatClockTime(dayBegins) })}</p>
      )}
      <Readers readerIds={readerIds} onChange={address} mayAdd={mayShare} />
      {!mayShare && <p className="hx-soft">{t('schedule.onlySelf')}</p>}
      {mayShare && board.id !== null && !board.shared && <p className="hx-soft">{t('schedule.own')}</p>}
      <Button
        type="primary"
        disabled={readerIds.length === 0}
        loading={begin.pending}
        onClick={() => void send()}
      >
        {t('schedule.begin')}
      </Button>
    </section>
  )
}

function ReaderName({ personId }: { personId: string }) {
  return useRead(directory, {}, { personId }).data?.items[0]?.name ?? '…'
}

function Readers(props: {
  readerIds: readonly string[]
  onChange: (ids: readonly string[]) => void
  mayAdd: boolean
}) {
  const { t } = useTranslation('dashboards')
  const { readerIds, onChange, mayAdd } = props
  return (
    <div className="hx-board-field">
      <span>{t('schedule.readers')}</span>
      <span>
        {readerIds.map((id) => (
          <Tag key={id} closable={mayAdd} onClose={() => onChange(readerIds.filter((one) => one !== id))}>
            <ReaderName personId={id} />
          </Tag>
        ))}
      </span>
      {mayAdd && (
        <PersonSelect
          label={t('schedule.addReader')}
          value={null}
          onChange={(id) => id !== null && !readerIds.includes(id) && onChange([...readerIds, id])}
        />
      )}
    </div>
  )
}
