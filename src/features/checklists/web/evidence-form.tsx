import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Input, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem, type ProblemError } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { upload } from '#platform/web/transport.ts'
import { lacksEvidence } from '../domain/duties.ts'
import type { Item } from './item.ts'

interface File {
  readonly id: string
  readonly name: string
}

/** Asks for what shows that an item was checked: words, files, or either. */
export function EvidenceForm(props: {
  item: Item
  pending: boolean
  onGive: (given: { words: string; files: File[] }) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('checklists')
  const { item } = props
  const [words, setWords] = useState(item.words ?? '')
  const { files, problem, loading, send } = useUploads()
  const lacking = lacksEvidence(item.evidence, { words, files: files.length + item.files.length })
  return (
    <div className="hx-checklist-evidence">
      <Input.TextArea
        autoFocus
        aria-label={t('points.words')}
        placeholder={t(`evidence.${item.evidence}`)}
        value={words}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 5 }}
        onChange={(event) => setWords(event.target.value)}
      />
      {item.evidence !== 'words' && (
        <Upload
          showUploadList={false}
          beforeUpload={(file) => {
            void send(file)
            return Upload.LIST_IGNORE
          }}
        >
          <Button size="small" icon={<PaperClipOutlined />} loading={loading}>
            {t('points.attach')}
          </Button>
        </Upload>
      )}
      {files.map(({ id, name }) => (
        <small key={id}>{name}</small>
      ))}
      {problem !== null && <p role="alert">{refusalSentence(problem)}</p>}
      <span className="hx-checklist-deeds">
        <Button
          size="small"
          type="primary"
          disabled={lacking || loading}
          loading={props.pending}
          onClick={() => props.onGive({ words, files })}
        >
          {t('points.done')}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {t('points.cancel')}
        </Button>
      </span>
    </div>
  )
}

function useUploads() {
  const [files, setFiles] = useState<File[]>([])
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const [loading, load] = useState(false)
  const send = async (file: globalThis.File) => {
    const form = new FormData()
    form.append('file', file)
    setProblem(null)
    load(true)
    try {
      const { fileId } = await upload<{ fileId: string }>('/api/checklist-files', form)
      setFiles((had) => [...had, { id: fileId, name: file.name }])
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      load(false)
    }
  }
  return { files, problem, loading, send }
}
