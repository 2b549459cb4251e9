import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  InfoCircleOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '../theme.ts'
import './status-tag.css'

const icons: Readonly<Record<Tone, ReactNode>> = {
  met: <CheckCircleOutlined />,
  soon: <ClockCircleOutlined />,
  breached: <ExclamationCircleOutlined />,
  note: <InfoCircleOutlined />,
  quiet: <MinusCircleOutlined />,
}

/** A status: always an icon and a word, never a colour alone; null where the word brings its own sign. `plain` leaves out the ground. */
export function StatusTag(props: { tone: Tone; word?: string; icon?: ReactNode; plain?: boolean }) {
  const { t } = useTranslation('platform')
  return (
    <span className={`hx-tag hx-tone-${props.tone}${props.plain ? ' hx-tag-plain' : ''}`}>
      {props.icon !== null && <span aria-hidden="true">{props.icon ?? icons[props.tone]}</span>}
      {props.word ?? t(`status.${props.tone}`)}
    </span>
  )
}
