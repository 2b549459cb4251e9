import { PauseCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatDuration, formatMoment } from '../formats.ts'
import { useLocale } from '../i18n.ts'
import { useNow } from '../now.ts'
import type { Tone } from '../theme.ts'
import { StatusTag } from './status-tag.tsx'

/** What a clock needs to be told in words. Times are ISO moments. */
export interface ClockFace {
  readonly dueAt: string
  readonly state?: 'running' | 'paused' | 'met' | 'missed'
  /** Time left when it was paused, in milliseconds. */
  readonly leftMs?: number
}

const hour = 3_600_000 // ms

/** «还有 2 小时 10 分» / «已超时 35 分», counting by itself. `soonMs`: from how much time left it counts as due soon. */
export function ClockTag(props: { clock: ClockFace; label?: string; soonMs?: number; plain?: boolean }) {
  const { t } = useTranslation('platform')
  const { locale } = useLocale()
  const now = useNow()
  const { tone, words, paused } = reading(props.clock, now, props.soonMs ?? hour)
  const word = t(words.key, { duration: formatDuration(words.ms) })
  return (
    <Tooltip title={t('clock.due', { moment: formatMoment(props.clock.dueAt, locale) })}>
      <span>
        <StatusTag
          tone={tone}
          word={props.label === undefined ? word : `${props.label} ${word}`}
          plain={props.plain ?? false}
          {...(paused && { icon: <PauseCircleOutlined /> })}
        />
      </span>
    </Tooltip>
  )
}

/** What a clock's face says at a moment: its tone and its words. */
export function reading(
  clock: ClockFace,
  now: number,
  soonMs: number,
): { tone: Tone; words: { key: string; ms: number }; paused: boolean } {
  const left = Date.parse(clock.dueAt) - now
  const say = (tone: Tone, key: string, ms = left) => ({
    tone,
    words: { key: `clock.${key}`, ms },
    paused: clock.state === 'paused',
  })
  if (clock.state === 'met') return say('met', 'met')
  if (clock.state === 'missed') return say('breached', 'missed')
  if (clock.state === 'paused') return say('quiet', 'paused', clock.leftMs ?? left)
  if (left < 0) return say('breached', 'over')
  return say(left <= soonMs ? 'soon' : 'note', 'left')
}
