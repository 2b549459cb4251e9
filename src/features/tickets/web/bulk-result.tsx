import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { Button, Modal, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '#platform/web/sentences.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { BulkRun } from './bulk.ts'
import { TicketLink } from './public/ticket-link.tsx'
import './bulk.css'

/** What became of each ticket, those that need a second look first. */
export function BulkResult({ run, onClose }: { run: BulkRun; onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const done = run.outcomes.length
  const refused = run.outcomes.filter((one) => one.problem !== null)
  const ordered = [...refused, ...run.outcomes.filter((one) => one.problem === null)]
  const running = done < run.total
  return (
    <Modal
      open
      title={
        running
          ? t('screens.bulk.running', { done, total: run.total })
          : t(refused.length === 0 ? 'screens.bulk.allDone' : 'screens.bulk.finished', {
              done: done - refused.length,
              refused: refused.length,
            })
      }
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose} disabled={running}>
          {t('screens.bulk.close')}
        </Button>
      }
    >
      {running && <Progress percent={Math.round((done / run.total) * 100)} showInfo={false} />}
      <ul className="hx-bulk-results">
        {ordered.map(({ row, problem }) => (
          <li key={row.id}>
            <TicketLink ticketId={row.id} number={row.number} />
            {problem === null ? (
              <StatusTag
                tone="met"
                word={t(`screens.bulk.done.${run.deed}`)}
                icon={<CheckCircleOutlined />}
                plain
              />
            ) : (
              <span>
                <StatusTag
                  tone="breached"
                  word={t('screens.bulk.refused')}
                  icon={<ExclamationCircleOutlined />}
                  plain
                />{' '}
                {refusalSentence(problem)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
