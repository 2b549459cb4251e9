import { InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Drawer, Radio, Table, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { ErrorState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { importLabels, maxImportBytes } from '../contract.ts'

type Result = CallerReply<typeof importLabels>
type Row = Result['rows'][number]
type Others = 'keep' | 'archive'

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/** Import in two steps: what the file would do, row by row, then doing it. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('taxonomy')
  const [file, setFile] = useState<{ fileName: string; content: string } | null>(null)
  const [others, setOthers] = useState<Others>('keep')
  const [result, setResult] = useState<Result | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const sending = useWrite(importLabels, { ownProblems: true, onDone: setResult })
  const send = (given: { fileName: string; content: string }, more: { others: Others; dryRun: boolean }) => {
    setFile(given)
    setOthers(more.others)
    void sending.send({}, { ...given, ...more })
  }
  const take = async (chosen: File) => {
    setTooLarge(chosen.size > maxImportBytes)
    if (chosen.size > maxImportBytes) return
    send({ fileName: chosen.name, content: await base64Of(chosen) }, { others, dryRun: true })
  }
  const restart = () => {
    setFile(null)
    setResult(null)
    sending.clear()
  }
  return (
    <Drawer open title={t('import.title')} size="large" onClose={onClose}>
      {tooLarge && (
        <Alert type="error" showIcon title={t('import.tooLarge', { kb: maxImportBytes / 1000 })} />
      )}
      {sending.problem !== null && <ErrorState problem={sending.problem} onRetry={restart} />}
      {file === null && (
        <Upload.Dragger
          accept=".xlsx,.csv"
          showUploadList={false}
          beforeUpload={(chosen) => {
            void take(chosen)
            return Upload.LIST_IGNORE
          }}
        >
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
          <p className="ant-upload-text">{t('import.drop')}</p>
          <p className="ant-upload-hint">{t('import.dropHint')}</p>
        </Upload.Dragger>
      )}
      {file !== null && result !== null && (
        <>
          <Summary result={result} />
          {result.dryRun && (
            <div className="hx-labels-choice">
              <span>{t('import.others')}</span>
              <Radio.Group
                value={others}
                options={(['keep', 'archive'] as const).map((value) => ({
                  value,
                  label: t(value === 'keep' ? 'import.othersKeep' : 'import.othersArchive'),
                }))}
                onChange={(event) => send(file, { others: event.target.value, dryRun: true })}
              />
              <Button
                type="primary"
                loading={sending.pending}
                disabled={changesOf(result) === 0}
                onClick={() => send(file, { others, dryRun: false })}
              >
                {t('import.commit', { count: changesOf(result) })}
              </Button>
              <Button onClick={restart}>{t('import.again')}</Button>
            </div>
          )}
          {!result.dryRun && (
            <div className="hx-labels-choice">
              <Button type="primary" onClick={onClose}>
                {t('import.close')}
              </Button>
            </div>
          )}
          <Rows rows={result.rows} />
        </>
      )}
    </Drawer>
  )
}

const changesOf = ({ created, changed, archived }: Result) => created + changed + archived

function Summary({ result }: { result: Result }) {
  const { t } = useTranslation('taxonomy')
  const { created, changed, archived, refused, dryRun } = result
  const nothing = changesOf(result) === 0 && refused === 0
  return (
    <Alert
      role="status"
      showIcon
      type={refused > 0 ? 'warning' : dryRun ? 'info' : 'success'}
      title={dryRun ? t('import.preview') : t('import.done')}
      description={
        nothing ? t('import.nothing') : t('import.summary', { created, changed, archived, refused })
      }
    />
  )
}

const tones = { created: 'met', changed: 'note', same: 'quiet', refused: 'breached' } as const

function Rows({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('taxonomy')
  const [problemsOnly, setProblemsOnly] = useState(false)
  const shown = problemsOnly ? rows.filter(({ outcome }) => outcome === 'refused') : rows
  return (
    <>
      <Checkbox
        className="hx-labels-problems"
        checked={problemsOnly}
        onChange={(event) => setProblemsOnly(event.target.checked)}
      >
        {t('import.onlyProblems')}
      </Checkbox>
      <Table<Row>
        size="small"
        virtual
        scroll={{ y: 480, x: 560 }}
        pagination={false}
        rowKey="row"
        dataSource={[...shown]}
        columns={[
          { title: t('import.row'), dataIndex: 'row', width: 64, align: 'end' },
          { title: t('import.path'), dataIndex: 'path', render: (path: string[]) => path.join(' › ') },
          {
            title: t('import.outcome'),
            dataIndex: 'outcome',
            width: 220,
            render: (outcome: Row['outcome'], { reason }) => (
              <>
                <StatusTag plain tone={tones[outcome]} word={t(`outcomes.${outcome}`)} />{' '}
                {reason !== null && t(`reasons.${reason}`)}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
