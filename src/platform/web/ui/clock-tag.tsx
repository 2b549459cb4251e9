import { PauseCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { formatDuration, formatMoment } from '../formats.ts'
import { useLocale } from '../i18n.ts'
import { useNow } from '../now.ts'
import { type ClockFace, reading } from './clock-face.ts'
import { StatusTag } from './status-tag.tsx'

const hour = 3_600_000 // ms

/** «还有 2 小时 10 分» / «已超时 35 分», counting by itself. `soonMs`: from how much time left it counts as due soon. */
export function ClockTag(props: { clock: ClockFace; label?: string; soonMs?: number; plain?: boolean }) {
  const { t } = useTranslation('platform')
  const { locale } = useLocale()
  const now = useNow()
  const { tone, words, paused } = reading(props.clock, now, props.soonMs ?? hour)
  const word = t(words.key, { duration: formatDuration(words.ms) })
  return (
    <span data-hint={t('clock.due', { moment: formatMoment(props.clock.dueAt, locale) })}>
      <StatusTag
        tone={tone}
        word={props.label === undefined ? word : `${props.label} ${word}`}
        plain={props.plain ?? false}
        {...(paused && { icon: <PauseCircleOutlined /> })}
      />
    </span>
  )
}
