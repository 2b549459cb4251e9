import {
  CheckCircleOutlined,
  ExclamationCircleOutlined,
  InboxOutlined,
  MailOutlined,
  MinusCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '#platform/web/theme.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { LetterState } from '../domain/letters.ts'
import type { Cause } from './parts.ts'

const looks: Readonly<Record<LetterState, { tone: Tone; icon: ReactNode }>> = {
  sent: { tone: 'note', icon: <MailOutlined /> },
  received: { tone: 'note', icon: <SyncOutlined /> },
  answered: { tone: 'soon', icon: <InboxOutlined /> },
  accepted: { tone: 'met', icon: <CheckCircleOutlined /> },
  withdrawn: { tone: 'quiet', icon: <MinusCircleOutlined /> },
}

/** How far a letter is, as an icon and a word. */
export function LetterStateTag({
  letter,
  plain,
}: {
  letter: { state: LetterState; overdue: boolean }
  plain?: boolean
}) {
  const { t } = useTranslation('supervision')
  const { tone, icon } = looks[letter.state]
  return (
    <StatusTag
      tone={letter.overdue ? 'breached' : tone}
      icon={icon}
      word={t(`state.${letter.state}`)}
      plain={plain ?? false}
    />
  )
}

/** Says a cause in words: what was missed, answered or said. */
export function useCauseWords(): (cause: Cause) => string {
  const { t } = useTranslation('supervision')
  return ({ cause, about }) => t(`causeAbout.${cause}`, { about })
}

/** Why something is under supervision. */
export function CauseTags({ causes }: { causes: readonly Cause[] }) {
  const words = useCauseWords()
  return (
    <span className="hx-supervision-tags">
      {causes.map((cause) => (
        <StatusTag
          key={`${cause.cause} ${cause.about}`}
          tone={cause.cause === 'by_hand' ? 'note' : 'breached'}
          icon={<ExclamationCircleOutlined />}
          word={words(cause)}
        />
      ))}
    </span>
  )
}
