import { Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { asProblem, type ProblemError } from '#platform/web/problem.ts'
import { upload } from '#platform/web/transport.ts'
import { ErrorState } from '#platform/web/ui/states.tsx'
import { FileZone } from './public/file-zone.tsx'

/** Where a file is dropped or chosen; once it is here its own page opens. */
export function FileDrop() {
  const { t } = useTranslation('imports')
  const go = useNavigate()
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const send = async (file: File) => {
    const form = new FormData()
    form.append('file', file)
    setProblem(null)
    setShare(0)
    try {
      const { importId } = await upload<{ importId: string }>('/api/imports', form, { onProgress: setShare })
      void go(`/imports/${importId}`)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setShare(null)
    }
  }
  return (
    <section className="hx-imports-drop">
      {problem !== null && <ErrorState problem={problem} />}
      {share === null ? (
        <FileZone words={t('list.drop')} hint={t('list.dropHint')} onFile={(file) => void send(file)} />
      ) : (
        <div role="status">
          <p>{t('list.uploading', { percent: Math.round(share * 100) })}</p>
          <Progress percent={Math.round(share * 100)} aria-label={t('list.upload')} />
        </div>
      )}
    </section>
  )
}
