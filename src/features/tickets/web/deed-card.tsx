import {
  ArrowRightOutlined,
  AuditOutlined,
  CheckCircleOutlined,
  FileDoneOutlined,
  HistoryOutlined,
  InboxOutlined,
  MoreOutlined,
  PauseCircleOutlined,
  PhoneOutlined,
  PlayCircleOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  StopOutlined,
  SwapOutlined,
  ThunderboltOutlined,
  UserAddOutlined,
} from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { type Desk, useDesk } from './desk.ts'
import { type DialogName, isTheirs, nextDeed, otherDeeds } from './next-deed.ts'

const icons: Readonly<Record<DialogName, ReactNode>> = {
  claim: <UserAddOutlined />,
  takeOver: <UserAddOutlined />,
  accept: <InboxOutlined />,
  start: <PlayCircleOutlined />,
  contact: <PhoneOutlined />,
  resolve: <CheckCircleOutlined />,
  hold: <PauseCircleOutlined />,
  release: <PlayCircleOutlined />,
  callback: <PhoneOutlined />,
  verify: <SafetyCertificateOutlined />,
  close: <FileDoneOutlined />,
  confirm: <ArrowRightOutlined />,
  assign: <SwapOutlined />,
  return: <RollbackOutlined />,
  reopen: <HistoryOutlined />,
  withdraw: <StopOutlined />,
  review: <AuditOutlined />,
}

const besideAtOnce = 2

/** What to do now, and why: one primary deed, the likely others beside it, the rest in a menu. */
export function DeedCard({ bar }: { bar?: boolean }) {
  const { t } = useTranslation('tickets')
  const desk = useDesk()
  const next = nextDeed(desk)
  const others = otherDeeds(desk)
  const beside = bar ? [] : others.slice(0, besideAtOnce)
  const rest = others.slice(beside.length)
  return (
    <section
      className={bar ? 'hx-deed-bar' : 'hx-ticket-card hx-deed-card'}
      aria-label={t('screens.next.label')}
    >
      {!bar && <h2>{t('screens.next.label')}</h2>}
      {(!bar || next === null) && (
        <p className="hx-soft">{next === null ? t(...restWords(desk)) : t(`screens.next.${next}`)}</p>
      )}
      {next !== null && (
        <Button
          type="primary"
          size={bar ? 'large' : 'middle'}
          block
          icon={icons[next]}
          onClick={() => desk.begin(next)}
        >
          {t(`screens.deed.${next}`)}
        </Button>
      )}
      <div className="hx-deed-others">
        {beside.map((deed) => (
          <Button key={deed} icon={icons[deed]} onClick={() => desk.begin(deed)}>
            {t(`screens.deed.${deed}`)}
          </Button>
        ))}
        <span className="hx-deed-last">
          {desk.openMacros !== null && (
            <Button
              size={bar ? 'large' : 'middle'}
              icon={<ThunderboltOutlined />}
              aria-label={t('screens.deed.macro')}
              data-hint={`${t('screens.deed.macro')} (M)`}
              onClick={() => desk.openMacros?.()}
            />
          )}
          {rest.length > 0 && <MoreDeeds deeds={rest} size={bar ? 'large' : 'middle'} />}
        </span>
      </div>
    </section>
  )
}

/** The lesser deeds in a menu, which stands behind its button a moment after the page is there. */
function MoreDeeds({ deeds, size }: { deeds: readonly DialogName[]; size: 'large' | 'middle' }) {
  const { t } = useTranslation('tickets')
  const desk = useDesk()
  const ready = useDeferredValue(true, false)
  const button = <Button size={size} icon={<MoreOutlined />} aria-label={t('screens.next.more')} />
  if (!ready) return button
  const items = deeds.map((deed) => ({
    key: deed,
    icon: icons[deed],
    danger: deed === 'withdraw',
    label: t(`screens.deed.${deed}`),
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => desk.begin(key as DialogName) }}>
      {button}
    </Dropdown>
  )
}

// Nothing to do is told with its reason.
function restWords(desk: Desk): [string, { name: string; count: number }] {
  const { state, openJointTasks: count } = desk.ticket
  const name = desk.assignment?.current?.person.name ?? ''
  if (state === 'closed' || state === 'withdrawn') return ['screens.next.ended', { name, count }]
  if (isTheirs(desk)) return ['screens.next.theirs', { name, count }]
  return [count > 0 ? 'screens.next.joint' : 'screens.next.waiting', { name, count }]
}
