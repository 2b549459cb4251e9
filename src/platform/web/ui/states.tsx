import { LockOutlined, ReloadOutlined, WarningOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Permission } from '#platform/contract/endpoint.ts'
import type { ProblemError } from '../problem.ts'
import { permissionSentence, refusalSentence } from '../sentences.ts'
import { Mark } from './mark.tsx'
import { useTabTitle } from './page-header.tsx'
import './states.css'

interface StateProps {
  readonly sign: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly alert?: boolean
  /** It is the whole page, so its title is the page's. */
  readonly page?: boolean | undefined
}

function State(props: StateProps) {
  const Title = props.page ? 'h1' : 'p'
  useTabTitle(props.page ? props.title : undefined)
  return (
    <div className="hx-state" role={props.alert ? 'alert' : undefined}>
      <div className="hx-state-sign">{props.sign}</div>
      <Title className="hx-state-title">{props.title}</Title>
      {props.children}
    </div>
  )
}

/** Nothing here: says why, and what to do about it. */
export function EmptyState(props: { title: string; hint?: ReactNode; action?: ReactNode; page?: boolean }) {
  return (
    <State sign={<Mark size={44} />} title={props.title} page={props.page}>
      {props.hint !== undefined && <p className="hx-state-words">{props.hint}</p>}
      {props.action}
    </State>
  )
}

/** The shape of what is coming. */
export function LoadingState({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation('platform')
  return (
    <div className="hx-loading" role="status">
      <span className="hx-unseen">{t('states.loading')}</span>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

/** A place to go on from, and what the way there is called. */
export interface Away {
  readonly to: string
  readonly words: string
}

function Gone({ problem, away }: { problem: ProblemError; away: Away | undefined }) {
  const { t } = useTranslation('platform')
  return (
    <EmptyState
      title={t('states.missingTitle')}
      hint={refusalSentence(problem)}
      action={away && <AwayButton {...away} />}
      page={away !== undefined}
    />
  )
}

function AwayButton({ to, words }: Away) {
  const navigate = useNavigate()
  return <Button onClick={() => void navigate(to)}>{words}</Button>
}

/** What happened, what was kept, what to do. A missing permission is told as one. */
export function ErrorState(props: {
  problem: ProblemError
  onRetry?: () => void
  /** What was kept, where the page holds something that was entered. */
  kept?: ReactNode
  /** Where to go from a page whose subject is gone. */
  away?: Away | undefined
}) {
  const { t } = useTranslation('platform')
  const { problem } = props
  if (problem.kind === 'forbidden') return <NoPermission />
  // What is gone does not come back by trying again.
  if (problem.kind === 'missing') return <Gone problem={problem} away={props.away} />
  return (
    <State sign={<WarningOutlined />} title={t('states.errorTitle')} alert>
      <p className="hx-state-words">{refusalSentence(problem)}</p>
      {props.kept !== undefined && <p className="hx-state-words">{props.kept}</p>}
      {props.onRetry !== undefined && (
        <Button icon={<ReloadOutlined />} onClick={props.onRetry}>
          {t('states.retry')}
        </Button>
      )}
      {problem.kind === 'bug' && problem.requestId !== null && (
        <p className="hx-state-note">{t('states.requestId', { id: problem.requestId })}</p>
      )}
    </State>
  )
}

/** The person may not see this; whom to ask for what. */
export function NoPermission({ permission, page }: { permission?: Permission; page?: boolean }) {
  const { t } = useTranslation('platform')
  const words =
    permission === undefined
      ? t('states.noPermissionPlain')
      : t('states.noPermission', { permission: permissionSentence(permission) })
  return (
    <State sign={<LockOutlined />} title={t('states.noPermissionTitle')} page={page}>
      <p className="hx-state-words">{words}</p>
      {page && <AwayButton to="/" words={t('states.home')} />}
    </State>
  )
}

/** A read in each of its states: loading, refused, or its reply handed to `children`. */
export function ReadState<Reply>(props: {
  read: UseQueryResult<Reply, ProblemError>
  rows?: number
  away?: Away
  children: (reply: Reply) => ReactNode
}) {
  const { read, away } = props
  if (read.data !== undefined) return props.children(read.data)
  if (read.error !== null)
    return <ErrorState problem={read.error} onRetry={() => void read.refetch()} away={away} />
  return <LoadingState rows={props.rows ?? 4} />
}
