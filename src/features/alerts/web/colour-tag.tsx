import { AlertOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '#platform/web/theme.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { AlertItem } from '../contract/reading.ts'

const looks: Readonly<Record<AlertItem['colour'], { tone: Tone; icon: ReactNode; plain: boolean }>> = {
  red: { tone: 'breached', icon: <AlertOutlined />, plain: false },
  orange: { tone: 'soon', icon: <WarningOutlined />, plain: false },
  yellow: { tone: 'soon', icon: <InfoCircleOutlined />, plain: true },
}

/** The colour of an alert, as a word and a sign of its own. */
export function ColourTag({ colour }: { colour: AlertItem['colour'] }) {
  const { t } = useTranslation('alerts')
  const { tone, icon, plain } = looks[colour]
  return <StatusTag tone={tone} icon={icon} plain={plain} word={t(`colours.${colour}`)} />
}

/** How an alert stands, where it is not simply open. */
export function StandingTag({
  alert,
}: {
  alert: Pick<AlertItem, 'state' | 'recoveredAt' | 'acknowledgedAt'>
}) {
  const { t } = useTranslation('alerts')
  if (alert.state === 'closed') return <StatusTag tone="met" plain word={t('states.closed')} />
  if (alert.state === 'snoozed') return <StatusTag tone="quiet" plain word={t('states.snoozed')} />
  if (alert.recoveredAt !== null) return <StatusTag tone="met" plain word={t('states.recovered')} />
  return alert.acknowledgedAt === null ? (
    <StatusTag tone="note" plain word={t('states.unseen')} />
  ) : (
    <StatusTag tone="note" plain word={t('states.seen')} />
  )
}
