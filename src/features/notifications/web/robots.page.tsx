import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { type ItemOf, useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { listRobots, removeRobot, tryRobot } from '../contract/robots.ts'
import { RobotForm } from './robot-form.tsx'
import { stateTones } from './state-tones.ts'
import './robots.css'

type Robot = ItemOf<typeof listRobots>

/** Robots in group chats that are told what people are told. */
export default function RobotsPage() {
  const { t } = useTranslation('notifications')
  const read = useRead(listRobots, {}, {})
  const [editing, edit] = useState<Robot | 'new' | null>(null)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => edit('new')}>
      {t('robots.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('menu.robots')} subtitle={t('robots.subtitle')} action={add} />
      <ReadState read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('robots.none')} hint={t('robots.noneHint')} />
          ) : (
            <ul className="hx-robots">
              {items.map((robot) => (
                <RobotCard key={robot.id} robot={robot} onEdit={() => edit(robot)} />
              ))}
            </ul>
          )
        }
      </ReadState>
      {editing !== null && (
        <RobotForm robot={editing === 'new' ? null : editing} onClose={() => edit(null)} />
      )}
    </>
  )
}

function RobotCard({ robot, onEdit }: { robot: Robot; onEdit: () => void }) {
  const { t } = useTranslation('notifications')
  const unitName = useUnitNames()
  const { name, service, address, signed, active, kinds, unitId, mailing } = robot
  return (
    <li>
      <header>
        <h2>{name}</h2>
        {!active && <StatusTag tone="quiet" word={t('robots.inactive')} />}
        <span className="hx-soft">
          {t(`robots.services.${service}`)} · {address}
          {signed && ` · ${t('robots.signed')}`}
        </span>
      </header>
      <dl>
        <div>
          <dt>{t('robots.kinds')}</dt>
          <dd>{kinds.map((kind) => t(`kinds.${kind}`)).join(t('and'))}</dd>
        </div>
        <div>
          <dt>{t('robots.unit')}</dt>
          <dd>{unitId === null ? t('robots.everywhere') : unitName(unitId)}</dd>
        </div>
        <div>
          <dt>{t('robots.mailing')}</dt>
          <dd>{t(`robots.mailings.${mailing}`)}</dd>
        </div>
        <div>
          <dt>{t('robots.last')}</dt>
          <dd>
            <Last last={robot.last} />
          </dd>
        </div>
      </dl>
      <Deeds robot={robot} onEdit={onEdit} />
    </li>
  )
}

/** What became of the latest thing it was told. */
function Last({ last }: { last: Robot['last'] }) {
  const { t } = useTranslation('notifications')
  if (last === null) return <span className="hx-soft">{t('robots.never')}</span>
  const { state, problem, at } = last
  const why = problem === null ? '' : t(`problems.${problem}` as 'problems.READ', { defaultValue: problem })
  return (
    <Space wrap size={8}>
      <StatusTag tone={stateTones[state]} word={[t(`states.${state}`), why].filter(Boolean).join(' · ')} />
      <RelativeTime at={at} />
    </Space>
  )
}

function Deeds({ robot: { id, name }, onEdit }: { robot: Robot; onEdit: () => void }) {
  const { t } = useTranslation('notifications')
  const { message } = App.useApp()
  const remove = useWrite(removeRobot)
  const test = useWrite(tryRobot, { onDone: () => void message.success(t('robots.tried')) })
  const confirm = useConfirmDanger()
  const drop = async () => {
    const danger = {
      title: t('robots.removeTitle', { name }),
      consequence: t('robots.removeAbout'),
      verb: t('robots.remove'),
    }
    if (await confirm(danger)) void remove.send({ robotId: id }, {})
  }
  return (
    <Space wrap>
      <Button loading={test.pending} onClick={() => void test.send({ robotId: id }, {})}>
        {t('robots.try')}
      </Button>
      <Button onClick={onEdit}>{t('robots.change')}</Button>
      <Button type="text" danger loading={remove.pending} onClick={() => void drop()}>
        {t('robots.remove')}
      </Button>
    </Space>
  )
}
