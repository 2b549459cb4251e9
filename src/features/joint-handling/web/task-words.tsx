import {
  CheckCircleOutlined,
  HourglassOutlined,
  InboxOutlined,
  MinusCircleOutlined,
  RollbackOutlined,
  SyncOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '#platform/web/theme.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { RaciRole, TaskState } from '../domain/codes.ts'

export interface Standing {
  readonly role: RaciRole
  readonly state: TaskState
  readonly overdue: boolean
  readonly endedAt: string | null
}

const looks: Readonly<Record<TaskState, { tone: Tone; icon: ReactNode }>> = {
  waiting: { tone: 'quiet', icon: <HourglassOutlined /> },
  sent: { tone: 'note', icon: <InboxOutlined /> },
  accepted: { tone: 'note', icon: <SyncOutlined /> },
  answered: { tone: 'met', icon: <CheckCircleOutlined /> },
  returned: { tone: 'soon', icon: <RollbackOutlined /> },
  cancelled: { tone: 'quiet', icon: <MinusCircleOutlined /> },
}

/** Whoever is only informed has nothing more to do once they took note. */
const isNoted = ({ role, state }: Standing) => role === 'informed' && state === 'accepted'

const isLate = ({ overdue, endedAt, state }: Standing) => overdue && endedAt === null && state !== 'returned'

export function toneOf(task: Standing): Tone {
  if (isLate(task)) return 'breached'
  return isNoted(task) ? 'met' : looks[task.state].tone
}

/** The word for how far a sub-task is. */
export function useStateWord(): (task: Standing) => string {
  const { t } = useTranslation('joint-handling')
  return (task) => t(isNoted(task) ? 'state.noted' : `state.${task.state}`)
}

/** How far a sub-task is, as an icon and a word. */
export function TaskStateTag({ task, plain }: { task: Standing; plain?: boolean }) {
  const word = useStateWord()
  const icon = isNoted(task) ? <CheckCircleOutlined /> : looks[task.state].icon
  return <StatusTag tone={toneOf(task)} icon={icon} word={word(task)} plain={plain ?? false} />
}
