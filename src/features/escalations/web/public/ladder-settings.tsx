import { PlusOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type EscalationLadder, listLadders, removeLadder } from '../../contract/ladders.ts'
import { LadderForm } from '../ladder-form.tsx'
import { QuietHours } from '../quiet-hours.tsx'
import { useScopeWords } from '../scope-words.ts'
import { StepWords } from '../step-words.tsx'
import '../ladders.css'

/** Who is told when time runs out, and who if nobody answers. */
export function LadderSettings() {
  const { t } = useTranslation('escalations')
  const read = useRead(listLadders, {}, {})
  const [editing, setEditing] = useState<EscalationLadder | 'new' | null>(null)
  return (
    <section className="hx-ladders" aria-labelledby="ladders">
      <header>
        <div>
          <h2 id="ladders">{t('ladders.title')}</h2>
          <p className="hx-soft">{t('ladders.about')}</p>
        </div>
        <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('ladders.add')}
        </Button>
      </header>
      <ReadState read={read}>
        {({ ladders, quietHours }) => (
          <>
            <QuietHours hours={quietHours} />
            {ladders.length === 0 && <EmptyState title={t('ladders.empty')} />}
            <ul className="hx-ladder-list">
              {ladders.map((ladder) => (
                <LadderCard key={ladder.id} ladder={ladder} onEdit={() => setEditing(ladder)} />
              ))}
            </ul>
          </>
        )}
      </ReadState>
      {editing !== null && (
        <LadderForm ladder={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </section>
  )
}

function LadderCard({ ladder, onEdit }: { ladder: EscalationLadder; onEdit: () => void }) {
  const { t } = useTranslation('escalations')
  const scope = useScopeWords()(ladder)
  const remove = useWrite(removeLadder)
  const confirm = useConfirmDanger()
  const drop = async () => {
    const danger = { title: t('ladders.remove_title'), consequence: t('ladders.remove_about') }
    if (await confirm({ ...danger, verb: t('ladders.remove') })) void remove.send({ ladderId: ladder.id }, {})
  }
  return (
    <li>
      <div className="hx-ladder-head">
        <Space wrap>
          <strong>{scope}</strong>
          {ladder.limitMinutes !== null && (
            <span className="hx-soft">{t('ladders.open_for', { ms: ladder.limitMinutes * 60_000 })}</span>
          )}
          {!ladder.active && <StatusTag tone="quiet" word={t('ladders.inactive')} />}
        </Space>
        <Space size={0}>
          <Button type="link" onClick={onEdit} aria-label={t('ladders.change_of', { scope })}>
            {t('ladders.change')}
          </Button>
          <Button
            type="text"
            danger
            loading={remove.pending}
            onClick={drop}
            aria-label={t('ladders.remove_of', { scope })}
          >
            {t('ladders.remove')}
          </Button>
        </Space>
      </div>
      <ol>
        {ladder.steps.map((step, place) => (
          // Steps have no name but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: they are never reordered here
          <li key={place}>
            <StepWords step={step} />
          </li>
        ))}
      </ol>
    </li>
  )
}
