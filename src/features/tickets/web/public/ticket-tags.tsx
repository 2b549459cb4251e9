import {
  AuditOutlined,
  BulbOutlined,
  CheckCircleOutlined,
  CheckOutlined,
  EllipsisOutlined,
  ExclamationCircleOutlined,
  InboxOutlined,
  LikeOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
  QuestionCircleOutlined,
  RiseOutlined,
  SafetyCertificateOutlined,
  StopOutlined,
  SyncOutlined,
  ThunderboltOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '#platform/web/theme.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { HoldReason, TicketKind, Tier, Urgency } from '../../domain/codes.ts'
import type { TicketState } from '../../domain/lifecycle.ts'
import './ticket-tags.css'

const kindIcons: Readonly<Record<TicketKind, ReactNode>> = {
  complaint: <ExclamationCircleOutlined />,
  enquiry: <QuestionCircleOutlined />,
  suggestion: <BulbOutlined />,
  praise: <LikeOutlined />,
  report: <AuditOutlined />,
  other: <EllipsisOutlined />,
}

/** What a ticket is about, as an icon and a word. */
export function KindTag({ kind }: { kind: TicketKind }) {
  const { t } = useTranslation('tickets')
  return (
    <span className="hx-ticket-kind">
      <span aria-hidden="true">{kindIcons[kind]}</span>
      {t(`kind.${kind}`)}
    </span>
  )
}

/** «紧急» loudly; «普通» without a ground, so that the rare case stands out. */
export function UrgencyTag({ urgency, plain }: { urgency: Urgency; plain?: boolean }) {
  const { t } = useTranslation('tickets')
  const word = t(`urgency.${urgency}`)
  return urgency === 'urgent' ? (
    <StatusTag tone="breached" word={word} icon={<ThunderboltOutlined />} plain={plain ?? false} />
  ) : (
    <StatusTag tone="quiet" word={word} icon={<MinusCircleOutlined />} plain />
  )
}

const tierIcons: Readonly<Record<Tier, ReactNode>> = {
  1: <UserOutlined />,
  2: <RiseOutlined />,
  3: <SafetyCertificateOutlined />,
}

/** The complaint level. */
export function TierTag({ tier, plain }: { tier: Tier; plain?: boolean }) {
  const { t } = useTranslation('tickets')
  return (
    <StatusTag
      tone={tier === 1 ? 'quiet' : 'note'}
      word={t(`tier.${tier}`)}
      icon={tierIcons[tier]}
      plain={plain ?? tier === 1}
    />
  )
}

const stateLooks: Readonly<Record<TicketState, { tone: Tone; icon: ReactNode }>> = {
  received: { tone: 'note', icon: <InboxOutlined /> },
  accepted: { tone: 'note', icon: <CheckOutlined /> },
  in_progress: { tone: 'note', icon: <SyncOutlined /> },
  resolved: { tone: 'met', icon: <CheckCircleOutlined /> },
  verified: { tone: 'met', icon: <SafetyCertificateOutlined /> },
  closed: { tone: 'quiet', icon: <MinusCircleOutlined /> },
  withdrawn: { tone: 'quiet', icon: <StopOutlined /> },
}

/** Where a ticket stands; a hold is told in place of the state it interrupts. */
export function StateTag(props: {
  state: TicketState
  hold?: { reason: HoldReason } | null
  plain?: boolean
}) {
  const { t } = useTranslation('tickets')
  const plain = props.plain ?? false
  if (props.hold)
    return (
      <StatusTag
        tone="soon"
        word={t(`hold.${props.hold.reason}`)}
        icon={<PauseCircleOutlined />}
        plain={plain}
      />
    )
  const looks = stateLooks[props.state]
  return <StatusTag {...looks} word={t(`state.${props.state}`)} plain={plain} />
}
